"""Needs: counts that fit together and point at no single person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wegweiser.checks.ranges import find_reversed_age, find_reversed_days
from wegweiser.model import Location, Need, Needs, Problem
from wegweiser.model.values import FEW
from wegweiser.reading import Reading

CROSSED_AT_MOST = 2
UNDER_WAY = frozenset({"open", "planned", "commissioned"})
"""The states of a response in which something is still to be done."""


def find_need_faults(reading: Reading, today: date) -> Iterator[Problem]:
    """What is wrong with `needs.yml`, apart from the ids it names."""
    needs = reading.directory.needs
    if needs is None:
        return
    yield from _survey(needs)
    yield from _duplicate_ids(needs)
    for need in needs.needs:
        yield from find_reversed_age(need)
        yield from _hours(need)
        yield from _counts(need)
        yield from _subtractions(need, needs)
        yield from _crossed(need)
        if is_overdue(need, today):
            yield need.problem("overdue-response", "response", "by", value=_by(need))


def is_overdue(need: Need, today: date) -> bool:
    """Whether the day until which something should be done about a need is past."""
    response = need.response
    return (
        response is not None
        and response.status in UNDER_WAY
        and response.by is not None
        and response.by < today
    )


def _survey(needs: Needs) -> Iterator[Problem]:
    survey = needs.survey
    if survey is None or needs.spoiled("survey", "from") or needs.spoiled("survey", "until"):
        return
    yield from find_reversed_days(needs, survey.from_, survey.until, "survey", "until")


def _duplicate_ids(needs: Needs) -> Iterator[Problem]:
    seen: set[str] = set()
    for need in needs.needs:
        if need.id in seen and not need.spoiled("id"):
            yield need.problem("duplicate-id", "id", id=need.id, other=needs.source.path)
        seen.add(need.id)


def _hours(need: Need) -> Iterator[Problem]:
    when = need.requires.when
    if when and when.from_ is not None and when.to is not None and when.to <= when.from_:
        words = {"first": str(when.from_), "last": str(when.to)}
        yield need.problem("times-reversed", "requires", "when", "to", **words)


def _counts(need: Need) -> Iterator[Problem]:
    """How many knew of an offer, or were kept away, are among those who asked."""
    if need.spoiled("asked_by"):
        return
    for count, at in _parts(need):
        if isinstance(count, int) and count > _most(need.asked_by):
            yield need.problem("count-above-asked", *at, value=str(count), asked=str(need.asked_by))


def _parts(need: Need) -> Iterator[tuple[int | str | None, Location]]:
    """Each number of persons among those who asked, and where it stands."""
    yield need.known_by, ("known_by",)
    for barrier, count in need.barriers.items():
        yield count, ("barriers", barrier)


def _subtractions(need: Need, needs: Needs) -> Iterator[Problem]:
    """What can be subtracted counts as published: 0, or 5 and more."""
    if need.spoiled("asked_by") or not isinstance(need.asked_by, int):
        return
    for count, at in _parts(need):
        if isinstance(count, int) and 1 <= need.asked_by - count <= 4:
            yield need.problem("small-difference", *at, first="asked_by", last=str(at[-1]))
    survey = needs.survey
    if survey is None or needs.spoiled("survey", "persons"):
        return
    if need.asked_by > _most(survey.persons):
        words = {"value": str(need.asked_by), "persons": str(survey.persons)}
        yield need.problem("more-than-persons", "asked_by", **words)
    elif isinstance(survey.persons, int) and 1 <= survey.persons - need.asked_by <= 4:
        yield need.problem("small-difference", "asked_by", first="persons", last="asked_by")


def _crossed(need: Need) -> Iterator[Problem]:
    """At most two personal attributes: more would point at single persons."""
    crossed = [group for group in dict.fromkeys(need.for_.groups) if group != "everyone"]
    crossed += ["age"] if need.for_.age else []
    crossed += ["residence_status"] if need.for_.residence_status else []
    if len(crossed) > CROSSED_AT_MOST:
        yield need.problem("too-many-attributes", "for", value=", ".join(crossed))


def _by(need: Need) -> str:
    return str(need.response.by) if need.response else ""


def _most(count: int | str) -> int:
    return 4 if count == FEW else int(count)
