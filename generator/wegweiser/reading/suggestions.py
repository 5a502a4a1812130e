"""What somebody may have meant: the nearest of the words that are allowed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from importlib import resources

import yaml

_UMLAUTS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}


def fold(word: str) -> str:
    """A word's skeleton: `Öffnungs-Zeiten` and `oeffnungszeiten` are the same."""
    word = unicodedata.normalize("NFC", word).casefold().translate(_UMLAUTS)
    word = unicodedata.normalize("NFKD", word)
    return re.sub(r"[^\w]|_", "", "".join(c for c in word if not unicodedata.combining(c)))


def find_nearest(
    word: str, allowed: Iterable[str], synonyms: Mapping[str, str] | None = None
) -> str | None:
    """The allowed word that is meant by a synonym, or is spelled most alike; None if none is.

    `synonyms` maps other words to allowed ones; those of `synonyms.yml` come on top.
    """
    options = {fold(option): option for option in allowed}
    meant = {fold(other): option for other, option in (synonyms or {}).items()}
    known = set(options.values())
    for other, targets in _synonyms().items():
        for target in targets:
            if target in known:
                meant.setdefault(other, target)
                break
    candidates = meant | options
    folded = fold(word[:80])
    if folded in candidates:
        return candidates[folded]
    hits = difflib.get_close_matches(folded, candidates, 1, 0.7)
    return candidates[hits[0]] if hits else None


_cache: dict[str, list[str]] = {}


def _synonyms() -> dict[str, list[str]]:
    """German and English words for field names and values, folded, each with what they mean."""
    if not _cache:
        text = (resources.files(__package__) / "synonyms.yml").read_text("utf-8")
        for target, words in yaml.safe_load(text).items():
            for word in words:
                _cache.setdefault(fold(word), []).append(target)
    return _cache
