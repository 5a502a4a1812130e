"""Examples as values: what YAML 1.2 makes of the examples that stand in `wording/fields.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wegweiser.model import Source
from wegweiser.reading.yaml_tree import RECORD_NODES, read_tree

Schema = Mapping[str, Any]


def read_example(text: str, schema: Schema) -> Any:
    """The value of an example's only field."""
    tree = read_tree(Source("", text.split("\n")), nodes=RECORD_NODES)
    (value,) = tree.value.values()
    return _typed(value, schema)


def _typed(value: Any, schema: Schema) -> Any:
    """A text as the number or the yes and no that the schema takes it for."""
    if "anyOf" in schema:
        simple, rich = schema["anyOf"]
        return _typed(value, simple if isinstance(value, str) else rich)
    if isinstance(value, list):
        return [_typed(each, schema["items"]) for each in value]
    if isinstance(value, dict):
        return {name: _typed(each, _inner(schema, name)) for name, each in value.items()}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if "boolean" in types:
        return value == "yes"
    if {"integer", "number"} & set(types) and value.isdigit():
        return int(value)
    return float(value) if "number" in types else value


def _inner(schema: Schema, name: str) -> Schema:
    """The schema of a field; of an id that a directory does not have, that of the others."""
    fields: Mapping[str, Schema] = schema.get("properties", {})
    rest = schema["additionalProperties"] or next(iter(fields.values()), {})
    return fields.get(name, rest)
