"""What the form writes: as every other writer does, read as it was meant, no line too much."""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built import ROOT
from hypothesis import given, settings
from pages.form_modules import AWKWARD, OFFER, TEXT, Call, calling

from wegweiser.exchange.records.text import to_yaml
from wegweiser.model import Offer, Source
from wegweiser.pages.form.records import as_written, edit_of, index_of
from wegweiser.pages.form.shapes import shape_of
from wegweiser.reading import read_directory
from wegweiser.reading.directory import read_file
from wegweiser.reading.files import RecordFile
from wegweiser.reading.yaml_tree import RECORD_NODES, read_tree

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def call(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    with calling(browser, tmp_path_factory.mktemp("modules")) as found:
        yield found


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    """Every offer of the example as the form opens it."""
    offers = read_directory(ROOT).directory.offers
    return {id_: edit_of(offer) for id_, offer in offers.items()}


def read_back(text: str) -> Any:
    return stripped(read_tree(Source("", text.split("\n")), nodes=RECORD_NODES).value)


def stripped(value: Any) -> Any:
    """White space around a text is no part of it; yes and no are words in a file."""
    if isinstance(value, dict):
        return {name: stripped(each) for name, each in value.items()}
    if isinstance(value, list):
        return [stripped(each) for each in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip()


def read_offer(text: str) -> Offer:
    record, problems = read_file(
        Offer, RecordFile("offers/x.yml", "x", Path("x.yml")), text.encode()
    )
    assert problems == []
    assert record is not None
    return record


@settings(max_examples=40)
@given(offer=OFFER)
def test_both_writers_write_the_same(call: Call, offer: dict[str, Any]):
    assert call("yaml", "toYaml", offer, shape_of(Offer)) == to_yaml(Offer, offer)


@settings(max_examples=60)
@given(offer=OFFER)
def test_what_is_written_is_read_as_it_was_meant(call: Call, offer: dict[str, Any]):
    assert read_back(call("yaml", "toYaml", offer, shape_of(Offer))) == stripped(offer)


@settings(max_examples=40)
@given(text=TEXT)
def test_any_text_stands_anywhere(call: Call, text: str):
    record = {
        "title": text,
        "topics": [text, "x"],
        "cost": {"note": text},
        "times": [{"date": "2026-01-01", "note": text}],
        "steps": text,
    }
    assert read_back(call("yaml", "toYaml", record, shape_of(Offer))) == stripped(record)


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_words_pass_the_checker(call: Call, text: str):
    title = text.replace("<", "‹").replace(">", "›")[:80]
    offer = {"actor": "haus", "title": title, "summary": title, "topics": ["sport"], "steps": text}
    read = read_offer(call("yaml", "toYaml", offer, shape_of(Offer)))
    assert (read.title, read.summary) == (title.strip(), title.strip())
    assert read.steps == text


def test_what_no_file_may_hold_is_taken_away_before(call: Call):
    text = "A\u202eB\u200bC\x07D\te\r\nf\u2028 \ud83d "
    cleaned = call("understood", "clean", text)
    assert cleaned == "ABCD e\nf"
    assert call("understood", "clean", "Cafe\u0301 \u200d\u200f") == unicodedata.normalize(
        "NFC", "Café \u200d\u200f"
    )


def test_the_form_opens_an_offer_as_it_is(example: dict[str, Any]):
    for id_, edit in example.items():
        assert (ROOT / edit["path"]).read_text("utf-8") == edit["text"], id_
        again = Offer.read(id_, stripped(edit["values"]))
        assert as_written(again) == edit["values"], id_


def test_nothing_is_published_that_is_not_in_the_files():
    directory = read_directory(ROOT).directory
    index = index_of(directory)
    hidden = [
        (id_, place_id)
        for id_, actor in directory.actors.items()
        for place_id, place in actor.places.items()
        if place.hide_address
    ]
    assert hidden
    assert {index["actors"][actor]["places"][place]["address"] for actor, place in hidden} == {""}


def test_an_offer_without_a_change_stays_byte_for_byte(call: Call, example: dict[str, Any]):
    shape = shape_of(Offer)
    arguments = [[edit, edit["values"], edit["values"], shape] for edit in example.values()]
    assert call("revise", "revise", arguments, many=True) == [
        edit["text"] for edit in example.values()
    ]


NEW: dict[str, Any] = {
    "title": "Neuer: Titel",
    "summary": "Neu.",
    "topics": ["sport"],
    "description": "Neu.\n\n- eins\n- zwei",
    "languages": ["de", "ar"],
    "times": [{"every": "week", "on": ["sat"], "from": "10:00"}],
    "place": "online",
    "access": ["walk-in"],
    "steps": "Neu",
    "bring": "Neu",
    "documents": "Neu",
    "cost": {"amount": "5", "per": "Kurs"},
    "childcare": True,
    "capacity": {"places": "10", "free": "2", "on": "2026-11-24"},
    "status": "paused",
    "runs": {"until": "2027-01-30"},
    "alert": {"text": "Neu", "until": "2026-12-03"},
    "contact": {"phone": "040 66969 111"},
    "checked": {"on": "2026-11-24", "by": "actor"},
}


def changes(values: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each field anew, and each taken away that may be."""
    for name, value in NEW.items():
        if values.get(name) != value:
            yield name, {**values, name: value}
        if name in values and name not in {"title", "summary", "topics"}:
            yield name, {key: each for key, each in values.items() if key != name}


def test_only_the_lines_of_what_changed_are_written_anew(call: Call, example: dict[str, Any]):
    shape = shape_of(Offer)
    cases = [
        (edit, name, after) for edit in example.values() for name, after in changes(edit["values"])
    ]
    assert len(cases) > 1_500
    found = call(
        "revise",
        "revise",
        [[edit, edit["values"], after, shape] for edit, _, after in cases],
        many=True,
    )
    for (edit, name, after), text in zip(cases, found, strict=True):
        assert as_written(read_offer(text)) == after, (edit["path"], name)
        first, last = edit["blocks"].get(name, [0, 0])[:2]
        old, new = edit["text"].split("\n"), text.split("\n")
        for tag, start, end, _, _ in difflib.SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes():
            if tag in {"replace", "delete"}:
                assert first <= start, (edit["path"], name)
                assert end <= last, (edit["path"], name)


def test_another_hour_is_another_line(call: Call, example: dict[str, Any]):
    edit = example["asylberatung"]
    after = json.loads(json.dumps(edit["values"]))
    after["times"][1]["to"] = "17:00"
    after["for"]["age"] = {"from": "16"}
    after["times"].append({"date": "2026-12-05", "from": "10:00"})
    text = call("revise", "revise", edit, edit["values"], after, shape_of(Offer))
    lines = difflib.ndiff(edit["text"].splitlines(), text.splitlines())
    assert [line for line in lines if line[0] in "+-"] == [
        "+   age: {from: 16}",
        '-     to: "16:30"',
        '+     to: "17:00"',
        '+   - {date: 2026-12-05, from: "10:00"}',
    ]


COMMENTED = """\
# Oben
actor: haus  # wer
title: Treff

# Vor dem Satz
summary: Ein Treff.
topics: [sport]   # drei Leerzeichen
for: {groups: [women],
      age: {from: 16}}
# zwischen
times:
  # erster
  - every: week
    on: [mon]   # montags
    from: "9:00"

  # zweiter
  - {date: 2026-12-05, from: "10:00"}
cost: free
# Ende
"""


def edit_text(text: str) -> dict[str, Any]:
    return dict(edit_of(read_offer(text)))


def test_comments_stay_where_they_are(call: Call):
    edit = edit_text(COMMENTED)
    after = json.loads(json.dumps(edit["values"]))
    after["title"] = "Treffen"
    after["topics"] = ["sport", "youth"]
    after["for"]["age"]["from"] = "18"
    after["times"][0]["on"] = ["tue"]
    del after["cost"]
    text = call("revise", "revise", edit, edit["values"], after, shape_of(Offer))
    assert text == (
        COMMENTED.replace("Treff\n\n", "Treffen\n\n")
        .replace("[sport]   #", "[sport, youth]   #")
        .replace(
            "for: {groups: [women],\n      age: {from: 16}}",
            "for: {groups: [women], age: {from: 18}}",
        )
        .replace("[mon]   #", "[tue]   #")
        .replace("cost: free\n", "")
    )
    assert as_written(read_offer(text)) == after


def test_times_come_and_go_one_by_one(call: Call):
    edit = edit_text(COMMENTED)
    times = edit["values"]["times"]
    more = {"every": "week", "on": ["fri"], "from": "12:00"}
    for after in (
        [times[1]],
        [times[0]],
        [more, *times],
        [times[0], more, times[1]],
        [*times, more],
    ):
        values = {**edit["values"], "times": after}
        text = call("revise", "revise", edit, edit["values"], values, shape_of(Offer))
        assert as_written(read_offer(text)) == values
        kept = sum(line in text for line in COMMENTED.splitlines() if line.strip())
        assert kept >= len([line for line in COMMENTED.splitlines() if line.strip()]) - 5
