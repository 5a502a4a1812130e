"""What is said about fields: nothing is missing, nothing is left over, every example is valid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import ValidationError

from wegweiser.model import Actor, Needs, Offer, Source, Vocabulary
from wegweiser.model.record import Part
from wegweiser.model.values import FEW, GERMAN_LEVELS, HOLIDAYS, NO_PLACE, ORDINALS, WEEKDAYS
from wegweiser.reading.yaml_tree import RECORD_NODES, read_tree
from wegweiser.wording.fields import (
    field_words,
    find_chapters,
    find_labels,
    format_sentence,
    part_label,
    word_labels,
)
from wegweiser.wording.filling import find_fields
from wegweiser.wording.tables import read_table

TABLE = read_table("fields.yml")
RECORDS = (Offer, Actor, Needs, Vocabulary)
LIMITS = {"limit": "80", "first": "0", "last": "120"}


def walk(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from walk(argument)


def parts(model: type[Part]) -> Iterator[type[Part]]:
    """A model, the blocks in it, and those that they take fields from."""
    yield from (kind for kind in model.__mro__ if issubclass(kind, Part) and own_fields(kind))
    for info in model.model_fields.values():
        for inner in walk(info.annotation):
            if isinstance(inner, type) and issubclass(inner, Part):
                yield from parts(inner)


def own_fields(part: type[Part]) -> dict[str, Any]:
    """The fields that a block does not take over from another, by their written names."""
    return {
        info.alias or name: info
        for name, info in part.model_fields.items()
        if name in part.__annotations__
    }


PARTS = list(dict.fromkeys(each for record in RECORDS for each in parts(record)))
FIELDS = [(part, name) for part in PARTS for name in own_fields(part)]


def test_every_field_of_every_block_has_words_and_nothing_else_has() -> None:
    assert {part.__name__: list(own_fields(part)) for part in PARTS} == {
        part: list(fields) for part, fields in TABLE["fields"].items()
    }


def test_every_block_has_a_name() -> None:
    assert set(TABLE["parts"]) == {part.__name__ for part in PARTS}


@pytest.mark.parametrize("words", ["de", "en"])
def test_words_are_short_and_complete(words: Any) -> None:
    for part, name in FIELDS:
        said = field_words(part, name, words)
        assert 0 < len(said.label) <= 40
        assert said.description[-1] in ".?"
        assert len(said.description) <= 250
        assert part_label(part, words)


@pytest.mark.parametrize(("part", "name"), FIELDS)
def test_examples_are_valid(part: type[Part], name: str) -> None:
    examples = field_words(part, name, "de").examples
    assert examples
    for example in examples:
        tree = read_tree(Source("", example.split("\n")), nodes=RECORD_NODES)
        assert tree.problems == []
        assert list(tree.value) == [name]
        assert faults(part, {**part.stand_ins, **tree.value}) == []


def faults(part: type[Part], values: Any) -> list[Any]:
    """What is refused, other fields that are missing left aside."""
    try:
        part.model_validate(values)
    except ValidationError as error:
        return [each for each in error.errors() if each["type"] != "missing"]
    return []


@pytest.mark.parametrize("part", [Offer, Actor])
def test_every_field_of_a_record_is_in_one_chapter(part: type[Part]) -> None:
    for words in ("de", "en"):
        chapters = find_chapters(part, words)
        fields = [name for chapter in chapters for name in chapter.fields]
        assert sorted(fields) == sorted(own_fields(part))
        assert all(chapter.label for chapter in chapters)


def literals() -> Iterator[tuple[str, ...]]:
    """The sets of fixed words that stand in the models."""
    for part in PARTS:
        for info in part.model_fields.values():
            for inner in walk(info.annotation):
                if get_origin(inner) is Literal:
                    yield get_args(inner)


def test_every_set_of_words_has_labels_and_no_label_is_left_over() -> None:
    elsewhere = (ORDINALS, WEEKDAYS, HOLIDAYS, NO_PLACE, GERMAN_LEVELS, (FEW,), ("main",))
    in_readers = (("yes", "no"),)
    sets = list(dict.fromkeys([*literals(), *elsewhere, *in_readers]))
    for each in sets:
        assert tuple(find_labels(each, "de")) == each
        assert all(find_labels(each, "en").values())
    assert len(TABLE["words"]) == len(sets)
    assert word_labels("weekday", "de")["tue"] == "Dienstag"


def test_every_format_says_the_same_limits_in_both_languages() -> None:
    for kind, sentences in TABLE["formats"].items():
        assert find_fields(sentences["de"]) == find_fields(sentences["en"])
        assert find_fields(format_sentence(kind, "de", **LIMITS)) == frozenset()


def test_an_unknown_field_is_a_programmers_mistake() -> None:
    with pytest.raises(KeyError):
        field_words(Offer, "colour", "de")
