"""Problems as the GitHub runner obeys them: workflow commands that mark lines of a change.

The runner obeys a line whose first characters are `::`, and `##[` anywhere in a line. All lines
but our own commands therefore begin with `| `, and partners' words in them are made visible.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import Final

from wegweiser.exchange.problems.findings import Findings
from wegweiser.exchange.problems.text import to_text
from wegweiser.model import Problem
from wegweiser.wording.findings import finding_sentence
from wegweiser.wording.forge_text import quiet
from wegweiser.wording.problems import visible

ANNOTATIONS: Final = 10
"""So many errors, and so many warnings, does GitHub show of a step."""

_LENGTH: Final = 2000
"""Characters of a message; the runner cuts at 4,096 bytes."""


def to_github(findings: Findings) -> str:
    """The report as text, then a command for each problem that GitHub will show: new ones first."""
    in_order = sorted(findings.problems, key=lambda problem: problem.known)
    errors = [problem for problem in in_order if problem.severity == "error"]
    warnings = [problem for problem in in_order if problem.severity == "warning"]
    shown = errors[:ANNOTATIONS] + warnings[:ANNOTATIONS]
    lines = [f"| {line}".rstrip() for line in to_text(findings).rstrip("\n").split("\n")]
    lines += [_command(findings, problem) for problem in shown]
    if left := len(in_order) - len(shown):
        told = finding_sentence("more-annotations", findings.words, count=left, limit=ANNOTATIONS)
        lines.append(f"| {told}")
    return "\n".join(lines) + "\n"


def _command(findings: Findings, problem: Problem) -> str:
    """`::error file=…,line=…,title=…::message`."""
    properties = {"file": visible(findings.path(problem))}
    if mark := problem.mark:
        properties |= {
            "line": str(mark.line),
            "endLine": str(mark.line),
            "col": str(mark.column),
            "endColumn": str(mark.column + mark.width),
        }
    properties["title"] = problem.code
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{problem.severity} {listed}::{_data(_message(findings, problem))}"


def _message(findings: Findings, problem: Problem) -> str:
    sentence = findings.sentence(problem)
    message = quiet(f"{sentence.message} {sentence.hint}")
    if problem.known:
        message = finding_sentence("told-known", findings.words, message=message)
    return message if len(message) <= _LENGTH else message[: _LENGTH - 1] + "…"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
