"""Which one change of one offer would help the most persons, over all needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from typing import Final

from wegweiser.gaps.advice import PLACES, Step, find_wanted
from wegweiser.gaps.choices import choose
from wegweiser.gaps.findings import Judged, NeedVerdict
from wegweiser.gaps.remedies import verdict_with_room
from wegweiser.gaps.requirements import REQUIREMENTS
from wegweiser.gaps.terms import MET, Verdict
from wegweiser.model import Directory, GapSettings, Need, Offer

MOST: Final = 50
"""No more steps than these are listed."""

_ORDER: Final = {
    name: place for place, name in enumerate((*(r.name for r in REQUIREMENTS), PLACES))
}
_Key = tuple[str, str]
"""An offer, and the requirement in which alone it falls short."""


@dataclass(frozen=True, slots=True)
class _Miss:
    """A need that one change of an offer would better: the verdict then.

    `asked`: the offer may be like that already.
    """

    need: Need
    then: Verdict
    asked: bool


def find_steps(needs: Iterable[NeedVerdict], directory: Directory) -> tuple[Step, ...]:
    """The changes of one offer in one requirement, those that help the most persons first.

    A need counts where its verdict gets better by this change alone; needs of which the offer is
    no candidate yet do not. Of equals, what closes more comes first, then by offer. A hidden place
    is not wished nearer: nobody is to know where it is.
    """
    records = directory.offers
    misses: dict[_Key, list[_Miss]] = defaultdict(list)
    for found in needs:
        for offer, requirement, miss in _near_misses(found, directory.gap_settings):
            if requirement != "within_km" or not directory.hides(records[offer]):
                misses[offer, requirement].append(miss)
    return tuple(sorted(_promising(misses, records), key=_order))[:MOST]


def _near_misses(found: NeedVerdict, settings: GapSettings) -> Iterator[tuple[str, str, _Miss]]:
    """Each offer that one change of it would bring nearer, with that change."""
    room = verdict_with_room(found.need, settings)
    for judged in found.offers:
        lack = _lack(found.verdict, judged)
        if lack:
            then = _verdict_after(found.verdict, judged, room)
            yield judged.offer, lack, _Miss(found.need, then, lack in judged.unknown)


def _lack(verdict: Verdict, judged: Judged) -> str | None:
    """The one thing in which an offer falls short of bettering a verdict."""
    faults = judged.unmet if verdict == "barrier" else (*judged.unmet, *judged.unknown)
    if verdict in {"barrier", "unclear"}:
        return faults[0] if len(faults) == 1 else None
    if verdict == "full":
        faults = (*faults, PLACES) if judged.full else faults
        return faults[0] if len(faults) == 1 else None
    return None


def _verdict_after(verdict: Verdict, judged: Judged, room: Verdict) -> Verdict:
    if verdict == "barrier" and judged.unknown:
        return "unclear"
    return "full" if judged.full and verdict != "full" else room


def _promising(
    misses: Mapping[_Key, Sequence[_Miss]], records: Mapping[str, Offer]
) -> Iterator[Step]:
    """The changes that can be among the first.

    No value of a change helps more persons than all that miss it: after enough changes are worked
    out, those that cannot reach the last of them are not.
    """
    bounds = {key: sum(miss.need.persons for miss in each) for key, each in misses.items()}
    best: list[int] = []
    for key in sorted(bounds, key=lambda key: (-bounds[key], key)):
        if len(best) == MOST and bounds[key] < best[0]:
            return
        step = _step(key, misses[key], records[key[0]])
        (heappush if len(best) < MOST else heappushpop)(best, step.persons)
        yield step


def _step(key: _Key, misses: Sequence[_Miss], record: Offer) -> Step:
    offer, requirement = key
    misses = sorted(misses, key=lambda miss: (-miss.need.persons, miss.need.id))
    wants = [
        True if requirement == PLACES else find_wanted(miss.need, requirement) for miss in misses
    ]
    choice = choose(requirement, wants, [miss.need.persons for miss in misses], record)
    helped = [misses[place] for place in choice.met]
    return Step(
        offer,
        record.actor,
        requirement,
        choice.value,
        asked=all(miss.asked for miss in helped),
        needs=tuple((miss.need.id, miss.then) for miss in helped),
        persons=sum(miss.need.persons for miss in helped),
        closed=sum(miss.need.persons for miss in helped if miss.then in MET),
    )


def _order(step: Step) -> tuple[int, int, str, int]:
    return -step.persons, -step.closed, step.offer, _ORDER[step.requirement]
