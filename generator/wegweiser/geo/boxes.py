"""What is drawn takes room: boxes that must not overlap, and the first free spot for one more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from math import floor, hypot

from wegweiser.geo.plane import Point

CELL = 40.0
"""Boxes are looked up by squares of so many units, so that each is compared with few others."""

SLACK = 1e-6
"""Less than this is an edge in common: sums of fractions are never exact."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right - SLACK
            and other.left < self.right - SLACK
            and self.top < other.bottom - SLACK
            and other.top < self.bottom - SLACK
        )

    def inside(self, width: float, height: float) -> bool:
        """Whether it lies wholly on a sheet."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def box_around(point: Point, width: float, height: float) -> Box:
    """The box whose middle is a point."""
    across, down = point
    return Box(across - width / 2, down - height / 2, across + width / 2, down + height / 2)


@dataclass(slots=True)
class Room:
    """What of a sheet is taken."""

    width: float
    height: float
    taken: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))

    def is_free(self, box: Box) -> bool:
        """Whether a box fits on the sheet and overlaps nothing."""
        return box.inside(self.width, self.height) and not any(
            box.overlaps(other) for cell in _cells(box) for other in self.taken.get(cell, ())
        )

    def take(self, box: Box) -> None:
        """Note that something is drawn there."""
        for cell in _cells(box):
            self.taken[cell].append(box)

    def copy(self) -> Room:
        """The same room, to be taken by something else."""
        taken = defaultdict(list, {cell: list(boxes) for cell, boxes in self.taken.items()})
        return Room(self.width, self.height, taken)

    def first_free(self, boxes: Iterable[Box]) -> Box | None:
        """The first box that is free, which is then taken; None where none is."""
        for box in boxes:
            if self.is_free(box):
                self.take(box)
                return box
        return None


def around(point: Point, size: float, *, step: float, reach: float) -> Iterator[Box]:
    """Squares of a size around a point, the nearest first, then clockwise from the right."""
    yield box_around(point, size, size)
    for across, down in _offsets(step, reach):
        yield box_around((point[0] + across, point[1] + down), size, size)


@cache
def _offsets(step: float, reach: float) -> list[Point]:
    """Steps on a grid, by distance; kept, since sorting a sheet's took seconds for 150 pins."""
    count = floor(reach / step)
    grid = [
        (across * step, down * step)
        for across in range(-count, count + 1)
        for down in range(-count, count + 1)
        if (across or down) and hypot(across, down) <= count
    ]
    return sorted(grid, key=lambda offset: (hypot(*offset), offset))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for across in range(floor(box.left / CELL), floor(box.right / CELL) + 1):
        for down in range(floor(box.top / CELL), floor(box.bottom / CELL) + 1):
            yield across, down
