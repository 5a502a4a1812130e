"""Which keys lead to which offers: a vocabulary, and for each of its terms a list per field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wegweiser.search.normalise import tokens, words

FIRST_WORDS: Final = 20
"""So many words of a text are enough: who reads on finds the offer by its subjects."""
COMMON: Final = 20
"""A word that more than every twentieth offer has in its text tells none of them apart."""

WEIGHT: Final = 390_000
"""What an index may weigh without the ids of its offers: tenths of a byte after gzip."""
TERM_WEIGHT: Final = 27
ENTRY_WEIGHT: Final = 13
SUBJECT_WEIGHT: Final = 70
HELD_WEIGHT: Final = 6
"""What a term, an entry of an offer or subject, a subject's id, a subject of an offer weigh on
average, measured over fourteen languages."""

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

    A term is entered in the strongest field in which an offer has it, and in no other. Of the texts
    so many words are entered as there is room for.
    """
    used = {id_ for document in documents for id_ in document.subjects}
    kept = [subject for subject in subjects if subject.id in used]
    numbers = {subject.id: number for number, subject in enumerate(kept)}
    held = tuple(_held(document, numbers) for document in documents)
    entries = _Entries()
    for number, subject in enumerate(kept):
        entries.add("name", number, _terms(*subject.titles))
        entries.add("word", number, _terms(*subject.words) - _terms(*subject.titles))
    for number, document in enumerate(documents):
        entries.add("title", number, _terms(document.title))
        entries.add("original", number, _terms(document.original) - _terms(document.title))
    room = WEIGHT - SUBJECT_WEIGHT * len(kept) - HELD_WEIGHT * sum(map(len, held))
    _enter_texts(entries, documents, kept, room)
    terms = entries.terms()
    return Index(
        offers=tuple(document.id for document in documents),
        subjects=tuple(numbers),
        held=held,
        terms=terms,
        fields={field: entries.lists(terms, field) for field in (*OFFER_FIELDS, *SUBJECT_FIELDS)},
    )


def _held(document: Document, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of an offer's subjects; one that nobody described is left out."""
    return tuple(dict.fromkeys(numbers[id_] for id_ in document.subjects if id_ in numbers))


class _Entries:
    """The entries of an index in the making, and what they weigh."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[str, set[int]]] = defaultdict(dict)
        self.weight = 0

    def add(self, field: str, number: int, terms: Iterable[str]) -> None:
        """Enter the terms of an offer or a subject."""
        for term in terms:
            if term not in self._numbers:
                self.weight += TERM_WEIGHT
            entered = self._numbers[term].setdefault(field, set())
            if number not in entered:
                self.weight += ENTRY_WEIGHT
            entered.add(number)

    def terms(self) -> tuple[str, ...]:
        return tuple(sorted(self._numbers))

    def lists(self, terms: Sequence[str], field: str) -> tuple[tuple[int, ...], ...]:
        """For each of these terms the numbers entered in a field."""
        return tuple(tuple(sorted(self._numbers[term].get(field, ()))) for term in terms)


def _enter_texts(
    entries: _Entries, documents: Sequence[Document], subjects: Sequence[Subject], room: int
) -> None:
    """Enter the first telling word of each text, then each second one, while there is room."""
    shared = {subject.id: _terms(*subject.titles, *subject.words) for subject in subjects}
    common = _common_terms(documents)
    waiting = [_telling_words(document, common, shared) for document in documents]
    while any(waiting):
        for number, words_left in enumerate(waiting):
            if entries.weight > room:
                return
            if words_left:
                entries.add("text", number, words_left.pop())


def _common_terms(documents: Sequence[Document]) -> set[str]:
    """What the texts of many offers hold; in a small directory nothing counts as common."""
    counts = Counter(term for document in documents for term in _terms(document.text))
    most = max(COMMON, len(documents) // COMMON)
    return {term for term, count in counts.items() if count > most}


def _telling_words(
    document: Document, common: set[str], shared: Mapping[str, set[str]]
) -> list[list[str]]:
    """The terms of each word of a text that the title does not say, the most telling last.

    Words in the page's language say more than those of the original, the first more than later
    ones, and all more than those by which the offer's subjects are found anyway.
    """
    silent = common | _terms(document.title, document.original)
    known = set().union(*(shared.get(id_, ()) for id_ in document.subjects))
    found = [
        [key for key in keys if key not in silent]
        for text in dict.fromkeys((document.text, document.original_text))
        for keys in words(text)[:FIRST_WORDS]
    ]
    return sorted(filter(None, found), key=known.issuperset)[::-1]


def _terms(*texts: str) -> set[str]:
    return {term for text in texts for term in tokens(text)}
