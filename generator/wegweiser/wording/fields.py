"""What each field is called and what belongs into it, in German and English; see `fields.yml`.

For people who write files: the editor's help, the form, the handbook's page of all fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wegweiser.model.record import Part
from wegweiser.wording.filling import fill
from wegweiser.wording.problems import WordsLanguage
from wegweiser.wording.tables import read_table


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field's label, what belongs there, and how it looks in a file."""

    label: str
    description: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Fields that one thinks of together, by the names that stand in the file."""

    id: str
    label: str
    fields: tuple[str, ...]


def field_words(part: type[Part], field: str, words: WordsLanguage) -> FieldWords:
    """What is said about a field; a topic's label is that of every entry.

    Raises:
        KeyError: the table has no such field.
    """
    entry = _fields(part)[field]
    return FieldWords(entry[words]["label"], entry[words]["description"], tuple(entry["examples"]))


def part_label(part: type[Part], words: WordsLanguage) -> str:
    """What a block of fields is called."""
    return str(_table()["parts"][part.__name__][words])


def find_chapters(part: type[Part], words: WordsLanguage) -> tuple[Chapter, ...]:
    """The chapters of an offer or an actor; each of its fields is in one of them."""
    return tuple(
        Chapter(each["id"], each[words], tuple(each["fields"]))
        for each in _table()["chapters"][part.__name__]
    )


def word_labels(name: str, words: WordsLanguage) -> Mapping[str, str]:
    """The labels of a set of fixed words: `weekday`, `rhythm`, `german_level`, ..."""
    return {word: label[words] for word, label in _table()["words"][name].items()}


def find_labels(values: Iterable[str], words: WordsLanguage) -> Mapping[str, str]:
    """The labels of fixed words by the words themselves, which are exactly those of one set.

    Raises:
        KeyError: there is no such set.
    """
    return word_labels(_sets()[frozenset(values)], words)


def format_sentence(kind: str, words: WordsLanguage, **limits: str) -> str:
    """How a value of this kind is written; `limit`, `first` and `last` are filled in."""
    return fill(_table()["formats"][kind][words], limits)


def page_words() -> Mapping[str, str]:
    """The German words around the handbook's tables of fields."""
    words: Mapping[str, str] = _table()["page"]
    return words


def _fields(part: type[Part]) -> Mapping[str, Any]:
    """A block's fields, with those that it takes over from another."""
    table = _table()["fields"]
    blocks = [table.get(kind.__name__, {}) for kind in reversed(part.__mro__)]
    return {name: entry for fields in blocks for name, entry in fields.items()}


@cache
def _sets() -> Mapping[frozenset[str], str]:
    return {frozenset(labels): name for name, labels in _table()["words"].items()}


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = read_table("fields.yml")
    return table
