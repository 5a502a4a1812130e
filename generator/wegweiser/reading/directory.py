"""The whole directory, read in one run: every record, and every problem of every file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from wegweiser.model import (
    Actor,
    Directory,
    Needs,
    Offer,
    Problem,
    Settings,
    Source,
    Vocabulary,
)
from wegweiser.model.record import Record
from wegweiser.reading.answers import find_raw_answers
from wegweiser.reading.decoding import CHARACTER_CODES, COLLECTION_BYTES, RECORD_BYTES, decode
from wegweiser.reading.files import RecordFile, find_misnamed, find_records
from wegweiser.reading.ground import find_ground
from wegweiser.reading.handbook import find_handbook_faults
from wegweiser.reading.oversights import find_oversights
from wegweiser.reading.pictures import find_picture_faults
from wegweiser.reading.records import find_null_faults, read_record
from wegweiser.reading.refusals import is_unspaced
from wegweiser.reading.settings import read_settings
from wegweiser.reading.syntax import parse
from wegweiser.reading.yaml_tree import COLLECTION_NODES, LOADER, RECORD_NODES

R = TypeVar("R", bound=Record)
VOCABULARY = "vocabulary.yml"
NEEDS = "needs.yml"


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be: bytes, and values in it."""

    size: int
    nodes: int


RECORD = Limits(RECORD_BYTES, RECORD_NODES)
COLLECTION = Limits(COLLECTION_BYTES, COLLECTION_NODES)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    `directory` holds every record of which anything could be read; stand-ins fill what is missing.
    `actors`, `offers`: the ids of all files, readable or not, so that a reference to an unreadable
    record is not called dangling. `entries`: likewise the ids of each map of the vocabulary
    (`topics`, `groups`, ...); a map that could not be read is not among them.
    """

    directory: Directory
    problems: tuple[Problem, ...]
    actors: frozenset[str]
    offers: frozenset[str]
    entries: Mapping[str, frozenset[str]]


@dataclass(slots=True)
class _Reader:
    """Collects the problems of all files."""

    root: Path
    loader: Any
    problems: list[Problem] = field(default_factory=list)

    def folder(self, model: type[R], name: str) -> tuple[dict[str, R], frozenset[str]]:
        files, problems = find_records(self.root, name)
        self.problems += problems
        self.is_misnamed(name)
        records = {}
        for file in files:
            record = self._file(model, file, RECORD)
            if record is not None and file.stem not in records:
                records[file.stem] = record
        return records, frozenset(file.stem for file in files)

    def is_misnamed(self, name: str) -> bool:
        """Whether what should be called `name` is called otherwise; that is reported."""
        problem = find_misnamed(self.root, name)
        self.problems += [problem] if problem else []
        return problem is not None

    def collection(self, model: type[R], name: str) -> R | None:
        file = self.root / name
        if self.is_misnamed(name) or (not file.is_symlink() and not file.exists()):
            return None
        if file.is_symlink() or not file.is_file():
            code = "link-not-allowed" if file.is_symlink() else "not-a-file"
            self.problems.append(Problem(name, code))
            return None
        record = RecordFile(name, "", file)
        return self._file(model, record, COLLECTION)

    def _file(self, model: type[R], file: RecordFile, limits: Limits) -> R | None:
        try:
            with file.file.open("rb") as stream:
                raw = stream.read(limits.size + 1)
        except OSError:
            self.problems.append(Problem(file.path, "unreadable-file"))
            return None
        record, problems = read_file(model, file, raw, limits, self.loader)
        self.problems += problems
        return record


def read_file(
    model: type[R],
    file: RecordFile,
    raw: bytes,
    limits: Limits = RECORD,
    loader: Any = LOADER,
) -> tuple[R | None, list[Problem]]:
    """One file's record and all of its problems; None where nothing can be made of it."""
    source, problems = decode(file.path, raw, limits.size)
    if source is None:
        return None, problems
    garbled = {p.mark.line for p in problems if p.mark and p.code in CHARACTER_CODES}
    parsed = parse(source, nodes=limits.nodes, loader=loader)
    source.faults, source.lost = parsed.faults, parsed.lost
    found = [*parsed.problems, *find_oversights(parsed.tree, source)]
    value = parsed.tree.value
    record = None
    if isinstance(value, dict):
        unknown = list(find_null_faults(model, parsed.tree.nulls, value, source))
        record, faults = read_record(model, file.stem, value, source)
        found += [*unknown, *faults]
    elif not found and not garbled:
        found.append(_no_fields(value, source))
    return record, problems + [p for p in found if not (p.mark and p.mark.line in garbled)]


def _no_fields(value: Any, source: Source) -> Problem:
    """A file that is empty, or holds a list or a mere text."""
    if value is None:
        return Problem(source.path, "empty-file")
    return source.problem("missing-space" if is_unspaced(value) else "expected-fields")


def read_directory(root: Path, *, loader: Any = LOADER) -> Reading:
    """Read `mkdocs.yml`, `vocabulary.yml`, `actors/`, `offers/` and `needs.yml` below a root.

    Files anywhere below it that look like single people's answers are reported, and not read.
    Never raises for what a contributor wrote; `problems` are in no order yet.
    """
    reader = _Reader(root, loader)
    settings, problems = read_settings(root, loader=loader)
    reader.problems += problems
    vocabulary = reader.collection(Vocabulary, VOCABULARY)
    if vocabulary is None and not any(
        Path(p.path).stem.casefold() == "vocabulary" for p in reader.problems
    ):
        reader.problems.append(Problem(VOCABULARY, "missing-file"))
    actors, actor_ids = reader.folder(Actor, "actors")
    offers, offer_ids = reader.folder(Offer, "offers")
    needs = reader.collection(Needs, NEEDS)
    reader.problems += find_picture_faults(root)
    reader.problems += find_handbook_faults(root)
    reader.problems += find_raw_answers(root)
    ground, faults = find_ground(root, settings)
    reader.problems += faults
    directory = replace(_directory(settings, vocabulary, actors, offers, needs), ground=ground)
    entries = _known_entries(directory.vocabulary) if vocabulary else {}
    return Reading(directory, tuple(reader.problems), actor_ids, offer_ids, entries)


def _known_entries(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The ids of each map of the vocabulary as they are written, refused ones among them."""
    source = vocabulary.source
    return {
        name: frozenset(getattr(vocabulary, name)) | source.names_in((name,))
        for name in Vocabulary.model_fields
        if (name,) not in source.faults and name not in source.lost
    }


def _directory(
    settings: Settings,
    vocabulary: Vocabulary | None,
    actors: Mapping[str, Actor],
    offers: Mapping[str, Offer],
    needs: Needs | None,
) -> Directory:
    vocabulary = vocabulary or Vocabulary.read("", {})
    if needs:
        for index, need in enumerate(needs.needs):
            need.stand_at(needs.source, ("needs", index))
    if "everyone" not in vocabulary.groups:
        vocabulary = vocabulary.with_everyone()
    return Directory(
        settings,
        vocabulary,
        dict(sorted(actors.items())),
        dict(sorted(offers.items())),
        needs,
    )
