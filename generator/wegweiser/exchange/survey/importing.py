"""An export of a survey becomes numbers in `needs.yml`: the whole way, from bytes to bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wegweiser.exchange.records.change import NotChangeableError
from wegweiser.exchange.survey.answers import Answer, Answers, read_answers
from wegweiser.exchange.survey.columns import Codebook
from wegweiser.exchange.survey.counts import FEWEST, Key, Ladder, count_voices
from wegweiser.exchange.survey.disclosure import Publication, publish
from wegweiser.exchange.survey.form import Form, top_topics
from wegweiser.exchange.survey.needs import Written, find_earlier, find_links, write_needs
from wegweiser.exchange.survey.table import Remark, read_table
from wegweiser.model import Directory


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an export: what was read, and what is to be written.

    `fault`: why there is nothing to write. `reasons`: how often a number was left out or changed,
    by why. `doubtful`: keys that more than one need of the file could be.
    """

    answers: Answers = field(default_factory=Answers)
    fault: Remark | None = None
    written: Written | None = None
    reasons: Mapping[str, int] = field(default_factory=dict)
    doubtful: tuple[Key, ...] = ()


def import_answers(  # noqa: PLR0913 -- what an import is made of
    raw: bytes,
    needs: bytes | None,
    directory: Directory,
    form: Form,
    *,
    codes: Mapping[str, str] | None = None,
    at_least: int = FEWEST,
) -> Imported:
    """The `needs.yml` of a directory with the numbers of an export.

    `form`: with the labels that the export may have. `needs`: the file as it is, None if there is
    none. The days of a survey without days are those that the file has, else the form's.
    """
    table = read_table(raw)
    if isinstance(table, Remark):
        return Imported(fault=table)
    book = Codebook(form, codes or {}, directory.offers)
    answers = read_answers(table, book, top_topics(directory))
    if answers.fault:
        return Imported(answers, answers.fault)
    if len(answers.persons) < FEWEST:
        return Imported(answers, Remark("too-few"))
    links = find_links(directory.needs.needs if directory.needs else ())
    days = _days(answers.persons, directory, form.day)
    ladder = Ladder(directory.vocabulary)
    cells = count_voices(answers.persons, ladder)
    earlier = find_earlier(directory.needs, links, days)
    published: Publication = publish(cells, len(answers.persons), ladder, earlier, at_least)
    doubtful = tuple(sorted(links.doubtful & set(published.needs)))
    try:
        written = write_needs(needs, directory, published, links, days)
    except NotChangeableError:
        return Imported(answers, Remark("not-changeable"))
    return Imported(answers, None, written, published.reasons, doubtful)


def _days(persons: tuple[Answer, ...], directory: Directory, today: date) -> tuple[date, date]:
    """The first and the last day of the conversations."""
    days = [answer.day for answer in persons if answer.day is not None]
    if days:
        return min(days), max(days)
    survey = directory.needs.survey if directory.needs else None
    return (survey.from_, survey.until) if survey else (today, today)
