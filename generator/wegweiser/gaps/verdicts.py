"""The verdict on a need: its candidates judged, then weighed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from wegweiser.gaps.awareness import count_unaware, is_unheard
from wegweiser.gaps.candidates import Stock, find_candidates
from wegweiser.gaps.closers import find_closers, rank_closers
from wegweiser.gaps.demand import Demand
from wegweiser.gaps.findings import Judged, NeedVerdict
from wegweiser.gaps.flags import STILL_OPEN, find_ends, find_flags
from wegweiser.gaps.lapses import find_lapses
from wegweiser.gaps.remedies import find_remedy
from wegweiser.gaps.requirements import judge
from wegweiser.gaps.suggestions import find_awaited, find_suggestions
from wegweiser.gaps.terms import Verdict
from wegweiser.model import Directory, GapSettings, Need, Offer


def judge_need(
    demand: Demand,
    running: Stock,
    upcoming: Stock,
    directory: Directory,
    today: date,
) -> NeedVerdict:
    """What the running offers do for a need, and what those to come will."""
    need, records = demand.need, directory.offers
    settings = directory.gap_settings
    offers = _judge_candidates(demand, running)
    fitting = [records[judged.offer] for judged in offers if judged.fits]
    verdict = find_verdict(need, offers, fitting, settings)
    awaited: list[Offer] = []
    if verdict in STILL_OPEN:
        coming = _judge_candidates(demand, upcoming)
        awaited = [records[judged.offer] for judged in coming if judged.fits]
    closers = find_closers(demand, directory.actors)
    flags = find_flags(verdict, fitting, awaited, settings, today)
    return NeedVerdict(
        need,
        verdict,
        flags,
        offers,
        (
            *find_suggestions(need, verdict, offers, closers, records),
            *find_awaited(need, awaited),
        ),
        closers,
        least=find_remedy(need, verdict, offers, records, settings),
        able=rank_closers(demand, directory.actors, directory.settings.home),
        unaware=count_unaware(need),
        ends=find_ends(flags, fitting),
        lapses=tuple(find_lapses(need, verdict, today)),
    )


def find_verdict(
    need: Need, offers: Sequence[Judged], fitting: Sequence[Offer], settings: GapSettings
) -> Verdict:
    """The first verdict, the worst first, whose condition holds."""
    if not offers:
        return "missing"
    if all(judged.unmet for judged in offers):
        return "barrier"
    if not fitting:
        return "unclear"
    if all(offer.is_full for offer in fitting):
        return "full"
    return "unheard" if is_unheard(need, settings) else "covered"


def _judge_candidates(demand: Demand, stock: Stock) -> tuple[Judged, ...]:
    """All candidates judged, the nearest first."""
    judged = judge(demand, find_candidates(demand, stock))
    return tuple(sorted(judged, key=attrgetter("nearness")))
