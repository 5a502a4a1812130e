"""A contributor's mistake is a value: collected, sorted and shown, never raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from types import MappingProxyType
from typing import Literal

Severity = Literal["error", "warning"]
Location = tuple[str | int, ...]
"""The way to a value inside a record: `("times", 0, "from")`."""

WARNINGS = frozenset(
    {
        "broken-translation",
        "checked-in-future",
        "checked-long-ago",
        "cut-off-by-comment",
        "duplicate-entry",
        "duplicate-title",
        "far-from-home",
        "free-mail-address",
        "full-with-free-places",
        "garbled-text",
        "insecure-link",
        "missing-glyph",
        "mobile-number",
        "no-such-map",
        "overdue-response",
        "placeholder-text",
        "unknown-icon",
        "unknown-setting",
        "unusable-map",
        "unusable-translation",
        "with-itself",
    }
)
"""The codes that do not fail a build; every other code is an error."""


_SUGGESTIONS = frozenset({"expected", "line", "nearest"})
"""Arguments that change with other files, or with the lines above."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something stands in a file: line and column count from 1, `width` in characters."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one place.

    `path` is relative to the root, with `/`. `mark` is None where a whole file or folder is meant.
    `arguments` fill the sentence that `wording` keeps for the code; they are untrusted text.
    `excerpt` is the source line, for the caret. `known`: it was there before the change that is
    looked at, which does not touch its file.
    """

    path: str
    code: str
    mark: Mark | None = None
    arguments: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    excerpt: str = ""
    known: bool = False

    @property
    def severity(self) -> Severity:
        """`warning` for what is known and for the codes in `WARNINGS`, `error` for all others."""
        return "warning" if self.known or self.code in WARNINGS else "error"

    @property
    def fault(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """What is wrong, on whichever line: path, code and arguments without suggestions."""
        words = ((name, each) for name, each in self.arguments.items() if name not in _SUGGESTIONS)
        return self.path, self.code, tuple(sorted(words))

    @property
    def order(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """By file, line, column, code: whole-file problems come first."""
        line, column = (self.mark.line, self.mark.column) if self.mark else (0, 0)
        return self.path, line, column, self.code, tuple(sorted(self.arguments.items()))


def sort_problems(problems: list[Problem]) -> list[Problem]:
    """Sort by `Problem.order`; the same problem found twice is kept once."""
    in_order = sorted(problems, key=attrgetter("order"))
    return list({problem.order: problem for problem in in_order}.values())
