"""What a readable file still betrays: a text that is cut off, a reminder, letters that deceive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from wegweiser.model import Location, Problem
from wegweiser.reading.decoding import FORBIDDEN
from wegweiser.reading.yaml_tree import Tree

_PLACEHOLDER = re.compile(r"\b(TODO|FIXME|TBD|XXX+|xxx+|[Ll]orem ipsum)\b")
_OTHER_LETTERS = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
_WORD = re.compile(r"\w+")


def find_oversights(tree: Tree) -> Iterator[Problem]:
    """Problems that no model of a record knows, because they lie in the text itself."""
    yield from _cut_off(tree)
    yield from _placeholders(tree)
    yield from _duplicate_entries(tree)
    yield from _hidden_characters(tree)
    yield from _mixed_scripts(tree)


def _cut_off(tree: Tree) -> Iterator[Problem]:
    """A plain text ends at ` #`; what follows is a comment and on no page."""
    for at, lost in tree.cut_off:
        yield tree.source.problem("cut-off-by-comment", at, value=lost[:40])


def _placeholders(tree: Tree) -> Iterator[Problem]:
    for at, text in tree.scalars:
        if found := _PLACEHOLDER.search(text):
            yield tree.source.problem("placeholder-text", at, value=found[0])


def _duplicate_entries(tree: Tree) -> Iterator[Problem]:
    """The same text twice in one list."""
    seen: dict[tuple[Location, str], Location] = {}
    for at, text in tree.scalars:
        if at and isinstance(at[-1], int):
            if (at[:-1], text) in seen:
                yield tree.source.problem("duplicate-entry", at, value=text[:40])
            seen[at[:-1], text] = at


def _hidden_characters(tree: Tree) -> Iterator[Problem]:
    """Characters that came in through an escape: the file itself has none."""
    if not any("\\" in line for line in tree.source.lines):
        return
    keys = [(at, str(at[-1])) for at in tree.source.spots if at]
    for at, text in [*tree.scalars, *keys]:
        found = FORBIDDEN.search(text) or re.search("[\t\r\x00-\x1f]", text.replace("\n", ""))
        if found and not tree.source.spoiled(at):
            tree.source.faults.add(at)
            character = f"U+{ord(found[0]):04X}"
            yield tree.source.problem("forbidden-character", at, character=character)


def _mixed_scripts(tree: Tree) -> Iterator[Problem]:
    """One word of Latin and Cyrillic, Greek or styled letters: it is not what it looks like."""
    if not any(_OTHER_LETTERS.search(line) for line in tree.source.lines) and not any(
        "\\" in line for line in tree.source.lines
    ):
        return
    for at, text in tree.scalars:
        for word in _WORD.findall(text):
            scripts = {_script(letter) for letter in word if letter.isalpha()}
            if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1 or scripts & {
                "FULLWIDTH",
                "MATHEMATICAL",
            }:
                yield tree.source.problem("mixed-scripts", at, value=word[:40])
                break


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
