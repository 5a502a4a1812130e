"""The gaps as tables for a spreadsheet, in the words of staff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from wegweiser.exchange.four_w import four_w
from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.exchange.table import Cell, Table, to_workbook
from wegweiser.gaps import Gaps, NeedVerdict, Verdict
from wegweiser.model.values import FEW

NEAREST: Final = 20
"""Offers of a need that are listed, the nearest first; `gaps.json` has all."""

Rows = Iterator[tuple[Cell, ...]]


def to_xlsx(gaps: Gaps, told: GapSentences) -> bytes:
    """A workbook: needs, their offers, single changes, questions, matrix, 4W."""
    return to_workbook(gap_tables(gaps, told), told.words.tell("workbook"), gaps.today)


def gap_tables(gaps: Gaps, told: GapSentences) -> Iterator[Table]:
    """The sheets of the workbook, in their order."""
    yield _table(told, "needs", _NEEDS, _needs(gaps, told))
    yield _table(told, "offers", _OFFERS, _offers(gaps, told))
    yield _table(told, "steps", _STEPS, _steps(gaps, told))
    yield _table(told, "questions", _QUESTIONS, _questions(gaps, told))
    yield _table(told, "matrix", _MATRIX, _matrix(gaps, told))
    yield four_w(told, gaps.today)


_NEEDS = (
    *("verdict", "need", "topic", "groups", "asked", "unaware", "notes", "suggestions"),
    *("closers", "response", "id"),
)
_OFFERS = ("need", "verdict", "offer", "actor", "met", "unmet", "unknown", "full", "id")
_STEPS = ("rank", "offer", "actor", "change", "persons", "closed", "needs")
_QUESTIONS = ("actor", "phone", "email", "offer", "question", "persons", "needs")
_MATRIX = ("topic", "group", "persons", "offers")


def _table(told: GapSentences, name: str, columns: tuple[str, ...], rows: Rows) -> Table:
    tell = told.words.tell
    heads = tuple(tell(f"column-{column}") for column in columns)
    return Table(tell(f"sheet-{name}"), heads, tuple(rows))


def _needs(gaps: Gaps, told: GapSentences) -> Rows:
    for found in gaps.needs:
        need = found.need
        flags = [told.words.tell(f"flag-{flag}") for flag in found.flags]
        yield (
            told.verdict(found.verdict),
            need.title,
            told.topic(need.topic),
            told.groups(need.groups),
            FEW if need.asked_by == FEW else need.persons,
            found.unaware,
            "\n".join([*flags, *told.ends(found), *told.lapses(found)]),
            "\n".join(told.suggestion(need, each) for each in found.suggestions),
            "\n".join(_closers(found, told)),
            "\n".join(told.response(found)),
            need.id,
        )


def _closers(found: NeedVerdict, told: GapSentences) -> Iterator[str]:
    if found.verdict != "covered":
        for closer in found.able:
            yield f"{told.actor(closer.actor)}: {told.closer(closer)}"


def _offers(gaps: Gaps, told: GapSentences) -> Rows:
    for found in gaps.needs:
        for judged in found.offers[:NEAREST]:
            yield (
                found.need.title,
                told.verdict(found.verdict),
                told.offer(judged.offer),
                told.actor_of(judged.offer),
                told.requirements(judged.met),
                told.requirements(judged.unmet),
                told.requirements(judged.unknown),
                told.words.tell("yes" if judged.full else "no"),
                judged.offer,
            )


def _steps(gaps: Gaps, told: GapSentences) -> Rows:
    titles = {found.need.id: found.need.title for found in gaps.needs}
    for rank, step in enumerate(gaps.steps, 1):
        helped = [
            told.words.tell("step-then", need=titles[need], verdict=told.verdict(then))
            for need, then in step.needs
        ]
        yield (
            rank,
            told.offer(step.offer),
            told.actor(step.actor),
            told.change(step),
            _count(step.persons, step.needs, told),
            step.closed,
            "\n".join(helped),
        )


def _count(persons: int, needs: Iterable[tuple[str, Verdict]], told: GapSentences) -> Cell:
    """A number, so that it sorts; a text only where it stands for few."""
    few = told.few_of(need for need, _ in needs)
    return told.count(persons, few) if few and not persons else persons


def _questions(gaps: Gaps, told: GapSentences) -> Rows:
    titles = {found.need.id: found.need.title for found in gaps.needs}
    for inquiry in gaps.inquiries:
        phone, email = told.contact(inquiry.actor)
        for question in inquiry.questions:
            yield (
                *(told.actor(inquiry.actor), phone, email),
                told.offer(question.offer),
                told.question(question),
                question.persons,
                "\n".join(titles[need] for need in question.needs),
            )


def _matrix(gaps: Gaps, told: GapSentences) -> Rows:
    for cell in gaps.matrix:
        yield told.topic(cell.topic), told.group(cell.group), cell.persons, cell.offers
