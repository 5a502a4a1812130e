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
from wegweiser.geo.courses import Frame
from wegweiser.geo.labels import Anchor, Caption, Label, place_labels
from wegweiser.geo.plane import Paper, Plane, Point, fit_plane
from wegweiser.geo.rings import Bar, Ring, draw_bar, draw_rings
from wegweiser.geo.terrain import Layer, Terrain, draw_terrain, frame_of
from wegweiser.model import Directory, Venue

PHONE = Paper(420, 540, pin=30, line=14)
WIDE = Paper(800, 640, pin=28, line=14)
"""The sheets, nearly in CSS pixels; shown smaller, a pin is still 24 of them wide."""
_ANCHORS: Final[Mapping[str, Anchor]] = {"station": "beside"}
BUTTONS = 124.0, 66.0
"""Where the buttons stand that enlarge the map: so wide and high, in the lower right corner."""
CUTTING, LEAST_WIDTH, WIDE_TO_HIGH = 320.0, 200.0, 2.0
"""A small map: how wide it is drawn, how many units of the sheet it shows at least, its sides."""
SAME_KM = 0.025
"""Places nearer to each other are one spot: doors of one house."""

Key = tuple[str, str]
"""The ids of an actor and of one of its places; what hides its address never becomes one."""


@dataclass(frozen=True, slots=True)
class Stop:
    """An actor at one address: the ids of its places there, and the listed offers in them."""

    actor: str
    places: tuple[str, ...]
    offers: tuple[str, ...]


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
class Cutting:
    """The part of the wide drawing that shows home and one place: its corner, size and points.

    `scale` is how many units there are to one of a cutting `CUTTING` units wide.
    """

    left: float
    top: float
    width: float
    height: float
    home: Point
    at: Point
    number: int

    @property
    def scale(self) -> float:
        """Signs are drawn so much larger, to be as large on each cutting."""
        return self.width / CUTTING


@dataclass(frozen=True, slots=True)
class Atlas:
    """What is inside the housing site, the spots around it (the nearest first), and two drawings.

    `numbers` say at which spot a place is; those inside have 0. `cuttings` are the small maps.
    `land` is the base layer of both sheets, in units of the wide one.
    """

    inside: tuple[Stop, ...]
    spots: tuple[Spot, ...]
    phone: Drawing
    wide: Drawing
    numbers: Mapping[Key, int]
    cuttings: Mapping[int, Cutting]
    land: tuple[Layer, ...]

    def cutting(self, actor: str, place: str) -> Cutting | None:
        """The small map of a place; None inside the site, and where there is nothing to show."""
        return self.cuttings.get(self.numbers.get((actor, place), 0))

    @property
    def stops(self) -> Iterator[Stop]:
        """All places, those of one actor at one address together."""
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
    doors, around = _find_places(directory)
    home = directory.settings.home
    inside = _stops(doors, offers)
    spots = tuple(_number(around, (home.lat, home.lon), offers))
    numbers = {(stop.actor, place): 0 for stop in inside for place in stop.places}
    numbers |= {
        (stop.actor, place): spot.number
        for spot in spots
        for stop in spot.stops
        for place in stop.places
    }
    phone, wide = (_draw(directory, spots, *sheet) for sheet in (("phone", PHONE), ("wide", WIDE)))
    land = draw_terrain(directory.ground, wide.plane, _frame(wide.plane, phone.plane)).layers
    return Atlas(inside, spots, phone, wide, numbers, dict(_cuttings(wide, spots)), land)


def _frame(plane: Plane, other: Plane) -> Frame:
    """What of a plane both sheets show."""
    own, size = frame_of(plane), other.metres / plane.metres
    left, top = (at - beyond * size for at, beyond in zip(plane.home, other.home, strict=True))
    return Frame(
        min(own.left, left),
        min(own.top, top),
        max(own.right, left + other.width * size),
        max(own.bottom, top + other.height * size),
    )


def _cuttings(wide: Drawing, spots: Iterable[Spot]) -> Iterator[tuple[int, Cutting]]:
    """A small map of each spot that lies on the sheet."""
    for spot in spots:
        at = wide.plane.place(*spot.at)
        if wide.plane.holds(at):
            yield spot.number, _cut(wide.plane, at, spot.number)


def _cut(plane: Plane, at: Point, number: int) -> Cutting:
    """As near as possible, with home and the place at least a margin inside."""
    home = plane.home
    across, down = abs(at[0] - home[0]), abs(at[1] - home[1])
    width = max(LEAST_WIDTH, across * 1.4, down * 1.7 * WIDE_TO_HIGH)
    width = min(width, plane.width, plane.height * WIDE_TO_HIGH)
    height = width / WIDE_TO_HIGH
    left = _within((at[0] + home[0] - width) / 2, plane.width - width)
    top = _within((at[1] + home[1] - height) / 2, plane.height - height)
    return Cutting(left, top, width, height, home, at, number)


def _within(value: float, most: float) -> float:
    return min(max(0.0, value), most)


def _find_places(directory: Directory) -> tuple[list[Key], list[tuple[Point, Key]]]:
    """The places inside the housing site, and those that have a point elsewhere."""
    inside: list[Key] = []
    around: list[tuple[Point, Key]] = []
    for id_, actor in directory.actors.items():
        for name, place in actor.places.items():
            if place.hide_address:
                continue
            if place.inside:
                inside.append((id_, name))
            elif place.coordinates is not None:
                around.append((place.coordinates, (id_, name)))
    return inside, around


def _number(
    around: list[tuple[Point, Key]], home: Point, offers: Mapping[Key, list[str]]
) -> Iterator[Spot]:
    """Places at one address together, numbered by their distance from home."""
    found: list[tuple[Point, list[Key]]] = []
    for at, key in sorted(around, key=lambda each: (distance_km(home, each[0]), each[1])):
        same = (keys for other, keys in found if distance_km(at, other) < SAME_KM)
        keys = next(same, None)
        if keys is None:
            found.append((at, [key]))
        else:
            keys.append(key)
    for number, (at, keys) in enumerate(found, 1):
        yield Spot(number, at, distance_km(home, at), _stops(keys, offers))


def _stops(keys: Iterable[Key], offers: Mapping[Key, list[str]]) -> tuple[Stop, ...]:
    """The places of each actor together; an offer in two of them counts once."""
    places: dict[str, list[str]] = {}
    for actor, place in keys:
        places.setdefault(actor, []).append(place)
    return tuple(
        Stop(
            actor,
            tuple(names),
            tuple(dict.fromkeys(id_ for name in names for id_ in offers.get((actor, name), ()))),
        )
        for actor, names in places.items()
    )


def _draw(directory: Directory, spots: tuple[Spot, ...], name: str, paper: Paper) -> Drawing:
    home = directory.settings.home
    plane = fit_plane((home.lat, home.lon), [spot.at for spot in spots], paper)
    bar = draw_bar(plane, paper)
    buttons = Box(plane.width - BUTTONS[0], plane.height - BUTTONS[1], plane.width, plane.height)
    marks = (Mark(spot.number, *spot.at) for spot in spots)
    chart = draw_chart(plane, marks, paper, [bar.box, buttons])
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
