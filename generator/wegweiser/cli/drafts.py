"""A record in the making: its file as it would be, and all that `check` would say about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from wegweiser.checks import find_problems
from wegweiser.exchange.records.change import append_entry
from wegweiser.exchange.records.text import to_yaml
from wegweiser.model import Actor, Location, Need, Needs, Offer, Problem
from wegweiser.model.record import Record
from wegweiser.model.values import id_fault
from wegweiser.reading import Reading, RecordFile, read_file
from wegweiser.reading.directory import COLLECTION, NEEDS
from wegweiser.reading.rewriting import slugify

Kind = Literal["actor", "offer", "need"]
Values = dict[str, Any]

MODELS: Final[Mapping[Kind, type[Record]]] = {"actor": Actor, "offer": Offer, "need": Need}
_FOLDERS: Final = {"actor": "actors", "offer": "offers"}
_UNNAMED: Final[Mapping[Kind, str]] = {"actor": "akteur", "offer": "angebot", "need": "bedarf"}


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it would be: its path below the root, and where in it the record stands."""

    path: str
    id: str
    raw: bytes
    at: Location = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A directory to which a record of a kind is to be added, as of a day."""

    root: Path
    reading: Reading
    today: date
    kind: Kind

    @property
    def taken(self) -> frozenset[str]:
        """The ids that are there already."""
        if self.kind == "need":
            needs = self.reading.directory.needs
            return frozenset(need.id for need in needs.needs) if needs else frozenset()
        return self.reading.actors if self.kind == "actor" else self.reading.offers

    def suggest_id(self, values: Values) -> str:
        """An id from the title or name that is free."""
        slug = slugify(str(values.get("title") or values.get("name") or ""))
        names = [slug, f"{slug}-{values.get('actor', '')}".strip("-")[:60].strip("-")]
        first = next((name for name in names if not id_fault(name)), _UNNAMED[self.kind])
        counted = (f"{first[:56].strip('-')}-{number}" for number in range(2, 10_000))
        return next(name for name in (*names, first, *counted) if self.is_free(name))

    def is_free(self, id_: str) -> bool:
        """Whether an id is one, and nobody has it, not even in other letters."""
        return not id_fault(id_) and id_ not in {each.casefold() for each in self.taken}

    def write(self, values: Values, id_: str) -> Written:
        """The file with the record.

        Raises:
            NotChangeableError: the file of the needs is one that only a person can change.
        """
        if self.kind != "need":
            raw = to_yaml(MODELS[self.kind], values).encode()
            return Written(f"{_FOLDERS[self.kind]}/{id_}.yml", id_, raw)
        need = {"id": id_, **values}
        file = self.root / NEEDS
        if not file.is_file():
            return Written(NEEDS, id_, to_yaml(Needs, {"needs": [need]}).encode(), ("needs", 0))
        raw = append_entry(file.read_bytes(), Needs, "needs", need)
        known = self.reading.directory.needs
        return Written(NEEDS, id_, raw, ("needs", len(known.needs) if known else 0))

    def find_problems(self, written: Written, field: str | None = None) -> list[Problem]:
        """What would be wrong that is not wrong now; or only what is in one of its fields."""
        record, reading = self._read(written)
        before = {problem.order for problem in find_problems(self.reading, self.today)}
        found = [each for each in find_problems(reading, self.today) if each.order not in before]
        return found if field is None else list(_within(found, record, written, field))

    def _read(self, written: Written) -> tuple[Record | None, Reading]:
        """The record's file, and the directory as if it were there."""
        file = RecordFile(written.path, written.id, self.root / written.path)
        if self.kind == "need":
            needs, problems = read_file(Needs, file, written.raw, COLLECTION)
            return needs, _with_needs(self.reading, needs, problems)
        record, problems = read_file(MODELS[self.kind], file, written.raw)
        reading = replace(self.reading, problems=(*self.reading.problems, *problems))
        return record, _with_record(reading, record) if record else reading


def _with_needs(reading: Reading, needs: Needs | None, problems: list[Problem]) -> Reading:
    """The reading as if this were what `needs.yml` says."""
    if needs is not None:
        for index, need in enumerate(needs.needs):
            need.stand_at(needs.source, ("needs", index))
    others = [problem for problem in reading.problems if problem.path != NEEDS]
    directory = replace(reading.directory, needs=needs)
    return replace(reading, directory=directory, problems=(*others, *problems))


def _with_record(reading: Reading, record: Record) -> Reading:
    """The reading as if the record's file were there."""
    directory = reading.directory
    if isinstance(record, Actor):
        actors = dict(sorted({**directory.actors, record.id: record}.items()))
        directory = replace(directory, actors=actors)
        return replace(reading, directory=directory, actors=reading.actors | {record.id})
    assert isinstance(record, Offer)  # noqa: S101 -- the other kind that has a file of its own
    offers = dict(sorted({**directory.offers, record.id: record}.items()))
    directory = replace(directory, offers=offers)
    return replace(reading, directory=directory, offers=reading.offers | {record.id})


def _within(
    problems: list[Problem], record: Record | None, written: Written, field: str
) -> Iterator[Problem]:
    """The problems in the lines of a field, but for other fields that are missing."""
    at = (*written.at, field)
    spots = record.source.spots if record else {}
    rows = [
        spot.value.start_mark.line + 1 for where, spot in spots.items() if where[: len(at)] == at
    ]
    key = spots[at].key if rows else None
    first = key.start_mark.line + 1 if key else 0
    for problem in problems:
        row = problem.mark.line if problem.mark and problem.path == written.path else 0
        about_others = problem.code == "missing-field" and row == first
        if rows and first <= row <= max(rows) and not about_others:
            yield problem
