"""The handbook's page of all fields: tables of what an offer and an actor may say, by chapter.

Made from the same schema as the editor's help and the form, so that no field is missing and no
limit is an old one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from wegweiser.exchange.schemas.schema import MODELS, Kind, Schema, build_schema
from wegweiser.exchange.schemas.words import WordsOf
from wegweiser.model import Directory, Vocabulary
from wegweiser.pages.templating import template
from wegweiser.wording.fields import field_words, find_chapters, page_words

_KINDS: Final[tuple[Kind, ...]] = ("offer", "actor")
_WORDS: Final = ("topics", "groups", "residence_statuses", "actor_kinds", "features")
"""The maps of the vocabulary that offers and actors refer to."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field.

    `form` says how it is written, `words` which fixed words it takes; `inside` and `known` are the
    anchors of the table of its own fields and of the ids that it may name, empty where it has none.
    """

    name: str
    label: str
    required: bool
    description: str
    form: str
    words: Mapping[str, str]
    examples: tuple[str, ...]
    inside: str
    known: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the page and what stands below it: fields, or ids with their labels.

    `id` is the anchor of the table, `depth` that of the heading, `name` the field of the block.
    """

    id: str
    title: str
    depth: int
    name: str = ""
    rows: tuple[FieldRow, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


def field_sections(directory: Directory, languages: Mapping[str, str]) -> list[Section]:
    """All sections in their order; `languages`: the names of spoken languages by tag."""
    outline = _Outline()
    sections = [section for kind in _KINDS for section in outline.of_kind(kind)]
    return [*sections, *_word_sections(directory, languages)]


def field_table(section: Section) -> Markup:
    """What stands below a heading; nothing where further headings follow at once."""
    html = template("fields.html").render(section=section, said=page_words())
    return Markup(html)  # noqa: S704 -- the template escapes


class _Outline:
    """Remembers which blocks have a table already: a contact is the same everywhere."""

    def __init__(self) -> None:
        self.blocks: dict[str, str] = {}

    def of_kind(self, kind: Kind) -> Iterator[Section]:
        schema = build_schema(kind, WordsOf("de"))
        yield Section(kind, page_words()[kind], 2)
        for chapter in find_chapters(MODELS[kind], "de"):
            fields = {name: schema["properties"][name] for name in chapter.fields}
            id_ = f"{kind}-in-{chapter.id}"
            yield from self._table(Section(id_, chapter.label, 3), kind, fields, schema)

    def _table(
        self, section: Section, way: str, fields: Mapping[str, Schema], block: Schema
    ) -> Iterator[Section]:
        """A table, and those of the blocks in it that have none yet."""
        inner = {name: found for name, each in fields.items() if (found := _block_in(each))}
        new = [name for name in inner if inner[name]["title"] not in self.blocks]
        self.blocks |= {inner[name]["title"]: f"{way}-{name}" for name in new}
        required = block.get("required", [])
        rows = (
            self._row(name, each, inner.get(name), required=name in required)
            for name, each in fields.items()
        )
        yield Section(
            section.id, section.title, section.depth, section.name, tuple(rows), section.words
        )
        for name in new:
            title = inner[name]["title"]
            below = Section(f"{way}-{name}", title, 4, name)
            yield from self._table(below, below.id, inner[name]["properties"], inner[name])

    def _row(self, name: str, schema: Schema, block: Schema | None, *, required: bool) -> FieldRow:
        value = _value_in(schema)
        of = value.get("x-of") or schema.get("propertyNames", {}).get("x-of", "")
        is_id = value.get("x-kind") in {"reference", "place"}
        labels = zip(value.get("enum", []), value.get("enumDescriptions", []), strict=True)
        words = {word: label.removeprefix(f"{word} – ") for word, label in labels}
        return FieldRow(
            name=name,
            label=schema["title"],
            required=required,
            description=schema["description"],
            form="" if words or block or is_id else value.get("x-format", ""),
            words=words or dict(value.get("x-suggestions", [])),
            examples=tuple(schema["x-yaml"]),
            inside=self.blocks[block["title"]] if block else "",
            known=f"words-{of}" if of in (*_WORDS, "languages") else "",
        )


def _block_in(schema: Schema) -> Schema | None:
    """The block of fields that stands below a field, or in each entry of it."""
    if "anyOf" in schema:
        return _block_in(schema["anyOf"][1])
    if "items" in schema:
        return _block_in(schema["items"])
    if schema.get("additionalProperties"):
        return _block_in(schema["additionalProperties"])
    return schema if "properties" in schema else None


def _value_in(schema: Schema) -> Schema:
    """The scalar that a field is, or that its entries are."""
    if "anyOf" in schema:
        return _value_in(schema["anyOf"][0])
    if "items" in schema:
        return _value_in(schema["items"])
    if schema.get("additionalProperties"):
        return _value_in(schema["additionalProperties"])
    return schema


def _word_sections(directory: Directory, languages: Mapping[str, str]) -> Iterator[Section]:
    """The ids of a directory, which only here come from its own files."""
    words = WordsOf("de", directory)
    yield Section("words", page_words()["words"], 2)
    for name in _WORDS:
        label = field_words(Vocabulary, name, "de").label
        yield Section(f"words-{name}", label, 3, words=words.of_reference(name) or {})
    yield Section("words-languages", page_words()["languages"], 3, words=languages)
