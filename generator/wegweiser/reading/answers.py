"""Files that hold the answers of single people: they have no place among what is published.

Only names and the first lines are looked at. Nothing that is found there is shown.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Final
from zipfile import BadZipFile, ZipFile

from wegweiser.model import Problem
from wegweiser.model.answers import look_like_answers
from wegweiser.reading.files import shown_name

_HEAD: Final = 4 * 1024
_LONG_HEAD: Final = 256 * 1024
"""Bytes. A table's first row may be long: a question with twenty answers has twenty columns."""

_ASIDE: Final = frozenset({"site", "node_modules", "__pycache__", "dist", "venv", "htmlcov"})
"""Folders that nobody publishes from; those that begin with a dot are left aside, too."""

_TABLES: Final = frozenset({".csv", ".tsv", ".txt"})
_TREES: Final = frozenset({".json", ".jsonl", ".xml"})
_BOOKS: Final = frozenset({".xlsx", ".xlsm", ".ods"})
_PARTS: Final = frozenset({"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "content.xml"})
_FORM: Final = frozenset({"type", "name", "list_name"})
"""The columns of an XLSForm: it has the questions, not the answers."""

_CELL: Final = re.compile(r">([^<>]{1,200})<")
_KEY: Final = re.compile(r"[\"'<](?:\w+:)?(\w[\w/.-]{1,80})[\"'>]")


def find_raw_answers(root: Path) -> Iterator[Problem]:
    """The files below a root that look like an export of KoboToolbox, ODK or LimeSurvey."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in _ASIDE)
        for name in sorted(names):
            file = Path(folder, name)
            if look_like_answers(_columns(file)):
                parts = file.relative_to(root).parts
                yield Problem("/".join(map(shown_name, parts)), "raw-answers")


def _columns(file: Path) -> list[str]:
    """What could be names of columns in a file; nothing where none are looked for."""
    ending = file.suffix.lower()
    if ending not in _TABLES | _TREES | _BOOKS | {".zip"} or file.is_symlink():
        return []
    try:
        if ending == ".zip" or ending in _BOOKS:
            with ZipFile(file) as archive:
                return _in_archive(archive, is_book=ending != ".zip")
        with file.open("rb") as stream:
            return _in_tree(stream) if ending in _TREES else _in_table(stream)
    except (OSError, EOFError, BadZipFile, NotImplementedError, RuntimeError, ValueError):
        return []  # what no program can open, nobody can read answers from either


def _in_table(stream: IO[bytes]) -> list[str]:
    """The cells of the first row, whatever stands between them."""
    head = stream.read(_HEAD)
    if b"\n" not in head:
        head += stream.readline(_LONG_HEAD)
    line = _decode(head).partition("\n")[0].rstrip("\r")
    try:
        return max((next(csv.reader([line], delimiter=each), []) for each in ";,\t|"), key=len)
    except csv.Error:
        return []


def _in_tree(stream: IO[bytes]) -> list[str]:
    """The names of the first values."""
    return _KEY.findall(_decode(stream.read(_HEAD)))


def _in_archive(archive: ZipFile, *, is_book: bool) -> list[str]:
    """The first texts of a workbook, or the first rows of the tables that were packed."""
    found: list[str] = []
    for part in _parts(archive.namelist(), is_book=is_book):
        with archive.open(part) as stream:
            head = stream.read(_LONG_HEAD)
        found += _CELL.findall(_decode(head)) if is_book else _in_table(BytesIO(head))
    return [] if set(found) >= _FORM else found


def _parts(names: Iterable[str], *, is_book: bool) -> list[str]:
    fitting = [n for n in names if (n in _PARTS if is_book else n.lower().endswith(".csv"))]
    return fitting[:10]


def _decode(raw: bytes) -> str:
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return raw.decode(encoding, "replace").lstrip("\ufeff")
