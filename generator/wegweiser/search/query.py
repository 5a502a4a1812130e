"""The words of a query: which of them tell something, and what is left without their endings.

The twin of `pages/browser/query.js`; what both know of words stands in `query.json`, and a test
holds them alike.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from wegweiser.search.normalise import fold, tokens, without_elided, written_words

LONGEST: Final = 200
"""So many letters of a query are read."""
LEAST_STEM: Final = 3
_SCRIPTS: Final = ("latin", "cyrillic", "arabic", "ethiopic")


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of a query: its key, and the script that it was written in.

    Which endings are tried depends on the script: keys of several scripts are in Latin letters.
    """

    key: str
    script: str


def query_words(query: str) -> list[QueryWord]:
    """The words of a query, without the parts of words that some write apart."""
    found = [
        QueryWord(key, _script_of(word))
        for word in written_words(query[:LONGEST])
        if (key := fold(without_elided(word)))
    ]
    return [word for word in found if word.key not in _known()["affixes"]] or found


def is_asking(key: str) -> bool:
    """Whether people ask with this word whatever they ask for."""
    return key in _asking()


def stems(word: QueryWord) -> list[str]:
    """A word without what may be its beginning or its ending: itself not among them."""
    beginning, ending = _affixes(word.script)
    starts = [word.key]
    if beginning:
        starts.append(beginning.sub("", word.key, count=1))
    ends = [ending.sub("", start, count=1) for start in starts] if ending else starts
    found = dict.fromkeys((*starts, *ends))
    return [stem for stem in found if stem != word.key and len(stem) >= LEAST_STEM]


def is_short(stem: str) -> bool:
    """Whether a stem is too short to say which words begin with it."""
    return re.fullmatch("[a-z]{3}", stem) is not None


def _script_of(word: str) -> str:
    scripts = {unicodedata.name(letter, "").partition(" ")[0].lower() for letter in word}
    return next((script for script in _SCRIPTS if script in scripts), "other")


@cache
def _affixes(script: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    beginning = _known()["beginnings"].get(script)
    endings = " ".join(_known()["endings"].get(script, ())).split()
    longest_first = sorted(endings, key=len, reverse=True)
    return (
        re.compile(beginning) if beginning else None,
        re.compile(f"(?:{'|'.join(longest_first)})$") if endings else None,
    )


@cache
def _asking() -> frozenset[str]:
    return frozenset(key for line in _known()["asking"] for key in tokens(line))


@cache
def _known() -> dict[str, Any]:
    text = files("wegweiser.search").joinpath("query.json").read_text("utf-8")
    known: dict[str, Any] = json.loads(text)
    return known
