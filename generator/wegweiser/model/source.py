"""Where a record was read: its file, its lines and the position of each of its values."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from wegweiser.model.problem import Location, Mark, Problem


class Point(Protocol):
    """A place in a file: line and column count from 0."""

    @property
    def line(self) -> int:
        """How many lines stand before it."""
        ...

    @property
    def column(self) -> int:
        """How many characters stand before it on its line."""
        ...


class Stretch(Protocol):
    """Something in a file that has a beginning and an end, such as a parser's event."""

    @property
    def start_mark(self) -> Point:
        """Where it begins."""
        ...

    @property
    def end_mark(self) -> Point:
        """Where it ends."""
        ...


class Spot(NamedTuple):
    """Where a value stands, and its key, if it has one."""

    value: Stretch
    key: Stretch | None = None


@dataclass(slots=True)
class Source:
    """The file of a record.

    `spots` maps a location to its position, `ends` that of a list or block to where it ends.
    `faults` are the locations that were already reported, and `lost` the names of fields in lines
    that could not be read, so that no rule reports the consequence of a mistake beside the mistake.
    """

    path: str
    lines: list[str] = field(default_factory=list)
    spots: dict[Location, Spot] = field(default_factory=dict)
    ends: dict[Location, Stretch] = field(default_factory=dict)
    faults: set[Location] = field(default_factory=set)
    lost: Container[str] = frozenset()

    def problem(self, code: str, at: Location = (), **words: str) -> Problem:
        """A problem at a value; at the nearest thing around it if it has no place."""
        return self.problem_at(code, self._find(at, key=False), words)

    def key_problem(self, code: str, at: Location = (), **words: str) -> Problem:
        """A problem at a value's key."""
        return self.problem_at(code, self._find(at, key=True), words)

    def problem_at(self, code: str, place: Stretch | None, words: Mapping[str, str]) -> Problem:
        """A problem at a place in the file; in the whole file where there is none."""
        if place is None:
            return Problem(self.path, code, None, words)
        start, end = place.start_mark, place.end_mark
        width = end.column - start.column if end.line == start.line else 1
        mark = Mark(start.line + 1, start.column + 1, max(1, width))
        excerpt = self.lines[start.line] if start.line < len(self.lines) else ""
        return Problem(self.path, code, mark, words, excerpt)

    def key_line(self, at: Location) -> int:
        """The line of a value's key, from 1; 0 if it has none."""
        key = self.spots[at].key
        return key.start_mark.line + 1 if key else 0

    def spoiled(self, at: Location) -> bool:
        """Whether something at this location, or inside it, was already reported."""
        return any(fault[: len(at)] == at for fault in self.faults)

    def excused(self, at: Location) -> bool:
        """Whether a field may be missing only because of what was already reported."""
        return self.spoiled(at) or str(at[-1]) in self.lost

    def names_in(self, at: Location) -> frozenset[str]:
        """The keys that are written in a block, refused ones among them."""
        depth = len(at)
        return frozenset(
            str(spot[depth]) for spot in self.spots if len(spot) == depth + 1 and spot[:depth] == at
        )

    def _find(self, at: Location, *, key: bool) -> Stretch | None:
        for length in range(len(at), -1, -1):
            if spot := self.spots.get(at[:length]):
                return spot.key if spot.key and (key or length < len(at)) else spot.value
        return None
