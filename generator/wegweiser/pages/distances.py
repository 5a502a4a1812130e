"""Distances in words: metres, kilometres, the straight line from home to a place."""

from __future__ import annotations

import re

from markupsafe import Markup

from wegweiser.geo import distance_km
from wegweiser.model import Place
from wegweiser.pages.edition import Edition

_SPACE = re.compile(r" (?![^<]*>)")
METRES_BELOW_KM = 0.95
WHOLE_FROM_KM = 9.95


def length(edition: Edition, km: float) -> Markup:
    """`450 m`, `1.2 km`, `12 km`: to 50 m, to 100 m, to the kilometre; on one line."""
    said = _length(edition, km)
    return Markup(_SPACE.sub("\N{NO-BREAK SPACE}", said))  # noqa: S704 -- escaped


def _length(edition: Edition, km: float) -> Markup:
    if km < METRES_BELOW_KM:
        return edition.say("{number} m", number=max(50, round(km * 20) * 50))
    tenths = round(km * 10)
    if km >= WHOLE_FROM_KM or tenths % 10 == 0:
        return edition.say("{number} km", number=round(km))
    return edition.say("{whole}.{tenths} km", whole=tenths // 10, tenths=tenths % 10)


def straight_line(edition: Edition, km: float) -> Markup:
    """`1.2 km as the crow flies`."""
    return edition.say("{distance} as the crow flies", distance=length(edition, km))


def straight_line_to(edition: Edition, place: Place) -> Markup | None:
    """The straight line from home; None inside the site, and where the place is not known."""
    if place.inside or place.coordinates is None:
        return None
    home = edition.site.directory.settings.home
    return straight_line(edition, distance_km((home.lat, home.lon), place.coordinates))
