"""`wegweiser translate status`: how far each language is, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Literal

from wegweiser.model import Directory
from wegweiser.wording.files import SHIPPED, PoName, po_path
from wegweiser.wording.interface import read_interface
from wegweiser.wording.languages import LANGUAGES
from wegweiser.wording.messages import Message
from wegweiser.wording.po import Entry
from wegweiser.wording.texts import Texts, read_all_texts
from wegweiser.wording.translatable import SourceText, find_texts

_Count = Literal["translated", "machine", "stale", "missing", "faulty"]


@dataclass(frozen=True, slots=True)
class Status:
    """How many texts of a file are in which state.

    `translated`: by people. `machine`: automatically, not reviewed. `stale`: of a source that has
    changed since. `faulty`: there, but not fit to be shown. `missing`: not there.
    """

    language: str
    file: PoName
    translated: int = 0
    machine: int = 0
    stale: int = 0
    missing: int = 0
    faulty: int = 0


def find_status(root: Path, directory: Directory, sentences: Sequence[Entry]) -> list[Status]:
    """The status of each language of the site: the interface's sentences, the directory's texts."""
    source_texts = list(find_texts(directory))
    found = []
    for tag, texts in read_all_texts(root, directory.settings.languages).items():
        found.append(_status(tag, "interface.po", _count_sentences(root, tag, sentences)))
        translatable = [text for text in source_texts if text.language != tag]
        if translatable:
            found.append(_status(tag, "directory.po", _count_texts(texts, translatable)))
    return found


def to_table(statuses: Iterable[Status]) -> str:
    """The numbers as a plain text table, one line a file."""
    rows = [[field.name for field in fields(Status)]]
    rows += [[str(value) for value in astuple(status)] for status in statuses]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{_row(row, widths)}\n" for row in rows)


def _status(tag: str, file: PoName, states: Iterable[_Count]) -> Status:
    numbers: dict[str, int] = Counter(states)
    return Status(tag, file, **numbers)


def _count_sentences(root: Path, tag: str, sentences: Iterable[Entry]) -> Iterator[_Count]:
    judged, _ = read_interface((SHIPPED, root), LANGUAGES[tag])
    for sentence in sentences:
        found = judged.get(Message(sentence.id, sentence.context, sentence.plural))
        if found is None:
            yield "missing"
        elif found.entry.is_fuzzy:
            yield "stale"
        elif found.fault:
            yield "faulty"
        else:
            yield "machine" if found.entry.is_machine else "translated"


def _count_texts(texts: Texts, translatable: Iterable[SourceText]) -> Iterator[_Count]:
    path = po_path(texts.language.tag, "directory.po")
    faulty = {
        problem.arguments["context"]
        for problem in texts.problems
        if (problem.path, problem.code) == (path, "unusable-translation")
    }
    for text in translatable:
        state = texts.get(text.context, text.text, text.language).state
        if state == "translated" or state == "machine" or state == "stale":  # noqa: PLR1714 -- mypy
            yield state
        else:
            yield "faulty" if text.context in faulty else "missing"


def _row(values: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        value.ljust(width) if number < 2 else value.rjust(width)
        for number, (value, width) in enumerate(zip(values, widths, strict=True))
    ]
    return "  ".join(cells)
