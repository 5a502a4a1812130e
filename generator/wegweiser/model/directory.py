"""The whole directory: records by id, and the places that offers name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from wegweiser.model.actor import Actor, Place
from wegweiser.model.ground import Ground
from wegweiser.model.needs import GapSettings, Needs
from wegweiser.model.offer import Offer, Time
from wegweiser.model.settings import Settings
from wegweiser.model.values import NO_PLACE
from wegweiser.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Venue:
    """Where an offer takes place: a place of an actor, or `online`, `phone`, `outreach`.

    `actor`, `id` and `place` are None unless `kind` is `place`.
    """

    kind: Literal["place", "online", "phone", "outreach"]
    actor: str | None = None
    id: str | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that was read. Records are sorted by id; `needs` is None without a file.

    `ground` is the base layer of the map, None where the settings name none.
    """

    settings: Settings
    vocabulary: Vocabulary
    actors: Mapping[str, Actor]
    offers: Mapping[str, Offer]
    needs: Needs | None = None
    ground: Ground | None = None

    @property
    def gap_settings(self) -> GapSettings:
        """Where a verdict turns."""
        return self.needs.settings if self.needs else GapSettings()

    def venue(self, offer: Offer, reference: str) -> Venue | None:
        """What a place reference of an offer (or of one of its times) stands for."""
        if reference in NO_PLACE:
            return Venue(reference)  # type: ignore[arg-type]  # the three words of the Literal
        owner, slash, name = reference.rpartition("/")
        actor = self.actors.get(owner if slash else offer.actor)
        if actor is None:
            return None
        id_ = actor.main_place if name == "main" else name
        if id_ is None or id_ not in actor.places:
            return None
        return Venue("place", actor.id, id_, actor.places[id_])

    def hides(self, offer: Offer) -> bool:
        """Whether one of an offer's places is nobody's to know."""
        venues = self.venues(offer, offer.times)
        return any(venue.place is not None and venue.place.hide_address for venue in venues)

    def venues(self, offer: Offer, times: tuple[Time, ...] = ()) -> tuple[Venue, ...]:
        """The places of an offer and of these of its times, each once, in that order."""
        references = [*offer.place, *(time.place for time in times if time.place)]
        found = (self.venue(offer, reference) for reference in references)
        return tuple(dict.fromkeys(venue for venue in found if venue is not None))
