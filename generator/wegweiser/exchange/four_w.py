"""Who does what, where and for whom: the offers as a table, as coordinators know it (3W, 4W)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wegweiser.exchange.gap_names import GapNames
from wegweiser.exchange.table import Cell, Table
from wegweiser.model import Actor, Offer, Venue
from wegweiser.times import is_past

_COLUMNS = (
    *("who", "kind", "with", "what", "topics", "where", "address", "inside"),
    *("groups", "age", "languages", "status", "id"),
)


def four_w(names: GapNames, today: date) -> Table:
    """One row for each place of each offer that there is or will be; by actor, then by offer.

    Of a hidden place nothing is told but that it is hidden.
    """
    tell = names.words.tell
    offers = [
        offer
        for offer in names.directory.offers.values()
        if offer.status != "ended"
        and (offer.runs.until is None or today <= offer.runs.until)
        and not is_past(offer, today)
    ]
    offers.sort(key=lambda offer: (names.actor(offer.actor), offer.title, offer.id))
    return Table(
        tell("sheet-4w"),
        tuple(tell(f"4w-{column}") for column in _COLUMNS),
        tuple(row for offer in offers for row in _rows(names, offer)),
    )


def _rows(names: GapNames, offer: Offer) -> Iterator[tuple[Cell, ...]]:
    actor = names.directory.actors.get(offer.actor)
    venues = names.directory.venues(offer, offer.times)
    for venue in venues or (None,):
        where, address, inside = _place(names, venue)
        yield (
            names.actor(offer.actor),
            _kind(names, actor),
            ", ".join(names.actor(id_) for id_ in offer.with_),
            offer.title,
            ", ".join(names.topic(id_) for id_ in offer.topics),
            where,
            address,
            inside,
            ", ".join(names.group(id_) for id_ in offer.groups),
            names.age(offer.for_.age) if offer.for_.age else "",
            names.languages(offer.languages or ()),
            names.words.tell(f"status-{offer.status}"),
            offer.id,
        )


def _kind(names: GapNames, actor: Actor | None) -> str:
    entry = names.directory.vocabulary.actor_kinds.get(actor.kind) if actor else None
    return entry.label if entry else ""


def _place(names: GapNames, venue: Venue | None) -> tuple[str, str, str]:
    """The place, its address, and whether it is inside the site; empty where nobody said."""
    tell = names.words.tell
    if venue is None:
        return "", "", ""
    place = venue.place
    if place is None:
        return tell(f"place-{venue.kind}"), "", ""
    if place.hide_address:
        return tell("place-hidden"), "", ""
    town = " ".join(part for part in (place.postcode, place.city) if part)
    address = ", ".join(part for part in (place.street, town) if part)
    inside = {True: tell("yes"), False: tell("no"), None: ""}[place.inside]
    return place.name or names.actor(venue.actor or ""), address, inside
