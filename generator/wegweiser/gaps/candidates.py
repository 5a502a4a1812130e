"""The offers that come into question for a need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wegweiser.gaps.ages import overlap
from wegweiser.gaps.demand import Demand
from wegweiser.gaps.standing import Standing

Stock = Mapping[str, Sequence[Standing]]
"""Offers by each topic that they name."""


def stock_by_topic(standings: Iterable[Standing]) -> Stock:
    """Sort offers by topic; one with several topics is there several times."""
    stock: dict[str, list[Standing]] = {}
    for standing in standings:
        for topic in dict.fromkeys(standing.offer.topics):
            stock.setdefault(topic, []).append(standing)
    return stock


def find_candidates(demand: Demand, stock: Stock) -> list[Standing]:
    """The offers on the need's topic, a child of it or its parent that admit those who asked."""
    topics = demand.topics | ({demand.parent} if demand.parent else set())
    found = {
        standing.id: standing
        for topic in topics
        for standing in stock.get(topic, ())
        if _admits(standing, demand)
    }
    return list(found.values())


def _admits(standing: Standing, demand: Demand) -> bool:
    """Whether it is open to every group of the need, to some of its ages and of its statuses."""
    return (
        not any(standing.groups.isdisjoint(groups) for groups in demand.admitting)
        and overlap(demand.ages, standing.ages)
        and _agree(demand.need.for_.residence_status, standing.offer.for_.residence_status)
    )


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether they share an entry; one that names none agrees with all."""
    return not one or not other or not set(one).isdisjoint(other)
