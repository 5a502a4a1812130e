"""Needs: what the counts may give away, and what goes together."""

from __future__ import annotations

import pytest
from tiny import SURVEY, TinyDirectory

NEED = "id: a, title: A, topic: sport"


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("asked_by: 84", []),
        ("asked_by: 0", []),
        ("asked_by: 5", []),
        ("asked_by: <5", []),
        ('asked_by: "<5"', []),
        ("asked_by: 412", []),
        ("asked_by: 407", []),
        ("asked_by: 4", ["small-count"]),
        ("asked_by: 1", ["small-count"]),
        ("asked_by: -1", ["not-a-number"]),
        ("asked_by: viele", ["not-a-number"]),
        ("asked_by: <3", ["small-count"]),
        ("asked_by: < 5", ["small-count"]),
        ("asked_by: Unter 5", ["small-count"]),
        ("asked_by: <50", ["not-a-number"]),
        ("asked_by: 1_000", ["not-a-number"]),
        ("asked_by: 5.0", ["not-a-number"]),
        ("asked_by: ٨٤", ["not-a-number"]),
        ("asked_by: 408", ["small-difference"]),
        ("asked_by: 411", ["small-difference"]),
        ("asked_by: 413", ["more-than-persons"]),
        ("asked_by: 84, known_by: 84", []),
        ("asked_by: 84, known_by: 79", []),
        ("asked_by: 84, known_by: 0", []),
        ("asked_by: 84, known_by: <5", []),
        ("asked_by: 84, known_by: 80", ["small-difference"]),
        ("asked_by: 84, known_by: 83", ["small-difference"]),
        ("asked_by: 84, known_by: 85", ["count-above-asked"]),
        ("asked_by: 84, known_by: 2", ["small-count"]),
        ("asked_by: <5, known_by: <5", []),
        ("asked_by: <5, known_by: 5", ["count-above-asked"]),
        ("asked_by: 84, barriers: {times: 84}", []),
        ("asked_by: 84, barriers: {times: <5}", []),
        ("asked_by: 84, barriers: {times: 79}", []),
        ("asked_by: 84, barriers: {times: 80}", ["small-difference"]),
        ("asked_by: 84, known_by: 83, barriers: {times: 83}", ["small-difference"] * 2),
        ("asked_by: 84, barriers: {times: 85}", ["count-above-asked"]),
        ("asked_by: 84, barriers: {times: 3}", ["small-count"]),
        ("asked_by: 4, known_by: 80", ["small-count"]),
    ],
)
def test_count(fields: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.needs(f"{NEED}, {fields}")
    assert tiny.codes() == codes


@pytest.mark.parametrize(
    ("asking", "codes"),
    [
        ("groups: [everyone, women, youth]", []),
        ("groups: [women, women, youth]", ["duplicate-entry"]),
        ("groups: [women], age: {from: 18}", []),
        ("groups: [women], residence_status: [toleration]", []),
        ("age: {to: 18}, residence_status: [toleration]", []),
        ("groups: [women, youth, parents]", ["too-many-attributes"]),
        ("groups: [women, youth], age: {from: 18}", ["too-many-attributes"]),
        (
            "groups: [everyone, women], age: {from: 1}, residence_status: [toleration]",
            ["too-many-attributes"],
        ),
        ("age: {from: 60, to: 18}", ["numbers-reversed"]),
        ("age: {from: 121}", ["number-out-of-range"]),
        ("age: {from: 0, to: 120}", []),
    ],
)
def test_personal_attributes(asking: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.needs(f"{NEED}, asked_by: 84, for: {{{asking}}}")
    assert tiny.codes() == codes


@pytest.mark.parametrize(
    ("survey", "codes"),
    [
        ("", []),
        ("survey: {from: 2026-08-01, until: 2026-08-01, persons: 412}\n", []),
        ("survey: {from: 2026-08-02, until: 2026-08-01, persons: 412}\n", ["dates-reversed"]),
        (
            "survey: {from: 2026-08-02, until: 2026-08-01, persons: 412, ort: x}\n",
            ["dates-reversed", "unknown-field"],
        ),
        ("survey: {until: 2026-08-01, persons: 412}\n", ["missing-field"]),
        ("survey: {from: 2026-08-01, until: x, persons: 3}\n", ["not-a-date", "small-count"]),
        ("survey: {}\n", ["missing-field"] * 3),
        ("survey: {from: 2026-08-01, until: 2026-08-01, persons: <5}\n", ["more-than-persons"]),
        (f"{SURVEY}settings: {{awareness: 0.5, ending_days: 90, unchecked_days: 180}}\n", []),
        (f"{SURVEY}settings: {{awareness: 1.5}}\n", ["number-out-of-range"]),
        (f"{SURVEY}settings: {{awareness: '0,5'}}\n", ["not-a-number"]),
        (f"{SURVEY}settings: {{ending_days: -1}}\n", ["not-a-number"]),
    ],
)
def test_survey_and_settings(survey: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.needs(f"{NEED}, asked_by: 84", survey=survey)
    assert tiny.codes() == codes


@pytest.mark.parametrize(
    ("requires", "codes"),
    [
        ("childcare: yes, languages: [ar], within_km: 2.5, cost: free, german_level: A1", []),
        ("access: [walk-in], features: [step-free]", []),
        ('when: {days: [mon], from: "8:00", to: "13:00"}', []),
        ("cost: kostenlos", ["unknown-value"]),
        ("when: {from: 13:00, to: 8:00}", ["times-reversed"]),
        ("when: {from: 13:00, to: 13:00}", ["times-reversed"]),
        ("when: {days: [montag, 1st tue]}", ["unknown-value", "unknown-value"]),
        ("within_km: 2 km", ["not-a-number"]),
        ("languages: [ku]", ["vague-language"]),
    ],
)
def test_requirement(requires: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.needs(f"{NEED}, asked_by: 84, requires: {{{requires}}}")
    assert tiny.codes() == codes


def test_response(tiny: TinyDirectory) -> None:
    nothing = "lead: null, provider: null, offer: null, by: null, note: null"
    tiny.needs(f"{NEED}, asked_by: 84, response: {{status: open, {nothing}}}")
    assert tiny.found() == []
    tiny.needs(f"{NEED}, asked_by: 84, response: {{status: offen, by: bald, offer: treff}}")
    assert tiny.codes() == ["unknown-value", "not-a-date"]


@pytest.mark.parametrize(
    ("response", "found"),
    [
        ("by: 2026-11-21", ["needs.yml:3:64 overdue-response"]),
        ("status: planned, by: 2026-11-21", ["needs.yml:3:81 overdue-response"]),
        ("status: commissioned, by: 2026-11-21", ["needs.yml:3:86 overdue-response"]),
        ("status: planned, by: 2026-11-22", []),
        ("status: closed, by: 2026-11-21", []),
        ("status: set-aside, by: 2026-11-21", []),
        ("status: planned", []),
    ],
)
def test_overdue_response(response: str, found: list[str], tiny: TinyDirectory) -> None:
    """The day itself is in time still; what is over or set aside is late no more."""
    tiny.needs(f"{NEED}, asked_by: 84, response: {{{response}}}")
    assert tiny.found() == found
    assert all(problem.severity == "warning" for problem in tiny.problems())


def test_id_twice(tiny: TinyDirectory) -> None:
    tiny.needs(f"{NEED}, asked_by: 84", f"{NEED}, asked_by: 84")
    assert tiny.found() == ["needs.yml:4:8 duplicate-id"]


def test_two_needs_without_id(tiny: TinyDirectory) -> None:
    tiny.needs("title: A, topic: sport, asked_by: 84", "title: B, topic: sport, asked_by: 84")
    assert tiny.found() == ["needs.yml:3:3 missing-field", "needs.yml:4:3 missing-field"]
