"""How much each term of an index is what was typed, from 1 (the same) down.

The twin of `pages/browser/likeness.js`: what a term plainly holds comes first. Only where nothing
is at least half alike, wider guesses are made.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from wegweiser.search.guesses import guess
from wegweiser.search.query import QueryWord, is_short, stems
from wegweiser.search.vocabulary import Vocabulary

Likenesses = dict[int, float]
"""By the numbers of terms or subjects."""

SURE: Final = 0.5
"""Below this likeness of the best term wider guesses are made."""
GUESSED: Final = 4
"""They are made from so many letters on."""


def liken(vocabulary: Vocabulary, word: QueryWord) -> Likenesses:
    """How much each term is like a word."""
    likenesses = liken_plainly(vocabulary, word.key, stems(word))
    if len(word.key) >= GUESSED and greatest(likenesses) < SURE:
        for term, likeness in guess(vocabulary, word.key):
            keep(likenesses, term, likeness)
    return likenesses


def liken_plainly(vocabulary: Vocabulary, key: str, endless: Iterable[str] = ()) -> Likenesses:
    """The same, a beginning, a stem, a part; `endless` is the key without its endings."""
    likenesses: Likenesses = {}
    for term, at in vocabulary.occurrences(key):
        keep(likenesses, term, _plain(len(key), len(vocabulary.terms[term]), at))
    for stem in endless:
        for term, at in vocabulary.occurrences(stem):
            keep(likenesses, term, _stem(stem, vocabulary.terms[term], at))
    return likenesses


def greatest(likenesses: Likenesses) -> float:
    """That of the best term, 0 if there is none."""
    return max(likenesses.values(), default=0)


def keep(likenesses: Likenesses, number: int, likeness: float) -> None:
    """The greater likeness of a term or subject counts."""
    if likeness > likenesses.get(number, 0):
        likenesses[number] = likeness


def _plain(typed: int, length: int, at: int) -> float:
    if at == 0:
        return 1 if typed == length else 0.55 + 0.35 * typed / length
    last = at + typed == length
    if typed < 4 and not last and at > 2:
        return 0
    return (0.5 if last else 0.3) + 0.2 * typed / length


def _stem(stem: str, term: str, at: int) -> float:
    if at == 0 and stem == term:
        return 0.85
    if is_short(stem):
        return 0
    if at == 0:
        return 0.4 + 0.35 * len(stem) / len(term)
    if at <= 4 and at + len(stem) == len(term):
        return 0.45
    return 0.3 if len(stem) >= 4 else 0
