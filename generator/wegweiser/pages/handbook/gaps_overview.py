"""The top of the page of the gaps: four answers, the largest gaps, how many are covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import Gaps, NeedVerdict
from wegweiser.gaps.advice import Step
from wegweiser.gaps.overview import find_largest, sum_barriers

MOST = 10
"""Rows of a ranking."""
FIRST = 3
"""Lines of an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that the page answers first, where it goes on, and the answer in a few lines."""

    question: str
    at: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that is counted; `width` is its part of the largest, in per cent."""

    name: str
    count: str
    width: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A verdict's part of the bar: where it begins and how wide it is, in per cent of all."""

    verdict: str
    needs: int
    persons: str
    share: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class LargeGap:
    """A row of the largest gaps."""

    id: str
    verdict: str
    title: str
    bar: Bar
    who: str
    response: str
    lapses: tuple[str, ...]


def find_answers(gaps: Gaps, told: GapSentences) -> tuple[Answer, ...]:
    """The four questions with which somebody comes to this page."""
    tell = told.words.tell
    return (
        Answer(tell("answer-missing"), "largest", tuple(_missing(gaps, told))),
        Answer(tell("answer-helps"), "steps", tuple(_helping(gaps, told))),
        Answer(tell("answer-ask"), "inquiries", tuple(_asking(gaps, told))),
        Answer(tell("answer-urgent"), "ending", tuple(_urgent(gaps, told))),
    )


def _missing(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    tell = told.words.tell
    largest = find_largest(gaps)
    if not largest:
        yield tell("answer-nothing")
    for found in largest[: FIRST - 1]:
        persons, verdict = told.persons(found.need), told.verdict(found.verdict)
        yield tell("answer-most", need=found.need.title, persons=persons, verdict=verdict)
    for found in [each for each in largest if each.verdict == "missing"][:1]:
        yield tell("answer-no-offer", need=found.need.title, persons=told.persons(found.need))


def _helping(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    for step in _different(gaps.steps)[: FIRST - 1]:
        yield f"{told.step(step)} ({told.words.tell('step-help', persons=told.helped(step))})"
    if not gaps.steps:
        yield told.words.tell("answer-calm")


def _different(steps: Iterable[Step]) -> list[Step]:
    """The first steps that each help a need which none before helps."""
    helped: set[str] = set()
    different = []
    for step in steps:
        needs = {need for need, _ in step.needs}
        if needs - helped:
            different.append(step)
        helped |= needs
    return different


def _asking(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    words = told.words
    for inquiry in gaps.inquiries[: FIRST - 1]:
        name = told.actor(inquiry.actor)
        yield words.number("answer-asked", len(inquiry.questions), actor=name)
    more = len(gaps.inquiries) - FIRST + 1
    if more > 0:
        yield words.number("answer-more-partners", more)
    if not gaps.inquiries:
        yield words.tell("answer-calm")


def _urgent(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    words = told.words
    lapses = [lapse for found in gaps.needs for lapse in found.lapses]
    counts = {
        "answer-overdue": lapses.count("overdue"),
        "answer-not-closed": lapses.count("not-closed"),
        "answer-ending": sum("ending" in found.flags for found in gaps.needs),
    }
    for key, count in counts.items():
        if count:
            yield words.number(key, count)
    if not any(counts.values()):
        yield words.tell("answer-calm")


def largest_gaps(gaps: Gaps, told: GapSentences) -> tuple[LargeGap, ...]:
    """The first rows of the largest gaps, with who could do what."""
    largest = find_largest(gaps)[:MOST]
    most = max((found.need.persons for found in largest), default=0)
    return tuple(
        LargeGap(
            found.need.id,
            found.verdict,
            found.need.title,
            make_bar(str(found.need.asked_by), found.need.persons, most),
            _who(found, told),
            next(told.response(found), ""),
            told.lapses(found),
        )
        for found in largest
    )


def _who(found: NeedVerdict, told: GapSentences) -> str:
    if found.least:
        return told.remedy(found.need, found.least)
    if not found.able:
        return told.words.tell("who-nobody")
    actors = told.words.interface.either([told.actor(each.actor) for each in found.able[:FIRST]])
    return told.words.tell("who-able", actors=actors)


def make_bar(count: str, persons: int, most: int, name: str = "") -> Bar:
    """A bar; there is none for a count under five, so that it says nothing of how many they are."""
    return Bar(name, count, round(100 * persons / most, 1) if most else 0)


def coverage(gaps: Gaps, told: GapSentences) -> tuple[Segment, ...]:
    """How the persons who asked are spread over the verdicts; all six, the worst first."""
    everybody = sum(total.persons for total in gaps.totals)
    segments = []
    start = 0.0
    for total in gaps.totals:
        part = total.persons / everybody if everybody else 0
        few = told.few_of(each.need.id for each in gaps.needs if each.verdict == total.verdict)
        segments.append(
            Segment(
                total.verdict,
                total.needs,
                told.count(total.persons, few),
                told.words.tell("percent", number=round(100 * part)) if everybody else "",
                round(100 * start, 2),
                round(100 * part, 2),
            )
        )
        start += part
    return tuple(segments)


def coverage_text(gaps: Gaps, told: GapSentences) -> str:
    """What the picture shows, for those who cannot see it; the table beside it says more."""
    parts = [
        told.words.tell("coverage-part", verdict=told.verdict(part.verdict), persons=part.persons)
        for part in coverage(gaps, told)
        if part.needs
    ]
    return told.words.tell("coverage-text", parts=", ".join(parts))


def barrier_bars(gaps: Gaps, told: GapSentences) -> tuple[Bar, ...]:
    """What keeps people away, over all needs."""
    totals = sum_barriers(gaps.needs)
    most = max((total.persons for total in totals), default=0)
    return tuple(
        make_bar(
            told.count(total.persons, total.few),
            total.persons,
            most,
            told.barrier(total.barrier),
        )
        for total in totals
    )
