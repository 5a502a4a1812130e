"""The map of topics and groups: where people ask, and where there are offers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import Cell, Gaps
from wegweiser.gaps.overview import find_white_spots
from wegweiser.model.values import FEW

FEW_EACH, SOME_EACH = 10, 30
"""Persons for each offer: where the shades of the map change."""


@dataclass(frozen=True, slots=True)
class Heat:
    """One cell of the map: how many persons asked, in words, how many offers there are.

    `level` is 0 to 4: how many persons there are for each offer, in steps; 4 is a white spot.
    `width` is their part of the most persons in any cell, in per cent.
    """

    offers: int
    persons: str
    level: int
    width: float


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A topic's row of the map; a cell is None where nobody asks and nobody offers."""

    topic: str
    cells: tuple[Heat | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The groups that head the columns, and a row for each topic that somebody asked for."""

    groups: tuple[str, ...]
    rows: tuple[HeatRow, ...]


def heat_map(gaps: Gaps, told: GapSentences) -> HeatMap:
    """The map without topics and groups that nobody asked for."""
    few = _count_few(gaps)
    cells = {(cell.topic, cell.group): cell for cell in gaps.matrix}
    asked = few.keys() | {place for place, cell in cells.items() if cell.persons}
    vocabulary = told.directory.vocabulary
    topics = [id_ for id_ in vocabulary.topics if any(topic == id_ for topic, _ in asked)]
    groups = [id_ for id_ in vocabulary.groups if any(group == id_ for _, group in asked)]
    spots = set(find_white_spots(gaps, vocabulary))
    most = max((cell.persons for cell in gaps.matrix), default=0)

    def heat(topic: str, group: str) -> Heat | None:
        cell = cells.get((topic, group))
        if cell is None and (topic, group) not in few:
            return None
        cell = cell or Cell(topic, group)
        persons = told.count(cell.persons, few[topic, group])
        width = round(100 * cell.persons / most, 1) if most else 0
        return Heat(cell.offers, persons, _level(cell, spots), width)

    return HeatMap(
        tuple(told.group(id_) for id_ in groups),
        tuple(
            HeatRow(told.topic(topic), tuple(heat(topic, group) for group in groups))
            for topic in topics
        ),
    )


def _count_few(gaps: Gaps) -> Counter[tuple[str, str]]:
    """How many needs of one to four persons each topic and group have."""
    return Counter(
        (found.need.topic, group)
        for found in gaps.needs
        if found.need.asked_by == FEW
        for group in set(found.need.groups)
    )


def white_spots(gaps: Gaps, told: GapSentences) -> tuple[str, ...]:
    """`Fußball, Frauen: 22 Personen`, the most persons first."""
    return tuple(
        told.words.tell(
            "spot",
            topic=told.topic(cell.topic),
            group=told.group(cell.group),
            persons=told.words.number("persons", cell.persons),
        )
        for cell in find_white_spots(gaps, told.directory.vocabulary)
    )


def _level(cell: Cell, spots: set[Cell]) -> int:
    """Nobody asked: 0. An offer for at most 10, 30 persons: 1, 2; for more: 3. Nothing: 4."""
    if cell in spots:
        return 4
    if not cell.persons:
        return 0
    share = cell.persons / cell.offers if cell.offers else cell.persons
    return 1 if share <= FEW_EACH else 2 if share <= SOME_EACH else 3
