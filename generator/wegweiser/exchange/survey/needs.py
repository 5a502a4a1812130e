"""The numbers of a survey in `needs.yml`: what they own is written, all else stays as it was.

Of a need that is there already: `asked_by`, `known_by` and `barriers`; of the survey: `from`,
`until` and `persons`. A need is the same if its id is the one that it would get here
(`swimming-women`); else if it is the only one of its topic and groups, whatever its age and what it
requires, unless it names a residence status, which nobody is asked at the door.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from wegweiser.exchange.records.change import append_entries, change_field, remove_field
from wegweiser.exchange.survey.counts import (
    EVERYONE,
    Key,
    Voice,
    find_ages,
    find_requirements,
)
from wegweiser.exchange.survey.disclosure import Earlier, Publication, Published
from wegweiser.model import Directory, Need, Needs
from wegweiser.model.values import id_fault

NEW_FILE: Final = b"needs: []\n"


@dataclass(frozen=True, slots=True)
class Links:
    """Which need of the file a key belongs to, by its place in the list.

    `doubtful`: keys that more than one need could be.
    """

    places: Mapping[Key, int]
    doubtful: frozenset[Key]


@dataclass(frozen=True, slots=True)
class Written:
    """The new `needs.yml`; the ids of the needs that have new numbers, are new, were left alone."""

    raw: bytes
    filled: tuple[str, ...]
    new: tuple[str, ...]
    untouched: tuple[str, ...]


def need_id(key: Key) -> str:
    """`swimming-women`; what is too long for an id is cut off."""
    id_ = "-".join(key)[:60].strip("-")
    return f"{id_}-need"[-60:] if id_fault(id_) else id_


def find_links(needs: Iterable[Need]) -> Links:
    """Which needs the survey's numbers belong to."""
    needs = list(needs)
    alike: dict[Key, list[int]] = {}
    for place, need in enumerate(needs):
        groups = {group for group in need.groups if group != EVERYONE} or {EVERYONE}
        if len(groups) == 1 and not need.for_.residence_status:
            alike.setdefault((need.topic, groups.pop()), []).append(place)
    places: dict[Key, int] = {}
    for key, found in alike.items():
        named = [place for place in found if needs[place].id == need_id(key)]
        if named or len(found) == 1:
            places[key] = (named or found)[0]
    return Links(places, frozenset(alike) - frozenset(places))


def find_earlier(needs: Needs | None, links: Links, days: tuple[date, date]) -> Earlier:
    """What the file says already; of the same survey if its days and those of the answers meet."""
    if needs is None:
        return Earlier()
    survey = needs.survey
    owned = set(links.places.values())
    return Earlier(
        survey.persons if survey and isinstance(survey.persons, int) else None,
        {key: _numbers(needs.needs[place]) for key, place in links.places.items()},
        tuple(
            ((need.topic, group), need.asked_by)
            for place, need in enumerate(needs.needs)
            for group in need.groups
            if place not in owned
        ),
        survey is not None and days[0] <= survey.until and survey.from_ <= days[1],
    )


def write_needs(
    raw: bytes | None,
    directory: Directory,
    publication: Publication,
    links: Links,
    days: tuple[date, date],
) -> Written:
    """`needs.yml` with the numbers in it; new needs come last.

    Raises:
        NotChangeableError: the file is written in a way that only a person can change.
    """
    raw = raw if raw and raw.strip() else NEW_FILE
    survey = directory.needs.survey if directory.needs else None
    raw = _write_survey(raw, publication.persons, days, is_new=survey is None)
    needs = directory.needs.needs if directory.needs else ()
    filled = {place: key for key, place in links.places.items() if key in publication.needs}
    for place, key in sorted(filled.items()):
        raw = _write_numbers(raw, place, needs[place], publication.needs[key])
    ids = {need.id: None for need in needs}
    entries = []
    for key in _in_order(directory, set(publication.needs) - set(filled.values())):
        id_ = _free(need_id(key), ids)
        ids[id_] = None
        entry = _entry(directory, key, publication.needs[key], publication.voices[key])
        entries.append({"id": id_, **entry})
    if entries:
        raw = append_entries(raw, Needs, "needs", entries, apart=len(needs) < 2)
    return Written(
        raw,
        tuple(needs[place].id for place in sorted(filled)),
        tuple(ids)[len(needs) :],
        tuple(need.id for place, need in enumerate(needs) if place not in filled),
    )


def _write_survey(raw: bytes, persons: int, days: tuple[date, date], *, is_new: bool) -> bytes:
    values = {"from": days[0], "until": days[1], "persons": persons}
    if is_new:
        return change_field(raw, Needs, ("survey",), values)
    for name, value in values.items():
        raw = change_field(raw, Needs, ("survey", name), value)
    return raw


def _write_numbers(raw: bytes, place: int, need: Need, numbers: Published) -> bytes:
    at = ("needs", place)
    if need.asked_by != numbers.asked:
        raw = change_field(raw, Needs, (*at, "asked_by"), numbers.asked)
    if numbers.known is None and need.known_by is not None:
        raw = remove_field(raw, (*at, "known_by"))
    elif numbers.known != need.known_by:
        raw = change_field(raw, Needs, (*at, "known_by"), numbers.known)
    if not need.barriers and numbers.barriers:
        return change_field(raw, Needs, (*at, "barriers"), _ranked(numbers.barriers))
    if need.barriers and not numbers.barriers:
        return remove_field(raw, (*at, "barriers"))
    for name, number in _ranked(numbers.barriers).items():
        if need.barriers.get(name) != number:
            raw = change_field(raw, Needs, (*at, "barriers", name), number)
    for name in need.barriers.keys() - numbers.barriers.keys():
        raw = remove_field(raw, (*at, "barriers", name))
    return raw


def _entry(
    directory: Directory, key: Key, numbers: Published, voices: Iterable[Voice]
) -> dict[str, Any]:
    """A new need. Groups and age are at most two attributes of a person."""
    topic, group = key
    vocabulary = directory.vocabulary
    voices = tuple(voices)
    title = vocabulary.topics[topic].label
    groups = {} if group == EVERYONE else {"groups": [group]}
    ages = find_ages(voices)
    return {
        "title": title if group == EVERYONE else f"{title}: {vocabulary.groups[group].label}",
        "topic": topic,
        "for": {**groups, **({"age": ages} if ages else {})} or None,
        "asked_by": numbers.asked,
        "known_by": numbers.known,
        "barriers": _ranked(numbers.barriers) or None,
        "requires": find_requirements(voices, vocabulary.features) or None,
    }


def _numbers(need: Need) -> Published:
    return Published(need.asked_by, need.known_by, need.barriers)


def _ranked(barriers: Mapping[str, Any]) -> dict[str, Any]:
    """What kept most people away comes first."""
    return dict(sorted(barriers.items(), key=lambda each: (-each[1], each[0])))


def _in_order(directory: Directory, keys: Iterable[Key]) -> list[Key]:
    """As the vocabulary has its topics and groups; what everyone asks for comes first."""
    topics, groups = list(directory.vocabulary.topics), list(directory.vocabulary.groups)
    return sorted(
        keys,
        key=lambda key: (topics.index(key[0]), key[1] != EVERYONE, groups.index(key[1])),
    )


def _free(id_: str, taken: Collection[str]) -> str:
    """The id, or one with a number behind it if another need has it."""
    if id_ not in taken:
        return id_
    ends = (f"-{number}" for number in range(2, len(taken) + 3))
    return next(each for end in ends if (each := f"{id_[: 60 - len(end)]}{end}") not in taken)
