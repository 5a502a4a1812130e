"""An offer as it stands on a day: what the needs ask of it, found out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from wegweiser.gaps.ages import Ages, read_ages
from wegweiser.geo import distance_km
from wegweiser.model import Directory, Home, Offer, Place, Time, Venue
from wegweiser.model.offer import WEEKLY
from wegweiser.times import in_force, is_past, still_to_come

RUNNING: Final = frozenset({"active", "full"})
COMING: Final = frozenset({"active", "full", "planned"})


@dataclass(frozen=True, slots=True)
class Standing:
    """An offer with its groups (as written), ages, weekly times and venues on the day.

    `weekly` are the weekly, fortnightly, even- and odd-week times in force, without those that
    take place `only` on some days. `venues` are the offer's and those of its times in force or
    still to come; `distances` has the kilometres from home to each, or None where unknown.
    """

    id: str
    offer: Offer
    groups: frozenset[str]
    ages: Ages
    weekly: tuple[Time, ...]
    venues: tuple[Venue, ...]
    distances: tuple[float | None, ...]


def find_running(directory: Directory, today: date) -> list[Standing]:
    """Offers active or full, the day within `runs`, and not all of their times over."""
    return [
        _stand(directory, offer, today)
        for offer in directory.offers.values()
        if offer.status in RUNNING and today in offer.runs and not is_past(offer, today)
    ]


def find_upcoming(directory: Directory, today: date) -> list[Standing]:
    """Offers that are planned or start later, each as it stands on the day it starts.

    A planned one without a start still to come stands as of the day. One that is over by then
    is left out.
    """
    starts = ((offer, _start(offer, today)) for offer in directory.offers.values())
    return [
        _stand(directory, offer, start)
        for offer, start in starts
        if start is not None and not is_past(offer, start)
    ]


def find_distance(place: Place | None, home: Home) -> float | None:
    """Kilometres from home: none inside the site and where nobody has to go.

    None for a place that is hidden or not on the map.
    """
    if place is None or (place.inside and not place.hide_address):
        return 0.0
    if place.coordinates is None:
        return None
    return distance_km((home.lat, home.lon), place.coordinates)


def _start(offer: Offer, today: date) -> date | None:
    start = offer.runs.from_
    if start is not None and start > today and offer.status in COMING:
        return start
    return today if offer.status == "planned" else None


def _stand(directory: Directory, offer: Offer, day: date) -> Standing:
    lasting = tuple(time for time in offer.times if still_to_come(time, day))
    venues = directory.venues(offer, lasting)
    home = directory.settings.home
    return Standing(
        id=offer.id,
        offer=offer,
        groups=frozenset(offer.groups),
        ages=read_ages(offer.for_.age),
        weekly=tuple(time for time in offer.times if _is_weekly(time) and in_force(time, day)),
        venues=venues,
        distances=tuple(find_distance(venue.place, home) for venue in venues),
    )


def _is_weekly(time: Time) -> bool:
    return time.every in WEEKLY and not time.only
