"""What to ask which actor: what a verdict hangs on and nobody knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from wegweiser.gaps.advice import CHECKED, Inquiry, Question, Wanted, find_wanted
from wegweiser.gaps.findings import NeedVerdict
from wegweiser.gaps.requirements import REQUIREMENTS
from wegweiser.model import Directory, Need, Offer

_Key = tuple[str, str, Wanted | None]
"""The offer, the requirement, and what is wanted: needs that want the same ask the same."""

_ORDER: Final = {
    name: place for place, name in enumerate((*(r.name for r in REQUIREMENTS), CHECKED))
}


def find_inquiries(needs: Iterable[NeedVerdict], directory: Directory) -> tuple[Inquiry, ...]:
    """The actors with the most questions first, then those for the most persons, then by id.

    Asked is about the nearest offers of each need that is `unclear`, and whether the offer that
    somebody confirmed last still holds where a need is `unchecked`. Nobody is asked how far away a
    hidden place is.
    """
    records = directory.offers
    askers: dict[_Key, list[Need]] = defaultdict(list)
    for found in needs:
        for key in dict.fromkeys((*_unclear(found), *_unchecked(found, records))):
            if key[1] != "within_km" or not directory.hides(records[key[0]]):
                askers[key].append(found.need)
    by_actor: dict[str, list[tuple[_Key, list[Need]]]] = defaultdict(list)
    for key, asking in askers.items():
        by_actor[records[key[0]].actor].append((key, asking))
    inquiries = [_inquire(actor, questions) for actor, questions in by_actor.items()]
    return tuple(
        sorted(inquiries, key=lambda each: (-len(each.questions), -each.persons, each.actor))
    )


def _unclear(found: NeedVerdict) -> Iterator[_Key]:
    if found.verdict == "unclear":
        for suggestion in found.suggestions:
            if suggestion.kind == "ask" and suggestion.offer:
                for requirement in suggestion.ask:
                    yield suggestion.offer, requirement, find_wanted(found.need, requirement)


def _unchecked(found: NeedVerdict, records: Mapping[str, Offer]) -> Iterator[_Key]:
    if "unchecked" in found.flags:
        fitting = [judged.offer for judged in found.offers if judged.fits]
        yield min(fitting, key=lambda id_: _last_confirmed(records[id_])), CHECKED, None


def _last_confirmed(offer: Offer) -> tuple[int, str]:
    on = offer.checked.on if offer.checked else None
    return -on.toordinal() if on else 0, offer.id


def _inquire(actor: str, asked: Iterable[tuple[_Key, list[Need]]]) -> Inquiry:
    questions = [
        Question(
            *key,
            needs=tuple(sorted(need.id for need in asking)),
            persons=sum(need.persons for need in asking),
        )
        for key, asking in asked
    ]
    persons = {need.id: need.persons for _, asking in asked for need in asking}
    return Inquiry(actor, tuple(sorted(questions, key=_order)), sum(persons.values()))


def _order(question: Question) -> tuple[int, str, int, str]:
    """`wanted` last, so that two questions about one thing have a fixed order."""
    wanted = str(question.wanted)
    return -question.persons, question.offer, _ORDER[question.requirement], wanted
