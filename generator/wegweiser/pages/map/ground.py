"""What lies under the pins of the maps: one file of drawings for all languages.

A page refers to a drawing as it does to icons. Its colours are the page's own (`var(--ink)`), so
that dark mode needs no second file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wegweiser.geo.courses import Line
from wegweiser.geo.labels import Label
from wegweiser.geo.plane import Point
from wegweiser.geo.rings import Ring
from wegweiser.geo.terrain import Layer
from wegweiser.pages.map.atlas import Atlas, Drawing
from wegweiser.pages.templating import template

PLACEHOLDER = 'href="@m#'
"""How a drawing begins that does not know yet where the file is; see `link_ground`."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path with the looks of its kind."""

    look: str
    path: str


_LOOKS: Final = {
    ("water", True): ("water-area",),
    ("water", False): ("water",),
    ("green", True): ("green",),
    ("green", False): ("green",),
    ("boundary", True): ("boundary",),
    ("boundary", False): ("boundary",),
    ("road", False): ("road-edge", "road"),
    ("rail", False): ("rail", "sleepers"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing ready for the template."""

    name: str
    home: Point
    rings: tuple[Ring, ...]
    stations: str
    labels: tuple[Label, ...]
    bar: str
    leaders: str


def draw_ground(atlas: Atlas) -> str:
    """The file with what lies under the pins: the land of both sheets, in units of the wide one.

    Over it lies a group of each sheet's name; what would be cut off on a small map, and what goes
    when the map is enlarged, stand in groups of their own: `wide-words`, `wide-leads`.
    """
    return template("map_ground.svg").render(
        strokes=[stroke for layer in atlas.land for stroke in _strokes(layer)],
        sheets=[_sheet(atlas.phone), _sheet(atlas.wide)],
    )


def link_ground(html: str, file: str) -> str:
    """A page whose maps point into the file of drawings, which is relative to it."""
    return html.replace(PLACEHOLDER, f'href="{file}#')


def _sheet(drawing: Drawing) -> Sheet:
    plane, bar = drawing.plane, drawing.bar
    left, bottom = bar.start
    leaders = [(_whole(pin.at), _whole(pin.spot)) for pin in drawing.leaders]
    return Sheet(
        drawing.name,
        plane.home,
        drawing.rings,
        "".join(_dot(spot.at) for spot in drawing.terrain.spots if spot.kind == "station"),
        drawing.labels,
        to_path([((left, bottom - 6), (left, bottom), (left + bar.length, bottom))])
        + f"v-{to_number(6)}",
        to_path(leaders),
    )


def _dot(at: Point) -> str:
    """A point that is as large as its stroke is wide."""
    return f"{to_path([(at,)])}h0"


def _whole(at: Point) -> Point:
    return round(at[0]), round(at[1])


def _strokes(layer: Layer) -> Sequence[Stroke]:
    path = to_path(layer.lines, closed=layer.closed)
    looks = _LOOKS.get((layer.kind, layer.closed), ()) if path else ()
    return [Stroke(look, path) for look in looks]


def to_path(lines: Sequence[Line], *, closed: bool = False) -> str:
    """Lines as the data of an SVG path, each point from the one before, to a tenth of a unit."""
    pieces = []
    for line in lines:
        before: tuple[int, int] | None = None
        for point in line:
            at = round(point[0] * 10), round(point[1] * 10)
            if before is None:
                pieces.append(f"M{_tenths(at[0])}{_second(at[1])}")
            elif at != before:
                step = at[0] - before[0], at[1] - before[1]
                pieces.append(f"l{_tenths(step[0])}{_second(step[1])}")
            before = at
        if closed and line:
            pieces.append("z")
    return "".join(pieces)


def to_number(number: float) -> str:
    """A number to a tenth, without what is not needed: `12`, `0.5`, `-3.2`."""
    return _tenths(round(number * 10))


def _tenths(number: int) -> str:
    sign, whole, tenth = "-" if number < 0 else "", abs(number) // 10, abs(number) % 10
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"


def _second(number: int) -> str:
    """A number behind another: a sign parts it too."""
    text = _tenths(number)
    return text if number < 0 else f" {text}"
