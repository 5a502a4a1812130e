"""The plan of a map: a house, and pins that have room of their own on one sheet.

Nothing overlaps and nothing leaves the sheet. A pin stands at its place, or beside it with a line
that leads there; where there is no room near its place, it goes into the next pin: that one stands
for several marks. Same input, same plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import hypot

from wegweiser.geo.boxes import Box, Room, around, box_around
from wegweiser.geo.plane import Paper, Plane, Point

HOUSE = 1.7
"""How large the house is, in pins."""
NEARBY = 1.6
"""How far from its place a pin may stand, in pins, before it goes into another."""
STUB = 0.75
"""From how many pins on a line leads to the place: of a shorter one nothing would be seen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at a point of the earth: latitude and longitude (WGS 84)."""

    number: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Pin:
    """Where marks are drawn: `at` is the middle of the pin, `spot` the place of its first mark.

    `outside`: the place lies beyond the sheet; the pin stands at the edge towards it. `moved`: it
    stands beside its place.
    """

    numbers: tuple[int, ...]
    at: Point
    spot: Point
    outside: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A plane, its pins in the order of their first marks, and what room is left."""

    plane: Plane
    paper: Paper
    pins: tuple[Pin, ...]
    room: Room


@dataclass(slots=True)
class _Stand:
    """A pin being placed."""

    at: Point
    spot: Point
    outside: bool
    numbers: list[int] = field(default_factory=list)


def draw_chart(
    plane: Plane, marks: Iterable[Mark], paper: Paper, reserved: Iterable[Box] = ()
) -> Chart:
    """Place the house, then the pins in the order of the marks: the nearest first.

    `reserved` is room that something else takes.
    """
    room = Room(plane.width, plane.height)
    for box in reserved:
        room.take(box)
    house = HOUSE * paper.pin
    room.take(box_around(plane.home, house, house))
    stands: list[_Stand] = []
    for mark in marks:
        spot = plane.place(mark.latitude, mark.longitude)
        outside = not plane.holds(spot, paper.pin / 2)
        wanted = _to_edge(plane, spot, paper.pin) if outside else spot
        stand = _find_stand(room, stands, wanted, paper.pin)
        if stand is None:
            at = _find_room(room, wanted, paper)
            stand = _Stand(at, spot, outside)
            stands.append(stand)
        stand.numbers.append(mark.number)
    return Chart(plane, paper, tuple(_pin(stand, paper) for stand in stands), room)


def _pin(stand: _Stand, paper: Paper) -> Pin:
    away = hypot(stand.at[0] - stand.spot[0], stand.at[1] - stand.spot[1])
    moved = not stand.outside and away > paper.pin * STUB
    return Pin(tuple(stand.numbers), stand.at, stand.spot, stand.outside, moved)


def _find_stand(room: Room, stands: Sequence[_Stand], wanted: Point, size: float) -> _Stand | None:
    """None where there is room nearby; else the pin that stands nearest."""
    near = around(wanted, size, step=size / 4, reach=size * NEARBY)
    if not stands or any(room.is_free(box) for box in near):
        return None
    return min(stands, key=lambda each: (_between(each.at, wanted), each.numbers))


def _find_room(room: Room, wanted: Point, paper: Paper) -> Point:
    """The nearest free spot, which is then taken.

    Raises:
        ValueError: the sheet is too small for a house and a single pin.
    """
    far = hypot(room.width, room.height)
    box = room.first_free(around(wanted, paper.pin, step=paper.pin / 4, reach=far))
    if box is None:
        raise ValueError(f"no room on {room.width} by {room.height}")
    return middle_of(box)


def middle_of(box: Box) -> Point:
    """The point in the middle of a box."""
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _between(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _to_edge(plane: Plane, spot: Point, size: float) -> Point:
    """Where the line from home to a spot beyond the sheet meets the edge, half a pin inside."""
    home, margin = plane.home, size / 2
    across, down = spot[0] - home[0], spot[1] - home[1]
    shares = [1.0]
    for way, at, length in ((across, home[0], plane.width), (down, home[1], plane.height)):
        if way > 0:
            shares.append((length - margin - at) / way)
        elif way < 0:
            shares.append((margin - at) / way)
    share = max(0.0, min(shares))
    return home[0] + across * share, home[1] + down * share
