"""A flat drawing of the surroundings of home: where a place lies, in the drawing's units.

Equirectangular around home: within 20 km of it a distance is off by less than 0.1 %, which is less
than the width of a line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, pi, radians

from wegweiser.geo.distance import EARTH_RADIUS_KM

Point = tuple[float, float]
"""Across and down, in units of the drawing; or latitude and longitude (WGS 84) where it says so."""

METRES_PER_DEGREE = EARTH_RADIUS_KM * 1_000 * pi / 180


@dataclass(frozen=True, slots=True)
class Plane:
    """A drawing `width` by `height` units, with home at `home` and so many metres to a unit."""

    latitude: float
    longitude: float
    width: float
    height: float
    home: Point
    metres: float

    def place(self, latitude: float, longitude: float) -> Point:
        """Where a point of the earth (WGS 84) lies; it may lie outside of the drawing."""
        east, south = offset(self.latitude, self.longitude, latitude, longitude)
        return self.home[0] + east / self.metres, self.home[1] + south / self.metres

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Whether a point lies inside, at least `margin` from the edges."""
        across, down = point
        return margin <= across <= self.width - margin and margin <= down <= self.height - margin

    def units(self, metres: float) -> float:
        """So many metres in units of the drawing."""
        return metres / self.metres


def offset(home_latitude: float, home_longitude: float, latitude: float, longitude: float) -> Point:
    """How many metres a point lies east and south of home."""
    east = (longitude - home_longitude) * METRES_PER_DEGREE * cos(radians(home_latitude))
    south = (home_latitude - latitude) * METRES_PER_DEGREE
    return east, south


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet to draw on, in units: its size, and what stays empty along the edges."""

    width: float
    height: float
    margin: float


LEAST_METRES = 1_000.0
"""A drawing shows at least so much: with one place next door it is no plan of a staircase."""


def fit_plane(home: Point, places: Iterable[Point], paper: Paper, *, reach: float) -> Plane:
    """The plane that shows home and all places within `reach` metres of it as large as it can.

    `home` and `places` are latitudes and longitudes. Home stands where the places leave room.
    """
    near = [offset(*home, *place) for place in places]
    near = [spot for spot in near if hypot(*spot) <= reach]
    across = [0.0, *(spot[0] for spot in near)]
    down = [0.0, *(spot[1] for spot in near)]
    wide, high = paper.width - 2 * paper.margin, paper.height - 2 * paper.margin
    metres = max(
        max(max(across) - min(across), LEAST_METRES) / wide,
        max(max(down) - min(down), LEAST_METRES * high / wide) / high,
    )
    middle = (max(across) + min(across)) / 2, (max(down) + min(down)) / 2
    at = paper.width / 2 - middle[0] / metres, paper.height / 2 - middle[1] / metres
    return Plane(*home, paper.width, paper.height, at, metres)
