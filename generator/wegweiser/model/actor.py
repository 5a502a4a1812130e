"""An actor: an organisation in or around the housing site, with its places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from wegweiser.model.contact import Checked, Contact, Seeking
from wegweiser.model.record import Part, Record
from wegweiser.model.values import (
    ActorReference,
    Description,
    Directions,
    FeatureReference,
    KindReference,
    LanguageTag,
    Latitude,
    Line,
    Longitude,
    Minutes,
    PlaceId,
    Summary,
    TopicReference,
    YesNo,
)

GIVEAWAYS = ("street", "postcode", "lat", "lon", "directions", "inside")
"""The fields of a place that `hide_address` forbids: the repository is public too."""


class Place(Part):
    """Where an actor can be found. Coordinates are WGS 84, both or neither."""

    name: Line | None = None
    street: Line | None = None
    postcode: Line | None = None
    city: Line | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    inside: YesNo | None = None
    directions: Directions | None = None
    walk_minutes: Minutes | None = None
    accessibility: dict[FeatureReference, YesNo] = {}
    hide_address: YesNo | None = None

    @property
    def coordinates(self) -> tuple[float, float] | None:
        """Latitude and longitude, where both are known and may be shown."""
        if self.hide_address or self.lat is None or self.lon is None:
            return None
        return self.lat, self.lon


class Actor(Record):
    """An organisation: authority, association, youth club, daycare, school, volunteers."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"name": "–", "kind": "other"}

    name: Line
    kind: KindReference
    part_of: ActorReference | None = None
    summary: Summary | None = None
    description: Description | None = None
    places: dict[PlaceId, Place] = {}
    contact: Contact | None = None
    languages: tuple[LanguageTag, ...] | None = None
    can_provide: tuple[TopicReference, ...] = ()
    seeks: tuple[Seeking, ...] = ()
    checked: Checked | None = None
    example: YesNo | None = None
    language: LanguageTag | None = None

    @property
    def main_place(self) -> str | None:
        """The id of the first place."""
        return next(iter(self.places), None)
