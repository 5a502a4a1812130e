"""The part of a directory that can be counted on: what has errors is left out, or as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from wegweiser.checks.directory import find_problems
from wegweiser.model import Actor, Directory, Offer, Problem
from wegweiser.reading import CONFIG, Reading
from wegweiser.reading.directory import NEEDS, VOCABULARY

R = TypeVar("R", Actor, Offer)


@dataclass(frozen=True, slots=True)
class Sound:
    """A directory without errors, and the files that had some.

    `left_out`: their records are not in it. `as_before`: their records are those of an earlier
    directory. Both are paths, sorted.
    """

    directory: Directory
    left_out: tuple[str, ...] = ()
    as_before: tuple[str, ...] = ()


def find_sound(reading: Reading, today: date, before: Directory | None = None) -> Sound | None:
    """The records without errors; for one with errors, what `before` has in its place.

    None where the settings or the vocabulary have errors and `before` has nothing to offer: without
    them no record can be understood.
    """
    earlier: set[str] = set()
    left_out: set[str] = set()
    while faulty := _faulty(find_problems(reading, today)) - left_out:
        hopeful = {path for path in faulty - earlier if before and _has(before, path)}
        if before and hopeful:
            reading = _with_earlier(reading, hopeful, before)
            earlier |= hopeful
            continue
        if faulty & {CONFIG, VOCABULARY}:
            return None
        reading = _without(reading, faulty)
        earlier -= faulty
        left_out |= faulty
    return Sound(reading.directory, tuple(sorted(left_out)), tuple(sorted(earlier)))


def _faulty(problems: Iterable[Problem]) -> set[str]:
    return {problem.path for problem in problems if problem.severity == "error"}


def _has(directory: Directory, path: str) -> bool:
    if path in {CONFIG, VOCABULARY}:
        return True
    if path == NEEDS:
        return directory.needs is not None
    return _id(path, "actors") in directory.actors or _id(path, "offers") in directory.offers


def _id(path: str, folder: str) -> str | None:
    """The id of a record's file; None for a file of another folder."""
    inside = path.startswith(f"{folder}/") and path.endswith(".yml")
    return path.removeprefix(f"{folder}/").removesuffix(".yml") if inside else None


def _with_earlier(reading: Reading, paths: set[str], before: Directory) -> Reading:
    """The reading with the earlier records at some paths, and without what was said about them."""
    now = reading.directory
    vocabulary = before.vocabulary if VOCABULARY in paths else now.vocabulary
    directory = Directory(
        before.settings if CONFIG in paths else now.settings,
        vocabulary,
        _mixed(now.actors, before.actors, paths, "actors"),
        _mixed(now.offers, before.offers, paths, "offers"),
        before.needs if NEEDS in paths else now.needs,
    )
    return _reading_of(directory, [each for each in reading.problems if each.path not in paths])


def _mixed(
    now: Mapping[str, R], before: Mapping[str, R], paths: set[str], folder: str
) -> Mapping[str, R]:
    earlier = {id_ for path in paths if (id_ := _id(path, folder)) and id_ in before}
    return dict(sorted({**now, **{id_: before[id_] for id_ in earlier}}.items()))


def _without(reading: Reading, paths: set[str]) -> Reading:
    now = reading.directory
    directory = replace(
        now,
        actors=_kept(now.actors, paths, "actors"),
        offers=_kept(now.offers, paths, "offers"),
        needs=None if NEEDS in paths else now.needs,
    )
    return _reading_of(directory, [each for each in reading.problems if each.path not in paths])


def _kept(records: Mapping[str, R], paths: set[str], folder: str) -> Mapping[str, R]:
    gone = {_id(path, folder) for path in paths}
    return {id_: record for id_, record in records.items() if id_ not in gone}


def _reading_of(directory: Directory, problems: list[Problem]) -> Reading:
    """As if exactly these records had been read."""
    vocabulary = directory.vocabulary
    return Reading(
        directory,
        tuple(problems),
        frozenset(directory.actors),
        frozenset(directory.offers),
        {name: frozenset(getattr(vocabulary, name)) for name in type(vocabulary).model_fields},
    )
