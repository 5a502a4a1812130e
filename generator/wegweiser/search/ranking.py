"""The search: finds the offers of an index for a query, best first.

The twin of `pages/browser/search.js`, for what is printed: the same terms, weights and order. Each
word of the query is first likened to the whole vocabulary; then the offers that have those terms
are scored by word, and the words joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Final

from wegweiser.search.index import Index
from wegweiser.search.likeness import SURE, Likenesses, greatest, keep, liken, liken_plainly
from wegweiser.search.query import is_asking, query_words
from wegweiser.search.vocabulary import open_vocabulary

WEIGHTS: Final = {"title": 5, "original": 4, "text": 1}
"""How much a word counts in each field of an offer; through a subject it counts SUBJECT."""
SUBJECT: Final = 3
WORD: Final = 0.9
"""A further synonym of a subject counts less than its name, each later subject (LATER) less."""
LATER: Final = 0.1
FURTHER: Final = 0.2
"""Further terms and fields that match add a little."""
JOINED: Final = 5
"""From so many letters on two neighbouring words may be one."""
ENOUGH: Final = 3
"""So many offers with all words are enough; with fewer, offers with some words follow."""
LEAST: Final = 0.02
"""What scores less than this part of the best is left out."""

Scores = dict[int, float]
"""By the numbers of offers; those that are not there have none."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """A word's scores, and how much it tells."""

    scores: Scores
    weight: float
    known: bool


def find_offers(index: Index, query: str) -> list[str]:
    """The ids of the offers that answer a query, best first; none for a query without words."""
    vocabulary, holders = open_vocabulary(index), _holders(index)
    words = query_words(query)
    found = [liken(vocabulary, word) for word in words]
    joined = [
        liken_plainly(vocabulary, one.key + other.key) if len(one.key + other.key) >= JOINED else {}
        for one, other in pairwise(words)
    ]
    pairs = [_score(index, holders, each) if each else {} for each in joined]
    scored = []
    for at, (word, likenesses) in enumerate(zip(words, found, strict=True)):
        own = _score(index, holders, likenesses)
        beside = pairs[max(0, at - 1) : at + 1]
        sure = min(1, greatest(likenesses) / SURE)
        weight = _rarity(len(own), len(index.offers)) * sure * _importance(word.key)
        known = bool(likenesses) or any(beside)
        scored.append(_Scored(_highest(own, *beside), weight, known))
    return [index.offers[at] for at in _best(scored)]


def _best(scored: Sequence[_Scored]) -> list[int]:
    """The offers with all words, or with some where few have all; at one score in their order."""
    whole = sum(word.weight for word in scored) or 1
    every = sum(word.known for word in scored)
    totals: Scores = {}
    complete: Scores = {}
    for at in sorted({at for word in scored for at in word.scores}):
        has = [word for word in scored if at in word.scores]
        covered = sum(word.weight for word in has)
        total = sum(word.scores[at] * word.weight for word in has) * (covered / whole) ** 2
        totals[at] = total
        if len(has) >= every:
            complete[at] = total
    kept = complete if len(complete) >= ENOUGH else totals
    least = max(kept.values(), default=0) * LEAST
    ranked = sorted(kept, key=lambda at: (-round(kept[at], 6), at))
    return [at for at in ranked if kept[at] > 0 and kept[at] >= least]


def _score(
    index: Index, holders: Sequence[Sequence[tuple[int, int]]], likenesses: Likenesses
) -> Scores:
    """How much each offer is about a word."""
    strongest: Scores = {}
    every: Scores = {}

    def add(offer: int, score: float) -> None:
        every[offer] = every.get(offer, 0) + score
        strongest[offer] = max(strongest.get(offer, 0), score)

    for term, likeness in likenesses.items():
        for field, weight in WEIGHTS.items():
            for offer in index.fields[field][term]:
                add(offer, likeness**2 * weight)
    for subject, likeness in _subjects(index, likenesses).items():
        for offer, rank in holders[subject]:
            add(offer, likeness**2 * SUBJECT / (1 + LATER * rank))
    return {
        offer: score + FURTHER * min(every[offer] - score, score)
        for offer, score in strongest.items()
    }


def _subjects(index: Index, likenesses: Likenesses) -> Likenesses:
    """How much each subject is what was typed: its name a little more than a word of it."""
    found: Likenesses = {}
    for term, likeness in likenesses.items():
        for subject in index.fields["name"][term]:
            keep(found, subject, likeness)
        for subject in index.fields["word"][term]:
            keep(found, subject, likeness * WORD)
    return found


def _holders(index: Index) -> list[list[tuple[int, int]]]:
    """For each subject the offers that have it, and at which place of their subjects."""
    holders: list[list[tuple[int, int]]] = [[] for _ in index.subjects]
    for offer, subjects in enumerate(index.held):
        for rank, subject in enumerate(subjects):
            holders[subject].append((offer, rank))
    return holders


def _highest(*scores: Mapping[int, float]) -> Scores:
    """For each offer the highest of some scores."""
    return {offer: max(each.get(offer, 0) for each in scores) for offer in set().union(*scores)}


def _importance(key: str) -> float:
    """Short words, and those that people ask with, are seldom what a query is about."""
    if is_asking(key):
        return 0.15
    return 0.3 if len(key) < 3 else 0.7 if len(key) < 4 else 1


def _rarity(reached: int, offers: int) -> float:
    """The fewer offers, the more a word says."""
    return 0.6 + log(1 + (offers - reached + 0.5) / (reached + 0.5))
