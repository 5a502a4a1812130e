"""What to do about gaps as plain data: what `gaps.json` has beside what is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wegweiser.gaps.advice import Closer, Inquiry, Overlap, Question, Remedy, Step
from wegweiser.gaps.findings import Gaps, NeedVerdict
from wegweiser.gaps.plain import plain


def need_advice(found: NeedVerdict) -> dict[str, Any]:
    """What could be done about one need, and what does not go together."""
    return {
        "lapses": list(found.lapses),
        "least": _remedy(found.least) if found.least else None,
        "able": [_closer(closer) for closer in found.able],
        "unaware": found.unaware,
        "ends": [{"offer": end.offer, "until": end.until.isoformat()} for end in found.ends],
    }


def all_advice(gaps: Gaps) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """What could be done across needs and offers: names, and what is under each, bit by bit."""
    yield "steps", (_step(step) for step in gaps.steps)
    yield "inquiries", (_inquiry(inquiry) for inquiry in gaps.inquiries)
    yield "overlaps", (_overlap(overlap) for overlap in gaps.overlaps)


def _remedy(remedy: Remedy) -> dict[str, Any]:
    return {
        "offer": remedy.offer,
        "actor": remedy.actor,
        "change": list(remedy.change),
        "ask": list(remedy.ask),
        "places": remedy.places,
        "then": remedy.then,
    }


def _closer(closer: Closer) -> dict[str, Any]:
    return {
        "actor": closer.actor,
        "own_topic": closer.own_topic,
        "languages": list(closer.languages),
        "speaks": closer.speaks,
        "km": _km(closer.km),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "offer": step.offer,
        "actor": step.actor,
        "requirement": step.requirement,
        "value": plain(step.value),
        "asked": step.asked,
        "needs": [{"need": need, "then": then} for need, then in step.needs],
        "persons": step.persons,
        "closed": step.closed,
    }


def _inquiry(inquiry: Inquiry) -> dict[str, Any]:
    return {
        "actor": inquiry.actor,
        "persons": inquiry.persons,
        "questions": [_question(question) for question in inquiry.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "offer": question.offer,
        "requirement": question.requirement,
        "wanted": plain(question.wanted),
        "needs": list(question.needs),
        "persons": question.persons,
    }


def _overlap(overlap: Overlap) -> dict[str, Any]:
    return {
        "offers": list(overlap.offers),
        "topics": list(overlap.topics),
        "groups": list(overlap.groups),
        "hours": [{"day": day, "from": start, "to": end} for day, start, end in overlap.hours],
        "km": _km(overlap.km),
    }


def _km(distance: float | None) -> float | None:
    """To a hundred metres: a straight line is no way."""
    return None if distance is None else round(distance, 1)
