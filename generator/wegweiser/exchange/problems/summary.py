"""Problems as a Markdown table: what GitHub and Gitea show below a run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wegweiser.exchange.problems.findings import Findings
from wegweiser.model import Problem
from wegweiser.wording.findings import finding_sentence
from wegweiser.wording.forge_text import code, plain
from wegweiser.wording.problems import severity_word

SUMMARY_BYTES: Final = 1024 * 1024
"""A longer summary of a step is refused by GitHub as a whole."""

_CLOSING: Final = 1024
"""Bytes that are kept for the last sentence."""

_LENGTH: Final = 600
"""Characters of a cell: a list of all ids helps nobody here."""


def to_summary(findings: Findings, room: int = SUMMARY_BYTES) -> str:
    """A heading, the count, and a row for each problem, as far as there is room (bytes)."""
    kinds = {problem.severity for problem in findings.problems}
    title = "errors" if "error" in kinds else "warnings" if kinds else "fine"
    opening = f"## {finding_sentence(f'title-{title}', findings.words)}\n\n{findings.summary}\n"
    head = _head(findings)
    room -= len(f"{opening}{head}".encode()) + _CLOSING
    if room < 0:
        return ""
    rows = _fitting((_row(findings, problem) for problem in findings.problems), room)
    table = f"{head}{''.join(rows)}" if rows else ""
    left = len(findings.problems) - len(rows)
    more = f"\n{finding_sentence('more-rows', findings.words, count=left)}\n" if left else ""
    return f"{opening}{table}{more}"


def _head(findings: Findings) -> str:
    names = ("severity", "place", "message", "hint")
    heads = [finding_sentence(f"column-{name}", findings.words) for name in names]
    return f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n"


def _row(findings: Findings, problem: Problem) -> str:
    sentence = findings.sentence(problem)
    place = findings.path(problem)
    if problem.mark:
        place += f":{problem.mark.line}"
    cells = [
        severity_word(problem, findings.words),
        code(_cut(place)),
        f"{plain(_cut(sentence.message))} {code(problem.code)}",
        plain(_cut(sentence.hint)),
    ]
    return f"| {' | '.join(cells)} |\n"


def _fitting(rows: Iterator[str], room: int) -> list[str]:
    """The first rows that fit."""
    found = []
    for row in rows:
        room -= len(row.encode())
        if room < 0:
            break
        found.append(row)
    return found


def _cut(text: str) -> str:
    return text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"
