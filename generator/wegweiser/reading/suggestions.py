"""What somebody may have meant: the nearest of the words that are allowed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources

import yaml

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_ALIKE = 0.7


@lru_cache(maxsize=8_192)
def fold(word: str) -> str:
    """A word's skeleton: `Öffnungs-Zeiten` and `oeffnungszeiten` are the same."""
    letters = (letter for letter in spell_out(word) if not unicodedata.combining(letter))
    return re.sub(r"[^\w]|_", "", "".join(letters))


def spell_out(text: str) -> str:
    """A text in lower case, umlauts as two letters (`ae`, `ss`), other accents after theirs."""
    lower = unicodedata.normalize("NFC", text).casefold()
    return unicodedata.normalize("NFKD", lower.translate(_UMLAUTS))


def find_nearest(
    word: str, allowed: Iterable[str], synonyms: Mapping[str, str] | None = None
) -> str | None:
    """The allowed word that is meant by a synonym, or is spelled most alike; None if none is.

    `synonyms` maps other words to allowed ones; those of `synonyms.yml` come on top.
    """
    candidates = _candidates(allowed, synonyms or {})
    folded = fold(word[:80])
    if folded in candidates:
        return candidates[folded]
    if number := _number(folded):  # who writes `3 weeks` has not mistyped `2 weeks`
        candidates = {each: candidates[each] for each in candidates if _number(each) == number}
    hits = difflib.get_close_matches(folded, candidates, 1, _ALIKE)
    return candidates[hits[0]] if hits else None


def _number(word: str) -> str:
    """The digits with which a word begins."""
    return word[: len(word) - len(word.lstrip("0123456789"))]


def find_synonym(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that is meant by a synonym; likeness does not count."""
    return _candidates(allowed, {}).get(fold(word[:80]))


def _candidates(allowed: Iterable[str], synonyms: Mapping[str, str]) -> dict[str, str]:
    """All words that stand for an allowed one, folded; the allowed ones themselves come first."""
    options = {fold(option): option for option in allowed}
    meant = {fold(other): option for other, option in synonyms.items()}
    known = set(options.values())
    for other, targets in _synonyms().items():
        for target in targets:
            if target in known:
                meant.setdefault(other, target)
                break
    return meant | options


def means(word: str, option: str) -> bool:
    """Whether a word is the option, a synonym of it, or spelled much like it."""
    folded, wanted = fold(word[:80]), fold(option)
    if folded == wanted or option in _synonyms().get(folded, ()):
        return True
    return difflib.SequenceMatcher(None, folded, wanted).ratio() >= _ALIKE


@cache
def _synonyms() -> Mapping[str, list[str]]:
    """German and English words for field names and values, folded, each with what they mean."""
    text = (resources.files(__package__) / "synonyms.yml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    meanings: dict[str, list[str]] = {}
    for target, words in yaml.load(text, loader).items():  # noqa: S506 -- a safe loader
        for word in words:
            meanings.setdefault(fold(word), []).append(target)
    return meanings
