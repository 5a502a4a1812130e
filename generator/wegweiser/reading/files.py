"""The files of a folder of records: what belongs there, and what does not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wegweiser.model import Problem
from wegweiser.model.values import id_fault
from wegweiser.reading.records import slugify


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file with one record; its stem is the record's id."""

    path: str
    stem: str
    file: Path


def find_records(root: Path, folder: str) -> tuple[list[RecordFile], list[Problem]]:
    """The record files of `actors/` or `offers/`, sorted, and what does not belong there.

    Hidden files are left aside. A file with a wrong name is read all the same, so that all of its
    mistakes are found at once. A folder that is not there is empty: Git keeps no empty folders.
    """
    place = root / folder
    if place.is_symlink():
        return [], [Problem(folder, "link-not-allowed")]
    if not place.is_dir():
        return [], [Problem(folder, "not-a-folder")] if place.exists() else []
    records: list[RecordFile] = []
    problems: list[Problem] = []
    with os.scandir(place) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            path = f"{folder}/{shown_name(entry.name)}"
            if code := _unfit(entry):
                problems.append(Problem(path, code))
                continue
            name = Path(entry.name)
            stem, ending = name.stem, name.suffix
            problems += _name_problems(path, shown_name(stem), ending)
            if ending.lower() in {".yml", ".yaml"}:
                records.append(RecordFile(path, shown_name(stem), Path(entry.path)))
    problems += _collisions(records)
    return records, problems


def shown_name(name: str) -> str:
    """A file name without what cannot be printed: broken UTF-8 and control characters."""
    text = os.fsencode(name).decode("utf-8", "replace").replace("\ufffd", "?")
    return "".join(character if character.isprintable() else "?" for character in text)


def _unfit(entry: os.DirEntry[str]) -> str | None:
    if entry.is_symlink():
        return "link-not-allowed"
    if entry.is_dir():
        return "folder-not-allowed"
    return None if entry.is_file() else "not-a-file"


def _name_problems(path: str, stem: str, ending: str) -> Iterator[Problem]:
    if ending != ".yml":
        yield Problem(path, "wrong-ending", None, {"value": ending, "nearest": f"{stem}.yml"})
    if fault := id_fault(stem):
        words = {"id": stem}
        slug = slugify(stem)
        if slug and not id_fault(slug):
            words["nearest"] = f"{slug}.yml"
        yield Problem(path, f"file-{fault}", None, words)


def _collisions(records: list[RecordFile]) -> Iterator[Problem]:
    """Two files whose ids differ only in case, or in the ending."""
    seen: dict[str, RecordFile] = {}
    for record in records:
        first = seen.setdefault(record.stem.casefold(), record)
        if first is not record:
            yield Problem(
                record.path, "duplicate-id", None, {"id": record.stem, "other": first.path}
            )
