"""Which numbers of a survey may be published: none that tells of 1 to 4 persons.

What somebody can subtract counts as published, under each of these readings of `needs.yml`:

- within a need: persons less those who asked, those who asked less those who know an offer, those
  who asked less those whom one thing kept away;
- between needs, as if the broader contained the narrower (`women` the `mothers`, a topic its parts,
  everyone all groups): the differences of those who asked, who know, who were kept away, and the
  differences of these;
- between needs as they really are (rule 3 of `survey_counts`): persons less those of a need and of
  broader ones together;
- between now and before: the file's history is public, so a number of the same survey stays or
  moves by at least five.

A need that tells too much goes on with the next broader one. One that people have written into the
file stays there: its number becomes smaller instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from wegweiser.exchange.survey.counts import (
    FEWEST,
    Cells,
    Key,
    Ladder,
    Tally,
    Voice,
    fold_cell,
    tally,
)
from wegweiser.model.values import FEW

Number = int | str
"""A count, or `<5`."""


@dataclass(frozen=True, slots=True)
class Published:
    """The numbers of a need as they may stand in `needs.yml`."""

    asked: Number
    known: Number | None = None
    barriers: Mapping[str, Number] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What stands in the file already.

    `own`: the needs that answers may belong to, by their key. `others`: those that no answers
    can; a need of several groups is there for each of them. `is_same`: whether all this is of
    the same survey, so that somebody could subtract.
    """

    persons: int | None = None
    own: Mapping[Key, Published] = field(default_factory=dict)
    others: tuple[tuple[Key, Number], ...] = ()
    is_same: bool = False

    def staying(self, named: Collection[Key]) -> tuple[tuple[Key, int], ...]:
        """The needs whose numbers nobody changes: all but those that answers name."""
        own = ((key, need.asked) for key, need in self.own.items() if key not in named)
        return tuple((key, n) for key, n in (*own, *self.others) if isinstance(n, int))


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be published; `voices` are those behind each need that is new.

    `reasons`: how often something was left out or changed, by why.
    """

    persons: int
    needs: Mapping[Key, Published]
    voices: Mapping[Key, tuple[Voice, ...]]
    reasons: Mapping[str, int]


def publish(
    cells: Cells, persons: int, ladder: Ladder, earlier: Earlier, at_least: int = FEWEST
) -> Publication:
    """The numbers that may be seen. New needs have at least so many persons; `cells` is used up."""
    reasons: Counter[str] = Counter()
    named = set(cells)
    staying = earlier.staying(named)
    persons = _find_persons(persons, earlier, [number for _, number in staying], reasons)
    _fold_small(cells, ladder, earlier, at_least, reasons)
    _fold_telling(cells, persons, ladder, earlier, reasons)
    order = sorted(cells, key=ladder.order, reverse=True)
    shown = _Shown(persons, ladder, earlier, staying, reasons)
    for key in order:
        shown.add(key, tally(cells[key].values()))
    for key in (named & earlier.own.keys()) - shown.needs.keys():
        shown.needs[key] = Published(FEW)
    voices = {key: tuple(cells[key].values()) for key in order if key in shown.needs}
    return Publication(persons, shown.needs, voices, dict(+reasons))


def _find_persons(
    counted: int, earlier: Earlier, staying: Collection[int], reasons: Counter[str]
) -> int:
    """How many were asked: as counted, unless the file's history or its other needs forbid it.

    Needs of an earlier survey may name more persons than were asked now.
    """
    before = earlier.persons
    if before is not None and earlier.is_same and is_small(abs(counted - before)):
        reasons["kept"] += 1
        return before
    most = max([counted, *staying]) + 2 * FEWEST * (len(staying) + 1)
    candidates = list(range(counted, most))
    if before is not None:
        candidates.insert(1, before)
    for number in candidates:
        if not any(other > number or is_small(number - other) for other in staying):
            reasons["persons"] += number != counted
            return number
    raise AssertionError("a number five above the largest fits all")


def is_small(number: int) -> bool:
    """Whether a number points at single persons."""
    return 1 <= number < FEWEST


def _fold_small(
    cells: Cells, ladder: Ladder, earlier: Earlier, at_least: int, reasons: Counter[str]
) -> None:
    def too_few(key: Key) -> bool:
        return len(cells[key]) < (FEWEST if key in earlier.own else max(FEWEST, at_least))

    while small := [key for key in cells if too_few(key)]:
        gone_on = fold_cell(cells, min(small, key=ladder.order), ladder)
        reasons["joined" if gone_on else "left-out"] += 1


def _fold_telling(
    cells: Cells, persons: int, ladder: Ladder, earlier: Earlier, reasons: Counter[str]
) -> None:
    def tells(key: Key) -> bool:
        numbers = {broad: len(cells[broad]) for broad in ladder.above(key) if broad in cells}
        return _tells_between(key, len(cells[key]), persons, numbers, ladder)

    while telling := [key for key in cells if key not in earlier.own and tells(key)]:
        fold_cell(cells, min(telling, key=ladder.order), ladder)
        reasons["telling"] += 1


def _tells_between(
    key: Key, number: int, persons: int, broader: Mapping[Key, int], ladder: Ladder
) -> bool:
    """Whether a need's number tells something beside those of the broader needs."""
    together = _together(key, broader, ladder) - {0}
    return any(is_small(other - number) for other in broader.values()) or any(
        is_small(persons - number - others) for others in together
    )


def _together(key: Key, broader: Mapping[Key, int], ladder: Ladder) -> set[int]:
    """The sums of broader needs each of which is broader than the one before: nobody is in two."""
    return {0} | {
        broader[other] + rest
        for other in ladder.above(key) & broader.keys()
        for rest in _together(other, broader, ladder)
    }


_Part = Callable[[Published], Number | None]


@dataclass(slots=True)
class _Shown:
    """The needs that are published so far, the broad ones first."""

    persons: int
    ladder: Ladder
    earlier: Earlier
    staying: tuple[tuple[Key, int], ...]
    reasons: Counter[str]
    needs: dict[Key, Published] = field(default_factory=dict)

    def add(self, key: Key, counted: Tally) -> None:
        """Publish what may be published of a need."""
        before = self.earlier.own.get(key) if self.earlier.is_same else None
        before = before or Published(FEW)
        asked = self._asked(key, counted.asked, before.asked)
        if asked is None:
            self.reasons["left-out"] += 1
            return
        known = self._known(key, asked, counted.known, before.known)
        barriers = {
            name: number
            for name, count in counted.barriers.items()
            if (number := self._barrier(key, asked, name, count, before)) is not None
        }
        self.needs[key] = Published(asked, known, barriers)

    def _asked(self, key: Key, wanted: int, before: Number) -> int | None:
        """The number that stands already, if it is almost the same; else the highest to tell."""
        numbers = list(range(wanted, FEWEST - 1, -1))
        if isinstance(before, int) and is_small(abs(wanted - before)):
            numbers.insert(0, before)
        number = next((each for each in numbers if not self._tells(key, each, before)), None)
        if number is not None and number != wanted:
            self.reasons["kept" if number == before else "lowered"] += 1
        return number

    def _tells(self, key: Key, number: int, before: Number) -> bool:
        left = self.persons - number
        return (
            left < 0
            or is_small(left)
            or (isinstance(before, int) and is_small(abs(number - before)))
            or _tells_between(key, number, self.persons, self._above(key), self.ladder)
            or any(is_small(abs(other - number)) for other in self._others(key))
        )

    def _above(self, key: Key) -> dict[Key, int]:
        above = {
            other: self.needs[other].asked for other in self.ladder.above(key) & self.needs.keys()
        }
        return {other: asked for other, asked in above.items() if isinstance(asked, int)}

    def _others(self, key: Key) -> Iterator[int]:
        for other, number in self.staying:
            if other == key or other in self.ladder.above(key) or key in self.ladder.above(other):
                yield number

    def _known(
        self, key: Key, asked: int, wanted: int | None, before: Number | None
    ) -> Number | None:
        if wanted is None:
            return None
        if is_small(wanted):
            return FEW
        number = self._part(key, asked, wanted, before, lambda each: each.known)
        self.reasons["known-near"] += number is None
        return number

    def _barrier(
        self, key: Key, asked: int, name: str, wanted: int, before: Published
    ) -> int | None:
        if wanted < FEWEST:
            self.reasons["barrier-few"] += 1
            return None
        number = self._part(
            key, asked, wanted, before.barriers.get(name), lambda each: each.barriers.get(name)
        )
        self.reasons["barrier-near"] += number is None
        return number

    def _part(
        self, key: Key, asked: int, wanted: int, before: Number | None, read: _Part
    ) -> int | None:
        """How many of those who asked; None where it would tell something."""
        near = isinstance(before, int) and is_small(abs(wanted - before))
        number = before if near and isinstance(before, int) else wanted
        if number > asked or is_small(asked - number):
            return None
        for other in self.ladder.above(key):
            broad = self.needs.get(other)
            part = read(broad) if broad else None
            if broad and isinstance(part, int) and isinstance(broad.asked, int):
                rest = part - number
                if is_small(rest) or is_small(broad.asked - asked - rest):
                    return None
        self.reasons["kept"] += number != wanted
        return number
