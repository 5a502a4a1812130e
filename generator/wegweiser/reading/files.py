"""The files of a folder of records: what belongs there, and what does not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wegweiser.model import Problem
from wegweiser.model.values import id_fault
from wegweiser.reading.rewriting import slugify

_ENDINGS = frozenset({".yml", ".yaml"})


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
    try:
        with os.scandir(place) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return [], [Problem(folder, "unreadable-file")]
    records: list[RecordFile] = []
    problems: list[Problem] = []
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{folder}/{shown_name(entry.name)}"
        name = Path(entry.name)
        if code := _unfit(entry):
            problems.append(Problem(path, code))
        elif name.suffix.lower() in _ENDINGS:
            records.append(RecordFile(path, shown_name(name.stem), Path(entry.path)))
        else:
            problems.append(_wrong_ending(path, shown_name(name.stem), shown_name(name.suffix)))
    return records, [*problems, *_name_problems(records)]


def find_misnamed(root: Path, name: str) -> Problem | None:
    """A file or folder of the root that was meant as `name`: `needs.yaml`, `Offers`."""
    if os.path.lexists(root / name):
        return None
    for found in sorted(each.name for each in root.iterdir()) if root.is_dir() else []:
        plain = found.casefold()
        if plain == name:
            return Problem(found, "file-malformed-id", None, {"id": found, "nearest": name})
        if plain == name.replace(".yml", ".yaml"):
            words = {"value": Path(found).suffix, "nearest": name}
            return Problem(found, "wrong-ending", None, words)
    return None


def shown_name(name: str) -> str:
    """A file name without what cannot be printed: broken UTF-8 and control characters."""
    if name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "replace").replace("\ufffd", "?")
    return "".join(character if character.isprintable() else "?" for character in text)


def _unfit(entry: os.DirEntry[str]) -> str | None:
    if entry.is_symlink():
        return "link-not-allowed"
    if entry.is_dir():
        return "folder-not-allowed"
    return None if entry.is_file() else "not-a-file"


def _name_problems(records: list[RecordFile]) -> Iterator[Problem]:
    """At most one problem a name; of two that collide, the one that is wrong anyway has it."""
    seen: dict[str, RecordFile] = {}
    for record in sorted(records, key=lambda record: _name_problem(record) is not None):
        first = seen.setdefault(record.stem.casefold(), record)
        if first is not record:
            words = {"id": record.stem, "other": first.path}
            yield Problem(record.path, "duplicate-id", None, words)
        elif problem := _name_problem(record):
            yield problem


def _name_problem(record: RecordFile) -> Problem | None:
    if not record.path.endswith(".yml"):
        return _wrong_ending(record.path, record.stem, record.file.suffix)
    if fault := id_fault(record.stem):
        slug = slugify(record.stem)
        fits = slug and not id_fault(slug) and fault != "long-id"  # half a word is no proposal
        words = {"nearest": f"{slug}.yml"} if fits else {}
        return Problem(record.path, f"file-{fault}", None, {"id": record.stem, **words})
    return None


def _wrong_ending(path: str, stem: str, ending: str) -> Problem:
    stem = stem.removesuffix(".yml").removesuffix(".yaml")  # Windows makes `treff.yml.txt` of it
    words = {"value": ending, "nearest": f"{slugify(stem) or 'name'}.yml"}
    return Problem(path, "wrong-ending", None, words)
