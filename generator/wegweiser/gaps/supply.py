"""How the offers are spread: which nobody asked for, how many a topic and a group have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import product

from wegweiser.gaps.findings import Cell, NeedVerdict
from wegweiser.gaps.standing import Standing
from wegweiser.model import Need, Vocabulary


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


def _order(entries: Mapping[str, object]) -> Callable[[str], tuple[int, str]]:
    """The vocabulary's order; an id that it does not have comes last."""
    positions = {id_: position for position, id_ in enumerate(entries)}
    return lambda id_: (positions.get(id_, len(positions)), id_)
