"""From answers to needs: who asked for what, and what these people have in common.

The rule, in words for those who answer for the numbers:

1. Each person counts once for each topic that they asked for: for its parts, if they named some
   (`swimming`), else for the topic itself (`sport`); and there for each group that they named, or
   for everyone. Who named mothers and women counts with the mothers: the narrower says more.
2. Where fewer than five asked, they go on together with those of the next broader group (`mothers`
   → `women` → `everyone`), then with those of the broader topic (`swimming` → `sport`). Who is
   among fewer than five even then is in no need.
3. So no need's number is a part of another's: `everyone` are those who are in no narrower need.
4. Whatever at least half of those who ask have in common, and at least five of them, the need
   requires. German: the highest level that at least half of them have.

The order of the rows makes no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from wegweiser.exchange.survey.answers import Answer, Wish
from wegweiser.exchange.survey.form import AGES, FEATURE, HOURS, age_name
from wegweiser.model import Vocabulary
from wegweiser.model.values import GERMAN_LEVELS, WEEKDAYS, Clock

EVERYONE: Final = "everyone"
FEWEST: Final = 5
"""So many persons a number has at least: fewer could be recognised."""

NEAR_KM: Final = 1
"""Fifteen minutes on foot."""

Key = tuple[str, str]
"""A need's topic and group."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One person on one topic."""

    answer: Answer
    wish: Wish


Cells = dict[Key, dict[int, Voice]]
"""The voices of each need, by the number of the person."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of a need, before anything is hidden; `known` is None where nobody was asked."""

    asked: int
    known: int | None
    barriers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Which needs are broader than others: by the groups and topics of the vocabulary."""

    vocabulary: Vocabulary

    def step(self, key: Key) -> Key | None:
        """The next broader need: the first parent of its group, everyone, the topic's parent."""
        topic, group = key
        if group != EVERYONE:
            entry = self.vocabulary.groups.get(group)
            parent = entry.parents[0] if entry and entry.parents else EVERYONE
            above = parent in self.vocabulary.groups and self.depth(parent) < self.depth(group)
            return topic, parent if above else EVERYONE
        parent_topic = self.vocabulary.parent(topic)
        return (parent_topic, EVERYONE) if parent_topic else None

    def depth(self, group: str) -> int:
        """How many groups are above a group."""
        return 0 if group == EVERYONE else 1 + len(self.vocabulary.ancestors(group))

    def order(self, key: Key) -> tuple[bool, int, str, str]:
        """Narrow before broad, so that who goes on is counted where they arrive."""
        topic, group = key
        return self.vocabulary.parent(topic) is None, -self.depth(group), topic, group

    def above(self, key: Key) -> frozenset[Key]:
        """All needs that could mean everybody of a need, too, itself left out."""
        topic, group = key
        parent = self.vocabulary.parent(topic)
        topics = {topic, parent} if parent else {topic}
        groups = {group, EVERYONE, *self.vocabulary.ancestors(group)}
        return frozenset((t, g) for t in topics for g in groups) - {key}


def count_voices(answers: Iterable[Answer], ladder: Ladder) -> Cells:
    """Who asked for what, by topic and group as they were named (rule 1)."""
    cells: Cells = {}
    for number, answer in enumerate(answers):
        for wish in answer.wishes:
            for topic in wish.parts or {wish.topic}:
                for group in _narrowest(wish.groups, ladder) or {EVERYONE}:
                    cells.setdefault((topic, group), {})[number] = Voice(answer, wish)
    return cells


def fold_cell(cells: Cells, key: Key, ladder: Ladder) -> bool:
    """Let a need's voices go on with the next broader one; False where there is none."""
    voices = cells.pop(key)
    target = ladder.step(key)
    if target is not None:
        cells.setdefault(target, {}).update(voices)
    return target is not None


def tally(voices: Iterable[Voice]) -> Tally:
    """How many asked, how many of them know an offer, how many were kept away by what."""
    wishes = [voice.wish for voice in voices]
    barriers = sorted({barrier for wish in wishes for barrier in wish.barriers})
    said = [wish.known for wish in wishes if wish.known is not None]
    return Tally(
        len(wishes),
        said.count(True) if said else None,
        {each: sum(each in wish.barriers for wish in wishes) for each in barriers},
    )


def find_ages(voices: Iterable[Voice]) -> dict[str, int]:
    """From the youngest to the oldest, where everybody said.

    Each of the bands that were named has to be named by five: a few people's age never shows.
    """
    named = [voice.wish.ages for voice in voices]
    bands = [band for band in AGES if any(age_name(band) in ages for ages in named)]
    enough = all(sum(age_name(band) in ages for ages in named) >= FEWEST for band in bands)
    if not bands or not enough or not all(named):
        return {}
    ages = {"from": bands[0][0], "to": bands[-1][1]}
    return {end: year for end, year in ages.items() if year not in {AGES[0][0], AGES[-1][1]}}


def find_requirements(voices: Iterable[Voice], features: Iterable[str]) -> dict[str, object]:
    """What an offer must have for these people (rule 4), as `requires` of a need says it."""
    common = _Common(list(voices))
    must = common.of(lambda voice: voice.wish.must)
    found = {
        "childcare": True if "childcare" in must else None,
        "languages": _languages(common) if "own-language" in must else None,
        "when": _window(common),
        "within_km": NEAR_KM if "near" in must else None,
        "cost": "free" if "free" in must else None,
        "german_level": _level(common),
        "access": ["walk-in"] if "walk-in" in must else None,
        "features": [each for each in features if f"{FEATURE}{each}" in must],
    }
    return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class _Common:
    """What people have in common."""

    voices: list[Voice]

    def is_enough(self, count: int) -> bool:
        """Whether so many of them are five, and at least half."""
        return count >= FEWEST and 2 * count >= len(self.voices)

    def of(self, ticked: Callable[[Voice], frozenset[str]]) -> frozenset[str]:
        """The answers that enough of them ticked."""
        counts = Counter(name for voice in self.voices for name in ticked(voice))
        return frozenset(name for name, count in counts.items() if self.is_enough(count))


def _languages(common: _Common) -> list[str]:
    """All that five of them speak: one is enough for an offer."""
    counts = Counter(tag for voice in common.voices for tag in voice.answer.languages)
    return sorted(tag for tag, count in counts.items() if count >= FEWEST)


def _level(common: _Common) -> str | None:
    """The highest that at least half have; none where fewer than half said."""
    levels = [voice.answer.german for voice in common.voices]
    for place in reversed(range(len(GERMAN_LEVELS))):
        if common.is_enough(sum(level in GERMAN_LEVELS[place:] for level in levels)):
            return GERMAN_LEVELS[place]
    return None


def _window(common: _Common) -> dict[str, object]:
    """The days and hours at which at least half of them can come; no limit where all fit."""
    days = common.of(lambda voice: voice.wish.days)
    window: dict[str, object] = {}
    if days and len(days) < len(WEEKDAYS):
        window["days"] = [day for day in WEEKDAYS if day in days]
    parts = common.of(lambda voice: voice.wish.hours)
    if parts and len(parts) < len(HOURS):
        first, last = _stretch(parts, common)
        window |= {"from": Clock(60 * first), "to": Clock(60 * last)}
    return window


def _stretch(parts: frozenset[str], common: _Common) -> tuple[int, int]:
    """From the first to the last hour; of morning and evening the one that suits more of them."""
    if parts == {"morning", "evening"}:
        counts = Counter(part for voice in common.voices for part in voice.wish.hours)
        parts = frozenset({max(sorted(parts), key=lambda part: counts[part])})
    hours = [HOURS[part] for part in HOURS if part in parts]
    return hours[0][0], hours[-1][1]


def _narrowest(groups: frozenset[str], ladder: Ladder) -> frozenset[str]:
    """Without the groups above others that were named, too."""
    above = {each for group in groups for each in ladder.vocabulary.ancestors(group)}
    return (groups - above) or groups
