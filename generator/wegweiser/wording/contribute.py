"""What the form for partners says, in German or English; see `contribute.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wegweiser.wording.problems import WordsLanguage
from wegweiser.wording.tables import read_table


@dataclass(frozen=True, slots=True)
class FormWords:
    """The words of the form in one language.

    `page`: what stands in it; `browser`: what is said while somebody fills it in. `fields`: by path
    (`for.groups`) its `question` and its `hint`. `hints`: what to do about a problem, by its code.
    """

    page: Mapping[str, str]
    browser: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    hints: Mapping[str, str]


def form_words(words: WordsLanguage) -> FormWords:
    """The words of the form."""
    table = read_table("contribute.yml")
    return FormWords(**{name: _in_one(table[name], words) for name in FormWords.__slots__})


def _in_one(entries: Mapping[str, Mapping[str, Any]], words: WordsLanguage) -> Mapping[str, Any]:
    return {name: entry[words] for name, entry in entries.items()}
