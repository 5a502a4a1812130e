"""The terms of an index as one text, in which a part of a word is quickly found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from wegweiser.search.index import Index

ANYWHERE: Final = 3
"""From so many letters on a key is looked for inside terms; a shorter one at their beginning."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of an index; `scan` has each between line feeds, `starts` where it begins there."""

    terms: tuple[str, ...]
    scan: str
    starts: tuple[int, ...]

    def occurrences(self, key: str) -> Iterator[tuple[int, int]]:
        """The numbers of the terms that hold a key, and at which of their letters."""
        skipped = 0 if len(key) >= ANYWHERE else 1
        needle = "\n" * skipped + key
        at = self.scan.find(needle)
        while at >= 0:
            place = at + skipped
            term = bisect_right(self.starts, place) - 1
            yield term, place - self.starts[term]
            at = self.scan.find(needle, at + 1)

    def has(self, term: str) -> bool:
        """Whether a term is among them."""
        return f"\n{term}\n" in self.scan

    def begins(self, key: str) -> bool:
        """Whether a term begins so."""
        return f"\n{key}" in self.scan


def open_vocabulary(index: Index) -> Vocabulary:
    """The terms of an index, ready to be looked through."""
    starts = accumulate((len(term) + 1 for term in index.terms), initial=1)
    scan = "\n".join(("", *index.terms, ""))
    return Vocabulary(index.terms, scan, tuple(starts)[:-1])
