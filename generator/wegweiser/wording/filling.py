"""Fields in translated text: `{word}` and nothing else is one.

Translations are untrusted: they never reach `str.format`, which would follow `{name.__class__}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import Markup, escape

_FIELD: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def find_fields(text: str) -> frozenset[str]:
    """The names of the fields of a sentence."""
    return frozenset(_FIELD.findall(text))


def fill(text: str, values: Mapping[str, object]) -> str:
    """The sentence with its fields filled; a field without a value stays as it is written.

    Once a value is `Markup`, the result is: the sentence and the other values are escaped.
    """
    if any(map(_is_markup, values.values())):
        values = {name: escape(value) for name, value in values.items()}
        return Markup(_fill(str(escape(text)), values))  # noqa: S704 -- all of it was escaped
    return _fill(text, values)


def join(separator: str, items: Iterable[object]) -> str:
    """The items one after the other; `Markup` if one of them is."""
    items = list(items)
    if any(map(_is_markup, items)):
        return escape(separator).join(escape(item) for item in items)
    return separator.join(str(item) for item in items)


def _fill(text: str, values: Mapping[str, object]) -> str:
    return _FIELD.sub(lambda found: str(values.get(found[1], found[0])), text)


def _is_markup(value: object) -> bool:
    return hasattr(value, "__html__")
