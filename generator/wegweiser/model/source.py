"""Where a record was read: its file, its lines and the position of each of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wegweiser.model.problem import Location, Mark, Problem


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands, and its key, if it has one."""

    value: Mark
    key: Mark | None = None


@dataclass(slots=True)
class Source:
    """The file of a record.

    `spots` maps a location to its position; `faults` are the locations that were already
    reported, so that no rule reports the consequence of a mistake beside the mistake.
    """

    path: str
    lines: list[str] = field(default_factory=list)
    spots: dict[Location, Spot] = field(default_factory=dict)
    faults: set[Location] = field(default_factory=set)

    def problem(self, code: str, at: Location = (), **words: str) -> Problem:
        """A problem at a value; at the nearest thing around it if it has no place."""
        return self._problem(code, self._mark(at, key=False), words)

    def key_problem(self, code: str, at: Location = (), **words: str) -> Problem:
        """A problem at a value's key."""
        return self._problem(code, self._mark(at, key=True), words)

    def spoiled(self, at: Location) -> bool:
        """Whether something at this location, or inside it, was already reported."""
        return any(fault[: len(at)] == at for fault in self.faults)

    def _problem(self, code: str, mark: Mark | None, words: Mapping[str, str]) -> Problem:
        excerpt = self.lines[mark.line - 1] if mark and mark.line <= len(self.lines) else ""
        return Problem(self.path, code, mark, words, excerpt)

    def _mark(self, at: Location, *, key: bool) -> Mark | None:
        for length in range(len(at), -1, -1):
            if spot := self.spots.get(at[:length]):
                return spot.key if spot.key and (key or length < len(at)) else spot.value
        return None
