"""What is translatable: the texts of actors, offers and vocabulary, found in the model itself.

Never translated: addresses, telephone numbers, and what is no text. Needs are not for residents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, get_args

from wegweiser.model import Actor, Directory, Location, Offer, Vocabulary
from wegweiser.model.record import Part, Record
from wegweiser.model.values import Text

Kind = Literal["line", "paragraph", "plain", "markdown", "words"]

_NEVER: Final = frozenset({"street", "postcode", "city", "icon"})
_COMMA: Final = re.compile(r"[,،፣、，]")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a text may be: `limit` in code points (of each, for `words`), `kind` as in `Text`."""

    limit: int
    kind: Kind

    @property
    def room(self) -> int:
        """How long a translation may be: 1.6 times as long as the source."""
        return self.limit * 8 // 5

    def read(self, translation: str) -> str:
        """A translation in NFC, without white space around it; `PydanticCustomError` if unfit."""
        if self.kind != "words":
            return Text(self.room, self.kind).read(translation)
        words = split_words(translation) or ("",)
        return ", ".join(Text(self.room).read(word) for word in words)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as its author wrote it, and where: `line` counts from 1, None where unknown."""

    context: str
    text: str
    language: str
    limit: int
    kind: Kind
    path: str
    line: int | None = None


def find_texts(directory: Directory) -> Iterator[SourceText]:
    """Every text of the directory that can be translated: actors, offers, vocabulary.

    In the order of ids, then of the model's fields. Contexts are as in
    `offers/sprachcafe:times.0.note` and `vocabulary:topics.sport.label`.
    """
    language = directory.settings.source_language
    for id_, actor in directory.actors.items():
        yield from _record_texts(f"actors/{id_}", actor, actor.language or language)
    for id_, offer in directory.offers.items():
        yield from _record_texts(f"offers/{id_}", offer, offer.language or language)
    yield from _record_texts("vocabulary", directory.vocabulary, language)


def find_own_texts(record: Actor | Offer) -> Iterator[tuple[Location, str]]:
    """The texts of one record that people read as sentences, with the way to each."""
    shape = _SHAPES["offers" if isinstance(record, Offer) else "actors"]
    return ((at, text) for at, text, _ in _values(record, shape, ()))


def find_record(context: str) -> str:
    """The record of a context: `offers/sprachcafe`, `vocabulary`."""
    return context.partition(":")[0]


def is_counted(context: str) -> bool:
    """Whether the way leads through a list, as in `times.0.note`.

    There, another text may be another member altogether: somebody put a time before the first.
    """
    return any(step.isdigit() for step in context.partition(":")[2].split("."))


def find_rule(context: str) -> Rule | None:
    """What the text at a place may be; None where none is translatable."""
    record, _, way = context.partition(":")
    return _find_rule(record.partition("/")[0], way)


def split_words(text: str) -> tuple[str, ...]:
    """The words of one comma-separated text; each script has a comma of its own."""
    return tuple(word.strip() for word in _COMMA.split(text) if word.strip())


@lru_cache(maxsize=4096)
def _find_rule(folder: str, way: str) -> Rule | None:
    shape: _Shape = _SHAPES.get(folder)
    for step in way.split("."):
        if isinstance(shape, _Each):
            shape = shape.shape
        elif isinstance(shape, dict) and step in shape:
            shape = shape[step].shape
        else:
            return None
    return shape if isinstance(shape, Rule) else None


def _record_texts(name: str, record: Record, language: str) -> Iterator[SourceText]:
    path = record.source.path or f"{name}.yml"
    for location, text, rule in _values(record, _SHAPES[name.partition("/")[0]], ()):
        mark = record.problem("", *location).mark
        context = f"{name}:{'.'.join(str(step) for step in location)}"
        yield SourceText(
            context, text, language, rule.limit, rule.kind, path, mark.line if mark else None
        )


@dataclass(frozen=True, slots=True)
class _Each:
    """The members of a list or map, all of one shape."""

    shape: _Shape


@dataclass(frozen=True, slots=True)
class _Field:
    """A field's attribute in Python (`for_`) and the shape of its value."""

    attribute: str
    shape: _Shape


_Shape = Rule | _Each | dict[str, _Field] | None
"""Where texts stand in a value: it is one, has fields by their YAML names, has members, or none."""


def _values(value: Any, shape: _Shape, at: Location) -> Iterator[tuple[Location, str, Rule]]:
    if value is None or shape is None:
        return
    if isinstance(shape, Rule):
        text = ", ".join(value) if shape.kind == "words" else value
        if text:
            yield at, text, shape
    elif isinstance(shape, _Each):
        members = value.items() if isinstance(value, Mapping) else enumerate(value)
        for step, member in members:
            yield from _values(member, shape.shape, (*at, step))
    else:
        for name, field in shape.items():
            yield from _values(getattr(value, field.attribute), field.shape, (*at, name))


def _shape_of_part(model: type[Part]) -> _Shape:
    fields = {}
    for name, info in model.model_fields.items():
        shape = _shape(info.annotation, tuple(info.metadata))
        if name == "words" and isinstance(shape, _Each) and isinstance(shape.shape, Rule):
            shape = Rule(shape.shape.limit, "words")
        if shape and name not in _NEVER:
            fields[info.alias or name] = _Field(name, shape)
    return fields or None


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> _Shape:
    """The shape of what a type holds: `Text` in its metadata, or that of its parts."""
    for note in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(note, Text):
            return Rule(note.limit, note.kind)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return _shape_of_part(annotation)
    shapes: Iterator[_Shape] = map(_shape, get_args(annotation))
    inner = next((shape for shape in shapes if shape), None)
    many = getattr(annotation, "__origin__", None) in {tuple, dict}
    return _Each(inner) if many and inner else inner


_SHAPES: Final = {
    "actors": _shape_of_part(Actor),
    "offers": _shape_of_part(Offer),
    "vocabulary": _shape_of_part(Vocabulary),
}
