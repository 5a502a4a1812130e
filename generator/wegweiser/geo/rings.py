"""Rings around home, and the bar that says how long a kilometre is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from wegweiser.geo.boxes import Box, Room, box_around
from wegweiser.geo.plane import Paper, Plane, Point

RINGS = (500, 1_000, 2_000, 5_000, 10_000, 20_000)
"""Metres. Those that show on a sheet are drawn, of the farther ones three at most."""
MOST = 3
ANGLES = (-90, 90, 0, 180, -45, -135, 45, 135)
"""Where on a ring its label may stand: degrees clockwise from the right, the top first."""
LABEL = 3.6
"""How wide a label such as `500 m` is at most, in lines."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around home; `label` is the middle of its label, None where there was no room."""

    metres: int
    radius: float
    label: Point | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A length to compare with; `box` is the room that it takes with its label."""

    metres: int
    start: Point
    length: float
    box: Box


def find_radii(plane: Plane) -> tuple[int, ...]:
    """The rings that show: not too small for a label, not wholly outside the sheet."""
    least, most = plane.width / 9, max(plane.width, plane.height) * 0.75
    return tuple(metres for metres in RINGS if least <= plane.units(metres) <= most)[:MOST]


def draw_rings(plane: Plane, paper: Paper, room: Room) -> tuple[Ring, ...]:
    """The rings, each with a label where there is room for it."""
    rings = []
    for metres in find_radii(plane):
        radius = plane.units(metres)
        box = room.first_free(_labels(plane.home, radius, paper))
        label = None if box is None else ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        rings.append(Ring(metres, radius, label))
    return tuple(rings)


def _labels(home: Point, radius: float, paper: Paper) -> Iterator[Box]:
    for angle in ANGLES:
        across = home[0] + radius * cos(angle * pi / 180)
        down = home[1] + radius * sin(angle * pi / 180)
        yield box_around((across, down), LABEL * paper.line, 1.3 * paper.line)


def draw_bar(plane: Plane, paper: Paper) -> Bar:
    """The longest round length that takes a quarter of the sheet, in its lower left corner."""
    lengths = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000]
    fitting = [metres for metres in lengths if plane.units(metres) <= plane.width / 4]
    metres = max(fitting, default=lengths[0])
    length, margin = plane.units(metres), paper.line
    bottom = plane.height - margin
    right = margin + length + (LABEL + 0.5) * paper.line
    box = Box(0, bottom - paper.line, min(right, plane.width), plane.height)
    return Bar(metres, (margin, bottom), length, box)
