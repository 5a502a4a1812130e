"""Translations are untrusted: which of them may not be shown, and why.

A fault is a word: `text-too-long`, `angle-bracket`, `forbidden-character`, `other-fields`, …
"""

from __future__ import annotations

from typing import Literal

from pydantic_core import PydanticCustomError

from wegweiser.model.characters import FORBIDDEN
from wegweiser.model.links import find_hosts
from wegweiser.model.values import Text
from wegweiser.wording.filling import find_fields
from wegweiser.wording.plurals import PluralForms
from wegweiser.wording.po import Entry
from wegweiser.wording.translatable import Rule


def read_directory_text(text: str, source: str, rule: Rule) -> tuple[str, str | None]:
    """A translation of a directory text, tidied, and its fault."""
    if FORBIDDEN.search(text):
        return text, "forbidden-character"
    if not leads_as(text, source):
        return text, "other-links"
    try:
        return rule.read(text), None
    except PydanticCustomError as error:
        return text, error.type


def leads_as(text: str, source: str) -> bool:
    """Whether a translation leads only to where its source leads, too: to the same hosts.

    What it says can hardly be judged by those who accept it; whom it sends people to can.
    """
    return find_hosts(text) <= find_hosts(source)


def find_interface_fault(entry: Entry, forms: PluralForms) -> str | None:
    """What is wrong with a translation of one of the interface's sentences.

    It has the fields of the sentence, all of them and no other, but a plural form may do without
    `{number}`; no line ends or angle brackets that the sentence has not; a bearable length.
    """
    if len(entry.strings) != (1 if entry.plural is None else forms.count) or not all(entry.strings):
        return "missing-forms"
    sources = [entry.id] if entry.plural is None else [entry.id, entry.plural]
    found = (_find_string_fault(string, sources) for string in entry.strings)
    return next(filter(None, found), None)


def _find_string_fault(string: str, sources: list[str]) -> str | None:
    if FORBIDDEN.search(string):
        return "forbidden-character"
    fields = frozenset[str]().union(*map(find_fields, sources))
    optional = {"number"} if len(sources) > 1 else set()
    if not fields - optional <= find_fields(string) <= fields:
        return "other-fields"
    limit = max(100, 3 * max(map(len, sources)))
    try:
        Text(limit, _kind("".join(sources))).read(string)
    except PydanticCustomError as error:
        return error.type
    return None


def _kind(source: str) -> Literal["line", "plain", "markdown"]:
    if "<" in source or ">" in source:
        return "markdown"
    return "plain" if "\n" in source else "line"
