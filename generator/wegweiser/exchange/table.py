"""Tables for spreadsheets: as CSV for a German program, and as a workbook.

Partners' words are text there and never a formula: in CSV an apostrophe stands before what would be
one, in a workbook a text is written as a text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Final

from xlsxwriter import Workbook

from wegweiser.gaps.formats import harmless

Cell = str | int | float | None

_WIDEST: Final = 60
_CELL_LIMIT: Final = 32_767
"""Characters; a workbook with more in one cell is said to be broken."""


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: the heads of its columns, and rows as long."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def to_csv(table: Table) -> str:
    """Semicolons, CRLF, a byte order mark, decimal commas, and no cell that is a formula."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in (table.columns, *table.rows):
        writer.writerow([_to_text(cell) for cell in row])
    return "\ufeff" + text.getvalue()


def to_workbook(tables: Iterable[Table], title: str, day: date) -> bytes:
    """The bytes of an `.xlsx` file with a sheet for each table.

    The heads stay in view and filter; `day` is the workbook's date, so that the same tables have
    the same bytes.
    """
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, options) as book:
        made = datetime(day.year, day.month, day.day, tzinfo=UTC)
        book.set_properties({"title": title, "created": made})
        for table in tables:
            _write_sheet(book, table)
    return stream.getvalue()


def _write_sheet(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(table.name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for number, row in enumerate((table.columns, *table.rows)):
        for column, cell in enumerate(row):
            style = body if number else head
            if isinstance(cell, str):
                sheet.write_string(number, column, cell[:_CELL_LIMIT], style)
            elif cell is not None:
                sheet.write_number(number, column, cell, style)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _widths(table: Table) -> list[int]:
    """Wide enough for most of what stands in a column, in characters."""
    columns: Iterable[Sequence[Cell]] = zip(table.columns, *table.rows, strict=True)
    return [min(_WIDEST, max(len(_to_text(cell)) for cell in column) + 2) for column in columns]


def _to_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if cell is None:
        return ""
    return str(cell).replace(".", ",")
