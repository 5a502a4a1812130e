"""The model as the browser needs it: its JSON Schema, in as few words as the form can do with.

The form asks, checks and writes by it, so that no limit and no order of fields is told twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from wegweiser.exchange.records.text import OPEN
from wegweiser.model.record import Part

Shape = Mapping[str, Any]
"""What is said of a value: `fields` (by name, each a shape) and which are `required`; `each`, of
the entries of a list or map; `kind`, `limit`, `first`, `last`, `pattern` of a text (the whole of
it); `words` that are allowed; and for `yaml.js` `open`, lines of its own, and `bare`, no quotes."""

_FACTS: Final = {
    "x-kind": "kind",
    "maxLength": "limit",
    "minimum": "first",
    "maximum": "last",
    "pattern": "pattern",
    "enum": "words",
}


@cache
def shape_of(model: type[Part]) -> Shape:
    """The shape of a part of the model."""
    schema = model.model_json_schema(mode="validation")
    return _shape(schema, schema.get("$defs", {}))


def shape_at(model: type[Part], path: str) -> Shape:
    """The shape of a field inside: `for.age.from`; in a list that of its entries: `times.from`."""
    shape = shape_of(model)
    for name in path.split("."):
        shape = shape.get("each", shape)["fields"][name]
    return shape


def _shape(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Shape:
    if "$ref" in schema:
        return _shape(parts[schema["$ref"].rpartition("/")[2]], parts)
    if "anyOf" in schema:
        *_, fullest = (each for each in schema["anyOf"] if each.get("type") != "null")
        return _shape(fullest, parts)
    if "properties" in schema:
        fields = schema["properties"].items()
        return {
            "fields": {name: _field(name, each, parts) for name, each in fields},
            "required": schema.get("required", []),
        }
    if "items" in schema:
        return {"each": _shape(schema["items"], parts)}
    if schema.get("type") == "object":
        return {"each": _shape(_entries(schema), parts)}
    facts = {name: schema[said] for said, name in _FACTS.items() if said in schema}
    return facts if schema["type"] == "string" else {**facts, "bare": True}


def _field(name: str, schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Shape:
    shape = _shape(schema, parts)
    return {**shape, "open": True} if name in OPEN and not shape.get("bare") else shape


def _entries(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a map holds, whatever its keys."""
    found: Mapping[str, Any] = schema.get("additionalProperties") or next(
        iter(schema["patternProperties"].values())
    )
    return found
