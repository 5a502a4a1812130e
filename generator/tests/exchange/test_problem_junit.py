"""JUnit XML by two parsers, whatever stands in partners' files."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from exchange.hostile import EVIL, HOSTILE, evil_problem
from hypothesis import given
from junitparser import Failure, JUnitXml, Skipped

from wegweiser.exchange.problems.findings import Findings
from wegweiser.exchange.problems.junit import to_junit
from wegweiser.model import Mark, Problem
from wegweiser.wording.problems import visible

PLAIN = Problem("offers/treff.yml", "tab", Mark(3, 2, 4), {}, "a\tb")


def test_an_error_is_a_failed_test() -> None:
    warning = Problem("offers/treff.yml", "placeholder-text", Mark(4, 1), {"value": "x"})
    assert to_junit(Findings([PLAIN, warning], 2, "en", folder="data/")) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites tests="2" failures="1" errors="0" skipped="1">\n'
        ' <testsuite name="wegweiser check" tests="2" failures="1" errors="0" skipped="1">\n'
        '  <testcase classname="data/offers/treff.yml" name="tab: There is a tab here."'
        ' file="data/offers/treff.yml">\n'
        '   <failure message="error: There is a tab here." type="tab">offers/treff.yml:3:2: error: '
        "There is a tab here. [tab]\n  3 | a→b\n    |  ^^^^\n    = Use spaces.</failure>\n"
        "  </testcase>\n"
        '  <testcase classname="data/offers/treff.yml" name="placeholder-text: There is still a '
        'placeholder here (“x”)." file="data/offers/treff.yml">\n'
        '   <skipped message="warning: There is still a placeholder here (“x”).">offers/treff.yml:'
        "4:1: warning: There is still a placeholder here (“x”). [placeholder-text]\n   = Write the "
        "real text, or delete the line.</skipped>\n"
        "  </testcase>\n"
        " </testsuite>\n"
        "</testsuites>\n"
    )


def test_nothing_wrong_is_a_test_that_passed() -> None:
    (suite,) = JUnitXml.fromstring(to_junit(Findings([], 2)).encode())
    assert [(case.name, case.is_passed) for case in suite] == [
        ("2 Einträge geprüft: 0 Fehler, 0 Warnungen.", True)
    ]


def test_tests_are_told_apart_without_lines() -> None:
    twice = [PLAIN, Problem("offers/treff.yml", "tab", Mark(9, 2))]
    (suite,) = JUnitXml.fromstring(to_junit(Findings(twice, 2, "en")).encode())
    assert [case.name for case in suite] == [
        "tab: There is a tab here.",
        "tab: There is a tab here. (2)",
    ]


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_breaks_out(evil: str) -> None:
    assert_read(Findings([evil_problem(evil), evil_problem(evil, known=True)], 1))


@given(HOSTILE)
def test_any_text_is_read(findings: Findings) -> None:
    assert_read(findings)


def assert_read(findings: Findings) -> None:
    text = to_junit(findings)
    (suite,) = JUnitXml.fromstring(text.encode())
    if findings.problems:
        kinds = {"error": Failure, "warning": Skipped}
        assert [(case.classname, *map(type, case.result)) for case in suite] == [
            (visible(findings.folder + problem.path), kinds[problem.severity])
            for problem in findings.problems
        ]
        assert len({(case.classname, case.name) for case in suite}) == len(findings.problems)
    assert (suite.tests, suite.failures) == (max(1, len(findings.problems)), findings.errors)
    assert {element.tag for element in ET.fromstring(text).iter()} <= {  # noqa: S314 -- our own
        "testsuites", "testsuite", "testcase", "failure", "skipped",
    }  # fmt: skip
