"""What the list of offers can be narrowed by, and which offers each choice leaves.

A facet (`childcare`) has values (`yes`); several values of one facet are "or", several facets
"and". What is not known has a value of its own, `unknown`: it is neither yes nor no. The choices
that depend on the day (`day=today`) are made in the browser, from the sessions of the coming weeks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from wegweiser.geo import Walk, walk
from wegweiser.model import Directory, Offer, Venue
from wegweiser.times import Session

UNKNOWN: Final = "unknown"
STEP_FREE: Final = "step-free"
"""The feature that the facet of the same name asks about; see the shipped vocabulary."""
MINUTES: Final = (15, 30)
"""How long a walk may be."""

Values = Mapping[str, tuple[int, ...]]
"""The offers that each value leaves, as numbers in the order of the list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The listed offers in their order, and by their ids where and when they take place."""

    directory: Directory
    offers: Sequence[Offer]
    venues: Mapping[str, tuple[Venue, ...]]
    sessions: Mapping[str, Sequence[Session]]
    by_topic: Mapping[str, tuple[str, ...]]
    today: date


@dataclass(frozen=True, slots=True)
class Facets:
    """The offers of each facet's values, and the days of each offer's sessions.

    `sessions` holds for each offer the days of its sessions by the hour at which they end (`24:00`
    where that is open): a number whose bit 0 is the first day.
    """

    values: Mapping[str, Values]
    sessions: tuple[Mapping[str, int], ...]


def find_facets(listing: Listing) -> Facets:
    """The facets of the listed offers; topics count those below them."""
    offers, venues = listing.offers, listing.venues
    numbers = {offer.id: number for number, offer in enumerate(offers)}
    values: dict[str, Values] = {
        "topic": {
            topic: tuple(sorted(numbers[id_] for id_ in ids))
            for topic, ids in listing.by_topic.items()
        },
        "distance": _collected(_reach(listing, offer) for offer in offers),
    }
    for name, find in _FINDERS.items():
        values[name] = _collected(find(offer) for offer in offers)
    if STEP_FREE in listing.directory.vocabulary.features:
        values[STEP_FREE] = _collected(_step_free(venues[offer.id]) for offer in offers)
    sessions = (_days(listing.sessions[offer.id], listing.today) for offer in offers)
    return Facets(values, tuple(sessions))


def _collected(found: Iterable[Iterable[str]]) -> Values:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, values in enumerate(found):
        for value in dict.fromkeys(values):
            numbers[value].append(number)
    return {value: tuple(those) for value, those in numbers.items()}


def _groups(offer: Offer) -> Iterator[str]:
    yield from offer.groups


def _languages(offer: Offer) -> Iterator[str]:
    """Each language and what it is a form of (`fa` of `fa-AF`), and whether one interprets."""
    for tag in offer.languages or ():
        yield tag
        yield tag.partition("-")[0]
    if offer.interpreter in {"always", "on-request"}:
        yield "interpreter"
    elif not offer.languages:
        yield UNKNOWN


def _free(offer: Offer) -> Iterator[str]:
    yield _answer(offer.cost.free if offer.cost else None)


def _childcare(offer: Offer) -> Iterator[str]:
    yield _answer(offer.childcare)


def _walk_in(offer: Offer) -> Iterator[str]:
    yield _answer("walk-in" in offer.access if offer.access else None)


_FINDERS: Final = {
    "group": _groups,
    "language": _languages,
    "free": _free,
    "childcare": _childcare,
    "walk-in": _walk_in,
}


def _step_free(venues: tuple[Venue, ...]) -> Iterator[str]:
    """Of several places the best counts; where nobody has to go, there are no steps."""
    answers = [
        venue.place.accessibility.get(STEP_FREE) if venue.place else True for venue in venues
    ]
    if True in answers:
        yield "yes"
    else:
        yield UNKNOWN if None in answers or not answers else "no"


def _reach(listing: Listing, offer: Offer) -> Iterator[str]:
    """How far one has to go: the nearest place counts, and every limit that it keeps."""
    venues = listing.venues[offer.id]
    places = [venue.place for venue in venues if venue.place]
    walks = [way for place in places if (way := walk(place, listing.directory.settings.home))]
    if any(place.inside for place in places):
        yield "inside"
    if len(places) < len(venues):
        yield "remote"
    yield from _limits(walks)
    if not walks and len(places) == len(venues):
        yield UNKNOWN


def _limits(walks: list[Walk]) -> Iterator[str]:
    if walks:
        nearest = min(5 if way.near else way.minutes_to for way in walks)
        yield from (str(limit) for limit in MINUTES if nearest <= limit)


def _days(sessions: Sequence[Session], first: date) -> Mapping[str, int]:
    days: dict[str, int] = defaultdict(int)
    for session in sessions:
        end = "24:00" if session.end is None else str(session.end)
        days[end] |= 1 << (session.day - first).days
    return dict(days)


def _answer(answer: bool | None) -> str:  # noqa: FBT001 -- one of three answers
    return UNKNOWN if answer is None else "yes" if answer else "no"
