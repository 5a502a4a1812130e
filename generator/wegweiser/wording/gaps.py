"""What is said about gaps, in German and English: it is read by staff, partners and the council.

The table is `gaps.yml`. Dates, lists and names of languages are the interface's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wegweiser.wording.filling import fill
from wegweiser.wording.interface import read_words
from wegweiser.wording.problems import WordsLanguage
from wegweiser.wording.tables import read_table
from wegweiser.wording.words import Words

Wording = str | list[str]
"""A sentence, or one for a single thing and one for several."""


@dataclass(frozen=True, slots=True, eq=False)
class GapWords:
    """The sentences about gaps in one language; `interface` are that language's own words."""

    language: WordsLanguage
    interface: Words

    def tell(self, key: str, /, **values: object) -> str:
        """A sentence, its `{name}` fields filled."""
        return fill(str(gap_sentences()[key][self.language]), values)

    def number(self, key: str, number: int, /, **values: object) -> str:
        """A sentence in the form that belongs to the number, which fills `{number}`."""
        forms = gap_sentences()[key][self.language]
        return fill(forms[0] if number == 1 else forms[1], {"number": number, **values})


def read_gap_words(root: Path, tag: str) -> GapWords:
    """The sentences for a directory whose source language is `tag`: German, or else English."""
    language: WordsLanguage = "de" if tag.partition("-")[0] == "de" else "en"
    return GapWords(language, read_words(root, language))


@cache
def gap_sentences() -> Mapping[str, Mapping[str, Wording]]:
    """All sentences: key → language → wording."""
    sentences: Mapping[str, Mapping[str, Wording]] = read_table("gaps.yml")
    return sentences
