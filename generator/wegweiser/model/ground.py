"""What lies under the places of a map: water, railways, roads, boundaries, stations, names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

GroundKind = Literal["water", "green", "boundary", "road", "rail", "station", "label"]
"""In the order in which they are drawn."""
GROUND_KINDS: Final[tuple[str, ...]] = get_args(GroundKind)

Course = tuple[tuple[float, float], ...]
"""Points in order, each latitude and longitude (WGS 84)."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something of the earth's surface.

    `closed`: the courses are the rings of areas; else they are lines, of one point each where it is
    a mere point.
    """

    kind: GroundKind
    courses: tuple[Course, ...]
    closed: bool = False
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """The base layer of a map, and whose work it is; `schematic`: drawn by hand, not surveyed."""

    features: tuple[Feature, ...]
    attribution: str = ""
    schematic: bool = False
