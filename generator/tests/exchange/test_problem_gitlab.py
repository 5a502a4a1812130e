"""GitLab's Code Quality report: the fields that its documentation asks for."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from exchange.hostile import EVIL, HOSTILE, evil_problem
from hypothesis import given

from wegweiser.exchange.problems.findings import Findings
from wegweiser.exchange.problems.gitlab import to_gitlab
from wegweiser.model import Mark, Problem
from wegweiser.wording.problems import visible

LINE = {"type": "integer", "minimum": 1}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/|\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": LINE},
                    },
                },
            },
        },
    },
}
PLAIN = Problem("offers/treff.yml", "tab", Mark(3, 2, 4))


def test_an_issue() -> None:
    problems = [
        PLAIN,
        Problem("offers/treff.yml", "placeholder-text", None, {"value": "x"}),
        replace(PLAIN, path="offers/alt.yml", known=True),
    ]
    issues = json.loads(to_gitlab(Findings(problems, 2, "en", folder="data/")))
    jsonschema.validate(issues, SCHEMA)
    fingerprint = issues[0].pop("fingerprint")
    assert issues[0] == {
        "description": "There is a tab here. Use spaces.",
        "check_name": "tab",
        "severity": "major",
        "location": {"path": "data/offers/treff.yml", "lines": {"begin": 3}},
    }
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert issues[1]["location"]["lines"] == {"begin": 1}
    moved = Findings([replace(PLAIN, mark=Mark(8, 1))], 2, folder="data/")
    assert json.loads(to_gitlab(moved))[0]["fingerprint"] == fingerprint


def test_nothing_wrong() -> None:
    assert to_gitlab(Findings([], 2)) == "[]\n"


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_breaks_out(evil: str) -> None:
    assert_issues(Findings([evil_problem(evil), evil_problem(evil)], 1))


@given(HOSTILE)
def test_any_text_is_an_issue(findings: Findings) -> None:
    assert_issues(findings)


def assert_issues(findings: Findings) -> None:
    issues = json.loads(to_gitlab(findings))
    jsonschema.validate(issues, SCHEMA)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(findings.problems)
    assert [issue["location"]["path"] for issue in issues] == [
        visible(findings.folder + problem.path) for problem in findings.problems
    ]
