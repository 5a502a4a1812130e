"""What a readable file still betrays: a text that is cut off, a reminder, letters that deceive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from wegweiser.model import Location, Problem, Source
from wegweiser.model.characters import FORBIDDEN
from wegweiser.reading.yaml_tree import Tree, is_dropped

_REMINDERS = ("todo", "fixme", "tbd", "xxx", "lorem ipsum", "platzhalter", "???")
_PLACEHOLDER = re.compile(
    r"\b(todo|fixme|tbd|xxx+|lorem ipsum|platzhalter)\b|\?\?\?", re.IGNORECASE
)
_TAB = re.compile(r"\t")
_OTHER_LETTERS = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
_GARBLED = re.compile(
    "\ufffd|\u00c3[\u0080-\u00bf\u0178\u2013\u0153\u0152\u017e\u017d\u201e\u2026\u0192]|\u00e2\u20ac"
)
"""Umlauts and quotation marks that a program took for two letters: `Ã¤`, `â€ž`, `�`."""
_STACK = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3,}")
"""Marks above one another, which cover the lines around; no language of the site needs three."""
_WORD = re.compile(r"[^\W_]+")


def find_oversights(tree: Tree, source: Source) -> Iterator[Problem]:
    """Problems that no model of a record knows, because they lie in the text itself.

    Where a character deceives, the source's `faults` say so: what it does to the value is no
    mistake of its own.
    """
    text = "\n".join(source.lines)  # asked first: most files have nothing of the kind
    yield from _cut_off(tree, source)
    lower = text.lower()
    if any(word in lower for word in _REMINDERS):
        yield from _placeholders(tree, source)
    yield from _duplicate_entries(tree.value, source, ())
    if "\\" in text:
        yield from _escaped_characters(tree, source)
    if "\\" in text or _GARBLED.search(text):
        yield from _garbled_texts(tree, source)
    if "\\" in text or _STACK.search(text):
        yield from _stacked_marks(tree, source)
    if "\\" in text or _OTHER_LETTERS.search(text):
        yield from _mixed_scripts(tree, source)


def _cut_off(tree: Tree, source: Source) -> Iterator[Problem]:
    """A plain text ends at ` #`; what follows is a comment and on no page."""
    for at, lost in tree.cut_off:
        yield source.problem("cut-off-by-comment", at, value=lost[:40])


def _placeholders(tree: Tree, source: Source) -> Iterator[Problem]:
    for at, text in tree.scalars:
        if (found := _PLACEHOLDER.search(text)) and not is_dropped(at):
            yield source.problem("placeholder-text", at, value=found[0])


def _duplicate_entries(value: Any, source: Source, at: Location) -> Iterator[Problem]:
    """The same twice in one list, be it a word or a block of fields."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if not isinstance(inner, str):
                yield from _duplicate_entries(inner, source, (*at, name))
        return
    seen: set[str] = set()
    for index, inner in enumerate(value if isinstance(value, list) else ()):
        text = inner.strip() if isinstance(inner, str) else repr(inner)
        if text in seen and not (isinstance(inner, dict) and "id" in inner):
            shown = text[:40] if isinstance(inner, str) else "…"
            yield source.problem("duplicate-entry", (*at, index), value=shown)
        seen.add(text)
        if not isinstance(inner, str):
            yield from _duplicate_entries(inner, source, (*at, index))


def _escaped_characters(tree: Tree, source: Source) -> Iterator[Problem]:
    """Characters that came in through an escape: the file itself has none."""
    keys = [(at, str(at[-1])) for at in source.spots if at and isinstance(at[-1], str)]
    for at, text in [*tree.scalars, *keys]:
        found = FORBIDDEN.search(text) or _TAB.search(text)
        if found and at not in source.faults:
            source.faults.add(at)
            character = f"U+{ord(found[0]):04X}"
            yield source.problem("forbidden-character", at, character=character)


def _garbled_texts(tree: Tree, source: Source) -> Iterator[Problem]:
    for at, text in tree.scalars:
        if found := _GARBLED.search(text):
            around = text[max(0, found.start() - 10) : found.end() + 10]
            yield source.problem("garbled-text", at, value=around)


def _stacked_marks(tree: Tree, source: Source) -> Iterator[Problem]:
    for at, text in tree.scalars:
        if _STACK.search(text) and at not in source.faults:
            source.faults.add(at)
            yield source.problem("stacked-marks", at)


def _mixed_scripts(tree: Tree, source: Source) -> Iterator[Problem]:
    """One word of Latin and Cyrillic, Greek or styled letters: it is not what it looks like."""
    for at, text in tree.scalars:
        word = next((word for word in _WORD.findall(text) if _is_mixed(word)), None)
        if word and at not in source.faults:
            source.faults.add(at)
            yield source.problem("mixed-scripts", at, value=word[:40])


def _is_mixed(word: str) -> bool:
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()}
    alike = scripts & {"LATIN", "CYRILLIC", "GREEK"}
    return len(alike) > 1 or bool(scripts & {"FULLWIDTH", "MATHEMATICAL"})
