"""What the form understands, says and finds wrong: the same as the pages and the checker."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from built import ROOT
from pages.form_modules import Call, calling
from tiny import TinyDirectory

from wegweiser.exchange.records.text import to_yaml
from wegweiser.model import Offer
from wegweiser.pages import prepare_site
from wegweiser.pages.edition import Edition
from wegweiser.pages.form.data import CODES, days_off, form_json, time_words
from wegweiser.pages.form.questions import Questions
from wegweiser.pages.form.records import as_written
from wegweiser.pages.rhythm import timetable
from wegweiser.reading import read_directory
from wegweiser.reading.rewriting import rewrite_amount, rewrite_date, rewrite_time, slugify
from wegweiser.times import find_sessions, read_calendar
from wegweiser.wording import read_texts, read_words
from wegweiser.wording.contribute import form_words

pytestmark = pytest.mark.browser
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def call(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    with calling(browser, tmp_path_factory.mktemp("modules")) as found:
        yield found


@pytest.fixture(scope="module")
def edition() -> Edition:
    directory = read_directory(ROOT).directory
    kinds = frozenset({"public-holidays", "school-holidays"})
    calendar = read_calendar("DE-HH", range(2026, 2029), kinds)
    site = prepare_site(directory, TODAY, calendar)
    return Edition(site, read_words(ROOT, "de"), read_texts(ROOT, "de"))


@pytest.fixture(scope="module")
def form(edition: Edition) -> Any:
    """What comes with the German form."""
    return json.loads(form_json(edition, Questions(edition, form_words("de"), "de")))


@pytest.mark.parametrize(
    "text",
    [
        *("5.12.2026", "5.12.26", "05.12.2026", "5. Dezember 2026", "5 Dez 2026", "2026-12-5"),
        *("1. Mai 2027", "31.2.2026", "29.2.2027", "29.2.2028", "irgendwann", "2026/12/05"),
    ],
)
def test_days_are_understood_as_the_checker_suggests(call: Call, text: str):
    assert call("understood", "toDay", text, "2026-11-24") == rewrite_date(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5,12,2026", "2026-12-05"),
        ("05122026", "2026-12-05"),
        ("5.12.", "2026-12-05"),
        ("1.1.", "2027-01-01"),
        ("24. November", "2026-11-24"),
        ("5 December 2026", "2026-12-05"),
        ("morgen", "2026-11-25"),
        ("today", "2026-11-24"),
    ],
)
def test_days_are_understood_as_they_are_typed_on_a_phone(call: Call, text: str, day: str):
    assert call("understood", "toDay", text, "2026-11-24") == day


@pytest.mark.parametrize(
    "text", ["16 Uhr", "16:30", "16.00", "16h30", "9", "9 Uhr", "25", "24", "16:75"]
)
def test_hours_are_understood_as_the_checker_suggests(call: Call, text: str):
    found, meant = call("understood", "toTime", text), rewrite_time(text)
    assert found == (meant.rjust(5, "0") if meant else None)


def test_hours_are_understood_as_they_are_typed_on_a_phone(call: Call):
    typed = [["1630"], ["900"], ["2400"], ["16,30"], ["1675"], ["x"]]
    found = call("understood", "toTime", typed, many=True)
    assert found == ["16:30", "09:00", "24:00", "16:30", None, None]


@pytest.mark.parametrize("text", ["5", "5,50 €", "5.5", "5,- Euro", "12 EUR", "viel", "1234567"])
def test_amounts_are_understood_as_the_checker_suggests(call: Call, text: str):
    assert call("understood", "understand", "amount", text, "") == (rewrite_amount(text) or text)


@pytest.mark.parametrize(
    "text", ["Café für Mütter & Kinder!", "Straße 7", "  --a--  ", "مقهى", "Ödön's Łódź", "x" * 80]
)
def test_file_names_are_made_as_the_checker_makes_them(call: Call, text: str):
    assert call("understood", "slugify", text) == slugify(text)


def test_ids_are_new_and_nobody_elses(call: Call):
    reserved = ["index", "con"]
    assert call("understood", "idFor", "Café", ["cafe", "cafe-2"], reserved, "x") == "cafe-3"
    assert call("understood", "idFor", "Index", [], reserved, "x") == "index-2"
    assert call("understood", "idFor", "مقهى", [], reserved, "haus") == "haus"
    assert call("understood", "idFor", "مقهى", ["haus"], reserved, "haus") == "haus-2"
    assert len(call("understood", "idFor", "x" * 90, ["x" * 60], reserved, "")) <= 60


def times_of(edition: Edition) -> list[tuple[Offer, int]]:
    offers = edition.site.directory.offers.values()
    return [(offer, number) for offer in offers for number in range(len(offer.times))]


def test_times_are_said_as_residents_read_them(call: Call, edition: Edition):
    words = time_words(edition.words)
    compared = 0
    for offer, number in times_of(edition):
        time = offer.times[number]
        lines = timetable(edition.voice(offer), offer.model_copy(update={"times": (time,)}))
        if not lines or time.date:
            continue
        bare = as_written(time.model_copy(update={"since": None, "until": None}))
        bare.pop("except", None)
        said = call("timetable", "timeInWords", {**bare, "only": []}, words)
        assert said == lines[0].text.striptags().replace("\xa0", " "), (offer.id, number)
        compared += 1
    assert compared > 60


def test_the_next_days_are_those_of_the_site(call: Call, edition: Edition):
    calendar = edition.site.calendar
    off = days_off(calendar, TODAY)
    last = TODAY + timedelta(weeks=20)
    for offer, number in times_of(edition):
        time = offer.times[number]
        alone = offer.model_copy(update={"times": (time,)})
        expected = [
            session.day.isoformat() for session in find_sessions(alone, TODAY, last, calendar)
        ]
        runs = as_written(offer.runs)
        found = call("timetable", "nextDays", as_written(time), TODAY.isoformat(), off, runs, 200)
        assert [day for day in found if day <= last.isoformat()] == expected, (offer.id, number)


WRONG: list[dict[str, Any]] = [
    {"title": "a < b"},
    {"title": "x" * 81},
    {"summary": "Eins.\n\nZwei."},
    {"summary": "S" * 301},
    {"bring": "pаypal"},
    {"bring": "Z\u0301\u0302\u0303algo"},
    {"bring": "SchÃ¤rpe"},
    {"bring": "TODO"},
    {"bring": "Handy 0171 1234567 anrufen"},
    {"bring": "an lisa@gmx.de schreiben"},
    {"description": "[hier](http://example.org)"},
    {"description": "[hier](https://user@example.org)"},
    {"description": "[hier](javascript:alert(1))"},
    {"description": "[hier](https://127.0.0.1/)"},
    {"description": "https://xn--80ak6aa92e.com"},
    {"description": "[www.example.org](https://example.com)"},
    {"description": "![Bild](https://example.org/a.png)"},
    {"description": "[a](mailto:a@example.org) und [b](tel:+4940123)"},
    {"for": {"age": {"from": "12", "to": "6"}}},
    {"for": {"age": {"from": "130"}}},
    {"for": {"age": {"from": "zwölf"}}},
    {"runs": {"from": "2026-12-05", "until": "2026-12-01"}},
    {"runs": {"from": "2026-02-31"}},
    {"runs": {"from": "bald"}},
    {"capacity": {"places": "5", "free": "6"}},
    {"capacity": {"free": "2"}, "status": "full"},
    {"capacity": {"free": "-1"}},
    {"contact": {"phone": "0171 2345678"}},
    {"contact": {"phone": "anrufen"}},
    {"contact": {"email": "lisa@web.de"}},
    {"contact": {"email": "lisa at example"}},
    {"contact": {"website": "http://example.org"}},
    {"contact": {"website": "https://a:b@example.org"}},
    {"contact": {"website": "keine"}},
    {"contact": {"links": [{"label": "Plan", "url": "https://example.org:8080/"}]}},
    {"contact": {"links": [{"label": "Plan"}]}},
    {"cost": {"amount": "viel"}},
    {"cost": {"per": "Monat"}},
    {"alert": {"text": "Zu."}},
    {"times": [{"every": "week", "on": ["mon"], "from": "18:00", "to": "16:00"}]},
    {"times": [{"every": "week", "from": "18:00"}]},
    {"times": [{"every": "2 weeks", "on": ["mon"], "from": "18:00"}]},
    {"times": [{"every": "week", "on": ["mon"], "from": "25:00"}]},
    {"times": [{"every": "week", "on": ["mon"], "from": "nachts"}]},
    {"times": [{"every": "week", "on": ["mon"], "from": "24:00"}]},
    {"times": [{"date": "2026-12-05", "to": "12:00"}]},
    {"times": [{"date": "2026-12-05..2026-12-01"}]},
    {"times": [{"every": "week", "on": ["mon"], "from": "9:00", "except": ["Weihnachten"]}]},
    {
        "times": [
            {
                "every": "week",
                "on": ["mon"],
                "from": "9:00",
                "since": "2026-12-05",
                "until": "2026-12-01",
            }
        ]
    },
]
GOOD: list[dict[str, Any]] = [
    {"title": "Schüler*innen: „Deutsch“ & mehr – 100 %!"},
    {"title": "مقهى اللغة Sprachcafé"},
    {"summary": "Eins.\nZwei."},
    {"contact": {"phone": "+49 (40) 66969-100", "website": "https://example.org/a?b=c&d#e"}},
    {"description": "**Fett**, [gut](https://example.org/a_(b)) und https://example.org/x."},
    {"times": [{"every": "month", "on": ["1st tue", "last fri"], "from": "0:00", "to": "24:00"}]},
    {"times": [{"date": "2026-12-05..2026-12-07"}]},
    {"cost": "free", "capacity": {"places": "5", "free": "5"}},
]
FIRST = {"actor": "haus", "title": "Treff", "summary": "Ein Treff.", "topics": ["sport"]}


@pytest.mark.parametrize("values", [*WRONG, *GOOD], ids=lambda each: json.dumps(each)[:60])
def test_the_form_finds_what_the_checker_finds(
    call: Call, form: Any, tiny: TinyDirectory, values: dict[str, Any]
):
    record = {**FIRST, **values}
    tiny.write("offers/treff.yml", to_yaml(Offer, record))
    expected = {problem.code for problem in tiny.problems()}
    faults = call("faults", "findFaults", record, form["offer"], form["freeMail"])
    assert {fault["code"] for fault in faults} == expected
    assert expected <= set(CODES)
    assert bool(expected) is (values in WRONG and "mailto" not in str(values))


def test_what_is_missing_is_found(call: Call, form: Any):
    faults = call("faults", "findFaults", {}, form["offer"], [])
    assert [(fault["path"], fault["code"]) for fault in faults] == [
        ("actor", "missing-field"),
        ("title", "missing-field"),
        ("summary", "missing-field"),
        ("topics", "empty-list"),
    ]
    faults = call("faults", "findFaults", {"places": {"x": {}}}, form["actor"], [])
    assert [fault["path"] for fault in faults] == ["name", "kind"]


def test_every_problem_of_the_form_has_a_sentence_of_the_checkers(form: Any):
    assert set(form["problems"]) == set(CODES)
    assert form["problems"]["text-too-long"]["warning"] is False
    assert form["problems"]["mobile-number"]["warning"] is True


def test_days_off_come_as_spans(edition: Edition):
    calendar = dataclasses.replace(
        edition.site.calendar,
        school=frozenset({date(2026, 12, 21), date(2026, 12, 22), date(2027, 1, 4)}),
    )
    assert days_off(calendar, TODAY)["school-holidays"] == ["2026-12-21..2026-12-22", "2027-01-04"]
