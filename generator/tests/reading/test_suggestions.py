"""Did you mean: German words, umlauts, labels, and values written another way."""

from __future__ import annotations

import pytest
from tiny import TinyDirectory

from wegweiser.reading import find_nearest, fold
from wegweiser.reading.rewriting import REWRITINGS


def nearest(tiny: TinyDirectory) -> str | None:
    (problem,) = tiny.problems()
    return problem.arguments.get("nearest")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("zielgruppe", "for"), ("Zielgruppe", "for"), ("öffnungszeiten", "times"),
        ("oeffnungszeiten", "times"), ("Öffnungszeiten", "times"), ("o\u0308ffnungszeiten",
        "times"),
        ("kinderbetreuung", "childcare"), ("ort", "place"), ("kosten", "cost"), ("sprachen",
        "languages"),
        ("titel", "title"), ("Titel", "title"), ("beschreibung", "description"), ("mitbringen",
        "bring"),
        ("sumary", "summary"), ("topic", "topics"), ("by-appointment", "by_appointment"),
        ("kontakt", "contact"), ("telefon", "phone"), ("voraussetzungen", None), ("xyz", None),
    ],
)  # fmt: skip
def test_field_that_is_meant(written: str, meant: str | None, tiny: TinyDirectory) -> None:
    tiny.offer(f"{written}: x\n")
    assert nearest(tiny) == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("for: {groups: [Mütter]}", "mothers"), ("for: {groups: [Muetter]}", "mothers"),
        ("for: {groups: [Frauen]}", "women"), ("for: {groups: [woman]}", "women"),
        ("for: {groups: [alle]}", "everyone"), ("for: {residence_status: [Duldung]}", "toleration"),
        ("with: [Haus]", "haus"), ("place: Saal", "hall"), ("place: haus/halle", "haus/hall"),
        ("place: hausss/hall", "haus/hall"), ("childcare: ja", "yes"), ("childcare: Nein", "no"),
        ("languages: [arabisch]", "ar"), ("languages: [Dari]", "fa-AF"), ("languages: [AR]", "ar"),
        ("languages: [kurdisch]", "kmr"), ("languages: [ku]", None),
        ("interpreter: auf Anfrage", "on-request"), ("status: voll", "full"), ("access: [offen]",
        "walk-in"),
        ("teaches: [a1]", "A1"), ("seeks: [Spenden]", "donations"), ("cost: kostenlos", "free"),
        ("cost: 5,50 €", "{amount: 5.50}"), ("cost: {amount: 'fünf'}", None),
        ("cost: {amount: '3,5'}", "3.50"),
        ("cost: {amount: '5,-'}", "5"), ("cost: {amount: 5, currency: Euro}", "EUR"),
        ("for: {age: {from: 18 Jahre}}", "18"),
        ("for: {age: {from: -5}}", None), ("for: {age: {from: 16.5}}", None),
        ("capacity: {places: 1.000}", "1000"), ("times: [x]", "{every: …}"),
        ("times: [{every: 3 weeks, on: [mon], from: '9:00'}]", None),
        ("times: [{date: 1899-01-01}]", None), ("place: haus/hall1", "haus/hall"),
        ("for: {age: {from: jung}}", None),
        ("checked: {on: 24.12.2025}", "2025-12-24"), ("checked: {on: 4.2.26}", "2026-02-04"),
        ("checked: {on: 5. Dezember 2025}", "2025-12-05"), ("checked: {on: 5. Dez. 2025}",
        "2025-12-05"),
        ("checked: {on: 2026-1-5}", "2026-01-05"), ("checked: {on: 31.2.2026}", None),
        ("checked: {on: 5. Brumaire 2025}", None), ("checked: {on: gestern}", None),
        ("contact: {website: www.example.org}", "https://www.example.org"),
        ("contact: {website: beispiel}", None), ("contact: {email: 'mailto:a@example.org'}",
        "a@example.org"),
        ("contact: {email: 'a (at) example.org'}", "a@example.org"), ("contact: {email: a}", None),
    ],
)  # fmt: skip
def test_value_that_is_meant(line: str, meant: str | None, tiny: TinyDirectory) -> None:
    tiny.offer(f"{line}\n")
    assert nearest(tiny) == meant


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("on", "[montag]", "mon"), ("on", "[Montags]", "mon"), ("on", "[So]", "sun"),
        ("on", "[Mo-Mi]", "mon, tue, wed"), ("on", "[montag bis freitag]",
        "mon, tue, wed, thu, fri"),
        ("on", "[immer]", None), ("on", "['1. Dienstag']", "1st tue"),
        ("on", "[letzter Freitag]", "last fri"), ("on", "[erster Montag]", "1st mon"),
        ("to", "18 Uhr", "18:00"), ("to", "18.30", "18:30"), ("to", "18h", "18:00"), ("to", "18",
        "18:00"),
        ("to", "abends", None), ("to", "99", None), ("to", "0:00", "24:00"), ("every", "woche",
        "week"),
        ("every", "14-tägig", "2 weeks"), ("except", "[Ferien]", "school-holidays"),
        ("except", "[Feiertage]", "public-holidays"), ("except", "[24.12.2026]", "2026-12-24"),
        ("except", "[immer]", None),
    ],
)  # fmt: skip
def test_value_of_a_time_that_is_meant(
    field: str, written: str, meant: str | None, tiny: TinyDirectory
) -> None:
    time = {"every": "week", "on": "[mon]", "from": '"16:00"'} | {field: written}
    tiny.offer(f"times:\n- {{{', '.join(f'{name}: {value}' for name, value in time.items())}}}\n")
    assert nearest(tiny) == meant


def test_span_of_days_that_is_meant(tiny: TinyDirectory) -> None:
    tiny.offer("times:\n- {date: 1.7.2026 - 3.7.2026}\n")
    assert nearest(tiny) == "2026-07-01..2026-07-03"
    tiny.offer("times:\n- {date: heute - morgen}\n")
    assert nearest(tiny) is None


def test_fold_is_the_skeleton_of_a_word() -> None:
    words = ("Öffnungs-Zeiten", "oeffnungszeiten", "O\u0308FFNUNGS_ZEITEN", "öffnungs zeiten")
    assert {fold(word) for word in words} == {"oeffnungszeiten"}


def test_comma_in_a_number_is_a_point(tiny: TinyDirectory) -> None:
    tiny.offer("cost: {amount: 5,50}\n")
    assert nearest(tiny) == "5.50"
    tiny.offer()
    tiny.actor("  park: {lat: 53,48, lon: 10}\n")
    assert [problem.arguments.get("nearest") for problem in tiny.problems()] == [None, "53.48"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("alert: Heute zu", "alert: {text: …, until: …}"),
        ("for: women", "for: {groups: …}"),
        ("contact: max@example.org", "contact: {phone: …}"),
        ("cost: [5]", "cost: {amount: …}"),
    ],
)
def test_block_is_shown_as_it_is_written(written: str, meant: str, tiny: TinyDirectory) -> None:
    tiny.offer(f"{written}\n")
    assert nearest(tiny) == meant


def test_nearest_prefers_the_word_itself_to_its_synonyms() -> None:
    assert find_nearest("topic", ["topic", "topics"]) == "topic"
    assert find_nearest("Deutschkurs", ["german"], {"Deutschkurs": "german"}) == "german"
    assert find_nearest("", ["a"]) is None


@pytest.mark.parametrize("code", REWRITINGS)
@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "-",
        "–",
        "..",
        "0",
        "9" * 60,
        "ſ",
        "١٦",
        "1.1.1",
        "bis",
        "a bis",
        "bis b",
        "{",
        "\0",
    ],
)
def test_rewriting_takes_anything(code: str, value: str) -> None:
    assert isinstance(REWRITINGS[code](value), str | None)
