"""Wider guesses at a word that no term holds: a compound, other endings.

Of those that `pages/browser/guesses.js` makes, what sounds alike or stands in other letters is
left out: who prints sees at once that nothing was found, and what for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from math import ceil
from typing import Final

from wegweiser.search.query import is_asking
from wegweiser.search.vocabulary import Vocabulary

COMPOUND: Final = 7
"""From so many letters on a word may be two."""


def guess(vocabulary: Vocabulary, key: str) -> Iterator[tuple[int, float]]:
    """Numbers of terms, and how much each is what was typed."""
    yield from _compound(vocabulary, key)
    yield from _ending(vocabulary, key)


def _compound(vocabulary: Vocabulary, key: str) -> Iterator[tuple[int, float]]:
    """The longest terms that begin and end a compound which the index does not have."""
    if len(key) < COMPOUND:
        return
    for part in filter(None, (_head(vocabulary, key), _tail(vocabulary, key))):
        for term, at in vocabulary.occurrences(part):
            if at == 0:
                yield term, 0.5 if vocabulary.terms[term] == part else 0.3


def _head(vocabulary: Vocabulary, key: str) -> str | None:
    for end in range(len(key) - 1, 3, -1):
        for form in (key[:end], f"{key[:end]}e", f"{key[:end]}en"):
            if not is_asking(form) and vocabulary.has(form):
                return form
    return None


def _tail(vocabulary: Vocabulary, key: str) -> str | None:
    for start in range(3, len(key) - 3):
        part = key[start:]
        sure = len(part) > 4 or vocabulary.begins(key[:start])
        if sure and vocabulary.has(part):
            return part
    return None


def _ending(vocabulary: Vocabulary, key: str) -> Iterator[tuple[int, float]]:
    """Terms that begin alike and differ in a short ending, in whatever language."""
    least = max(4, ceil(len(key) * 0.6), len(key) - 4)
    if len(key) <= least:
        return
    for number, at in vocabulary.occurrences(key[:least]):
        term = vocabulary.terms[number]
        if at == 0 and len(term) <= len(key) + 3:
            pairs = zip(key, term, strict=False)
            alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            yield number, 0.45 * alike / max(len(key), len(term))
