"""The languages of the site, and what the languages spoken at an offer call themselves.

`languages.yml` is the one table; no library knows `kmr`, `ckb` and `de-simple` alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from wegweiser.wording.tables import read_table

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site; see the head of `languages.yml` for its columns."""

    tag: str
    name: str
    direction: Direction
    script: str
    font: str
    separator: str
    fallbacks: tuple[str, ...]
    plural: str

    @property
    def chain(self) -> tuple[str, ...]:
        """The language itself, then those that stand in for it."""
        return self.tag, *self.fallbacks


def _language(tag: str, columns: Mapping[str, Any]) -> Language:
    return Language(tag, **{**columns, "fallbacks": tuple(columns["fallbacks"])})


_TABLE: Final = read_table("languages.yml")

LANGUAGES: Final[Mapping[str, Language]] = MappingProxyType(
    {tag: _language(tag, columns) for tag, columns in _TABLE["languages"].items()}
)
"""The languages of the site by tag, in the order in which they are offered."""

OWN_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {tag: language.name for tag, language in LANGUAGES.items()} | _TABLE["spoken"]
)
"""What languages call themselves, by tag."""


def find_own_name(tag: str) -> str | None:
    """What a language calls itself; `ar-SY` goes by the name of `ar`."""
    while tag:
        if tag in OWN_NAMES:
            return OWN_NAMES[tag]
        tag = tag.rpartition("-")[0]
    return None


def find_direction(tag: str) -> Direction:
    """Which way a language is written: as its own name begins, or from the left."""
    if tag in LANGUAGES:
        return LANGUAGES[tag].direction
    kinds = map(unicodedata.bidirectional, find_own_name(tag) or "")
    return "rtl" if next(kinds, "L") in {"R", "AL"} else "ltr"
