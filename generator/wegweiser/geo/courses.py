"""Lines and outlines made fit for a drawing: cut at its edges, no more points than show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from wegweiser.geo.plane import Point

Line = tuple[Point, ...]
STRETCH = 200


@dataclass(frozen=True, slots=True)
class Frame:
    """What may be seen: from `left`, `top` to `right`, `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


def cut_line(line: Sequence[Point], frame: Frame) -> list[Line]:
    """The pieces of a line inside a frame (Liang and Barsky, segment by segment)."""
    pieces: list[list[Point]] = []
    for start, end in pairwise(line):
        part = _cut_segment(start, end, frame)
        if part is None:
            continue
        if pieces and pieces[-1][-1] == part[0]:
            pieces[-1].append(part[1])
        else:
            pieces.append(list(part))
    return [tuple(piece) for piece in pieces]


def _cut_segment(start: Point, end: Point, frame: Frame) -> tuple[Point, Point] | None:
    across, down = end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for way, room in (
        (-across, start[0] - frame.left),
        (across, frame.right - start[0]),
        (-down, start[1] - frame.top),
        (down, frame.bottom - start[1]),
    ):
        if way == 0:
            if room < 0:
                return None
        elif way < 0:
            first = max(first, room / way)
        else:
            last = min(last, room / way)
    if first >= last:
        return None

    def at(share: float) -> Point:
        return start[0] + across * share, start[1] + down * share

    return start if first == 0 else at(first), end if last == 1 else at(last)


def cut_area(ring: Sequence[Point], frame: Frame) -> Line:
    """The part of an area inside a frame (Sutherland and Hodgman, edge by edge)."""
    sides: list[tuple[Callable[[Point], bool], int, float]] = [
        (lambda p: p[0] >= frame.left, 0, frame.left),
        (lambda p: p[0] <= frame.right, 0, frame.right),
        (lambda p: p[1] >= frame.top, 1, frame.top),
        (lambda p: p[1] <= frame.bottom, 1, frame.bottom),
    ]
    points = list(ring)
    for inside, axis, at in sides:
        points = list(_cut_side(points, inside, axis, at))
    return tuple(points)


def _cut_side(
    points: list[Point], inside: Callable[[Point], bool], axis: int, at: float
) -> Iterator[Point]:
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        if inside(before) != inside(point):
            share = (at - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (at, other) if axis == 0 else (other, at)
        if inside(point):
            yield point


def simplify(line: Sequence[Point], tolerance: float) -> Line:
    """The line without the points that it passes within a tolerance (Douglas and Peucker).

    A long line is taken in stretches: one made to harm would cost the square of its length.
    """
    stretches = [line[at : at + STRETCH + 1] for at in range(0, max(1, len(line) - 1), STRETCH)]
    kept = [point for stretch in stretches for point in _simplified(stretch, tolerance)[:-1]]
    return (*kept, *line[-1:])


def _simplified(line: Sequence[Point], tolerance: float) -> Line:
    """One stretch, without recursion."""
    if len(line) < 3:
        return tuple(line)
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        farthest, index = tolerance, None
        for number in range(first + 1, last):
            away = _away(line[number], line[first], line[last])
            if away > farthest:
                farthest, index = away, number
        if index is not None:
            kept.add(index)
            waiting += [(first, index), (index, last)]
    return tuple(line[number] for number in sorted(kept))


def thin(line: Sequence[Point], step: float) -> Line:
    """The line without the points nearer than a step to the one before; its ends stay."""
    kept: list[Point] = []
    for point in line[:-1]:
        if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= step:
            kept.append(point)
    return (*kept, *line[-1:])


def _away(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the stretch between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    if length == 0:
        return hypot(point[0] - start[0], point[1] - start[1])
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - across * share, point[1] - start[1] - down * share)
