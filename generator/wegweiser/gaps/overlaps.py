"""Offers that double each other, and what they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from wegweiser.gaps.advice import Overlap
from wegweiser.gaps.standing import Standing
from wegweiser.geo import distance_km
from wegweiser.model import Home, Offer, Venue
from wegweiser.model.values import WEEKDAYS, Clock

_Stretch = tuple[str, Clock, Clock]
"""Weekday, beginning and end."""


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when on a weekday an offer takes place."""

    start: Clock
    end: Clock
    standing: Standing


_Tags = tuple[str, str, str]
"""Topic, group and weekday."""
_Meeting = tuple[_Tags, Hours, Hours]
"""Something that two offers share, and the hours of both."""


def find_overlaps(running: Iterable[Standing], home: Home) -> tuple[Overlap, ...]:
    """Pairs of offers of different actors that share a topic, a group and time on a weekday.

    Weekly, fortnightly, even- and odd-week times count alike, whichever weeks; one with an open
    end overlaps nothing. By id.
    """
    found: dict[tuple[str, str], list[_Meeting]] = defaultdict(list)
    for tags, hours in _hours_alike(running).items():
        for one, other in _overlapping(hours):
            if _independent(one.standing.offer, other.standing.offer):
                first, second = sorted((one, other), key=lambda each: each.standing.id)
                found[first.standing.id, second.standing.id].append((tags, first, second))
    return tuple(_overlap(found.pop(pair), home) for pair in sorted(found))


def _hours_alike(running: Iterable[Standing]) -> Mapping[_Tags, list[Hours]]:
    """The hours of all offers by topic, group and weekday: only within one can two overlap."""
    alike: dict[_Tags, list[Hours]] = defaultdict(list)
    for standing in running:
        for time in standing.weekly:
            if time.from_ is None or time.to is None:
                continue
            hours = Hours(time.from_, time.to, standing)
            for tags in product(set(standing.offer.topics), standing.groups, set(time.on)):
                alike[tags].append(hours)
    return alike


def _overlapping(hours: Iterable[Hours]) -> Iterator[tuple[Hours, Hours]]:
    """The pairs that share more than a moment."""
    ordered = sorted(hours, key=lambda one: one.start)
    starts = [one.start for one in ordered]
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 : bisect_left(starts, one.end)]:
            yield one, other


def _independent(one: Offer, other: Offer) -> bool:
    """Whether they are of different actors, neither of whom takes part in the other's."""
    return (
        one.actor != other.actor and one.actor not in other.with_ and other.actor not in one.with_
    )


def _overlap(meetings: Sequence[_Meeting], home: Home) -> Overlap:
    _, first, second = meetings[0]
    hours = {
        (tags[2], max(one.start, other.start), min(one.end, other.end))
        for tags, one, other in meetings
    }
    in_order = sorted(hours, key=lambda each: (WEEKDAYS.index(each[0]), *each[1:]))
    distances = [
        distance_km(here, there)
        for here in _points(first.standing.venues, home)
        for there in _points(second.standing.venues, home)
    ]
    return Overlap(
        (first.standing.id, second.standing.id),
        tuple(sorted({tags[0] for tags, _, _ in meetings})),
        tuple(sorted({tags[1] for tags, _, _ in meetings})),
        tuple((day, _written(start), _written(end)) for day, start, end in _joined(in_order)),
        km=min(distances, default=None),
    )


@lru_cache(maxsize=1441)
def _written(clock: Clock) -> str:
    """`09:15`, one text for all who need it."""
    return str(clock)


def _joined(hours: Iterable[_Stretch]) -> list[_Stretch]:
    """What overlaps or touches on one weekday as one stretch; they come by day and beginning."""
    joined: list[_Stretch] = []
    for day, start, end in hours:
        if joined and joined[-1][0] == day and start <= joined[-1][2]:
            _, first, last = joined.pop()
            joined.append((day, first, max(last, end)))
        else:
            joined.append((day, start, end))
    return joined


def _points(venues: Iterable[Venue], home: Home) -> Iterator[tuple[float, float]]:
    """Where on the map: inside the site is at home; a hidden place is nowhere."""
    for venue in venues:
        place = venue.place
        if place is None or place.hide_address:
            continue
        if place.coordinates:
            yield place.coordinates
        elif place.inside:
            yield home.lat, home.lon
