"""The example district: complete, invented, and using everything that the model has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from built import DAY, ROOT, run_tool

from wegweiser.model import Actor, Needs, Offer
from wegweiser.model.record import Part
from wegweiser.model.values import Clock
from wegweiser.reading import read_directory
from wegweiser.wording import LANGUAGES, read_words

DIRECTORY = read_directory(ROOT).directory


def given(part: Part, name: str) -> Iterator[str]:
    """The fields that are given in a record, with those of its blocks, as `offer.times.every`."""
    for field in part.model_fields_set:
        value = getattr(part, field)
        path = f"{name}.{field.rstrip('_')}"
        yield path
        values = list(value.values()) if isinstance(value, dict) else value
        for inner in values if isinstance(values, list | tuple) else [value]:
            if isinstance(inner, Part):
                yield from given(inner, path)


def fields(model: type[Part], name: str) -> Iterator[str]:
    """All fields that the model has, named likewise."""
    from wegweiser.reading.fields import find_part  # noqa: PLC0415 -- only here

    for field, info in model.model_fields.items():
        path = f"{name}.{field.rstrip('_')}"
        yield path
        part = find_part(model, (info.alias or field,))
        if part is None:
            continue
        yield from fields(part, path)


def test_counts_are_those_of_a_district():
    assert len(DIRECTORY.actors) >= 32
    assert len(DIRECTORY.offers) >= 64
    assert DIRECTORY.needs is not None
    assert len(DIRECTORY.needs.needs) >= 28


def test_every_field_of_an_offer_is_used():
    used = {path for offer in DIRECTORY.offers.values() for path in given(offer, "offer")}
    assert set(fields(Offer, "offer")) - used == set()


def test_every_field_of_an_actor_but_its_language_is_used():
    used = {path for actor in DIRECTORY.actors.values() for path in given(actor, "actor")}
    assert set(fields(Actor, "actor")) - used - {"actor.language"} == set()


def test_every_field_of_a_need_is_used():
    assert DIRECTORY.needs is not None
    assert set(fields(Needs, "needs")) - set(given(DIRECTORY.needs, "needs")) == set()


def test_every_kind_of_time_occurs():
    times = [time for offer in DIRECTORY.offers.values() for time in offer.times]
    assert {time.every for time in times} == {
        "week", "2 weeks", "even weeks", "odd weeks", "month", None,
    }  # fmt: skip
    assert any(time.date and time.date.first != time.date.last for time in times)
    assert any(time.from_ is not None and time.to is None for time in times)
    assert any(time.only for time in times)
    kinds = {type(entry).__name__ for time in times for entry in time.except_}
    assert kinds == {"str", "Span"}


def test_every_verdict_and_every_flag_occurs():
    result = run_tool("gaps", "--format", "json", "--today", DAY)
    assert result.returncode == 0, result.stderr
    needs = json.loads(result.stdout)["needs"]
    assert {need["verdict"] for need in needs} == {
        "missing", "barrier", "unclear", "full", "unheard", "covered",
    }  # fmt: skip
    assert {flag for need in needs for flag in need["flags"]} == {"ending", "unchecked", "planned"}


def test_all_is_marked_as_an_example():
    records = [*DIRECTORY.actors.values(), *DIRECTORY.offers.values()]
    assert [record.id for record in records if not record.example] == []


@pytest.mark.parametrize("folder", ["actors", "offers"])
def test_numbers_and_addresses_belong_to_nobody(folder: str):
    for file in sorted((ROOT / folder).glob("*.yml")):
        text = file.read_text("utf-8")
        for number in re.findall(r"(?:phone|number):\s*\"?([+0-9][0-9 ()/-]+)", text):
            digits = re.sub(r"\D", "", number)
            assert re.fullmatch(r"(?:0|49)4066969[0-9]{3}", digits), (file.name, number)
        assert not re.search(r"@(?!example\.org)[a-z]", text), file.name
        assert not re.search(r"https?://(?!example\.org)", text), file.name


@pytest.mark.parametrize("tag", LANGUAGES)
def test_hours_and_ranges_are_said_in_words_and_never_with_a_dash(tag: str):
    words = read_words(ROOT, tag)
    ranges = [
        words.hours(Clock(16 * 60), Clock(18 * 60 + 30)),
        words.days(words.date(date(2026, 12, 5)), words.date(date(2027, 1, 3))),
        *(
            words.plural(
                "about {first} to {number} minute on foot",
                "about {first} to {number} minutes on foot",
                minutes,
                first=10,
            )
            for minutes in (15, 21, 22)
        ),
    ]
    assert [text for text in ranges if re.search(r"[0-9]\s*[-–—]\s*[0-9]", text)] == []
    assert "16:00" in ranges[0]
    assert "18:30" in ranges[0]
