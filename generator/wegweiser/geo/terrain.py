"""The base layer of a map as it is drawn on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wegweiser.geo.courses import Frame, Line, cut_area, cut_line, simplify, thin
from wegweiser.geo.plane import Plane, Point
from wegweiser.model.ground import GROUND_KINDS, Course, Feature, Ground, GroundKind

TOLERANCE = 0.7
"""Units by which a simplified line may miss: less than its own width."""
OVERHANG = 6.0
"""Lines go on beyond the sheet, so that no end of a stroke shows at its edge."""
LEAST_AREA = 12.0
"""Square units: smaller areas are specks."""


@dataclass(frozen=True, slots=True)
class Layer:
    """All lines and outlines of one kind; `closed` ones are filled."""

    kind: GroundKind
    closed: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A named point of the base layer: a station, the middle of a quarter, a name."""

    kind: GroundKind
    name: str | None
    at: Point


@dataclass(frozen=True, slots=True)
class Terrain:
    """What of a base layer lies on a sheet, in the order in which it is drawn."""

    layers: tuple[Layer, ...] = ()
    spots: tuple[Spot, ...] = ()


def frame_of(plane: Plane) -> Frame:
    """What of a plane is drawn: the sheet, and a little beyond."""
    return Frame(-OVERHANG, -OVERHANG, plane.width + OVERHANG, plane.height + OVERHANG)


def draw_terrain(ground: Ground | None, plane: Plane, frame: Frame | None = None) -> Terrain:
    """The base layer on a plane, or what of it lies in a frame; nothing without one."""
    if ground is None:
        return Terrain()
    frame = frame or frame_of(plane)
    spots: dict[tuple[str, str | None], Spot] = {}
    lines: dict[tuple[GroundKind, bool], list[Line]] = {}
    for feature in ground.features:
        drawn = list(_drawn(feature, plane, frame))
        lines.setdefault((feature.kind, feature.closed), []).extend(drawn)
        for spot in _spots(feature, plane, drawn):
            spots.setdefault((spot.kind, spot.name), spot)
    order = {kind: number for number, kind in enumerate(GROUND_KINDS)}
    layers = sorted(lines.items(), key=lambda layer: (order[layer[0][0]], not layer[0][1]))
    return Terrain(
        tuple(Layer(*kind, tuple(found)) for kind, found in layers if found),
        tuple(spots.values()),
    )


def _drawn(feature: Feature, plane: Plane, frame: Frame) -> Iterator[Line]:
    for course in feature.courses:
        points = thin(_placed(course, plane), TOLERANCE)
        if feature.closed:
            ring = simplify(cut_area(points, frame), TOLERANCE)
            if abs(area_of(ring)) >= LEAST_AREA:
                yield ring
        elif len(points) > 1:
            for piece in cut_line(points, frame):
                yield simplify(piece, TOLERANCE)


def _placed(course: Course, plane: Plane) -> tuple[Point, ...]:
    return tuple(plane.place(*position) for position in course)


def _spots(feature: Feature, plane: Plane, drawn: list[Line]) -> Iterator[Spot]:
    """Points where they are on the sheet; of an area, the middle of its largest part on it."""
    if feature.closed:
        if feature.name and drawn:
            yield Spot(feature.kind, feature.name, middle_of_area(max(drawn, key=_size)))
        return
    for course in feature.courses:
        if len(course) == 1:
            at = plane.place(*course[0])
            if plane.holds(at):
                yield Spot(feature.kind, feature.name, at)


def _size(ring: Line) -> float:
    return abs(area_of(ring))


def area_of(ring: Line) -> float:
    """The area inside a ring, negative where it goes the other way round."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, *ring[:1]))) / 2


def middle_of_area(ring: Line) -> Point:
    """The centre of gravity of an area."""
    area = area_of(ring)
    across = down = 0.0
    for a, b in pairwise((*ring, *ring[:1])):
        cross = a[0] * b[1] - b[0] * a[1]
        across += (a[0] + b[0]) * cross
        down += (a[1] + b[1]) * cross
    return across / (6 * area), down / (6 * area)
