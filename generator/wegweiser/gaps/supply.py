"""How the offers are spread: which double each other, which nobody asked for, how many a cell."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from wegweiser.gaps.findings import Cell, NeedVerdict
from wegweiser.gaps.standing import Standing
from wegweiser.model import Need, Offer, Vocabulary
from wegweiser.model.values import Clock


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when on a weekday an offer takes place."""

    start: Clock
    end: Clock
    standing: Standing


def find_duplications(running: Iterable[Standing]) -> tuple[tuple[str, str], ...]:
    """Pairs of offers of different actors that share a topic, a group and time on a weekday.

    Weekly, fortnightly, even- and odd-week times count alike, whichever weeks; one with an open
    end overlaps nothing.
    """
    return tuple(
        sorted(
            {
                (min(one.id, other.id), max(one.id, other.id))
                for hours in _hours_alike(running).values()
                for one, other in _overlapping(hours)
                if _independent(one.offer, other.offer)
            }
        )
    )


def find_unasked(running: Iterable[Standing], needs: Iterable[NeedVerdict]) -> tuple[str, ...]:
    """Running offers that are no need's candidate, by id."""
    asked = {judged.offer for need in needs for judged in need.offers}
    return tuple(sorted({standing.id for standing in running} - asked))


def count_cells(
    running: Iterable[Standing], needs: Iterable[Need], vocabulary: Vocabulary
) -> tuple[Cell, ...]:
    """The matrix: offers and persons for each topic and group, tags as written."""
    offers = Counter(
        cell
        for standing in running
        for cell in product(set(standing.offer.topics), standing.groups)
    )
    persons: Counter[tuple[str, str]] = Counter()
    for need in needs:
        for group in set(need.groups):
            persons[need.topic, group] += need.persons
    topic_order, group_order = _order(vocabulary.topics), _order(vocabulary.groups)
    cells = sorted(
        offers.keys() | persons.keys(),
        key=lambda cell: (topic_order(cell[0]), group_order(cell[1])),
    )
    return tuple(
        Cell(*cell, offers[cell], persons[cell]) for cell in cells if offers[cell] or persons[cell]
    )


def _hours_alike(running: Iterable[Standing]) -> Mapping[tuple[str, str, str], list[Hours]]:
    """The hours of all offers by topic, group and weekday: only within one can two overlap."""
    alike: dict[tuple[str, str, str], list[Hours]] = defaultdict(list)
    for standing in running:
        for time in standing.weekly:
            if time.from_ is None or time.to is None:
                continue
            hours = Hours(time.from_, time.to, standing)
            for tags in product(set(standing.offer.topics), standing.groups, set(time.on)):
                alike[tags].append(hours)
    return alike


def _overlapping(hours: Iterable[Hours]) -> Iterator[tuple[Standing, Standing]]:
    """The pairs that share more than a moment."""
    ordered = sorted(hours, key=lambda one: one.start)
    starts = [one.start for one in ordered]
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 : bisect_left(starts, one.end)]:
            yield one.standing, other.standing


def _independent(one: Offer, other: Offer) -> bool:
    """Whether they are of different actors, neither of whom takes part in the other's."""
    return (
        one.actor != other.actor and one.actor not in other.with_ and other.actor not in one.with_
    )


def _order(entries: Mapping[str, object]) -> Callable[[str], tuple[int, str]]:
    """The vocabulary's order; an id that it does not have comes last."""
    positions = {id_: position for position, id_ in enumerate(entries)}
    return lambda id_: (positions.get(id_, len(positions)), id_)
