"""What the survey's form says in every language, and what is said when its answers come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wegweiser.wording.filling import fill
from wegweiser.wording.problems import WordsLanguage
from wegweiser.wording.tables import read_table


@dataclass(frozen=True, slots=True, eq=False)
class SurveyWords:
    """The form's own sentences in one language; `machine`: nobody has reviewed them."""

    sentences: Mapping[str, str]
    machine: bool

    def sentence(self, name: str, **values: object) -> str:
        """A sentence, its fields filled."""
        return fill(self.sentences[name], values)


def survey_words(tag: str) -> SurveyWords:
    """The sentences in a language of the site."""
    table = _table()
    return SurveyWords(table["sentences"][tag], tag not in table["reviewed"])


def report_sentence(name: str, words: WordsLanguage, **values: object) -> str:
    """What a coordinator reads after an import; the values are untrusted text."""
    return fill(_table()["report"][name][words], values)


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = read_table("survey.yml")
    return table
