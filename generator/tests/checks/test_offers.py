"""Offers: limits, contradictions, times, dates, and what only warns."""

from __future__ import annotations

import pytest
from tiny import OFFER, TinyDirectory

from wegweiser.model import WARNINGS

LINE = 'every: week, on: [mon], from: "16:00"'


@pytest.mark.parametrize(
    ("field", "limit"),
    [
        ("title", 80),
        ("summary", 300),
        ("description", 2_000),
        ("steps", 1_000),
        ("times_note", 1_000),
        ("bring", 200),
        ("documents", 200),
        ("contact: {note", 200),
        ("cost: {note", 200),
        ("for: {note", 200),
        ("alert: {until: 2026-12-31, text", 200),
    ],
)
def test_text_is_as_long_as_it_may_be(field: str, limit: int, tiny: TinyDirectory) -> None:
    def write(length: int) -> None:
        line = f"{field}: {'ä' * length}{'}' if '{' in field else ''}\n"
        lines = OFFER.splitlines(keepends=True)
        kept = [each for each in lines if not each.startswith(f"{field}:")]
        tiny.write("offers/treff.yml", "".join([*kept, line]))

    write(limit)
    assert tiny.found() == []
    write(limit + 1)
    (problem,) = tiny.problems()
    assert problem.code == "text-too-long"
    assert problem.arguments["limit"] == str(limit)
    assert problem.arguments["length"] == str(limit + 1)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("bring: a < b", ["angle-bracket"]),
        ("times_note: <b>x</b>", ["angle-bracket"]),
        ("steps: <b>x</b>", []),
        ('bring: "a\\nb"', ["line-break"]),
        ("bring: |\n  a\n  b", ["line-break"]),
        ("bring: |\n  a", []),
        ("bring: >\n  a\n  b", []),
        ("times_note: |\n  a\n  b", []),
        ('bring: ""', ["empty-text"]),
        ('bring: "  "', ["empty-text"]),
        ('place: ""', ["empty-text"]),
        ("bring: no", []),
        ("bring: 2026-12-05", []),
        ("bring: null", []),
        ('bring: "null"', []),
        ("for: {age: {from: 18, to: 17}}", ["numbers-reversed"]),
        ("for: {age: {from: 18, to: 18}}", []),
        ("for: {age: {to: 121}}", ["number-out-of-range"]),
        ("for: {age: {from: -1}}", ["not-a-number"]),
        ("for: {german_level: A3}", ["unknown-value"]),
        ("for: {german_level: none}", []),
        ("teaches: [A1, C2]", ["unknown-value"]),
        ("languages: []", []),
        ("interpreter: sometimes", ["unknown-value"]),
        ("access: [walk-in, registration, appointment, referral]", []),
        ("cost: {amount: 3.50, currency: CHF, per: Monat, note: x}", []),
        ("cost: {amount: 0}", []),
        ("cost: {amount: 1e3}", ["not-an-amount"]),
        ("cost: {amount: -1}", ["not-an-amount"]),
        ("cost: {amount: 1.505}", ["not-an-amount"]),
        ("cost: {amount: 5, currency: XYZ}", ["not-a-currency"]),
        ("cost: {amount: 5, currency: eur}", ["not-a-currency"]),
        ("cost: {currency: EUR}", ["missing-field"]),
        ("cost: {amount: fünf}", ["not-an-amount"]),
        ("cost: {betrag: 5}", ["unknown-field"]),
        ("capacity: {places: 5, free: 5, waiting_list: yes, on: 2026-11-01}", []),
        ("capacity: {places: 5, free: 6}", ["more-free-than-places"]),
        ("capacity: {free: 6}", []),
        ("capacity: {on: 2026-12-01}", ["checked-in-future"]),
        ("capacity: {on: 2024-11-21}", ["checked-long-ago"]),
        ("checked: {on: 2026-12-01, by: actor}", ["checked-in-future"]),
        ("status: full\ncapacity: {free: 2}", ["full-with-free-places"]),
        ("status: full\ncapacity: {free: 0}", []),
        ("status: ended", []),
        ("status: Full", ["unknown-value"]),
        ("runs: {from: 2020-01-01, until: 2020-12-31}", []),
        ("runs: {from: 2026-12-31, until: 2026-12-30}", ["dates-reversed"]),
        ("runs: {from: 2026-12-31, until: 2026-12-31}", []),
        ("runs: {from: 1899-12-31}", ["not-a-date"]),
        ("alert: {text: x}", ["missing-field"]),
        ("alert: {until: 2026-12-31}", ["missing-field"]),
        ("alert: {text: x, until: 2020-01-01}", []),
        ("with: [haus]", ["with-itself"]),
        ("childcare: TRUE\nby_appointment: False\nexample: Yes", []),
        ("language: en", []),
        ("language: englisch", ["not-a-language"]),
    ],
)
def test_field(line: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.offer(f"{line}\n")
    assert tiny.codes() == codes


def test_summary_is_one_paragraph(tiny: TinyDirectory) -> None:
    tiny.offer(summary="|\n  Ein\n  Treff.")
    assert tiny.found() == []
    tiny.offer(summary="|\n  Ein\n\n  Treff.")
    assert tiny.codes() == ["several-paragraphs"]


@pytest.mark.parametrize(
    ("time", "codes"),
    [
        (LINE, []),
        (f'{LINE}, to: "24:00"', []),
        (f'{LINE}, to: "16:01"', []),
        (f'{LINE}, to: "16:00"', ["times-reversed"]),
        ('every: week, on: [mon], from: "9:05", to: 10:00', []),
        ("every: week, on: [mon], from: 9:05", []),
        ("every: week, on: [mon], from: 24:00", ["no-such-time"]),
        ("every: week, on: [mon], from: 9:5", ["not-a-time"]),
        ("every: week, on: [mon], from: 009:05", ["not-a-time"]),
        ("every: week, on: [mon], from: 9:05:00", ["not-a-time"]),
        ("every: week, on: [mon], from: ٩:٠٥", ["not-a-time"]),
        ("every: 2 weeks, on: [mon], from: 9:05, since: 2026-11-02", []),
        ("every: 2 weeks, on: [mon], from: 9:05", ["missing-field"]),
        ("every: even weeks, on: [mon, sun], from: 9:05", []),
        ("every: odd weeks, on: [mon], from: 9:05", []),
        ("every: month, on: [1st tue, 5th wed, last fri], from: 9:05", []),
        ("every: month, on: [tue], from: 9:05", ["weekday-without-ordinal"]),
        ("every: month, on: [6th tue], from: 9:05", ["not-a-weekday"]),
        ("every: month, on: [1st 1st], from: 9:05", ["not-a-weekday"]),
        ("every: month, on: [tue tue], from: 9:05", ["not-a-weekday"]),
        ("every: month, on: [1st  tue], from: 9:05", []),
        ("every: week, on: [1st tue], from: 9:05", ["ordinal-without-month"]),
        ("every: day, from: 9:05", ["unknown-value"]),
        ("every: week, on: mon, from: 9:05", ["expected-list"]),
        ("every: week, on: [], from: 9:05", ["missing-field"]),
        ("every: week, am: [mon], from: 9:05", ["unknown-field"]),
        ("every: week, on: [mon], von: 9:05", ["unknown-field"]),
        ("jede: week, on: [mon], from: 9:05", ["unknown-field"]),
        ("from: 9:05", ["neither-every-nor-date"]),
        ("from: 9:05, to: x", ["neither-every-nor-date", "not-a-time"]),
        ("note: x", ["neither-every-nor-date"]),
        ("date: 2026-12-05", []),
        ("date: 2026-12-05, from: 9:05, to: 10:00, place: hall, note: x", []),
        ("date: 2026-12-05..2026-12-05", []),
        ("date: 2026-12-05 .. 2026-12-07, from: 9:05", []),
        ("date: 2026-12-05.., from: 9:05", ["not-a-date"]),
        ("date: 2026-12-05, to: 9:05", ["missing-field"]),
        ("date: 2026-12-05, from: x, to: 9:05", ["not-a-time"]),
        ("date: 2026-12-05, every: week, on: [mon], from: 9:05", ["every-and-date"]),
        ("date: 2026-12-05, since: 2026-12-01, except: [public-holidays]", ["not-with-date"] * 2),
        (
            f"{LINE}, except: [public-holidays, school-holidays, 2026-12-24..2026-12-26]",
            [],
        ),
        (f"{LINE}, only: [school-holidays]", []),
        (f"{LINE}, except: public-holidays", ["expected-list"]),
        (f"{LINE}, except: [2027-01-05..2027-01-02]", ["dates-reversed"]),
        (f"{LINE}, since: 2026-12-02, until: 2026-12-01", ["dates-reversed"]),
        (f"{LINE}, place: [hall]", ["expected-text"]),
    ],
)
def test_time(time: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.offer(f"times:\n- {{{time}}}\n")
    assert tiny.codes() == codes


def test_same_title_from_one_actor(tiny: TinyDirectory) -> None:
    tiny.write("offers/zwei.yml", OFFER.replace("Treff", "TREFF"))
    assert tiny.found() == ["offers/zwei.yml:2:8 duplicate-title"]
    tiny.write("actors/verein.yml", "name: Verein\nkind: association\n")
    tiny.write("offers/zwei.yml", OFFER.replace("haus", "verein"))
    assert tiny.found() == []


def test_stand_ins_have_no_title_in_common(tiny: TinyDirectory) -> None:
    for name in ("eins", "zwei"):
        tiny.write(f"offers/{name}.yml", OFFER.replace("title: Treff\n", ""))
    assert tiny.codes() == ["missing-field"] * 2


def test_five_mistakes_in_one_file_and_one_in_three_others_are_eight(tiny: TinyDirectory) -> None:
    tiny.write(
        "offers/treff.yml",
        'titel: Treff\nactor: haus\nsummary: "Ein Treff\ntopics: [sprot]\nchildcare: ja\ncost: 5\n',
    )
    tiny.write("offers/eins.yml", OFFER.replace("haus", "hau").replace("Treff", "Eins"))
    tiny.actor(kind="verein")
    tiny.write("vocabulary.yml", (tiny.root / "vocabulary.yml").read_text() + "foo: {}\n")
    assert tiny.found() == [
        "actors/haus.yml:2:7 unknown-actor-kind",
        "offers/eins.yml:1:8 unknown-actor",
        "offers/treff.yml:1:1 unknown-field",
        "offers/treff.yml:3:10 open-quote",
        "offers/treff.yml:4:10 unknown-topic",
        "offers/treff.yml:5:12 not-yes-or-no",
        "offers/treff.yml:6:7 not-a-cost",
        "vocabulary.yml:18:1 unknown-field",
    ]


WARNED = {
    "checked-in-future": "checked: {on: 2026-12-01}",
    "checked-long-ago": "capacity: {on: 2020-12-01}",
    "full-with-free-places": "status: full\ncapacity: {free: 2}",
    "with-itself": "with: [haus]",
    "cut-off-by-comment": "bring: Raum #3",
    "placeholder-text": "bring: TODO",
    "duplicate-entry": "access: [walk-in, walk-in]",
    "mobile-number": "contact: {phone: 0171 123456}",
    "free-mail-address": "contact: {email: anna@web.de}",
    "garbled-text": "bring: GesprÃ¤ch",
    "insecure-link": "contact: {website: 'http://example.org'}",
}


@pytest.mark.parametrize("code", WARNED)
def test_warning(code: str, tiny: TinyDirectory) -> None:
    tiny.offer(f"{WARNED[code]}\n")
    assert [(problem.code, problem.severity) for problem in tiny.problems()] == [(code, "warning")]


def test_all_warnings_have_a_test() -> None:
    elsewhere = {
        "broken-translation",
        "duplicate-title",
        "far-from-home",
        "missing-glyph",
        "no-such-map",
        "overdue-response",
        "unknown-icon",
        "unknown-setting",
        "unusable-map",
        "unusable-translation",
    }
    assert elsewhere | set(WARNED) == WARNINGS
