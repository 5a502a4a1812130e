"""Patterns that take a text as widely as `check` does, for editors that see it as it is written.

White space around a text is no part of it; a line end inside a paragraph counts as one space. In
the language of ECMA 262 (with its flag `u`, which counts code points) and of Python alike. What is
longer before NFC than after it is the one thing that no pattern can know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final


def text_pattern(kind: str, limit: int) -> str:
    """The pattern of a text of at most `limit` code points; see `model.values.Text`."""
    return rf"^\s*{TEXTS[kind](limit)}\s*$"


def spaced_pattern(pattern: str, limit: int | None) -> str:
    """The pattern of a value with white space around it; one with a limit holds none itself."""
    short = "" if limit is None else rf"(?!\S{{{limit + 1}}})"
    return rf"^\s*{short}{pattern.removeprefix('^').removesuffix('$')}\s*$"


def _bounded(inside: str, edge: str) -> Callable[[int], str]:
    return lambda limit: rf"{edge}(?:{inside}{{0,{limit - 2}}}{edge})?"


def _paragraph(limit: int) -> str:
    character = r"(?!\s*\n)[^<>]"
    line_end = r"[^\S\n]*\n[^\S\n]*(?=\S)"
    return rf"(?=\S)(?:{character}|{line_end}){{1,{limit}}}"


TEXTS: Final[Mapping[str, Callable[[int], str]]] = {
    "line": _bounded(r"[^\n<>]", r"[^\s<>]"),
    "word": _bounded(r"[^\n<>,]", r"[^\s<>,]"),
    "plain": _bounded(r"[^<>]", r"[^\s<>]"),
    "markdown": _bounded(r"[\s\S]", r"\S"),
    "paragraph": _paragraph,
}
"""The kinds of text, and the pattern of each for a limit."""
