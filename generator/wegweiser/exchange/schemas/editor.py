"""The schema for editors: it takes whatever `check` takes, and explains itself in two languages.

An editor reads YAML 1.2: `16` is a number, `"16"` and `yes` are texts, a field without a value is
null. `check` reads all of it as text, and takes null for a field left out. So types stand in
conditions (`if`, `then`): there they suggest nothing (a `type` with null would offer `null`), and
say in words what belongs there. Made for yaml-language-server; any validator of draft 7 takes it.

German comes first, then English. What names actors, offers and places is only suggested: they are
added every day, and a schema of yesterday must not call them wrong. Two things an editor marks that
`check` forgives: white space inside the quotes of one of some words (`" free "`), and a text that
only NFC makes short enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from wegweiser.exchange.core_values import is_typed, plain_value
from wegweiser.exchange.schemas.help import (
    NOTHING,
    entry_snippets,
    field_help,
    find_labels,
    joined,
    sentence,
    suggested_words,
)
from wegweiser.exchange.schemas.patterns import TEXTS, spaced_pattern, text_pattern
from wegweiser.exchange.schemas.schema import DRAFT, Kind, Schema, build_schema
from wegweiser.exchange.schemas.words import WordsOf

_ANY_SCALAR: Final = ("string", "number", "boolean")
_WRITTEN_AS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys((*TEXTS, "id", "reference", "place"), _ANY_SCALAR),
    "phone": ("string", "number"),
    "yes_no": ("string", "boolean"),
    "whole": ("string", "integer"),
    "count": ("string", "integer"),
    "decimal": ("string", "number"),
    "amount": ("string", "number"),
}
"""What YAML may take a value of a kind for; what is not named here is text."""

_OPEN: Final = frozenset({"actors", "offers", "places"})
"""What is only suggested."""


def build_editor_schema(kind: Kind, german: WordsOf, english: WordsOf) -> Schema:
    """The schema of a kind of file, for editors."""
    plain, other = build_schema(kind, german), build_schema(kind, english)
    return {"$schema": DRAFT, **_block(plain, other, optional=False)}


def judges_alike(schema: Any, other: Any) -> bool:
    """Whether two schemas call the same files wrong; what they suggest may differ."""
    return bool(_without_snippets(schema) == _without_snippets(other))


def _value(plain: Schema, other: Schema, *, optional: bool) -> Schema:
    """A value; `other` is the same in English."""
    if "anyOf" in plain:
        return _alternatives(plain, other, optional=optional)
    if plain["type"] == "object":
        return _block(plain, other, optional=optional)
    if plain["type"] == "array":
        return _list(plain, other, optional=optional)
    return _scalar(plain, other, optional=optional)


def _block(plain: Schema, other: Schema, *, optional: bool) -> Schema:
    """Fields, or a map of ids."""
    said = field_help(plain, other)
    if fields := plain.get("properties"):
        required = plain.get("required", [])
        said["properties"] = {
            name: _value(each, other["properties"][name], optional=name not in required)
            for name, each in fields.items()
        }
        said["required"] = required
        if "allOf" in plain:
            said["allOf"] = plain["allOf"]
        said["additionalProperties"] = False
    else:
        said["propertyNames"] = _key(plain["propertyNames"])
        inner = plain["additionalProperties"], other["additionalProperties"]
        said["additionalProperties"] = _value(*inner, optional=True)
    return {**said, **_typed("object", ("object",), sentence("block"), optional=optional)}


def _list(plain: Schema, other: Schema, *, optional: bool) -> Schema:
    """A list; an entry without a value is none.

    Entries that are blocks are hidden in a condition, since yaml-ls would offer them without their
    dash where the list itself is still missing; the list's own examples have it.
    """
    said = field_help(plain, other)
    items = _value(plain["items"], other["items"], optional=True)
    inner: Schema = {"items": items}
    if "minItems" in plain:
        inner["minItems"] = plain["minItems"]
    typed = _typed("array", ("array",), sentence("list"), optional=optional)
    if "properties" not in items:
        return {**said, **inner, **typed}
    items["defaultSnippets"] = entry_snippets(plain)
    return {**said, "allOf": [typed], "if": {"type": "array"}, "then": inner}


def _alternatives(plain: Schema, other: Schema, *, optional: bool) -> Schema:
    """A scalar, or else a list or a block: whichever stands there is judged as such."""
    simple, rich = (
        _value(each, twin, optional=optional)
        for each, twin in zip(plain["anyOf"], other["anyOf"], strict=True)
    )
    if "else" in simple:
        simple["else"]["errorMessage"] = sentence("word_or_block")
    said = field_help(plain, other)
    snippets = [*simple.pop("defaultSnippets", []), *said.pop("defaultSnippets", [])]
    kind = {"type": plain["anyOf"][1]["type"]}
    return {**said, "defaultSnippets": snippets, "if": kind, "then": rich, "else": simple}


def _scalar(plain: Schema, other: Schema, *, optional: bool) -> Schema:
    """A text, a number, yes or no, or one of some words."""
    said = field_help(plain, other)
    if "enum" in plain and plain.get("x-of") not in _OPEN:
        return {**said, **_words(plain, other, optional=optional)}
    form = joined(plain["x-format"], other["x-format"])
    said |= {name: plain[name] for name in ("minimum", "maximum") if name in plain}
    if pattern := _pattern(plain):
        said |= {"pattern": pattern, "patternErrorMessage": form}
    if "not" in plain:
        said["allOf"] = [{"if": plain["not"], "then": {"type": "string", "errorMessage": form}}]
    said["defaultSnippets"] = [*suggested_words(plain, other), NOTHING]
    main = plain["type"][0] if isinstance(plain["type"], list) else plain["type"]
    types = _WRITTEN_AS.get(plain["x-kind"], ("string",))
    return {**said, **_typed(main, types, form, optional=optional)}


def _words(plain: Schema, other: Schema, *, optional: bool) -> Schema:
    """One of some words; a word that YAML takes for a number may be that number, too."""
    labels = dict(zip(plain["enum"], find_labels(plain, other), strict=True))
    typed = {plain_value(word): label for word, label in labels.items() if is_typed(word)}
    words = {
        "enum": [*labels, *typed],
        "enumDescriptions": [*labels.values(), *typed.values()],
    }
    if not optional:
        return words
    return {"if": {"type": "null"}, "else": words, "defaultSnippets": suggested_words(plain, other)}


def _key(plain: Schema) -> Schema:
    """The id under which something stands in a map."""
    if "pattern" not in plain:
        return {}
    pattern = spaced_pattern(plain["pattern"], plain.get("maxLength"))
    return {"pattern": pattern, "patternErrorMessage": sentence(plain["x-kind"])}


def _pattern(plain: Schema) -> str | None:
    """What a text must look like, with white space around it."""
    if plain["x-kind"] in TEXTS:
        return text_pattern(plain["x-kind"], plain["maxLength"])
    return spaced_pattern(plain["pattern"], plain.get("maxLength")) if "pattern" in plain else None


def _typed(main: str, types: tuple[str, ...], form: str, *, optional: bool) -> Schema:
    """A condition in place of a type: null is allowed where a field may be left out."""
    allowed = [*types, "null"] if optional else [*types]
    return {"if": {"not": {"type": allowed}}, "then": {"type": main, "errorMessage": form}}


def _without_snippets(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            name: _without_snippets(each)
            for name, each in schema.items()
            if name != "defaultSnippets"
        }
    return [_without_snippets(each) for each in schema] if isinstance(schema, list) else schema
