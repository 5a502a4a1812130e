"""Where something is: name, address, the way there and what the place offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from wegweiser.model import Place, Venue
from wegweiser.pages.distances import straight_line_to
from wegweiser.pages.edition import Card, Edition, Voice
from wegweiser.pages.map.atlas import Cutting
from wegweiser.pages.phrases import VENUES
from wegweiser.pages.templating import fragment


@dataclass(frozen=True, slots=True)
class Feature:
    """Whether a place has something, as somebody said."""

    label: Markup
    there: bool


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place as it is shown; `geo` and `map` are addresses, None where the place is unknown.

    `line` is the straight line from home, `cutting` the small map.
    """

    name: Markup
    address: Markup | None = None
    way: Markup | None = None
    line: Markup | None = None
    cutting: Cutting | None = None
    directions: Markup | None = None
    hidden: bool = False
    features: tuple[Feature, ...] = ()
    unknown: Markup | None = None
    geo: str | None = None
    map: str | None = None


def place_card(edition: Edition, venue: Venue, *, drawn: bool = True) -> Card:
    """The place of a venue, or what stands for one; rendered once a language.

    `drawn`: with its small map.
    """
    key = "place", venue.kind, venue.actor, venue.id, drawn
    if key not in edition.memory:
        place, machine = find_whereabouts(edition, venue)
        if not drawn:
            place = replace(place, cutting=None)
        edition.memory[key] = Card(edition.render("place.html", place=place), machine)
    found: Card = edition.memory[key]
    return found


def find_whereabouts(edition: Edition, venue: Venue) -> tuple[Whereabouts, bool]:
    """A place as a value, and whether a machine translated any of it."""
    if venue.place is None or venue.actor is None or venue.id is None:
        return Whereabouts(edition.say(VENUES[venue.kind])), False
    voice = edition.voice(edition.site.directory.actors[venue.actor])
    return _whereabouts(voice, venue.id, venue.place), voice.machine


def short_place(edition: Edition, venue: Venue) -> Card:
    """The place in two or three words: what it is called."""
    if venue.place is None or venue.actor is None:
        return Card(edition.say(VENUES[venue.kind]))
    key = "place name", venue.actor, venue.id
    if key not in edition.memory:
        actor = edition.site.directory.actors[venue.actor]
        voice = edition.voice(actor)
        edition.memory[key] = Card(_name(voice, venue.id or "", venue.place), voice.machine)
    found: Card = edition.memory[key]
    return found


def _whereabouts(voice: Voice, id_: str, place: Place) -> Whereabouts:
    name = _name(voice, id_, place)
    features = tuple(_features(voice, place))
    unknown = _unknown_features(voice, place)
    if place.hide_address:
        return Whereabouts(name, hidden=True, features=features, unknown=unknown)
    field, directions = f"places.{id_}.directions", place.directions
    return Whereabouts(
        name,
        address=_address(place, voice),
        way=way(voice.edition, place),
        line=straight_line_to(voice.edition, place),
        cutting=voice.edition.site.atlas.cutting(voice.id, id_),
        directions=voice.block(field, directions) if directions else None,
        features=features,
        unknown=unknown,
        geo=_geo(place),
        map=_map(place),
    )


def _name(voice: Voice, id_: str, place: Place) -> Markup:
    """The place's name; a place without one is called like its actor."""
    if place.name:
        return voice.name(f"places.{id_}.name", place.name)
    actor = voice.edition.site.directory.actors[voice.id]
    return voice.name("name", actor.name)


def way(edition: Edition, place: Place) -> Markup | None:
    """How far it is: inside the housing site, near, or minutes on foot."""
    if place.hide_address:
        return None
    if place.inside:
        return edition.say("Inside the housing site")
    found = edition.site.walk_to(place)
    if found is None:
        return None
    if found.near:
        return edition.say("Very near: a few minutes on foot")
    if not found.estimated:
        return edition.count(
            "{number} minute on foot", "{number} minutes on foot", found.minutes_to
        )
    return edition.count(
        "about {first} to {number} minutes on foot",
        "about {first} to {number} minutes on foot",
        found.minutes_to,
        first=found.minutes_from,
    )


def _address(place: Place, voice: Voice) -> Markup | None:
    town = " ".join(part for part in (place.postcode, place.city) if part)
    text = ", ".join(part for part in (place.street, town) if part)
    if not text:
        return None
    own = voice.source == voice.edition.tag
    return fragment("ltr", text) if own else fragment("address", text, voice.source)


def _features(voice: Voice, place: Place) -> Iterator[Feature]:
    """What is there first, then what is not; in the vocabulary's order."""
    entries = voice.edition.site.directory.vocabulary.features
    for there in (True, False):
        for id_, entry in entries.items():
            if place.accessibility.get(id_) is there:
                yield Feature(voice.label("features", id_, entry), there)


def _unknown_features(voice: Voice, place: Place) -> Markup | None:
    """What nobody said, where something was said."""
    entries = voice.edition.site.directory.vocabulary.features
    missing = [id_ for id_ in entries if id_ not in place.accessibility]
    if not place.accessibility or not missing:
        return None
    labels = [voice.label("features", id_, entries[id_]) for id_ in missing]
    return voice.edition.say("Not known: {features}", features=voice.edition.list(labels))


def _geo(place: Place) -> str | None:
    if place.coordinates is None:
        return None
    at = ",".join(f"{number:.6g}" for number in place.coordinates)
    return f"geo:{at}?q={at}"


def _map(place: Place) -> str | None:
    if place.coordinates is None:
        return None
    lat, lon = (f"{number:.6g}" for number in place.coordinates)
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"
