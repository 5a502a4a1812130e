"""The map's places, drawings and small maps, computed once for all languages.

What hides its address is in none of them: it has no number, no distance, no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wegweiser.geo import distance_km
from wegweiser.geo.boxes import Box
from wegweiser.geo.chart import Chart, Mark, Pin, draw_chart
from wegweiser.geo.labels import Anchor, Caption, Label, place_labels
from wegweiser.geo.plane import Paper, Plane, Point, fit_plane
from wegweiser.geo.rings import Bar, Ring, draw_bar, draw_rings
from wegweiser.geo.terrain import Terrain, draw_terrain
from wegweiser.model import Directory, Venue

PHONE = Paper(420, 540, pin=30, line=14)
WIDE = Paper(800, 640, pin=28, line=14)
"""The sheets, nearly in CSS pixels; shown smaller, a pin is still 24 of them wide."""
_ANCHORS: Final[Mapping[str, Anchor]] = {"station": "beside"}
SAME_KM = 0.025
"""Places nearer to each other are one spot: doors of one house."""

Key = tuple[str, str]
"""The ids of an actor and of one of its places."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the map: whose it is, and the listed offers that take place there."""

    actor: str
    place: str
    offers: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.actor, self.place


@dataclass(frozen=True, slots=True)
class Spot:
    """One address with its number on the map, `km` from home in a straight line."""

    number: int
    at: Point
    km: float
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map on one sheet."""

    name: str
    chart: Chart
    bar: Bar
    rings: tuple[Ring, ...]
    terrain: Terrain
    labels: tuple[Label, ...]

    @property
    def plane(self) -> Plane:
        """What lies where."""
        return self.chart.plane

    @property
    def leaders(self) -> Iterator[Pin]:
        """The pins from which a line leads to their place."""
        return (pin for pin in self.chart.pins if pin.moved)


@dataclass(frozen=True, slots=True)
class Atlas:
    """What is inside the housing site, the spots around it (the nearest first), and two drawings.

    `numbers` say at which spot a place is; those inside have 0.
    """

    inside: tuple[Stop, ...]
    spots: tuple[Spot, ...]
    phone: Drawing
    wide: Drawing
    numbers: Mapping[Key, int]

    @property
    def stops(self) -> Iterator[Stop]:
        """All places, each once."""
        yield from self.inside
        for spot in self.spots:
            yield from spot.stops

    @property
    def offers_inside(self) -> tuple[str, ...]:
        """The offers inside the housing site, each once."""
        return tuple(dict.fromkeys(id_ for stop in self.inside for id_ in stop.offers))


def draw_atlas(directory: Directory, venues: Mapping[str, Iterable[Venue]]) -> Atlas:
    """The map of all places that may be known; `venues` are the places of each listed offer."""
    offers: dict[Key, list[str]] = {}
    for offer, found in venues.items():
        for venue in found:
            if venue.actor is not None and venue.id is not None:
                offers.setdefault((venue.actor, venue.id), []).append(offer)
    inside, around = _find_stops(directory, offers)
    home = directory.settings.home
    spots = _number(around, (home.lat, home.lon))
    numbers = {stop.key: 0 for stop in inside}
    numbers |= {stop.key: spot.number for spot in spots for stop in spot.stops}
    phone, wide = (_draw(directory, spots, *sheet) for sheet in (("phone", PHONE), ("wide", WIDE)))
    return Atlas(inside, spots, phone, wide, numbers)


def _find_stops(
    directory: Directory, offers: Mapping[Key, list[str]]
) -> tuple[tuple[Stop, ...], list[tuple[Point, Stop]]]:
    """The places inside the housing site, and those that have a point elsewhere."""
    inside, around = [], []
    for id_, actor in directory.actors.items():
        for name, place in actor.places.items():
            stop = Stop(id_, name, tuple(offers.get((id_, name), ())))
            if place.hide_address:
                continue
            if place.inside:
                inside.append(stop)
            elif place.coordinates is not None:
                around.append((place.coordinates, stop))
    return tuple(inside), around


def _number(around: list[tuple[Point, Stop]], home: Point) -> tuple[Spot, ...]:
    """Places at one address together, numbered by their distance from home."""
    in_order = sorted(around, key=lambda each: (distance_km(home, each[0]), each[1].key))
    found: list[tuple[Point, list[Stop]]] = []
    for at, stop in in_order:
        same = (stops for other, stops in found if distance_km(at, other) < SAME_KM)
        stops = next(same, None)
        if stops is None:
            found.append((at, [stop]))
        else:
            stops.append(stop)
    return tuple(
        Spot(number, at, distance_km(home, at), tuple(stops))
        for number, (at, stops) in enumerate(found, 1)
    )


def _draw(directory: Directory, spots: tuple[Spot, ...], name: str, paper: Paper) -> Drawing:
    home = directory.settings.home
    plane = fit_plane((home.lat, home.lon), [spot.at for spot in spots], paper)
    bar = draw_bar(plane, paper)
    marks = (Mark(spot.number, *spot.at) for spot in spots)
    chart = draw_chart(plane, marks, paper, [bar.box])
    rings = draw_rings(plane, paper, chart.room)
    terrain = draw_terrain(directory.ground, plane)
    for spot in terrain.spots:
        if spot.kind == "station":
            chart.room.take(_dot(spot.at))
    labels = place_labels(_captions(terrain, paper), chart.room)
    return Drawing(name, chart, bar, rings, terrain, labels)


def _dot(at: Point) -> Box:
    return Box(at[0] - 6, at[1] - 6, at[0] + 6, at[1] + 6)


def _captions(terrain: Terrain, paper: Paper) -> Iterator[Caption]:
    """Stations first, then quarters and other names."""
    for kind in ("station", "label", "boundary", "water", "green"):
        for spot in terrain.spots:
            if spot.kind == kind and spot.name:
                yield Caption(kind, spot.name, spot.at, paper.line, _ANCHORS.get(kind, "over"))
