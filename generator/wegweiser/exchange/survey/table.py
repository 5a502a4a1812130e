"""The table that a survey program exports, as rows of text; its mistakes are values."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Final

LARGEST: Final = 50 * 1024 * 1024
"""Bytes."""

_BOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks of spreadsheet programs begin, new ones and old ones."""

_FIRST_CELL: Final = re.compile(r'\s*(?:"(?:[^"]|"")*"|[^";,\t\r\n]*) *([;,\t])')
"""The first cell of a table, and what stands behind it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was left aside: its sentence's `name`, and the values to fill it with."""

    name: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns; each row with the number of its line in the file."""

    head: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()


def read_table(raw: bytes) -> Table | Remark:
    """A table in UTF-8 with semicolons, commas or tabs between its cells.

    Rows without text are left out. What cannot be read is a remark.
    """
    if len(raw) > LARGEST:
        return Remark("too-large")
    if raw.startswith(_BOOKS):
        return Remark("no-csv")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Remark("not-utf8")
    try:
        first = _FIRST_CELL.match(text[:10_000])
        head, *rows = [*_rows(text, first[1] if first else ";")] or [(0, ())]
    except csv.Error:
        return Remark("no-csv")
    return Table(head[1], tuple(rows)) if head[1] else Remark("empty")


def read_codes(raw: bytes) -> dict[str, str] | Remark:
    """What columns and answers are called elsewhere: `Q1[SQ001];topics/sport`, `Q7=A1;yes`.

    One a line, theirs before ours; what begins with `#` is a comment.
    """
    table = read_table(raw)
    if isinstance(table, Remark):
        return table
    rows = [table.head, *(cells for _, cells in table.rows)]
    pairs = [row for row in rows if len(row) >= 2 and not row[0].startswith("#")]
    return {theirs.strip(): ours.strip() for theirs, ours, *_ in pairs}


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, tuple(row)
