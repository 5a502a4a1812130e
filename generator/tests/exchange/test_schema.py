"""The JSON Schema of each kind of file, as a form takes it: fields, limits, words, labels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from tiny import TinyDirectory

from wegweiser.exchange.schemas.schema import MODELS, Kind, Schema, build_schema
from wegweiser.exchange.schemas.words import WordsOf
from wegweiser.reading import read_directory

OFFER = {"actor": "haus", "title": "Treff", "summary": "Ein Treff.", "topics": ["sport"]}


def walk(schema: Any) -> Iterator[Schema]:
    """A schema and all that are inside it."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from walk(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from walk(inner)


def is_valid(schema: Schema, value: Any) -> bool:
    return Draft7Validator(schema).is_valid(value)


@pytest.fixture
def words(tmp_path: Path) -> WordsOf:
    tiny = TinyDirectory(tmp_path)
    return WordsOf("de", read_directory(tiny.root).directory, {"ar": "Arabisch"})


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_one_and_stands_alone(kind: Kind) -> None:
    schema = build_schema(kind, WordsOf("de"))
    Draft7Validator.check_schema(schema)
    assert [each for each in walk(schema) if "$ref" in each or each.get("type") == "null"] == []


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", MODELS)
def test_every_field_has_a_label_and_a_description(kind: Kind, language: Any) -> None:
    for each in walk(build_schema(kind, WordsOf(language))):
        if "additionalProperties" in each and "properties" in each:
            for field in each["properties"].values():
                assert field["title"]
                assert field["description"]


def test_every_fixed_word_has_a_label(words: WordsOf) -> None:
    found = [each for kind in MODELS for each in walk(build_schema(kind, words)) if "enum" in each]
    assert len(found) > 20
    assert [each for each in found if len(each["enum"]) != len(each["enumDescriptions"])] == []


def test_limits_are_those_of_the_model() -> None:
    fields = build_schema("offer", WordsOf("de"))["properties"]
    assert fields["title"] == {
        "title": "Titel",
        "description": (
            "Wie das Angebot heißt. Kurz und so, wie Sie es jemandem am Telefon sagen würden."
        ),
        "type": "string",
        "minLength": 1,
        "maxLength": 80,
        "x-kind": "line",
        "x-format": "Eine Zeile, höchstens 80 Zeichen, ohne < und >.",
        "examples": ["Offenes Sprachcafé", "Fußball für Mädchen"],
        "x-yaml": ["title: Offenes Sprachcafé", "title: Fußball für Mädchen"],
    }
    age = fields["for"]["properties"]["age"]["properties"]["to"]
    assert (age["type"], age["minimum"], age["maximum"]) == ("integer", 0, 120)


def test_references_are_the_ids_of_the_directory(words: WordsOf) -> None:
    fields = build_schema("offer", words)["properties"]
    assert fields["actor"]["enum"] == ["haus"]
    assert fields["actor"]["enumDescriptions"] == ["Haus"]
    assert fields["topics"]["items"]["enum"] == ["german", "exam", "sport"]
    place = ["main", "online", "phone", "outreach", "hall", "yard", "haus/hall", "haus/yard"]
    assert fields["place"]["anyOf"][0]["enum"] == [*place, "haus/main"]
    assert fields["languages"]["items"]["x-suggestions"] == [["ar", "Arabisch"]]
    actor = build_schema("actor", words)["properties"]
    feature = actor["places"]["additionalProperties"]["properties"]["accessibility"]
    assert list(feature["properties"]) == ["step-free"]
    assert feature["properties"]["step-free"]["title"] == "stufenlos"


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"childcare": True, "cost": "free", "place": "main", "languages": ["de", "fa-AF"]},
        {"cost": {"amount": 5.5, "per": "Monat"}, "place": ["main", "online"]},
        {"times": [{"every": "week", "on": ["mon"], "from": "9:00", "to": "24:00"}]},
        {"times": [{"date": "2026-12-05..2026-12-07", "from": "08:30"}]},
        {"times": [{"every": "month", "on": ["1st tue"], "from": "9:00", "only": ["2026-12-24"]}]},
        {"contact": {"phone": "040 66969 540", "website": "https://example.org/x"}},
        {"for": {"age": {"from": 6}, "german_level": "none"}},
    ],
)
def test_good_values(words: WordsOf, more: Schema) -> None:
    assert is_valid(build_schema("offer", words), {**OFFER, **more})


@pytest.mark.parametrize(
    "more",
    [
        {"colour": "red"},
        {"title": "x" * 81},
        {"title": ""},
        {"topics": []},
        {"topics": ["cooking"]},
        {"topics": "sport"},
        {"actor": "niemand"},
        {"childcare": "ja"},
        {"cost": "gratis"},
        {"cost": {"amount": -1}},
        {"status": "voll"},
        {"times": [{"every": "week", "on": ["Montag"]}]},
        {"times": [{"every": "week", "on": ["mon"]}]},
        {"times": [{"note": "x"}]},
        {"times": [{"date": "5.12.2026"}]},
        {"times": [{"date": "2026-13-01"}]},
        {"times": [{"from": "25:00"}]},
        {"times": [{"except": ["Feiertage"]}]},
        {"for": {"age": {"from": 121}}},
        {"contact": {"phone": "12"}},
        {"contact": {"email": "sport"}},
        {"contact": {"website": "example.org"}},
        {"languages": ["Deutsch"]},
    ],
)
def test_bad_values(words: WordsOf, more: Schema) -> None:
    assert not is_valid(build_schema("offer", words), {**OFFER, **more})


def test_what_is_required() -> None:
    schema = build_schema("offer", WordsOf("de"))
    assert schema["required"] == ["actor", "title", "summary", "topics"]
    assert not is_valid(schema, {"title": "Treff"})
