"""What an import of a survey says: how many were counted, what was left out and why.

Of persons no number below five is shown here either: terminals are copied into messages.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from wegweiser.exchange.survey.importing import Imported
from wegweiser.exchange.survey.needs import need_id
from wegweiser.exchange.survey.table import Remark
from wegweiser.model.values import FEW
from wegweiser.wording.problems import WordsLanguage, visible
from wegweiser.wording.survey import report_sentence

_LONGEST = 60


def import_report(imported: Imported, words: WordsLanguage) -> Iterator[str]:
    """The lines to read after an import."""
    answers, written = imported.answers, imported.written
    if answers.persons:
        yield report_sentence("counted", words, count=_few(len(answers.persons)))
    for reason, count in answers.left_out.items():
        yield report_sentence(reason, words, count=_few(count))
    yield from (remark_line(remark, words) for remark in answers.remarks)
    for reason, count in sorted(imported.reasons.items()):
        if count:
            yield report_sentence(reason, words, count=count)
    for topic, group in imported.doubtful:
        values = {"topic": topic, "group": group, "id": need_id((topic, group))}
        yield report_sentence("doubtful", words, **values)
    for name in ("filled", "new", "untouched"):
        if written and (ids := getattr(written, name)):
            yield report_sentence(name, words, ids=", ".join(ids))


def remark_line(remark: Remark, words: WordsLanguage) -> str:
    """A remark with its values, which are untrusted text, in one line and not too long."""
    values = {name: _short(value) for name, value in remark.values}
    return report_sentence(remark.name, words, **values)


def changes(before: str, after: str, name: str) -> str:
    """The lines that change."""
    lines = (before.splitlines(keepends=True), after.splitlines(keepends=True))
    return "".join(unified_diff(*lines, name, name))


def _few(count: int) -> str:
    return str(count) if count == 0 or count >= 5 else FEW


def _short(text: str) -> str:
    text = visible(" ".join(text.split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
