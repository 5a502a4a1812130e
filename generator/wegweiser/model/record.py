"""What all records share: frozen, without unknown fields, and knowing where they were read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from wegweiser.model.problem import Location, Problem
from wegweiser.model.source import Source


class Part(BaseModel):
    """A block of fields. A field left out means "not known", never "no"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stand_ins: ClassVar[Mapping[str, Any]] = {}
    """What takes the place of a required field that is missing or refused, so that the rest of
    the record is checked all the same. A directory with a stand-in in it is never built."""

    beside: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """What must stand beside a field, or beside a word of it: `every`, `every: 2 weeks`."""

    one_of: ClassVar[tuple[str, ...]] = ()
    """Fields of which one must be there, if the block has any."""


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
    def read(cls, id_: str, values: Any, source: Source | None = None) -> Self:
        """Validate plain values (text, lists, mappings) as the record of that id.

        Raises:
            pydantic.ValidationError: a value is refused; error types are problem codes.
        """
        record = cls.model_validate(values)
        record._id = id_  # noqa: SLF001 -- the one place where a record gets its identity
        record.stand_at(source or Source(""), ())
        return record

    def stand_at(self, source: Source, at: Location) -> None:
        """Note where the record was read; for records that share a file, where in it."""
        self._source = source
        self._at = at

    def problem(self, code: str, *at: str | int, **words: str) -> Problem:
        """A problem at one of the record's values; `at` is the way to it inside the record."""
        return self._source.problem(code, (*self._at, *at), **words)

    def key_problem(self, code: str, *at: str | int, **words: str) -> Problem:
        """A problem at the key of one of the record's values."""
        return self._source.key_problem(code, (*self._at, *at), **words)

    def spoiled(self, *at: str | int) -> bool:
        """Whether something there was already reported while reading."""
        return self._source.spoiled((*self._at, *at))

    def excused(self, *at: str | int) -> bool:
        """Whether a field may be missing only because of what was already reported."""
        return self._source.excused((*self._at, *at))

    def written(self, *at: str | int) -> bool:
        """Whether the contributor wrote something there; a stand-in was not written."""
        return (*self._at, *at) in self._source.spots
