"""Offers that double each other, and what they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a pair was found to share so far."""

    pair: tuple[Standing, Standing]
    topics: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    hours: set[_Stretch] = field(default_factory=set)


def find_overlaps(running: Iterable[Standing], home: Home) -> tuple[Overlap, ...]:
    """Pairs of offers of different actors that share a topic, a group and time on a weekday.

    Weekly, fortnightly, even- and odd-week times count alike, whichever weeks; one with an open
    end overlaps nothing. By id.
    """
    found: dict[tuple[str, str], _Shared] = {}
    for (topic, group, day), hours in _hours_alike(running).items():
        for one, other in _overlapping(hours):
            if not _independent(one.standing.offer, other.standing.offer):
                continue
            first, second = sorted((one.standing, other.standing), key=lambda each: each.id)
            shared = found.setdefault((first.id, second.id), _Shared((first, second)))
            shared.topics.add(topic)
            shared.groups.add(group)
            shared.hours.add((day, max(one.start, other.start), min(one.end, other.end)))
    return tuple(_overlap(found[pair], home) for pair in sorted(found))


def _hours_alike(running: Iterable[Standing]) -> Mapping[tuple[str, str, str], list[Hours]]:
    """The hours of all offers by topic, group and weekday: only within one can two overlap."""
    alike: dict[tuple[str, str, str], list[Hours]] = defaultdict(list)
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


def _overlap(shared: _Shared, home: Home) -> Overlap:
    first, second = shared.pair
    hours = _joined(sorted(shared.hours, key=lambda each: (WEEKDAYS.index(each[0]), *each[1:])))
    distances = [
        distance_km(here, there)
        for here in _points(first.venues, home)
        for there in _points(second.venues, home)
    ]
    return Overlap(
        (first.id, second.id),
        tuple(sorted(shared.topics)),
        tuple(sorted(shared.groups)),
        tuple((day, str(start), str(end)) for day, start, end in hours),
        km=min(distances, default=None),
    )


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
