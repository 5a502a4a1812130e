"""Distance between two points, and the time it takes to walk from home to a place."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from wegweiser.model import Home, Place

EARTH_RADIUS_KM = 6_371.0
NEAR_KM = 0.5

# Ways measured in three Hamburg districts are 1.3 times the straight line in the middle, and less
# than 1.7 times in nine of ten cases: a range is honest, one figure is not.
DIRECT_WAY, BRISK_KM_PER_MINUTE = 1.15, 5 / 60
WINDING_WAY, SLOW_KM_PER_MINUTE = 1.6, 4 / 60


@dataclass(frozen=True, slots=True)
class Walk:
    """How long one walks from home: from so many to so many minutes.

    `estimated`: worked out from the straight line, not measured. `near`: so near that "near" says
    more than a number.
    """

    minutes_from: int
    minutes_to: int
    estimated: bool
    near: bool


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points, each latitude and longitude (WGS 84)."""
    (lat_a, lon_a), (lat_b, lon_b) = (
        (radians(latitude), radians(longitude)) for latitude, longitude in (a, b)
    )
    haversine = (
        sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(haversine)))


def walk(place: Place, home: Home) -> Walk | None:
    """A measured time overrides the estimate; inside the site and under 500 m is near.

    None where the way is not known, and for a hidden address always: minutes would give it away.
    """
    if place.hide_address:
        return None
    inside = place.inside is True
    if place.walk_minutes is not None:
        return Walk(place.walk_minutes, place.walk_minutes, estimated=False, near=inside)
    if place.coordinates is not None:
        distance = distance_km((home.lat, home.lon), place.coordinates)
    elif inside:
        distance = 0.0
    else:
        return None
    return Walk(
        minutes_from=_round(distance * DIRECT_WAY / BRISK_KM_PER_MINUTE),
        minutes_to=_round(distance * WINDING_WAY / SLOW_KM_PER_MINUTE),
        estimated=True,
        near=inside or distance < NEAR_KM,
    )


def _round(minutes: float) -> int:
    """To the nearest five minutes (the half upwards), and no less than five."""
    return max(5, 5 * int(minutes / 5 + 0.5))
