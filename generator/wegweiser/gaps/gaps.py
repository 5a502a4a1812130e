"""The needs against the offers as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wegweiser.gaps.candidates import stock_by_topic
from wegweiser.gaps.demand import read_demand
from wegweiser.gaps.findings import Gaps, NeedVerdict, Total
from wegweiser.gaps.inquiries import find_inquiries
from wegweiser.gaps.overlaps import find_overlaps
from wegweiser.gaps.standing import find_running, find_upcoming
from wegweiser.gaps.steps import find_steps
from wegweiser.gaps.supply import count_cells, find_unasked
from wegweiser.gaps.terms import VERDICTS
from wegweiser.gaps.verdicts import judge_need
from wegweiser.model import Directory


def find_gaps(directory: Directory, today: date) -> Gaps:
    """Hold each need against the offers, and the offers against each other, as of a day."""
    running = find_running(directory, today)
    stock = stock_by_topic(running)
    coming = stock_by_topic(find_upcoming(directory, today))
    asked = directory.needs.needs if directory.needs else ()
    demands = (read_demand(need, directory.vocabulary) for need in asked)
    needs = sort_needs(judge_need(demand, stock, coming, directory, today) for demand in demands)
    overlaps = find_overlaps(running, directory.settings.home)
    return Gaps(
        today,
        needs=needs,
        totals=count_verdicts(needs),
        duplications=tuple(overlap.offers for overlap in overlaps),
        unasked=find_unasked(running, needs),
        matrix=count_cells(running, asked, directory.vocabulary),
        steps=find_steps(needs, directory),
        inquiries=find_inquiries(needs, directory),
        overlaps=overlaps,
    )


def sort_needs(needs: Iterable[NeedVerdict]) -> tuple[NeedVerdict, ...]:
    """The worst verdict first, then the most persons, then by id."""
    return tuple(
        sorted(
            needs,
            key=lambda found: (
                VERDICTS.index(found.verdict),
                -found.need.persons,
                found.need.id,
            ),
        )
    )


def count_verdicts(needs: Iterable[NeedVerdict]) -> tuple[Total, ...]:
    """How many needs and persons have each of the six verdicts."""
    found = list(needs)
    return tuple(
        Total(
            verdict,
            needs=sum(need.verdict == verdict for need in found),
            persons=sum(need.need.persons for need in found if need.verdict == verdict),
        )
        for verdict in VERDICTS
    )
