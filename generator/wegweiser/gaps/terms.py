"""The names of verdicts, flags and suggestions, each in its order."""

from __future__ import annotations

from typing import Final, Literal

Persons = int | Literal["<5"]
"""A count as it stands in `needs.yml`."""

Verdict = Literal["missing", "barrier", "unclear", "full", "unheard", "covered"]
VERDICTS: Final[tuple[Verdict, ...]] = (
    "missing",
    "barrier",
    "unclear",
    "full",
    "unheard",
    "covered",
)
"""The worst first."""
MET: Final[frozenset[Verdict]] = frozenset({"unheard", "covered"})
"""The verdicts where an offer fits and has room."""

Flag = Literal["ending", "unchecked", "planned"]
FLAGS: Final[tuple[Flag, ...]] = ("ending", "unchecked", "planned")

SuggestionKind = Literal["close", "change", "ask", "enlarge", "promote", "await"]
"""What could be done, in the order of the verdicts that call for it.

`close`: `actor` can provide the topic or its parent. `change`: `offer` would meet the need if the
requirements in `change` were changed, and those in `ask` turned out well. `ask`: ask `actor`
whether `offer` meets the requirements in `ask`. `enlarge`: `offer` fits, but is full.
`promote`: `offer` fits, but too few know of it. `await`: `offer` will fit, but has not begun.
"""
