"""Text becomes search keys: what people type and what offers say, made alike in every script.

The twin of `pages/browser/normalise.js`: both know the letters of `letters.json`. Keys are
compared, never shown. The twins agree on every character of Unicode 14; a younger letter is one
to some browsers and not to others, and costs no more than the word it stands in.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_ROW: Final = 8
"""Code points of one Ethiopic consonant, one a vowel."""


def fold(text: str) -> str:
    """The search key of a text: lower case, no marks, one letter for all that are confused.

    >>> fold("Ärztin"), fold("Aerztin"), fold("комп'ютер"), fold("أَلْمَانِيّة")
    ('arztin', 'arztin', 'komputer', 'المانيه')
    """
    lower = _compose(text.translate(_letters()["dropped"])).lower()
    start = _SILENT.sub("", unicodedata.normalize("NFC", lower))
    bare = unicodedata.normalize("NFD", start).translate(_letters()["replaced"])
    return _UMLAUT.sub(r"\1", unicodedata.normalize("NFC", bare))


def tokens(text: str) -> list[str]:
    """The keys of all words of a text, in their order.

    A word that holds a joiner (Persian کتاب‌ها) or an elided word (French d'allemand) has more than
    one key: first the whole, then its parts.
    """
    return [key for keys in words(text) for key in keys]


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[tuple[str, ...], ...]:
    """The keys of each word of a text; German texts are asked for in every language."""
    return tuple(keys for keys in map(_keys, written_words(text)) if keys)


def written_words(text: str) -> list[str]:
    """The words of a text as they are written, apostrophes and joiners in them."""
    plain = _compose(text.translate(_letters()["prepared"])).translate(_letters()["prepared"])
    return plain.translate(_separators()).split()


def without_elided(word: str) -> str:
    """A word without an elided one before it: `allemand` of `d'allemand`."""
    return _ELIDED.sub("", word, count=1)


@lru_cache(maxsize=50_000)
def _keys(word: str) -> tuple[str, ...]:
    parts = [part for part in _JOINERS.split(word) if part.strip("'")]
    keys = [fold(word)]
    if len(parts) > 1:
        keys += [key for key in map(fold, parts) if len(key) > 1]
    if (rest := without_elided(word)) != word:
        keys.append(fold(rest))
    return tuple(dict.fromkeys(key for key in keys if key))


def _compose(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


class _Table(dict[int, str]):
    """What becomes of a character: what the table says, and the `other` rule for all others."""

    def __missing__(self, code: int) -> str:
        self[code] = self.other(chr(code))
        return self[code]

    def other(self, character: str) -> str:
        """A character that the table does not name: marks go, everything else stays."""
        return "" if unicodedata.category(character)[0] == "M" else character


class _Separators(_Table):
    """Everything that is no part of a word becomes a space."""

    def other(self, character: str) -> str:
        """Letters, numbers and marks are parts of words."""
        return character if unicodedata.category(character)[0] in "LNM" else " "


@cache
def _letters() -> dict[str, dict[int, str]]:
    """The tables of `letters.json` for `str.translate`."""
    table = read_letters()
    invisible = dict.fromkeys(map(ord, table["invisible"]), "")
    apostrophes = dict.fromkeys(map(ord, table["apostrophes"]), "'")
    dropped = dict.fromkeys([*invisible, *apostrophes, *map(ord, table["joiners"])], "")
    replaced = _Table(dropped)
    for name in ("digits", "latin", "greek", "cyrillic", "arabic"):
        replaced.update(_pairs(table[name]))
    replaced.update(_ethiopic(table))
    return {"prepared": invisible | apostrophes, "dropped": dropped, "replaced": replaced}


@cache
def _separators() -> dict[int, str]:
    table = read_letters()
    kept = {ord(character): character for character in "'" + table["joiners"]}
    return _Separators(kept | dict.fromkeys(map(ord, table["ethiopic_stops"]), " "))


@cache
def read_letters() -> dict[str, str]:
    """`letters.json`: what both twins know about letters."""
    text = files("wegweiser.search").joinpath("letters.json").read_text("utf-8")
    table: dict[str, str] = json.loads(text)
    return table


def _pairs(pairs: str) -> dict[int, str]:
    return {ord(pair[0]): pair[2:] for pair in pairs.split(" ")}


def _ethiopic(table: dict[str, str]) -> dict[int, str]:
    """Syllables as consonant and vowel, so that words that differ in their last vowel are alike."""
    vowels = table["ethiopic_vowels"].replace("-", "").split(" ")
    bare = _pairs(table["ethiopic_bare"])
    letters: dict[int, str] = {}
    for first, syllable in _pairs(table["ethiopic"]).items():
        consonant = syllable[:-1]
        rest = {first + column: consonant + vowels[column] for column in range(1, _ROW)}
        letters |= {first: syllable} | rest
        if first in bare:
            letters[first + 5] = bare[first]
    return letters


def _any_of(characters: str) -> str:
    return f"[{re.escape(characters)}]"


_UMLAUT: Final = re.compile("([aou])e")
"""ae, oe, ue are written for ä, ö, ü where a keyboard lacks them."""
_SILENT: Final = re.compile(
    f"^{read_letters()['silent']}(?={_any_of(read_letters()['silent_before'])})"
)
"""What Sorani writes before a vowel at the beginning of a word, and many leave out."""
_JOINERS: Final = re.compile(f"{_any_of(read_letters()['joiners'])}+")
_ELIDED: Final = re.compile(
    f"^'*(?:{'|'.join(read_letters()['elided'].split())})'(?=..)", re.IGNORECASE
)
