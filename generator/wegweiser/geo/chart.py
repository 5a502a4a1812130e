"""The plan of a map: pins and labels, each with room of its own, on one sheet.

Nothing overlaps and nothing leaves the sheet: where a label finds no room it is left out, since the
number at the pin and the list beside the map say the same. Same input, same plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import atan2, hypot

from wegweiser.geo.boxes import Box, Room, around, box_around
from wegweiser.geo.plane import Plane, Point

PIN = 26.0
"""How wide and high the room of a pin is, in units: touch targets of at least 24 CSS pixels."""
HOUSE = 44.0
STEP = PIN / 4
LINE = 15.0
"""The height of a line of text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at a point of the earth: an id and latitude and longitude (WGS 84)."""

    id: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a mark is drawn: `at` is the middle of its pin, `spot` the true place.

    `outside`: the place lies beyond the sheet; the pin stands at the edge towards it.
    """

    id: str
    at: Point
    spot: Point
    outside: bool = False

    @property
    def moved(self) -> bool:
        """Whether the pin stands so far from its place that a line must lead there."""
        return not self.outside and hypot(self.at[0] - self.spot[0], self.at[1] - self.spot[1]) > 6


@dataclass(frozen=True, slots=True)
class Label:
    """A text that found room; `at` is where it begins, on its base line."""

    text: str
    at: Point
    box: Box


@dataclass(frozen=True, slots=True)
class Chart:
    """A plane with its pins, in the order of the marks, and the labels that found room."""

    plane: Plane
    pins: tuple[Pin, ...]
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """A text that wants to stand near a point, `width` units wide."""

    text: str
    point: Point
    width: float


def draw_chart(plane: Plane, marks: Sequence[Mark], captions: Iterable[Caption] = ()) -> Chart:
    """Place the house, then the pins by their distance from it, then the labels."""
    room = Room(plane.width, plane.height)
    room.take(box_around(plane.home, HOUSE, HOUSE))
    pins = {pin.id: pin for pin in _pins(plane, marks, room)}
    labels = tuple(_labels(captions, room))
    return Chart(plane, tuple(pins[mark.id] for mark in marks), labels)


def _pins(plane: Plane, marks: Sequence[Mark], room: Room) -> Iterator[Pin]:
    """The nearest first, so that what is near home keeps its true place."""

    def order(mark: Mark) -> tuple[float, str]:
        spot = plane.place(mark.latitude, mark.longitude)
        return hypot(spot[0] - plane.home[0], spot[1] - plane.home[1]), mark.id

    for mark in sorted(marks, key=order):
        spot = plane.place(mark.latitude, mark.longitude)
        outside = not plane.holds(spot)
        wanted = _to_edge(plane, spot) if outside else spot
        reach = hypot(plane.width, plane.height)
        box = room.first_free(around(wanted, PIN, step=STEP, reach=PIN * 4)) or room.first_free(
            around(wanted, PIN, step=PIN / 2, reach=reach)
        )
        if box is None:
            raise ValueError(f"no room for {len(marks)} pins on {plane.width} by {plane.height}")
        at = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        yield Pin(mark.id, at, spot, outside)


def _to_edge(plane: Plane, spot: Point) -> Point:
    """Where the line from home to a spot beyond the sheet meets the edge, half a pin inside."""
    home, margin = plane.home, PIN / 2
    across, down = spot[0] - home[0], spot[1] - home[1]
    shares = [1.0]
    for way, at, size in ((across, home[0], plane.width), (down, home[1], plane.height)):
        if way > 0:
            shares.append((size - margin - at) / way)
        elif way < 0:
            shares.append((margin - at) / way)
    share = min(shares)
    return home[0] + across * share, home[1] + down * share


def _labels(captions: Iterable[Caption], room: Room) -> Iterator[Label]:
    for caption in captions:
        box = room.first_free(_beside(caption))
        if box is not None:
            yield Label(caption.text, (box.left, box.bottom - LINE / 4), box)


def _beside(caption: Caption) -> Iterator[Box]:
    """To the right, left, above and below a point, then farther away."""
    across, down = caption.point
    width = caption.width
    for gap in (8.0, 16.0, 26.0):
        yield Box(across + gap, down - LINE / 2, across + gap + width, down + LINE / 2)
        yield Box(across - gap - width, down - LINE / 2, across - gap, down + LINE / 2)
        yield Box(across - width / 2, down - gap - LINE, across + width / 2, down - gap)
        yield Box(across - width / 2, down + gap, across + width / 2, down + gap + LINE)


def group_by_spot(marks: Iterable[Mark]) -> list[tuple[Mark, ...]]:
    """Marks at the same address together; within each group and among them by id."""
    inorder = sorted(marks, key=lambda mark: (mark.latitude, mark.longitude, mark.id))
    groups = groupby(inorder, key=lambda mark: (mark.latitude, mark.longitude))
    return sorted((tuple(group) for _, group in groups), key=lambda group: group[0].id)


def bearing(plane: Plane, spot: Point) -> float:
    """In which direction a spot lies from home: radians, 0 is right, clockwise."""
    return atan2(spot[1] - plane.home[1], spot[0] - plane.home[0])
