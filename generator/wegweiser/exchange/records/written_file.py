"""A file as it is written: its lines, what they say, and where each value stands.

Lines are kept without their ends, and the ends beside them, so that nothing but the lines that
change is written anew: comments, line ends, the byte order mark, how far somebody indents.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from wegweiser.model import Location, Source
from wegweiser.reading.decoding import COLLECTION_BYTES, decode
from wegweiser.reading.syntax import parse
from wegweiser.reading.yaml_tree import COLLECTION_NODES

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLOCK_TEXTS: Final = frozenset({"|", ">"})


class NotChangeableError(Exception):
    """The file is written in a way that only a person can change."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: line and column count from 0."""

    row: int
    column: int


@dataclass(slots=True)
class WrittenFile:
    """A file to be changed once: its places hold for what was read."""

    bom: bytes
    lines: list[str]
    ends: list[str]
    source: Source
    values: Any

    @classmethod
    def read(cls, raw: bytes) -> Self:
        """Read a file without errors.

        Raises:
            NotChangeableError: it has some.
        """
        source, problems = decode("", raw, COLLECTION_BYTES)
        if source is None or problems:
            raise NotChangeableError
        parsed = parse(source, nodes=COLLECTION_NODES)
        if parsed.problems:
            raise NotChangeableError
        bom = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        text = raw.removeprefix(bom).decode()
        ends = [*_LINE_END.findall(text), ""]
        return cls(bom, _LINE_END.split(text), ends, source, parsed.tree.value)

    def to_bytes(self) -> bytes:
        """The file as it is now."""
        pairs = zip(self.lines, self.ends, strict=True)
        return self.bom + "".join(f"{line}{end}" for line, end in pairs).encode("utf-8", "replace")

    @property
    def end_of_line(self) -> str:
        """The line end of the file; LF where it has none."""
        return next((end for end in self.ends if end), "\n")

    def value_at(self, at: Location) -> Any:
        """The value at a location.

        Raises:
            NotChangeableError: there is none.
        """
        values = self.values
        try:
            for step in at:
                values = values[step]
        except (KeyError, IndexError, TypeError):
            raise NotChangeableError from None
        return values

    def fields_in(self, at: Location) -> list[Location]:
        """The locations directly inside a block or list."""
        depth = len(at) + 1
        return [spot for spot in self.source.spots if len(spot) == depth and spot[:-1] == at]

    def is_flow(self, at: Location) -> bool:
        """Whether a list or block stands in brackets or braces."""
        return bool(getattr(self.source.spots[at].value, "flow_style", False))

    def start(self, at: Location) -> Place:
        """Where a value begins."""
        mark = self.source.spots[at].value.start_mark
        return Place(mark.line, mark.column)

    def key_start(self, at: Location) -> Place:
        """Where a field's name begins."""
        mark = self._key(at).start_mark
        return Place(mark.line, mark.column)

    def key_end(self, at: Location) -> Place:
        """Where a field's name ends, before its colon."""
        mark = self._key(at).end_mark
        return Place(mark.line, mark.column)

    def end(self, at: Location) -> Place:
        """Where a value ends: behind its last character, comments and blank lines left out."""
        event: Any = self.source.spots[at].value
        if at not in self.source.ends:
            mark = event.end_mark
            if getattr(event, "style", None) in _BLOCK_TEXTS:
                return self._last_text(mark.line, mark.column)
            return Place(mark.line, mark.column)
        if self.is_flow(at):
            mark = self.source.ends[at].end_mark
            return Place(mark.line, mark.column)
        return max(map(self.end, self.fields_in(at)), default=self.start(at))

    def indent(self, at: Location) -> int:
        """The column of a block's fields."""
        return next((self.key_start(field).column for field in self.fields_in(at)), 0)

    def splice(self, start: Place, end: Place, text: str) -> None:
        """Put a text in the place of what stands from start to end."""
        rows = self.lines[start.row : end.row + 1]
        if not rows:
            raise NotChangeableError
        head, tail = rows[0][: start.column], rows[-1][end.column :]
        self.lines[start.row : end.row + 1] = [f"{head}{text}{tail}"]
        self.ends[start.row : end.row] = []

    def put_below(self, row: int, lines: Sequence[str]) -> None:
        """New lines below a row; the last one ends as the row did."""
        if row >= len(self.lines):
            raise NotChangeableError
        place = Place(row, len(self.lines[row]))
        self.splice(place, place, self.end_of_line + self.end_of_line.join(lines))

    def drop(self, first: int, last: int) -> None:
        """Take out the rows from first to last."""
        del self.lines[first : last + 1], self.ends[first : last + 1]

    def _key(self, at: Location) -> Any:
        key = self.source.spots[at].key
        if key is None:
            raise NotChangeableError
        return key

    def _last_text(self, row: int, column: int) -> Place:
        """The end of a folded or literal text: its parser counts the lines behind it, too."""
        if column == 0 or row >= len(self.lines):
            row = min(row, len(self.lines)) - 1
        while row > 0 and not self.lines[row].strip():
            row -= 1
        return Place(row, len(self.lines[row]))
