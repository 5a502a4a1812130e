"""One value changed, and every other byte of the file as it was."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from built import ROOT
from exchange.test_record_text import VALUES, read, stripped
from hypothesis import given
from hypothesis import strategies as st

from wegweiser.exchange.records.change import NotChangeableError, append_entry, change_field
from wegweiser.model import Actor, Needs, Offer

CHECKED = {"on": date(2026, 11, 22), "by": "actor"}
FILES = [
    *((Offer, file) for file in sorted((ROOT / "offers").glob("*.yml"))),
    *((Actor, file) for file in sorted((ROOT / "actors").glob("*.yml"))),
]
START = "actor: haus\ntitle: Treff\nsummary: Ein Treff.\ntopics: [sport]\n"


def change(text: str, name: str, value: Any, model: Any = Offer) -> str:
    return change_field(text.encode(), model, (name,), value).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("checked: {on: 2026-01-01, by: staff}\n", "checked: {on: 2026-11-22, by: actor}\n"),
        (
            "checked:   {on: 2026-01-01, by: staff}   # am Telefon\nexample: true\n",
            "checked: {on: 2026-11-22, by: actor}   # am Telefon\nexample: true\n",
        ),
        (
            "checked:\n    by: staff # Frau Muster\n    on: 2026-01-01\n\n# Ende\n",
            "checked: {on: 2026-11-22, by: actor}\n\n# Ende\n",
        ),
        (
            "checked: # neu\n  on: 2026-01-01\nexample: true",
            "checked: {on: 2026-11-22, by: actor} # neu\nexample: true",
        ),
        ("checked: {\n  on: 2026-01-01\n}\n", "checked: {on: 2026-11-22, by: actor}\n"),
        ("checked:\n", "checked: {on: 2026-11-22, by: actor}\n"),
        ("checked: # offen\n", "checked: {on: 2026-11-22, by: actor} # offen\n"),
        ('"checked" : null\n', '"checked" : {on: 2026-11-22, by: actor}\n'),
        ("example: true", "checked: {on: 2026-11-22, by: actor}\nexample: true"),
        ("", "checked: {on: 2026-11-22, by: actor}\n"),
        (
            "# zum Schluss\nexample: true\n",
            "checked: {on: 2026-11-22, by: actor}\n# zum Schluss\nexample: true\n",
        ),
        (
            "times:\n- every: week\n  from: 9:00  # früh\n\nexample: true\n",
            "times:\n- every: week\n  from: 9:00  # früh\nCHECKED\n\nexample: true\n",
        ),
    ],
)  # fmt: skip
def test_checked_set(before: str, after: str) -> None:
    after = after.replace("CHECKED", "checked: {on: 2026-11-22, by: actor}")
    assert change(START + before, "checked", CHECKED) == START + after


def test_comment_on_the_line_of_a_text_that_becomes_long() -> None:
    before = START.replace("Ein Treff.", "Ein Treff.  # kurz")
    after = change(before, "summary", "Erst dies.\nDann das.")
    assert after == START.replace("Ein Treff.", "|  # kurz\n  Erst dies.\n  Dann das.")


def test_new_last_line_where_the_last_one_has_no_end() -> None:
    text = START.rstrip("\n")
    assert change(text, "checked", CHECKED) == f"{text}\nchecked: {{on: 2026-11-22, by: actor}}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(end: str, bom: str) -> None:
    before = bom + (START + "steps: |\n  a\n\n  b\n\nexample: true\n").replace("\n", end)
    inserted = "checked: {on: 2026-11-22, by: actor}" + end
    assert change(before, "checked", CHECKED) == before.replace(f"  b{end}", f"  b{end}{inserted}")


@pytest.mark.parametrize(("model", "file"), FILES, ids=lambda value: getattr(value, "stem", ""))
def test_shipped_files_differ_in_one_line(model: Any, file: Path) -> None:
    before = file.read_bytes()
    after = change_field(before, model, ("checked",), CHECKED)
    lines = list(difflib.ndiff(before.decode().split("\n"), after.decode().split("\n")))
    assert [line for line in lines if line[0] == "+"] == ["+ checked: {on: 2026-11-22, by: actor}"]
    gone = [line[:10] for line in lines if line[0] == "-"]
    assert gone in (["- checked:"], [])


FIELDS = ["summary", "description", "topics", "for", "times", "contact", "checked", "language"]


@given(
    st.sampled_from(FILES),
    st.sampled_from(FIELDS),
    VALUES,
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_value_can_stand_in_every_place(
    file: tuple[Any, Path], name: str, value: Any, end: str
) -> None:
    before = file[1].read_text("utf-8").replace("\n", end).encode()
    after = change_field(before, file[0], (name,), value)
    kept = {key: each for key, each in read(before.decode()).items() if key != name}
    now = read(after.decode())
    assert stripped(now.pop(name)) == stripped(value)
    assert stripped(now) == stripped(kept)
    assert comments(after) >= {line for line in comments(before) if line.startswith(b"#")}


def comments(raw: bytes) -> set[bytes]:
    return {line.rstrip() for line in raw.split(b"\n") if line.lstrip().startswith(b"#")}


NEEDS = """\
# oben
needs:
  - id: deutsch
    title: Deutsch
    topic: german
    asked_by: 84   # im August
    barriers: {times: 20}  # nur die Zeiten

  # Sport
  - {id: sport, title: Sport, topic: sport, asked_by: 30}
# unten
"""


def needs(at: tuple[str | int, ...], value: Any) -> str:
    return change_field(NEEDS.encode(), Needs, ("needs", *at), value).decode()


def test_value_inside_a_list() -> None:
    assert needs((0, "asked_by"), 91) == NEEDS.replace("84", "91")
    assert needs((0, "barriers"), {"times": "<5", "cost": 12}) == NEEDS.replace(
        "{times: 20}", "{times: <5, cost: 12}"
    )
    assert needs((0, "barriers", "times"), 21) == NEEDS.replace("20", "21")
    assert needs((0, "barriers", "cost"), 7) == NEEDS.replace("20", "20, cost: 7")
    assert needs((1, "asked_by"), 31) == NEEDS.replace("30", "31")
    assert needs((1, "known_by"), 5) == NEEDS.replace("30", "30, known_by: 5")
    assert needs((0, "known_by"), 21) == NEEDS.replace(
        "im August\n", "im August\n    known_by: 21\n"
    )


def test_entry_at_the_end_of_a_list() -> None:
    entry = {"id": "neu", "title": "Neu: mehr", "topic": "sport", "asked_by": 5}
    text = append_entry(NEEDS.encode(), Needs, "needs", entry).decode()
    assert text == NEEDS.replace(
        "# unten",
        '\n  - id: neu\n    title: "Neu: mehr"\n    topic: sport\n    asked_by: 5\n# unten',
    )


@pytest.mark.parametrize(
    "before", ["needs: []\n", "needs:\n", "", "{}", "needs: [{id: a, title: A}]\n"]
)
def test_first_entry_of_a_list(before: str) -> None:
    before = f"survey: {{persons: 3}}\n{before}" if before != "{}" else before
    text = append_entry(before.encode(), Needs, "needs", {"id": "neu", "title": "Neu"}).decode()
    assert read(text)["needs"][-1] == {"id": "neu", "title": "Neu"}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"- a\n",
        b"a: [\n",
        b"\xff\xfea",
        b"a: &b 1\n",
        b"a: 1\na: 2\n",
        b"a:\tb\n",
        b"<<<<<<< x\n",
        b"a: 1\n? ",
    ],
)
def test_what_only_a_person_can_change(text: bytes) -> None:
    with pytest.raises(NotChangeableError):
        change_field(text, Offer, ("checked",), CHECKED)
