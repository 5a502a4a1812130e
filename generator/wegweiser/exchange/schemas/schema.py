"""The JSON Schema of a kind of file, made from the models: fields, limits, fixed words, labels.

It says how a value is written once YAML has read it in its plainest form: `yes` is true, `16` a
number, `08:30` a text. `editor_schema` widens it to all that `check` takes.

Beside the usual words of JSON Schema there are `x-kind` (the kind of value, of `model.written`),
`x-of` (of what records or words it is an id) and `x-suggestions` (words that are known, where
others are allowed too, each with its label); `x-format` says how a value is written, `x-yaml` how
the examples look in a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from wegweiser.exchange.schemas.examples import read_example
from wegweiser.exchange.schemas.words import WordsOf
from wegweiser.model import Actor, Needs, Offer, Vocabulary
from wegweiser.model.record import Part, Record

Kind = Literal["actor", "offer", "needs", "vocabulary"]
Schema = dict[str, Any]

MODELS: Final[Mapping[Kind, type[Record]]] = {
    "actor": Actor,
    "offer": Offer,
    "needs": Needs,
    "vocabulary": Vocabulary,
}
DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def build_schema(kind: Kind, words: WordsOf) -> Schema:
    """The schema of a kind of file: without references inside, without null, with labels."""
    model = MODELS[kind]
    plain = model.model_json_schema(mode="validation")
    return {"$schema": DRAFT, **_Expansion(plain.get("$defs", {}), words).part(model, plain)}


class _Expansion:
    """Writes out what pydantic says in references and alternatives, and adds words to it."""

    def __init__(self, definitions: Mapping[str, Schema], words: WordsOf) -> None:
        self.definitions = definitions
        self.words = words

    def part(self, part: type[Part], plain: Schema) -> Schema:
        """A block of fields."""
        fields = {
            name: self._field(part, name, inner) for name, inner in plain["properties"].items()
        }
        block: Schema = {"type": "object", "title": self.words.of_part(part), "properties": fields}
        if required := plain.get("required"):
            block["required"] = required
        if conditions := [*_conditions(part)]:
            block["allOf"] = conditions
        return {**block, "additionalProperties": False}

    def _field(self, part: type[Part], name: str, plain: Schema) -> Schema:
        said = self.words.of_field(part, name)
        value = self.value(plain)
        examples = [read_example(text, value) for text in said.examples]
        words = {"title": said.label, "description": said.description}
        return {**words, **value, "examples": examples, "x-yaml": list(said.examples)}

    def value(self, plain: Schema) -> Schema:
        """What one value may be."""
        if "$ref" in plain:
            name = plain["$ref"].rpartition("/")[2]
            return self.part(_PARTS[name], self.definitions[name])
        if "anyOf" in plain:
            return self._alternatives(plain["anyOf"])
        if plain.get("type") == "array":
            return {**_kept(plain), "items": self.value(plain["items"])}
        if plain.get("type") == "object":
            return self._map(plain)
        return self._scalar(plain)

    def _alternatives(self, plain: list[Schema]) -> Schema:
        """One of several; null, which is the same as leaving out, is none of them."""
        found = [self.value(each) for each in plain if each.get("type") != "null"]
        return found[0] if len(found) == 1 else {"anyOf": found}

    def _map(self, plain: Schema) -> Schema:
        """A map of ids: of those that there are, each with its label, or of any that is one."""
        inner = [*plain.get("patternProperties", {}).values(), plain.get("additionalProperties")]
        value = self.value(inner[0])
        keys = plain.get("propertyNames", {})
        known = self.words.of_reference(keys.get("x-of"))
        if known is None:
            pattern = next(iter(plain.get("patternProperties", {})), None)
            names = {**keys, "pattern": pattern} if pattern else keys
            return {"type": "object", "propertyNames": names, "additionalProperties": value}
        fields = {id_: {"title": label, **value} for id_, label in known.items()}
        return {"type": "object", "properties": fields, "additionalProperties": False}

    def _scalar(self, plain: Schema) -> Schema:
        kept = {**_kept(plain), **self.words.of_format(plain)}
        if "const" in kept:
            kept["enum"] = [kept.pop("const")]
        if "enum" in kept:
            labels = self.words.of_set(kept["enum"])
            return {**kept, "enumDescriptions": list(labels.values())}
        if suggested := self.words.suggestions(kept):
            return {**kept, "x-suggestions": [list(each) for each in suggested.items()]}
        known = self.words.of_reference(kept.get("x-of"))
        if known is None:
            return kept
        return {**kept, "enum": list(known), "enumDescriptions": list(known.values())}


def _conditions(part: type[Part]) -> Iterator[Schema]:
    """What must stand beside what; a field without a value stands for none.

    A word is a pattern here: an editor would take `const` for the field's own value, and offer it.
    """
    for key, needed in part.beside.items():
        field, colon, word = key.partition(": ")
        value = {"type": "string", "pattern": f"^{word}$"} if colon else {"type": "string"}
        stands = {"required": [field], "properties": {field: value}}
        yield {"if": stands, "then": {"required": list(needed)}}
    if part.one_of:
        first, *others = part.one_of
        missing = [{"not": {"required": [each]}} for each in others]
        yield {"if": {"allOf": missing}, "then": {"required": [first]}}


def _kept(plain: Schema) -> Schema:
    return {name: value for name, value in plain.items() if name not in {"title", "default"}}


def _find_parts(part: type[Part]) -> Iterator[type[Part]]:
    yield part
    for inner in part.__subclasses__():
        yield from _find_parts(inner)


_PARTS: Final = {part.__name__: part for part in _find_parts(Part)}
