"""Answers as people give them, and the values that they mean."""

from __future__ import annotations

from typing import Any

import pytest

from wegweiser.cli.answers import (
    Choice,
    Unclear,
    choose,
    choose_several,
    read_age,
    read_cost,
    read_times,
    tell_time,
)

CHOICES = [
    Choice("german", "Deutsch lernen", ("Sprachkurs",)),
    Choice("exam", "Deutsch-Prüfung"),
    Choice("sport", "Sport", ("Training", "Bewegung")),
    Choice("school", "Schule, Kita"),
]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("1", "german"),
        ("4", "school"),
        ("sport", "sport"),
        ("SPORT ", "sport"),
        ("Sprachkurs", "german"),
        ("training", "sport"),
        ("lernen", "german"),
        ("prüf", "exam"),
        ("pruef", "exam"),
        ("Schule, Kita", "school"),
    ],
)
def test_choice(said: str, value: str) -> None:
    assert choose(said, CHOICES, "de") == value


@pytest.mark.parametrize(
    ("said", "sentence", "suggestion"),
    [
        (
            "deutsch",
            "„deutsch“ passt auf mehreres: Deutsch lernen, Deutsch-Prüfung. Bitte genauer.",
            None,
        ),
        ("Sprot", "„Sprot“ ist nicht in der Liste. Meinten Sie „Sport“?", "Sport"),
        ("Trainin", "„Trainin“ ist nicht in der Liste. Meinten Sie „Sport“?", "Sport"),
        ("99", "„99“ ist nicht in der Liste.", None),
        ("²", "„²“ ist nicht in der Liste.", None),
        ("", "„“ ist nicht in der Liste.", None),
    ],
)
def test_choice_that_is_unclear(said: str, sentence: str, suggestion: str | None) -> None:
    assert choose(said, CHOICES, "de") == Unclear(sentence, suggestion)


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("1 3", ["german", "sport"]),
        ("1, 3; 3", ["german", "sport"]),
        ("sport, prüfung,", ["sport", "exam"]),
        ("Schule, Kita", ["school"]),
    ],
)
def test_several(said: str, values: list[str]) -> None:
    assert choose_several(said, CHOICES, "de") == values


def test_several_with_others_and_without() -> None:
    assert choose_several("sport, xyz", CHOICES, "de", others=True) == ["sport", "xyz"]
    assert choose_several("sport, Sprot", CHOICES, "en") == Unclear(
        "“Sprot” is not in the list. Did you mean “Sport”?"
    )


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("ab 16", {"from": "16"}),
        ("16+", {"from": "16"}),
        ("bis 12 Jahre", {"to": "12"}),
        ("6-12", {"from": "6", "to": "12"}),
        ("6 bis 12", {"from": "6", "to": "12"}),
    ],
)
def test_age(said: str, age: dict[str, str]) -> None:
    assert read_age(said, "de") == age


@pytest.mark.parametrize(
    ("said", "cost"),
    [
        ("nichts", "free"),
        ("kostenlos", "free"),
        ("0", "free"),
        ("5 €", {"amount": "5"}),
        ("3,5", {"amount": "3.50"}),
        ("10 Euro im Monat", {"amount": "10", "per": "Monat"}),
        ("Spende", {"note": "Spende"}),
    ],
)
def test_cost(said: str, cost: Any) -> None:
    assert read_cost(said) == cost


def test_times_as_they_stand_in_a_file() -> None:
    assert read_times("{date: 2026-12-05}", "de") == [{"date": "2026-12-05"}]
    assert read_times("- {date: 2026-12-05}\n- {every: week}", "de") == [
        {"date": "2026-12-05"},
        {"every": "week"},
    ]
    assert isinstance(read_times("{date: [}", "de"), Unclear)


@pytest.mark.parametrize(
    ("said", "german", "english"),
    [
        (
            "jeden ersten Di und letzten Fr im Monat 9-11",
            "jeden Monat: erster Dienstag, letzter Freitag, von 09:00 bis 11:00",
            "every month: first Tuesday, last Friday, from 09:00 to 11:00",
        ),
        (
            "Mo ab 1.9.2026 bis 30.6.2027, nicht am 5.10.2026",
            "jede Woche: Montag, ab 2026-09-01, bis zum 2027-06-30, nicht: 2026-10-05",
            "every week: Monday, since 2026-09-01, until 2027-06-30, not: 2026-10-05",
        ),
        (
            "Mo-Mi nur in den Ferien",
            "jede Woche: Montag, Dienstag, Mittwoch, nur: Schulferien",
            "every week: Monday, Tuesday, Wednesday, only: school holidays",
        ),
        ("1. bis 3.7.2027", "2027-07-01 – 2027-07-03", "2027-07-01 – 2027-07-03"),
    ],
)
def test_what_was_understood_is_told(said: str, german: str, english: str) -> None:
    times = read_times(said, "de")
    assert isinstance(times, list)
    assert [tell_time(time, "de") for time in times] == [german]
    assert [tell_time(time, "en") for time in times] == [english]
