"""The answers of a survey, from an export of KoboToolbox, ODK or LimeSurvey.

They are read, counted and forgotten: nothing here writes a file. One row is one conversation and
counts as one person, who may ask for several people of the household.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from wegweiser.exchange.survey.columns import EMPTY, Codebook, Column, fold
from wegweiser.exchange.survey.form import NONE, question_name
from wegweiser.exchange.survey.table import Remark, Table
from wegweiser.model.values import read_day

KEYS: Final = ("_uuid", "instanceid", "key", "_id", "id")
"""By which two rows are known to be one answer, the best first."""

SENT: Final = ("_submission_time", "submissiondate", "submitdate", "datestamp", "end")
DAYS: Final = ("today", *SENT, "start", "startdate")
PERSONAL: Final = frozenset(
    {"deviceid", "username", "phonenumber", "simserial", "subscriberid", "ipaddr", "token"}
    | {"submittername", "_geolocation"}
)
"""Columns that could lead to a person: the survey program should not have stored them."""

_STATUS: Final = ("_validation_status", "reviewstate")
_NOT_APPROVED: Final = frozenset({"not approved", "validation_status_not_approved", "rejected"})
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GERMAN: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")

Said = Mapping[str, frozenset[str]]
"""The answers that were ticked, by question; a question without an answer is left out."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one person said about one topic that they need help with.

    `known`: whether they know an offer; None where they did not say.
    """

    topic: str
    parts: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    known: bool | None = None
    barriers: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said."""

    day: date | None = None
    german: str | None = None
    languages: frozenset[str] = frozenset()
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """All who agreed to take part, in no order that means anything.

    `left_out`: rows that were not counted, by the reason. `fault`: why none could be read.
    """

    persons: tuple[Answer, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    fault: Remark | None = None


def read_answers(table: Table, book: Codebook, topics: Sequence[str]) -> Answers:
    """The answers of an export; whatever is wrong with it is said, and nothing raises.

    A row counts once its person agreed to take part. Of two rows with one key the one that was sent
    last counts. Asked for is a topic that was ticked, unless help with it is there already.
    """
    columns = [book.column(header) for header in table.head]
    asked = {column.question for column in columns if column.kind == "answer"}
    if not asked - {"consent"}:
        return Answers(fault=Remark("no-known-column"))
    if "consent" not in asked:
        return Answers(fault=Remark("no-consent-column"))
    sheet = _Sheet(book, table.head, columns)
    rows: dict[str, _Row] = {}
    for number, cells in table.rows:
        row = sheet.read(number, cells)
        if row.key not in rows or row.order > rows[row.key].order:
            rows[row.key] = row
    kept = [row for row in rows.values() if row.fate == "counted"]
    fates = [row.fate for row in rows.values()]
    left_out = {fate: fates.count(fate) for fate in sorted(set(fates) - {"counted"})}
    left_out["double"] = len(table.rows) - len(rows)
    return Answers(
        tuple(_answer(row, topics) for row in kept),
        {reason: count for reason, count in left_out.items() if count},
        tuple(sheet.notes.values()),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row; `fate`: counted, or why not."""

    key: str
    order: tuple[str, str]
    day: date | None
    said: Said
    fate: str


@dataclass(slots=True)
class _Sheet:
    """Reads row after row, and notes once what nobody could tell."""

    book: Codebook
    head: Sequence[str]
    columns: Sequence[Column]
    notes: dict[Remark, Remark] = field(default_factory=dict)
    """The first remark of each kind; those of one kind differ in the row only."""

    def __post_init__(self) -> None:
        for header, column in zip(self.head, self.columns, strict=True):
            if column.kind == "unknown" and header.strip():
                self._note("unknown-column", column=header)

    def read(self, number: int, cells: Sequence[str]) -> _Row:
        meta: dict[str, str] = {}
        said: dict[str, frozenset[str]] = {}
        if len(cells) > len(self.columns):
            self._note("long-row", row=str(number))
        for header, column, cell in zip(self.head, self.columns, cells, strict=False):
            if column.kind == "meta":
                meta.setdefault(column.question, cell.strip())
                if column.question in PERSONAL and cell.strip():
                    self._note("personal-column", column=header)
            elif column.kind == "answer":
                ticked = self._ticked(column, cell, header, number)
                if ticked:
                    said[column.question] = said.get(column.question, frozenset()) | ticked
        key = next((f"{name} {meta[name]}" for name in KEYS if meta.get(name)), f"row {number}")
        sent = next((meta[name] for name in SENT if meta.get(name)), "")
        content = repr(sorted((question, sorted(ticked)) for question, ticked in said.items()))
        return _Row(key, (sent, content), self._day(meta, number), said, _fate(said, meta))

    def _ticked(self, column: Column, cell: str, header: str, number: int) -> frozenset[str]:
        text, question = cell.strip(), column.question
        if fold(text) in EMPTY:
            return frozenset()
        if column.choice:
            answer = self.book.ticked(question, column.choice, text)
            if answer is None:
                self._note("unknown-value", column=header, value=text, row=str(number))
            if answer and self.book.choice(question, column.choice) is None:
                self._note("unknown-answer", column=header)
                return frozenset()
            return frozenset({column.choice}) if answer else frozenset()
        if self.book.is_several(question):
            found, left = self.book.choices(question, text)
        else:
            choice = self.book.choice(question, text)
            found, left = (frozenset({choice}), "") if choice else (frozenset(), text)
        if left:
            self._note("unknown-value", column=header, value=left, row=str(number))
        return found

    def _day(self, meta: Mapping[str, str], number: int) -> date | None:
        for name in DAYS:
            if text := meta.get(name):
                if (day := _read_day(text)) is not None:
                    return day
                self._note("unknown-value", column=name, value=text, row=str(number))
        return None

    def _note(self, name: str, *, row: str = "", **values: str) -> None:
        kind = tuple(values.items())
        with_row = (*kind, ("row", row)) if row else kind
        self.notes.setdefault(Remark(name, kind), Remark(name, with_row))


def _fate(said: Said, meta: Mapping[str, str]) -> str:
    consent = said.get("consent", frozenset())
    if "no" in consent:
        return "refused"
    if "yes" not in consent:
        return "silent"
    if meta.get("submitdate") == "":
        return "unfinished"
    if any(meta.get(name, "").lower() in _NOT_APPROVED for name in _STATUS):
        return "not-approved"
    return "counted"


def _answer(row: _Row, topics: Iterable[str]) -> Answer:
    said = row.said
    wishes = (_wish(topic, said) for topic in topics if _is_needed(topic, said))
    return Answer(
        row.day,
        min(said.get("german", ()), default=None),
        said.get("languages", said.get("interview_language", frozenset())),
        tuple(wishes),
    )


def _is_needed(topic: str, said: Said) -> bool:
    help_ = said.get(question_name("help", topic), frozenset())
    return "yes" in help_ or (topic in said.get("topics", ()) and not help_)


def _wish(topic: str, said: Said) -> Wish:
    """Who is meant, if it was not said: the only group of the household, if it has only one."""
    known = said.get(question_name("known", topic))

    def ticked(aspect: str) -> frozenset[str]:
        return said.get(question_name(aspect, topic), frozenset())

    return Wish(
        topic,
        ticked("part"),
        ticked("for") or _only(said.get("members")),
        ticked("ages") or _only(said.get("ages")),
        None if known is None else bool(known - {NONE}),
        ticked("barriers") - {NONE},
        ticked("must"),
        ticked("days"),
        ticked("hours"),
    )


def _only(ticked: frozenset[str] | None) -> frozenset[str]:
    return ticked if ticked and len(ticked) == 1 else frozenset()


def _read_day(text: str) -> date | None:
    """The day with which a text begins, `2026-10-15T08:00` or `15.10.2026 08:00`."""
    iso, german = _ISO.match(text), _GERMAN.match(text)
    if german:
        day, month, year = german.groups()
        text = f"{year}-{int(month):02d}-{int(day):02d}"
    try:
        return read_day(text[:10]) if iso or german else None
    except ValueError:  # pydantic's refusals are of this kind
        return None
