"""How one kind of value is written: what reads its text, and what a JSON Schema can say of it.

Both stand in one place, so that the editor's help and the form know the same limits as `check`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


def refusal(code: str, **words: str) -> PydanticCustomError:
    """The error by which a value is refused: the problem's code and what its sentence needs."""
    return PydanticCustomError(code, code, words or None)


def scalar_text(value: object) -> str:
    """The text of a scalar; a list or a mapping in its place is refused."""
    if not isinstance(value, str):
        raise refusal("expected-text")
    return unicodedata.normalize("NFC", value).strip()


@dataclass(frozen=True, slots=True)
class Written:
    """A kind of value: `read` takes the text that stands in the file, or refuses it.

    `kind` is its name in `wording/fields.yml`. `type` is what YAML 1.2 makes of it without quotes,
    `pattern` its text with them (ECMA 262, and Python; the whole text). `first` and `last` bound a
    number, `limit` a length in code points; for the numbers of a `gap` `pattern` has a word.
    `of`: of what records or words it is an id.
    """

    kind: str
    read: Callable[[object], Any]
    type: Literal["string", "integer", "number", "boolean"] = "string"
    pattern: str | None = None
    first: int | None = None
    last: int | None = None
    limit: int | None = None
    of: str | None = None
    gap: tuple[int, int] | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        first, last = self.gap or (None, None)
        gap = {"type": self.type, "minimum": first, "maximum": last}
        said = {
            "type": [self.type, "string"] if self.gap else self.type,
            "pattern": None if self.pattern is None else f"^(?:{self.pattern})$",
            "minimum": self.first,
            "maximum": self.last,
            "maxLength": self.limit,
            "not": gap if self.gap else None,
            "x-kind": self.kind,
            "x-of": self.of,
        }
        return {name: value for name, value in said.items() if value is not None}
