"""What all records share: frozen, without unknown fields, and knowing where they were read."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from wegweiser.model.problem import Location, Problem
from wegweiser.model.source import Source


class Part(BaseModel):
    """A block of fields. A field left out means "not known", never "no"."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Record(Part):
    """A block of fields with an id and a place in a file."""

    _id: str = PrivateAttr(default="")
    _source: Source = PrivateAttr(default_factory=lambda: Source(""))
    _at: Location = PrivateAttr(default=())

    @property
    def id(self) -> str:
        """The stem of the record's file, or the key under which it stands."""
        return self._id

    @property
    def source(self) -> Source:
        """Where the record was read."""
        return self._source

    @classmethod
    def read(cls, id_: str, values: Any, source: Source | None = None, at: Location = ()) -> Self:
        """Validate plain values (text, lists, mappings) as the record of that id.

        Raises:
            pydantic.ValidationError: a value is refused; error types are problem codes.
        """
        record = cls.model_validate(values)
        record._id = id_  # noqa: SLF001 -- the only place where a record gets its identity
        record._source = source or Source("")  # noqa: SLF001 -- likewise
        record._at = at  # noqa: SLF001 -- likewise
        return record

    def problem(self, code: str, *at: str | int, key: bool = False, **words: str) -> Problem:
        """A problem at one of the record's values; `at` is the way to it inside the record."""
        return self._source.problem(code, (*self._at, *at), key=key, **words)

    def spoiled(self, *at: str | int) -> bool:
        """Whether something there was already reported while reading."""
        return self._source.spoiled((*self._at, *at))
