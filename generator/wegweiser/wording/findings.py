"""What a report of problems says around them, in German and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wegweiser.wording.filling import fill
from wegweiser.wording.problems import WordsLanguage
from wegweiser.wording.tables import read_table


def finding_sentence(name: str, words: WordsLanguage, **values: object) -> str:
    """A sentence of the table, its fields filled; the values may be untrusted text."""
    return fill(finding_sentences()[name][words], values)


@cache
def finding_sentences() -> Mapping[str, Mapping[str, str]]:
    """All sentences: name → language → sentence."""
    sentences: Mapping[str, Mapping[str, str]] = read_table("findings.yml")
    return sentences
