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
    """The sheet to draw on, in units: its size, how large a pin is, and how high a line of text."""

    width: float
    height: float
    pin: float
    line: float


LEAST_METRES = 800.0
"""A drawing shows at least so much: with one place next door it is no plan of a staircase."""
OUTLYING = 2.2
"""A place more than so many times as far as half of all is noted at the edge."""
LEAST_REACH = 2_000.0


def fit_plane(home: Point, places: Iterable[Point], paper: Paper) -> Plane:
    """The plane that shows home and the places as large as it can, but for outlying ones.

    `home` and `places` are latitudes and longitudes. Home stands where the places leave room.
    """
    spots = [offset(*home, *place) for place in places]
    reach = find_reach(hypot(*spot) for spot in spots)
    near = [(0.0, 0.0), *(spot for spot in spots if hypot(*spot) <= reach)]
    across, down = [spot[0] for spot in near], [spot[1] for spot in near]
    wide, high = (side - 2.5 * paper.pin for side in (paper.width, paper.height))
    metres = max(
        (max(across) - min(across)) / wide,
        (max(down) - min(down)) / high,
        LEAST_METRES / min(wide, high),
    )
    middle = (max(across) + min(across)) / 2, (max(down) + min(down)) / 2
    at = paper.width / 2 - middle[0] / metres, paper.height / 2 - middle[1] / metres
    return Plane(*home, paper.width, paper.height, at, metres)


def find_reach(distances: Iterable[float]) -> float:
    """How far from home, in metres, places are shown where they are."""
    known = sorted(distances)
    half = known[(len(known) - 1) // 2] if known else 0.0
    return max(LEAST_REACH, OUTLYING * half)
