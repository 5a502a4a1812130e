"""What nobody confirmed for a long time, by actor: whom to ask first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wegweiser.model import Actor, Directory, Offer
from wegweiser.times import is_listed


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A record, the day on which it was last confirmed, and how many days ago; None: never."""

    record: Actor | Offer
    on: date | None
    days: int | None

    @property
    def order(self) -> tuple[date, bool, str]:
        """Never confirmed first, then the oldest; the actor before its offers."""
        return self.on or date.min, isinstance(self.record, Offer), self.record.id


@dataclass(frozen=True, slots=True)
class StaleActor:
    """An actor and what is to be confirmed: offers, and the actor itself."""

    actor: Actor
    records: tuple[Unconfirmed, ...]


def find_stale(directory: Directory, today: date, days: int) -> tuple[StaleActor, ...]:
    """What was last confirmed more than so many days ago, or never; the oldest first.

    Offers that ended or are over need no confirmation.
    """
    found: dict[str, list[Unconfirmed]] = {id_: [] for id_ in directory.actors}
    for actor in directory.actors.values():
        found[actor.id].append(_last_confirmed(actor, today))
    for offer in directory.offers.values():
        if offer.actor in found and is_listed(offer, today):
            found[offer.actor].append(_last_confirmed(offer, today))
    stale = [
        StaleActor(directory.actors[id_], tuple(sorted(old, key=lambda each: each.order)))
        for id_, records in found.items()
        if (old := [each for each in records if each.days is None or each.days > days])
    ]
    return tuple(sorted(stale, key=lambda each: each.records[0].order))


def _last_confirmed(record: Actor | Offer, today: date) -> Unconfirmed:
    on = record.checked.on if record.checked else None
    return Unconfirmed(record, on, (today - on).days if on else None)
