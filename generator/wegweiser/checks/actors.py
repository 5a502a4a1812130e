"""Actors: places that give nothing away that is to be hidden, and lie where they can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wegweiser.checks.contacts import find_contact_faults, find_private_texts
from wegweiser.checks.dates import find_stale_dates
from wegweiser.checks.links import find_link_faults, text_link_faults
from wegweiser.geo import distance_km
from wegweiser.model import Actor, Home, Place, Problem
from wegweiser.model.actor import GIVEAWAYS
from wegweiser.reading import Reading

FAR_KM = 50


def find_actor_faults(reading: Reading, today: date) -> Iterator[Problem]:
    """What is wrong with each actor, apart from the ids it names."""
    settings = reading.directory.settings
    home = None if settings.spoiled("home") else settings.home
    for actor in reading.directory.actors.values():
        yield from find_contact_faults(actor)
        yield from find_private_texts(actor)
        yield from find_link_faults(actor, "description")
        yield from find_stale_dates(actor, today)
        if actor.id in _wholes(actor, reading.directory.actors):
            yield actor.problem("part-of-itself", "part_of", value=actor.id)
        for id_, place in actor.places.items():
            yield from _address(actor, id_, place)
            yield from _coordinates(actor, id_, place, home)
            if place.directions:
                at = ("places", id_, "directions")
                yield from text_link_faults(actor, at, place.directions)


def _wholes(actor: Actor, actors: Mapping[str, Actor]) -> Iterator[str]:
    """The actors of which this one is a part, directly or over others; each once."""
    seen: set[str] = set()
    whole = actor.part_of
    while whole is not None and whole not in seen:
        seen.add(whole)
        yield whole
        whole = actors[whole].part_of if whole in actors else None


def _address(actor: Actor, id_: str, place: Place) -> Iterator[Problem]:
    """Where the address is hidden, nothing in the file may give it away."""
    if place.hide_address:
        for field in GIVEAWAYS:
            if getattr(place, field) is not None:
                yield actor.key_problem("address-given-away", "places", id_, field, field=field)


def _coordinates(actor: Actor, id_: str, place: Place, home: Home | None) -> Iterator[Problem]:
    """Both coordinates or neither, and not far from home."""
    if place.hide_address:
        return
    if (place.lat is None) != (place.lon is None):
        given, missing = ("lat", "lon") if place.lon is None else ("lon", "lat")
        if not actor.excused("places", id_, missing):
            yield actor.problem("half-coordinates", "places", id_, given, field=missing)
    elif home and place.coordinates:
        distance = distance_km(place.coordinates, (home.lat, home.lon))
        if distance > FAR_KM:
            words = {"km": f"{distance:.0f}", "home": home.name}
            yield actor.problem("far-from-home", "places", id_, "lat", **words)
