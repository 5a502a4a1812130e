"""Gaps seen from afar: the largest, what keeps people away, where there is nothing at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wegweiser.gaps.demand import EVERYONE
from wegweiser.gaps.findings import Cell, Gaps, NeedVerdict
from wegweiser.gaps.terms import MET
from wegweiser.model import Vocabulary
from wegweiser.model.needs import number
from wegweiser.model.values import FEW


@dataclass(frozen=True, slots=True)
class BarrierTotal:
    """How many persons something kept away, over all needs.

    `few` needs, of one to four persons each, are not in the sum.
    """

    barrier: str
    persons: int
    few: int


def find_largest(gaps: Gaps) -> tuple[NeedVerdict, ...]:
    """The needs without a fitting offer that has room, those of the most persons first."""
    open_ = [found for found in gaps.needs if found.verdict not in MET]
    return tuple(sorted(open_, key=lambda found: (-found.need.persons, found.need.id)))


def sum_barriers(needs: Iterable[NeedVerdict]) -> tuple[BarrierTotal, ...]:
    """What keeps people away, the most persons first."""
    persons: dict[str, int] = {}
    few: dict[str, int] = {}
    for found in needs:
        for barrier, count in found.need.barriers.items():
            persons[barrier] = persons.get(barrier, 0) + number(count)
            few[barrier] = few.get(barrier, 0) + (count == FEW)
    totals = [BarrierTotal(id_, persons[id_], few[id_]) for id_ in persons]
    return tuple(sorted(totals, key=lambda total: (-total.persons, -total.few, total.barrier)))


def find_white_spots(gaps: Gaps, vocabulary: Vocabulary) -> tuple[Cell, ...]:
    """Where people asked and no running offer is tagged with the topic for them.

    An offer on a topic below counts, and one for everyone or for a larger group. The most persons
    first, then in the vocabulary's order.
    """
    served = {(cell.topic, cell.group) for cell in gaps.matrix if cell.offers}
    spots = [
        cell
        for cell in gaps.matrix
        if cell.persons
        and not any(
            (topic, group) in served
            for topic in (cell.topic, *vocabulary.children(cell.topic))
            for group in (cell.group, EVERYONE, *vocabulary.ancestors(cell.group))
        )
    ]
    return tuple(sorted(spots, key=lambda cell: -cell.persons))
