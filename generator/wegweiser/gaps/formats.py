"""The gaps as JSON (`gaps.json`) and as a table for German spreadsheets (`gaps.csv`)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from importlib import resources
from io import StringIO
from typing import Any, Final

from wegweiser.gaps.advice_json import all_advice, need_advice
from wegweiser.gaps.findings import Cell, Gaps, Judged, NeedVerdict, Suggestion
from wegweiser.gaps.plain import given
from wegweiser.model import Directory
from wegweiser.model.needs import Response

VERSION: Final = 1
SCHEMA: Final = "gaps.schema.json"
COLUMNS: Final = (
    "need",
    "title",
    "topic",
    "groups",
    "asked_by",
    "verdict",
    "flags",
    "offers",
    "closers",
    "response",
)
FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""What makes a spreadsheet compute a cell instead of showing it."""


def to_json(gaps: Gaps, directory: Directory) -> dict[str, Any]:
    """Plain data, ready for `json.dumps`; keys in the order in which they are documented."""
    return {
        name: list(value) if isinstance(value, Iterator) else value
        for name, value in _parts(gaps, directory)
    }


def to_csv(gaps: Gaps, directory: Directory) -> str:  # noqa: ARG001 -- all formats take both
    """One line a need: semicolons, CRLF, no byte order mark, and no cell that is a formula.

    Several entries in one cell are joined by commas; an offer is followed by what it fails and
    what is unknown: `deutsch-am-vormittag (unmet: childcare; unknown: cost)`.
    """
    text = StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([harmless(cell) for cell in _row(found)] for found in gaps.needs)
    return text.getvalue()


def json_file(gaps: Gaps, directory: Directory) -> str:
    """The text of `gaps.json`: a line for each need, and for whatever else there are many of.

    Written one by one: all at once, 500 needs and their offers took 600 MB.
    """
    file = StringIO()
    for place, (name, value) in enumerate(_parts(gaps, directory)):
        file.write(",\n" if place else "{\n")
        file.write(f"{_text(name)}: ")
        file.writelines(_lines(value))
    file.write("\n}\n")
    return file.getvalue()


def schema_file() -> str:
    """The text of `gaps.schema.json`, which says what `gaps.json` may hold."""
    return (resources.files(__package__) / SCHEMA).read_text("utf-8")


def csv_file(gaps: Gaps, directory: Directory) -> str:
    """The text of `gaps.csv`; a byte order mark tells spreadsheets that it is UTF-8."""
    return "\ufeff" + to_csv(gaps, directory)


def harmless(cell: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _parts(gaps: Gaps, directory: Directory) -> Iterator[tuple[str, Any]]:
    """What `gaps.json` consists of; a part that may be long comes bit by bit."""
    survey = directory.needs.survey if directory.needs else None
    yield "version", VERSION
    yield "today", gaps.today.isoformat()
    yield "survey", given(survey) if survey else None
    yield (
        "summary",
        {total.verdict: {"needs": total.needs, "persons": total.persons} for total in gaps.totals},
    )
    yield "needs", (_need(found) for found in gaps.needs)
    yield "duplications", (list(pair) for pair in gaps.duplications)
    yield "unasked", iter(gaps.unasked)
    yield "matrix", (_cell(cell) for cell in gaps.matrix)
    yield from all_advice(gaps)


def _lines(value: Any) -> Iterator[str]:
    """A value on one line; a part that comes bit by bit on a line for each."""
    if not isinstance(value, Iterator):
        yield _text(value)
        return
    separator = "[\n "
    for each in value:
        yield f"{separator}{_text(each)}"
        separator = ",\n "
    yield "[]" if separator.startswith("[") else "\n]"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _need(found: NeedVerdict) -> dict[str, Any]:
    need = found.need
    return {
        "id": need.id,
        "title": need.title,
        "topic": need.topic,
        "for": given(need.for_),
        "asked_by": need.asked_by,
        "verdict": found.verdict,
        "flags": list(found.flags),
        "offers": [_judged(judged) for judged in found.offers],
        "suggestions": [_suggestion(suggestion) for suggestion in found.suggestions],
        "closers": list(found.closers),
        "response": _response(need.response) if need.response else None,
        **need_advice(found),
    }


def _judged(judged: Judged) -> dict[str, Any]:
    return {
        "offer": judged.offer,
        "met": list(judged.met),
        "unmet": list(judged.unmet),
        "unknown": list(judged.unknown),
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "kind": suggestion.kind,
        "offer": suggestion.offer,
        "actor": suggestion.actor,
        "change": list(suggestion.change),
        "ask": list(suggestion.ask),
        "persons": suggestion.persons,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "topic": cell.topic,
        "group": cell.group,
        "offers": cell.offers,
        "persons": cell.persons,
    }


def _response(response: Response) -> dict[str, Any]:
    """Its status always, the rest as given."""
    return {"status": response.status, **given(response)}


def _row(found: NeedVerdict) -> tuple[str, ...]:
    need = found.need
    return (
        need.id,
        need.title,
        need.topic,
        ", ".join(need.groups),
        str(need.asked_by),
        found.verdict,
        ", ".join(found.flags),
        ", ".join(_words(judged) for judged in found.offers),
        ", ".join(found.closers),
        need.response.status if need.response else "",
    )


def _words(judged: Judged) -> str:
    """An offer's id, and what keeps it from fitting."""
    lists = {"unmet": judged.unmet, "unknown": judged.unknown}
    faults = "; ".join(f"{name}: {', '.join(found)}" for name, found in lists.items() if found)
    return f"{judged.offer} ({faults})" if faults else judged.offer
