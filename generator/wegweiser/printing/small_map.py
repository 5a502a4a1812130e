"""The way from home as a small drawing for a sheet: black, white and patterns, north above.

It shows what the small map of the page shows. A hidden address and a place inside the housing site
have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from wegweiser.geo.boxes import Box, Room
from wegweiser.geo.courses import Frame
from wegweiser.geo.labels import Anchor, Caption, Label, place_labels
from wegweiser.geo.plane import Plane, Point
from wegweiser.geo.terrain import Terrain, draw_terrain
from wegweiser.model.ground import Ground
from wegweiser.pages.edition import Edition
from wegweiser.pages.map.atlas import CUTTING, WIDE_TO_HIGH, Cutting
from wegweiser.pages.map.ground import to_path
from wegweiser.pages.places import find_whereabouts
from wegweiser.pages.templating import template
from wegweiser.printing.pieces import strong
from wegweiser.printing.rows import way_words

WIDTH, HEIGHT = CUTTING, CUTTING / WIDE_TO_HIGH
"""The sheet that is drawn on, in units; a unit is a quarter of a millimetre on A4."""
LETTERS = 11.0
BARS = (100, 200, 500, 1_000, 2_000, 5_000, 10_000)
LONGEST_BAR = 90.0
EDGE = 8.0
"""From the bar to the edge."""
ARROW = 24.0
"""How wide the arrow to the north is, with room around it."""
_CORNER = Frame(WIDTH - 40, 0, WIDTH, 60)
"""If home or the place is there, the arrow stands on the other side."""
_ANCHORS: Final[dict[str, Anchor]] = {"station": "beside", "label": "over"}
"""What has its name on the drawing, and where the name stands."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """All lines or outlines of one kind as the data of an SVG path."""

    kind: str
    closed: bool
    path: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A length to compare with, in a lower corner."""

    label: str
    length: float
    start: float

    @property
    def middle(self) -> float:
        """Where the label's middle is."""
        return self.start + self.length / 2


@dataclass(frozen=True, slots=True)
class SmallMap:
    """A drawing ready for the template; `north` is where the arrow stands."""

    home: Point
    at: Point
    layers: tuple[Stretch, ...]
    stations: tuple[Point, ...]
    labels: tuple[Label, ...]
    bar: Bar
    north: float
    width: float = WIDTH
    height: float = HEIGHT


def small_map(edition: Edition, id_: str) -> dict[str, Any] | None:
    """The drawing for an offer with one place that has one, and the place in words."""
    venues = [venue for venue in edition.site.venues[id_] if venue.kind == "place"]
    if len(venues) != 1:
        return None
    place, _ = find_whereabouts(edition, venues[0])
    if place.cutting is None:
        return None
    site = edition.site
    drawn = draw_way(place.cutting, site.atlas.wide.plane, site.directory.ground)
    return {
        "picture": template("map_paper.svg").render(map=drawn),
        "alt": f"{edition.say('Map').striptags()}: {place.name.striptags()}",
        "words": [strong(place.name), *way_words(place)],
    }


def draw_way(cutting: Cutting, wide: Plane, ground: Ground | None) -> SmallMap:
    """The part of the wide map that a cutting shows, made as large as the drawing."""
    home, at = _moved(cutting, cutting.home), _moved(cutting, cutting.at)
    metres = wide.metres * cutting.scale
    plane = Plane(wide.latitude, wide.longitude, WIDTH, HEIGHT, home, metres)
    terrain, bar = draw_terrain(ground, plane), _bar(metres, (home, at))
    north = 0.0 if any(map(_CORNER.holds, (home, at))) else WIDTH - ARROW
    stations = tuple(spot.at for spot in terrain.spots if spot.kind == "station")
    room = Room(WIDTH, HEIGHT)
    for box in _taken(home, at, bar, north, stations):
        room.take(box)
    labels = place_labels(_captions(terrain), room)
    return SmallMap(home, at, tuple(_stretches(terrain)), stations, labels, bar, north + ARROW / 2)


def _moved(cutting: Cutting, point: Point) -> Point:
    return (point[0] - cutting.left) / cutting.scale, (point[1] - cutting.top) / cutting.scale


def _bar(metres: float, points: tuple[Point, Point]) -> Bar:
    """The longest that is short enough; `metres` are those of a unit."""
    fitting = [bar for bar in BARS if bar / metres <= LONGEST_BAR]
    length = max(fitting, default=BARS[0])
    label = f"{length} m" if length < 1_000 else f"{length // 1_000} km"
    corner = Frame(0, HEIGHT - 40, LONGEST_BAR + 30, HEIGHT)
    taken = any(map(corner.holds, points))
    return Bar(label, length / metres, WIDTH - EDGE - length / metres if taken else EDGE)


def _taken(
    home: Point, at: Point, bar: Bar, north: float, stations: tuple[Point, ...]
) -> Iterator[Box]:
    """Where no label may stand: the house, the pin, the bar, the arrow, the stations."""
    yield Box(home[0] - 13, home[1] - 12, home[0] + 13, home[1] + 12)
    yield Box(at[0] - 9, at[1] - 26, at[0] + 9, at[1])
    yield Box(bar.start - EDGE, HEIGHT - 24, bar.start + bar.length + EDGE, HEIGHT)
    yield Box(north, 0, north + ARROW, 32)
    for station in stations:
        yield Box(station[0] - 4, station[1] - 4, station[0] + 4, station[1] + 4)


def _captions(terrain: Terrain) -> Iterator[Caption]:
    for kind, anchor in _ANCHORS.items():
        for spot in terrain.spots:
            if spot.kind == kind and spot.name:
                yield Caption(kind, spot.name, spot.at, LETTERS, anchor)


def _stretches(terrain: Terrain) -> Iterator[Stretch]:
    for layer in terrain.layers:
        if path := to_path(layer.lines, closed=layer.closed):
            yield Stretch(layer.kind, layer.closed, path)
