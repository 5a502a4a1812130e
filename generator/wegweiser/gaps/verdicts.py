"""The verdict on a need: its candidates judged, then weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter

from wegweiser.gaps.candidates import Stock, find_candidates
from wegweiser.gaps.demand import Demand
from wegweiser.gaps.findings import Judged, NeedVerdict, Verdict
from wegweiser.gaps.flags import STILL_OPEN, find_flags
from wegweiser.gaps.requirements import judge
from wegweiser.gaps.suggestions import find_awaited, find_suggestions
from wegweiser.model import Actor, Directory, GapSettings, Need, Offer
from wegweiser.model.needs import number


def judge_need(
    demand: Demand,
    running: Stock,
    upcoming: Stock,
    directory: Directory,
    today: date,
) -> NeedVerdict:
    """What the running offers do for a need, and what those to come will."""
    need, records = demand.need, directory.offers
    settings = directory.needs.settings if directory.needs else GapSettings()
    offers = _judge_candidates(demand, running)
    fitting = [records[judged.offer] for judged in offers if judged.fits]
    verdict = find_verdict(need, offers, fitting, settings)
    awaited: list[Offer] = []
    if verdict in STILL_OPEN:
        coming = _judge_candidates(demand, upcoming)
        awaited = [records[judged.offer] for judged in coming if judged.fits]
    closers = find_closers(demand, directory.actors)
    return NeedVerdict(
        need,
        verdict,
        find_flags(verdict, fitting, awaited, settings, today),
        offers,
        (
            *find_suggestions(need, verdict, offers, closers, records),
            *find_awaited(need, awaited),
        ),
        closers,
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
    return "unheard" if _is_unheard(need, settings) else "covered"


def find_closers(demand: Demand, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The actors that can provide the need's topic or its parent, by id."""
    topics = {demand.need.topic, demand.parent}
    able = (id_ for id_, actor in actors.items() if not topics.isdisjoint(actor.can_provide))
    return tuple(sorted(able))


def _judge_candidates(demand: Demand, stock: Stock) -> tuple[Judged, ...]:
    """All candidates judged, the nearest first."""
    judged = judge(demand, find_candidates(demand, stock))
    return tuple(sorted(judged, key=attrgetter("nearness")))


def _is_unheard(need: Need, settings: GapSettings) -> bool:
    """Whether too few of those who asked knew of a fitting offer; never where nobody counted."""
    if need.known_by is None or need.persons == 0:
        return False
    return number(need.known_by) / need.persons < settings.awareness
