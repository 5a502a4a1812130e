"""The schemas for editors: what `check` takes is never marked; what is marked, `check` refuses."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import ROOT
from exchange.yaml12 import load
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from reading.cases import Case, read_cases
from tiny import ACTOR, OFFER, SURVEY, VOCABULARY, TinyDirectory

from wegweiser.checks.times import find_time_faults
from wegweiser.exchange.schemas.editor import build_editor_schema, judges_alike
from wegweiser.exchange.schemas.schema import MODELS, Kind, Schema
from wegweiser.exchange.schemas.words import WordsOf
from wegweiser.model import Directory, Offer
from wegweiser.reading import RecordFile, read_directory, read_file

NEED = "needs:\n- id: sport\n  title: Sport\n  topic: sport\n  asked_by: 50\n"


def build(kind: Kind, directory: Directory | None = None) -> Schema:
    return build_editor_schema(kind, WordsOf("de", directory), WordsOf("en", directory))


OPEN = {kind: Draft7Validator(build(kind)) for kind in MODELS}
"""Without a directory: any id may be referred to."""


def faults(validator: Any, text: str) -> list[str]:
    """What an editor marks in a file."""
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator.iter_errors(load(text))
    ]


def is_taken(kind: Kind, text: str) -> bool:
    """Whether `check` finds no error in the fields of a file."""
    file = RecordFile("offers/x.yml", "x", Path("x"))
    record, problems = read_file(MODELS[kind], file, text.encode())
    if isinstance(record, Offer):
        problems += find_time_faults(record)
    return not any(problem.severity == "error" for problem in problems)


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_one_and_stands_alone(kind: Kind) -> None:
    schema = build(kind)
    Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    assert [word for word in ("$ref", '"x-', '"default"', "$defs") if word in text] == []


def test_no_shipped_file_is_marked() -> None:
    directory = read_directory(ROOT).directory
    validators = {kind: Draft7Validator(build(kind, directory)) for kind in MODELS}
    files = [("actor", file) for file in (ROOT / "actors").glob("*.yml")]
    files += [("offer", file) for file in (ROOT / "offers").glob("*.yml")]
    files += [("needs", ROOT / "needs.yml"), ("vocabulary", ROOT / "vocabulary.yml")]
    assert len(files) > 100
    assert {
        file.name: found
        for kind, file in files
        if (found := faults(validators[kind], file.read_text("utf-8")))
    } == {}


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_what_is_marked_in_a_case_is_a_mistake(case: Case, tiny: TinyDirectory) -> None:
    tiny.write("offers/treff.yml", case.text)
    directory = read_directory(tiny.root).directory
    try:
        marked = faults(Draft7Validator(build("offer", directory)), case.text)
    except yaml.YAMLError:
        marked = []
    errors = [each for each in tiny.problems() if each.severity == "error"]
    assert errors or not marked


GOOD = [
    "childcare: yes", "childcare: 'no'", "childcare: TRUE", "childcare: true", "childcare: ",
    "childcare: ' yes '", "times:", "contact: ~", "for: {age: {from: 6, to: '12'}}",
    "for: {age: {from: 016}}", "runs: {from: 2026-12-05}", "runs: {until: '2026-12-05'}",
    "cost: free", "cost: {amount: 5.50}", "cost: {amount: '5.50'}",
    "cost: {amount: 5}", "cost: {note: x, amount: }", "place: main", "place: [main, online]",
    "place: [haus/hall, ~]", "place: haus/main", "contact: {phone: 040 66969 540}",
    "contact: {phone: '+49 40 66969540'}", "contact: {phone: +494066969540}",
    "contact: {phone: 112}", "contact: {phone: (040) 66969-540}", "bring: 2026", "bring: yes",
    "bring: 1.50", "bring: true", "bring: 0x1F", "bring: 08:30", "steps: |\n  1. Kommen\n  2. Da",
    "times: [{every: week, on: [mon], from: 08:30, to: 24:00}]",
    "times: [{every: week, on: [mon, ~], from: 8:30}]",
    "times: [{every: month, on: [1st tue, last  fri], from: '16:00'}]",
    "times: [{date: 2026-12-05..2026-12-07, from: 9:00}]",
    "times: [{date: 2026-12-05 .. 2026-12-07}]", "times: [{every: , date: 2026-12-05}]",
    "times: [{date: 2026-12-05, every: ~, on: , since: }]",
    "times: [{every: 2 weeks, on: [fri], from: 15:00, since: 2026-11-06}]",
    "times: [{every: week, on: [fri], from: 15:00, except: [public-holidays, 2026-12-24]}]",
    "languages: [de, no, fa-AF, de-simple, yo]", "interpreter: none", "teaches: [none, A1]",
    "status: ", "access: ", "seeks: [volunteers, ~]", "capacity: {places: 15, free: '3', on: }",
    "contact: {website: HTTPS://Example.org/x}", "contact: {links: [{label: X, url: https://a.de}]}",
    "alert: {text: Zu, until: 2026-12-03}", "language: en", "example: yes",
    "# yaml-language-server: $schema=../schema/offer.json", "with: []",
]  # fmt: skip


@pytest.mark.parametrize("more", GOOD)
def test_what_check_takes_is_not_marked(more: str, tiny: TinyDirectory) -> None:
    tiny.offer(f"{more}\n")
    assert [each for each in tiny.problems() if each.severity == "error"] == []
    text = (tiny.root / "offers/treff.yml").read_text("utf-8")
    schema = build("offer", read_directory(tiny.root).directory)
    assert faults(Draft7Validator(schema), text) == []


BAD = {
    "childcare: ja": "childcare",
    "childcare: 1": "childcare",
    "farbe: rot": "",
    "times: {every: week}": "times",
    "times: [montags]": "times.0",
    "times: [{every: week, on: [mon]}]": "times.0",
    "times: [{every: week, from: 16:00}]": "times.0",
    "times: [{every: 2 weeks, on: [fri], from: 15:00}]": "times.0",
    "times: [{from: 15:00, to: 16:00}]": "times.0",
    "times: [{}]": "times.0",
    "times: [{every: jede Woche, on: [mon], from: 16:00}]": "times.0.every",
    "times: [{every: week, on: mon, from: 16:00}]": "times.0.on",
    "times: [{every: week, on: [Montag], from: 16:00}]": "times.0.on.0",
    "times: [{date: 2026-12-05, from: 16 Uhr}]": "times.0.from",
    "times: [{date: 2026-12-05, from: 25:00}]": "times.0.from",
    "times: [{date: 2026-12-05, from: 16.00}]": "times.0.from",
    "times: [{date: 05.12.2026}]": "times.0.date",
    "times: [{date: 2026-13-01}]": "times.0.date",
    "cost: 5": "cost",
    "cost: gratis": "cost",
    "cost: {amount: 5 Euro}": "cost.amount",
    "cost: {amount: -1}": "cost.amount",
    "cost: [free]": "cost",
    "for: Frauen": "for",
    "for: {groups: women}": "for.groups",
    "for: {groups: [adults]}": "for.groups.0",
    "for: {age: 6-12}": "for.age",
    "for: {age: {from: 6.5}}": "for.age.from",
    "for: {age: {from: 121}}": "for.age.from",
    "for: {german_level: A0}": "for.german_level",
    "contact: {phone: anrufen}": "contact.phone",
    "contact: {email: sport at example.org}": "contact.email",
    "contact: {website: www.example.org}": "contact.website",
    "contact: {links: [{label: X}]}": "contact.links.0",
    "status: voll": "status",
    "languages: [Deutsch]": "languages.0",
    "languages: de": "languages",
    "bring: [Stift]": "bring",
    "bring: <b>Stift</b>": "bring",
    f"bring: {'x' * 201}": "bring",
    "alert: {text: Zu}": "alert",
    "alert: {text: , until: 2026-12-03}": "alert.text",
    "checked: gestern": "checked",
}


@pytest.mark.parametrize("more", BAD)
def test_what_is_obviously_wrong_is_marked_where_it_stands(more: str, tiny: TinyDirectory) -> None:
    tiny.offer(f"{more}\n")
    assert [each for each in tiny.problems() if each.severity == "error"]
    text = (tiny.root / "offers/treff.yml").read_text("utf-8")
    schema = build("offer", read_directory(tiny.root).directory)
    assert [each.partition(":")[0] for each in faults(Draft7Validator(schema), text)] == [BAD[more]]


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        ("actor", "name: Haus\n", ""),
        ("actor", "name: Haus\nkind: Verein\n", "kind"),
        ("actor", f"{ACTOR}  Der Saal: {{name: Saal}}\n", "places"),
        ("actor", f"{ACTOR}  x: {{accessibility: {{wlan: yes}}}}\n", "places.x.accessibility"),
        ("actor", f"{ACTOR}  x: {{lat: '53,5'}}\n", "places.x.lat"),
        ("needs", f"{SURVEY}{NEED}  known_by: 3\n", "needs.0.known_by"),
        ("needs", f"{SURVEY}{NEED}  barriers: {{times: many}}\n", "needs.0.barriers.times"),
        ("needs", f"{SURVEY}{NEED}  barriers: {{wind: 20}}\n", "needs.0.barriers"),
        ("needs", f"{SURVEY}{NEED}  requires: {{cost: 5}}\n", "needs.0.requires.cost"),
        ("vocabulary", f"{VOCABULARY}  Erlaubnis: {{label: X}}\n", "residence_statuses"),
        ("vocabulary", f"{VOCABULARY}  x: {{words: [a]}}\n", "residence_statuses.x"),
        ("vocabulary", f"{VOCABULARY}  x: {{label: X, words: ['a, b']}}\n",
         "residence_statuses.x.words.0"),
    ],
)  # fmt: skip
def test_other_files_are_marked_too(kind: Kind, text: str, place: str, tiny: TinyDirectory) -> None:
    schema = build(kind, read_directory(tiny.root).directory)
    assert [each.partition(":")[0] for each in faults(Draft7Validator(schema), text)] == [place]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("actor", ACTOR),
        ("actor", f"{ACTOR}  '2': {{walk_minutes: 15, hide_address: no, accessibility: }}\n"),
        ("actor", f"{ACTOR}  3: {{lat: 53.5, lon: '10.2', postcode: 01067}}\n"),
        ("actor", f"{ACTOR}part_of: \ncan_provide: [sport]\nseeks: \n"),
        ("needs", f"{SURVEY}{NEED}  known_by: <5\n  barriers: {{times: '<5'}}\n  response: \n"),
        ("needs", f"{SURVEY}{NEED}  known_by: '20'\n  requires: {{within_km: 2.5, cost: free}}\n"),
        ("vocabulary", f"{VOCABULARY}  2025: {{label: 25, words: [112, x]}}\n"),
    ],
)
def test_other_files_are_left_alone(kind: Kind, text: str, tiny: TinyDirectory) -> None:
    assert is_taken(kind, text)
    assert faults(Draft7Validator(build(kind, read_directory(tiny.root).directory)), text) == []


def test_ids_that_yaml_takes_for_numbers_are_known(tiny: TinyDirectory) -> None:
    tiny.write("vocabulary.yml", VOCABULARY.replace("  sport:", "  1e3: {label: X}\n  2025:"))
    tiny.offer(topics="[2025, 1e3]")
    assert tiny.codes() == []
    schema = build("offer", read_directory(tiny.root).directory)
    text = (tiny.root / "offers/treff.yml").read_text("utf-8")
    assert faults(Draft7Validator(schema), text) == []


def test_new_actors_and_places_are_not_marked_by_an_older_schema(tiny: TinyDirectory) -> None:
    older = build("offer", read_directory(tiny.root).directory)
    tiny.actor(path="actors/neu.yml")
    tiny.offer("place: neu/hall\nwith: [neu]\n")
    assert tiny.codes() == []
    text = (tiny.root / "offers/treff.yml").read_text("utf-8")
    assert faults(Draft7Validator(older), text) == []
    newer = build("offer", read_directory(tiny.root).directory)
    assert newer != older
    assert judges_alike(newer, older)
    tiny.write("vocabulary.yml", VOCABULARY.replace("sport", "games"))
    assert not judges_alike(build("offer", read_directory(tiny.root).directory), older)


def test_help_is_german_with_english_behind_it(tiny: TinyDirectory) -> None:
    fields = build("offer", read_directory(tiny.root).directory)["properties"]
    assert fields["title"]["title"] == "Titel"
    assert fields["title"]["markdownDescription"] == (
        "Wie das Angebot heißt. Kurz und so, wie Sie es jemandem am Telefon sagen würden.\n\n"
        "Eine Zeile, höchstens 80 Zeichen, ohne \\< und \\>.\n\n"
        "```yaml\ntitle: Offenes Sprachcafé\n```\n```yaml\ntitle: Fußball für Mädchen\n```\n\n\n"
        "*Title: What the offer is called. Short, and as you would say it on the telephone.*"
    )
    assert "* `walk-in`: einfach kommen · just come" in fields["access"]["markdownDescription"]
    assert fields["status"]["else"]["enumDescriptions"][0] == "läuft · running"
    assert fields["topics"]["items"]["else"]["enumDescriptions"] == [
        "Deutsch lernen",
        "Prüfung",
        "Sport",
    ]


def test_times_can_be_inserted() -> None:
    times = build("offer")["properties"]["times"]
    assert times["defaultSnippets"][0] == {
        "label": "jeden Dienstag und Donnerstag",
        "body": [{"every": "week", "on": ["tue", "thu"], "from": "16:00", "to": "18:00"}],
    }
    entries = times["then"]["items"]["defaultSnippets"]
    assert [each["label"] for each in entries][3] == "einmal, an einem Tag"
    assert entries[3]["body"] == {"date": "2026-12-05", "from": "14:00", "to": "18:00"}


def test_what_can_be_inserted_is_valid() -> None:
    fields = build("offer")["properties"]
    for name in ("for", "times", "cost", "capacity", "runs", "alert", "contact", "checked"):
        for each in fields[name]["defaultSnippets"]:
            if each["label"]:
                value = {**load(OFFER), name: each["body"]}
                assert list(OPEN["offer"].iter_errors(value)) == []


@pytest.mark.browser
def test_patterns_mean_the_same_in_a_browser(browser: Any) -> None:
    """With the flag `v` of input fields, and with the `u` of editors."""
    patterns = sorted({*find_patterns([build(kind) for kind in MODELS])})
    texts = ["", " ", "a", "😀" * 80, "😀" * 81, "a\nb", "a \n b", "a\n\nb", "x" * 61, "x" * 301,
             "1st  tue", "08:30", "24:30", "2026-12-05", "040 66969 540", "+49 (40) 1", " no ",
             "x@example.org", "https://example.org/a?b#c", "https://a b.de", "fa-AF", "<5", "5.50",
             "main", "a,b", "a<b", "\u00a0x\u00a0"]  # fmt: skip
    assert len(patterns) > 15
    page = browser.new_page()
    found = page.evaluate(
        """([patterns, texts]) => ['u', 'v'].map((flag) => patterns.map(
            (pattern) => texts.map((text) => new RegExp(pattern, flag).test(text))))""",
        [patterns, texts],
    )
    page.close()
    ours = [[bool(re.search(pattern, text)) for text in texts] for pattern in patterns]
    assert found == [ours, ours]


def find_patterns(schema: Any) -> Iterator[str]:
    """All patterns inside a schema."""
    if isinstance(schema, list):
        for inner in schema:
            yield from find_patterns(inner)
    elif isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for inner in schema.values():
            yield from find_patterns(inner)


TEXTS = st.text(
    st.one_of(st.sampled_from("aä1 \n<>,:#\"'&*!-.م😀\u00a0\u0301"), st.characters(codec="utf-8")),
    max_size=12,
)
PIECES = st.sampled_from(
    ["yes", "No", "true", "null", "~", "16", "016", "0x1F", "1.5", ".5", "1e3", "-3", "+49 40 123",
     "08:30", "24:00", "24:01", "7:5", "2026-12-05", "2026-02-30", "2026-12-05..2026-12-07",
     "2026-12-07..2026-12-05", "1st tue", "last  fri", "mon", "6th mon", "public-holidays", "<5",
     "free", "main", "a/b", "EUR", "XXX", "fa-AF", "no", "ku", "x@example.org", "x@y",
     "https://example.org", "https://example.org:8080", "http://1.2.3.4", "haus", "Ä", "", " ",
     "x" * 60, "x" * 61, "x" * 80, "x" * 81, "x" * 200, "x" * 201, "😀" * 80, "a\nb", "a\n\nb",
     "none", "A1", "week", "2 weeks", "active", "walk-in", "always", "volunteers", "actor"]
)  # fmt: skip
PADDED = st.tuples(
    st.sampled_from(["", " ", "\n", "\n\n "]), PIECES, st.sampled_from(["", " ", "\n", " \n\n"])
).map("".join)
FIELDS = [
    *("title", "summary", "description", "childcare", "times_note", "steps", "status", "bring"),
    *("actor", "cost", "place", "language", "interpreter", "cost.amount", "cost.currency"),
    *("for.age.from", "for.german_level", "for.note", "contact.phone", "contact.email"),
    *("contact.website", "capacity.places", "capacity.on", "runs.from", "checked.by"),
    *("topics.0", "languages.0", "access.0", "teaches.0", "place.0", "times.0.every"),
    *("times.0.on.0", "times.0.date", "times.0.from", "times.0.except.0", "alert.text"),
]


def written(text: str, style: str) -> str:
    """A text as a scalar of YAML."""
    return {
        "double": json.dumps(text, ensure_ascii=False),
        "single": "'" + text.replace("'", "''") + "'",
        "plain": text,
    }[style]


BESIDE = {
    "alert.text": "until: 2026-12-05",
    "times.0.every": "on: [mon], from: 16:00, since: 2026-12-05",
    "times.0.on.0": "every: week, from: 16:00",
    "times.0.from": "date: 2026-12-05",
    "times.0.except.0": "every: week, on: [mon], from: 16:00",
}
"""What a field needs beside it."""


def placed(field: str, scalar: str) -> str:
    """A file of an offer with a scalar in one field."""
    first, *steps = field.split(".")
    value = scalar
    for step in reversed(steps):
        value = f"[{value}]" if step == "0" else f"{{{step}: {value}}}"
    if field in BESIDE:
        value = value.replace("{", f"{{{BESIDE[field]}, ", 1)
    lines = [line for line in OFFER.splitlines() if not line.startswith(f"{first}:")]
    return "\n".join([*lines, f"{first}: {value}", ""])


@settings(max_examples=1_500)
@given(
    field=st.sampled_from(FIELDS),
    text=st.one_of(PIECES, PADDED, TEXTS),
    style=st.sampled_from(["double", "single", "plain"]),
)
def test_whatever_check_takes_the_schema_takes(field: str, text: str, style: str) -> None:
    """Two things it does not know: NFC makes a text shorter, and `" free "` means `free`."""
    assume(unicodedata.is_normalized("NFC", text))
    assume(field != "cost" or text.strip() != "free" or text == "free")
    assume(style != "plain" or "!" not in text)  # a tag of YAML
    file = placed(field, written(text, style))
    if is_taken("offer", file):
        assert faults(OPEN["offer"], file) == []


@settings(max_examples=300)
@given(
    kind=st.sampled_from(["line", "summary", "description", "times_note"]),
    words=st.lists(st.sampled_from(["a", "bc", " ", "  ", "\n", "😀", "ü"]), max_size=30),
    longer=st.integers(-3, 3),
)
def test_lengths_are_those_of_check(kind: str, words: list[str], longer: int) -> None:
    field, limit = {
        "line": ("bring", 200),
        "summary": ("summary", 300),
        "description": ("description", 2_000),
        "times_note": ("times_note", 1_000),
    }[kind]
    text = "".join(words)
    text += "x" * (limit - len(text) + longer)
    file = placed(field, written(text, "double"))
    assert is_taken("offer", file) == (faults(OPEN["offer"], file) == [])
