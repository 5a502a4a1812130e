"""Which keys lead to which offers: a vocabulary, and for each of its terms a list per field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wegweiser.search.normalise import words

FIRST_WORDS: Final = 20
"""So many words of a text are enough: who reads on finds the offer by its subjects."""

OFFER_FIELDS: Final = ("title", "original", "text")
SUBJECT_FIELDS: Final = ("name", "word")


@dataclass(frozen=True, slots=True)
class Document:
    """An offer as the search knows it.

    `title` and `text` in the page's language, `original` and `original_text` as they were written;
    `subjects` are ids, the most important first.
    """

    id: str
    title: str
    original: str
    text: str
    original_text: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What several offers share: a topic, a group, an actor, a place, a language.

    `titles`: its label in the page's language and in the source language; `words`: synonyms.
    """

    id: str
    titles: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a language.

    `offers` are ids in rank order, `subjects` are ids, `held` the numbers of each offer's subjects,
    the most important first. `fields` has for each field and each of `terms` the ascending numbers
    of the offers (of the subjects, in `name` and `word`) where the term stands in that field.
    """

    offers: tuple[str, ...]
    subjects: tuple[str, ...]
    held: tuple[tuple[int, ...], ...]
    terms: tuple[str, ...]
    fields: Mapping[str, tuple[tuple[int, ...], ...]]


def build_index(documents: Sequence[Document], subjects: Sequence[Subject]) -> Index:
    """The index of these offers and of those subjects that one of them has.

    A term is entered in the strongest field in which an offer has it, and in no other.
    """
    used = {id_ for document in documents for id_ in document.subjects}
    kept = [subject for subject in subjects if subject.id in used]
    numbers = {subject.id: number for number, subject in enumerate(kept)}
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, subject in enumerate(kept):
        _enter(found, number, _subject_terms(subject))
    for number, document in enumerate(documents):
        _enter(found, number, _document_terms(document))
    terms = tuple(sorted({term for field in found.values() for term in field}))
    return Index(
        offers=tuple(document.id for document in documents),
        subjects=tuple(subject.id for subject in kept),
        held=tuple(_held(document, numbers) for document in documents),
        terms=terms,
        fields={
            name: tuple(tuple(sorted(found[name].get(term, ()))) for term in terms)
            for name in (*OFFER_FIELDS, *SUBJECT_FIELDS)
        },
    )


def _held(document: Document, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of an offer's subjects; one that nobody described is left out."""
    return tuple(dict.fromkeys(numbers[id_] for id_ in document.subjects if id_ in numbers))


def _enter(
    found: dict[str, dict[str, set[int]]], number: int, terms: Iterable[tuple[str, set[str]]]
) -> None:
    for field, entered in terms:
        for term in entered:
            found[field][term].add(number)


def _subject_terms(subject: Subject) -> Iterator[tuple[str, set[str]]]:
    names = _terms(subject.titles)
    yield "name", names
    yield "word", _terms(subject.words) - names


def _document_terms(document: Document) -> Iterator[tuple[str, set[str]]]:
    """The terms of each field, without those that a stronger field has."""
    title = _terms([document.title])
    original = _terms([document.original]) - title
    yield "title", title
    yield "original", original
    yield "text", _terms([document.text, document.original_text], FIRST_WORDS) - title - original


def _terms(texts: Iterable[str], limit: int | None = None) -> set[str]:
    return {term for text in texts for keys in words(text)[:limit] for term in keys}
