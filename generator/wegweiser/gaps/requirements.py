"""What a need can require, and whether an offer meets it: one row of the table, one rule.

A rule takes what is required and an offer, and answers True where the requirement is met, False
where it is unmet, None where the directory does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

from wegweiser.gaps.ages import Ages, covers
from wegweiser.gaps.demand import Demand
from wegweiser.gaps.findings import Judged
from wegweiser.gaps.standing import Standing
from wegweiser.model import Time, Venue
from wegweiser.model.needs import Window
from wegweiser.model.values import GERMAN_LEVELS, WEEKDAYS

Answer = bool | None
Rule = Callable[[Any, Standing], Answer]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A row of the table: what a need requires (None: nothing), and what an offer answers."""

    name: str
    required: Callable[[Demand], Any]
    rule: Rule


def judge(demand: Demand, candidates: Sequence[Standing]) -> list[Judged]:
    """What each candidate answers to each requirement that the need states."""
    required = ((row, row.required(demand)) for row in REQUIREMENTS)
    stated = {row: value for row, value in required if value is not None}
    names = tuple(row.name for row in stated)
    columns = [map(partial(row.rule, value), candidates) for row, value in stated.items()]
    return [
        Judged(candidate.id, *_sort(names, answers), candidate.offer.is_full)
        for candidate, answers in zip(candidates, zip(*columns, strict=True), strict=True)
    ]


@lru_cache(maxsize=4096)
def _sort(
    names: tuple[str, ...], answers: tuple[Answer, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The names met, unmet and unknown; kept, because many offers answer alike."""
    named = list(zip(names, answers, strict=True))
    return (
        tuple(name for name, answer in named if answer is True),
        tuple(name for name, answer in named if answer is False),
        tuple(name for name, answer in named if answer is None),
    )


def topic(topics: frozenset[str], standing: Standing) -> Answer:
    """One of the offer's topics is the need's or a child of it; unknown with only its parent."""
    return None if topics.isdisjoint(standing.offer.topics) else True


def age(asked: Ages, standing: Standing) -> Answer:
    """The need's whole range is admitted; unmet where only a part of it is."""
    return covers(standing.ages, asked)


def childcare(_: bool, standing: Standing) -> Answer:  # noqa: FBT001 -- what is required
    """Children are looked after."""
    return standing.offer.childcare


def languages(wanted: frozenset[str], standing: Standing) -> Answer:
    """One of the languages is spoken there, or somebody interprets, at least on request.

    Unmet only where the languages spoken are known and nobody interprets.
    """
    offer = standing.offer
    if offer.interpreter in {"on-request", "always"}:
        return True
    if not offer.languages:
        return None
    if not wanted.isdisjoint(offer.languages):
        return True
    return False if offer.interpreter == "none" else None


def when(window: Window, standing: Standing) -> Answer:
    """A weekly time lies fully inside the window, on one of its days.

    Unknown where none does, but one can make an appointment, no times are given, or a weekly
    time with an open end starts inside the window.
    """
    starting = [time for time in standing.weekly if _starts_inside(time, window)]
    if any(_ends_inside(time, window) for time in starting):
        return True
    open_end = any(time.to is None for time in starting)
    if open_end or standing.offer.by_appointment or not standing.offer.times:
        return None
    return False


def _starts_inside(time: Time, window: Window) -> bool:
    days = window.days or WEEKDAYS
    return (
        time.from_ is not None
        and (window.from_ is None or window.from_ <= time.from_)
        and (window.to is None or time.from_ < window.to)
        and any(day in days for day in time.on)
    )


def _ends_inside(time: Time, window: Window) -> bool:
    return time.to is not None and (window.to is None or time.to <= window.to)


def within_km(limit: float, standing: Standing) -> Answer:
    """A place is inside the site, at most that far from home, or nobody has to go anywhere."""
    return _best(None if distance is None else distance <= limit for distance in standing.distances)


def cost(_: str, standing: Standing) -> Answer:
    """It is free; unknown where only a note says something."""
    return standing.offer.cost.free if standing.offer.cost else None


def german_level(given: str, standing: Standing) -> Answer:
    """The offer asks for no more German than these people have."""
    asked = standing.offer.for_.german_level
    if asked is None:
        return None
    return GERMAN_LEVELS.index(asked) <= GERMAN_LEVELS.index(given)


def access(ways: frozenset[str], standing: Standing) -> Answer:
    """One of the ways in is open."""
    if not standing.offer.access:
        return None
    return not ways.isdisjoint(standing.offer.access)


def features(wanted: frozenset[str], standing: Standing) -> Answer:
    """One place has all of the features; so has what is online, by phone or comes to people."""
    return _best(_has(venue, wanted) for venue in standing.venues)


def _has(venue: Venue, wanted: frozenset[str]) -> Answer:
    if venue.place is None:
        return True
    answers = [venue.place.accessibility.get(feature) for feature in wanted]
    if False in answers:
        return False
    return None if None in answers else True


def _best(answers: Iterable[Answer]) -> Answer:
    """Of several places the best counts: met before unknown before unmet; of none, unknown."""
    found = list(answers)
    if True in found:
        return True
    return None if None in found or not found else False


def _age(demand: Demand) -> Ages | None:
    age = demand.need.for_.age
    return demand.ages if age and (age.from_ is not None or age.to is not None) else None


def _window(demand: Demand) -> Window | None:
    window = demand.need.requires.when
    return window if window and any(value not in {None, ()} for _, value in window) else None


def _one_of(field: str) -> Callable[[Demand], frozenset[str] | None]:
    """What a list of `requires` names; an empty one requires nothing."""
    return lambda demand: frozenset(getattr(demand.need.requires, field)) or None


REQUIREMENTS: Final = (
    Requirement("topic", lambda demand: demand.topics, topic),
    Requirement("age", _age, age),
    Requirement("childcare", lambda demand: demand.need.requires.childcare or None, childcare),
    Requirement("languages", _one_of("languages"), languages),
    Requirement("when", _window, when),
    Requirement("within_km", lambda demand: demand.need.requires.within_km, within_km),
    Requirement("cost", lambda demand: demand.need.requires.cost, cost),
    Requirement("german_level", lambda demand: demand.need.requires.german_level, german_level),
    Requirement("access", _one_of("access"), access),
    Requirement("features", _one_of("features"), features),
)
"""The rows in the table's order, which is the order of every list of requirements."""
