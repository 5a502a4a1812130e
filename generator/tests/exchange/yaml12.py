"""YAML as an editor reads it: by the core schema of YAML 1.2, with every key a text."""

from __future__ import annotations

import re
from typing import Any

import yaml

TAGS = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    "str": r"(?s:.*)",
}


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML without what YAML 1.1 made of `yes`, `08:30` and `2026-12-05`."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """The tag of a scalar without quotes; the usual one of all else."""
        if kind is not yaml.ScalarNode or not implicit[0]:
            return str(super().resolve(kind, value, implicit))
        name = next(tag for tag, pattern in TAGS.items() if re.fullmatch(pattern, value))
        return f"tag:yaml.org,2002:{name}"

    def construct_integer(self, node: Any) -> int:
        """`016` is 16, `0o17` is 15."""
        text = node.value
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", CoreLoader.construct_integer)


def load(text: str) -> Any:
    """The value of a file."""
    return _with_text_keys(yaml.load(text, CoreLoader))  # noqa: S506 -- a safe loader


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {_key(key): _with_text_keys(inner) for key, inner in value.items()}
    return [_with_text_keys(each) for each in value] if isinstance(value, list) else value


def _key(key: Any) -> str:
    return key if isinstance(key, str) else str(key).lower()
