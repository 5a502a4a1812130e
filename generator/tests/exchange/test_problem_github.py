"""What the runner obeys are our commands, whatever stands in partners' files."""

from __future__ import annotations

import re

import pytest
from exchange.hostile import EVIL, HOSTILE, evil_problem
from exchange.runner import Command, obey
from hypothesis import given

from wegweiser.exchange.problems.findings import Findings
from wegweiser.exchange.problems.github import ANNOTATIONS, to_github
from wegweiser.exchange.problems.text import to_text
from wegweiser.model import Mark, Problem
from wegweiser.wording.problems import visible

PLAIN = Problem("offers/treff.yml", "tab", Mark(3, 2, 4))


def test_a_command_marks_the_line() -> None:
    known = Problem("actors/haus.yml", "missing-file", known=True)
    text = to_github(Findings([known, PLAIN], 2, "en", folder="data/"))
    assert text.splitlines()[-2:] == [
        (
            "::error file=data/offers/treff.yml,line=3,endLine=3,col=2,endColumn=6,title=tab::"
            "There is a tab here. Use spaces."
        ),
        (
            "::warning file=data/actors/haus.yml,title=missing-file::The file is missing. Create "
            "it; the handbook has a template. (Known before this change.)"
        ),
    ]
    assert text.startswith("| actors/haus.yml: warning, known before this change: The file")


def test_nothing_wrong() -> None:
    assert to_github(Findings([], 3)) == "| 3 Einträge geprüft: 0 Fehler, 0 Warnungen.\n"


def test_the_model_of_the_runner_obeys() -> None:
    assert obey("x\n  ::error file=a%2Cb,line=1::x%0Ay\nx ##[group]z\n| ::error::x\n::x::y\n") == [
        Command("error", {"file": "a,b", "line": "1"}, "x\ny"),
        Command("group", {}, "z"),
    ]


def test_what_github_does_not_show_is_said() -> None:
    old = [Problem("a.yml", "tab", Mark(line, 1), known=True) for line in range(1, 6)]
    warnings = [Problem("b.yml", "placeholder-text", Mark(line, 1)) for line in range(1, 9)]
    errors = [Problem("c.yml", "tab", Mark(line, 1)) for line in range(1, 14)]
    findings = Findings([*old, *warnings, *errors], 3)
    text = to_github(findings)
    commands = obey(text)
    assert [command.name for command in commands] == ["error"] * 10 + ["warning"] * 10
    assert [command.properties["file"] for command in commands[10:]] == ["b.yml"] * 8 + [
        "a.yml"
    ] * 2
    assert text.splitlines()[-1].startswith("| 6 weitere stehen nur im Protokoll und in der")
    printed = [line.removeprefix("| ").removeprefix("|") for line in text.splitlines()]
    assert printed[: len(to_text(findings).splitlines())] == to_text(findings).splitlines()


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_is_obeyed_but_ours(evil: str) -> None:
    (command,) = obey(to_github(Findings([evil_problem(evil)], 1)))
    assert (command.name, command.properties["title"]) == ("error", "unknown-field")
    assert command.properties["file"] == visible(f"offers/{evil}.yml")
    assert set(command.properties) == {"file", "line", "endLine", "col", "endColumn", "title"}


@given(HOSTILE)
def test_no_text_is_obeyed(findings: Findings) -> None:
    text = to_github(findings)
    commands = obey(text)
    kinds = [problem.severity for problem in findings.problems]
    shown = {kind: min(kinds.count(kind), ANNOTATIONS) for kind in ("error", "warning")}
    assert [command.name for command in commands] == [
        kind for kind, count in shown.items() for _ in range(count)
    ]
    codes = {problem.code for problem in findings.problems}
    assert {command.properties["title"] for command in commands} <= codes
    assert all(len(command.data.encode()) <= 8000 for command in commands)
    assert "##[" not in text
    assert all(re.match(r"\|( |$)|::(error|warning) file=", line) for line in text.splitlines())
    assert text.encode("utf-8")
