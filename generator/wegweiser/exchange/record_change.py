"""One value of a file changed, everything else byte for byte as it was.

The reader knows where each value stands. What is between, before and behind it is never written
anew: comments, line ends, the byte order mark, how far somebody indents.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from wegweiser.exchange.record_text import (
    entry_lines,
    entry_type,
    field_lines,
    field_names,
    field_type,
    inline,
    is_list,
)
from wegweiser.model import Location, Problem, Source
from wegweiser.model.record import Part
from wegweiser.reading.decoding import COLLECTION_BYTES, decode
from wegweiser.reading.syntax import parse
from wegweiser.reading.yaml_tree import COLLECTION_NODES

_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"\s+#.*")
_BLOCK_TEXTS: Final = frozenset({"|", ">"})


class NotChangeableError(Exception):
    """The file is written in a way that only a person can change."""


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A place in a file: line and column count from 0."""

    row: int
    column: int


@dataclass(slots=True)
class _File:
    """A file as lines without their ends, what was read from it, and where."""

    bom: bytes
    lines: list[str]
    ends: list[str]
    source: Source
    values: Any
    problems: Sequence[Problem] = field(default_factory=list)

    @property
    def end(self) -> str:
        """The line end of the file; LF where it has none."""
        return next((end for end in self.ends if end), "\n")


def change_field(raw: bytes, model: type[Part], at: Location, value: Any) -> bytes:
    """The file with another value at a location; a field that was not there is put in its order.

    `at`: `("checked",)`, or a way inside: `("needs", 3, "asked_by")`; what is around it must be
    there. Comments inside a value go with it.

    Raises:
        NotChangeableError: the file has errors, or nobody can tell where the value ends.
    """
    file = _read(raw)
    around = _value_at(file.values, at[:-1])
    name = at[-1]
    if not isinstance(around, Mapping) or not isinstance(name, str):
        raise NotChangeableError
    if _is_flow(file, at[:-1]):
        _change_in_braces(file, model, at, value)
    elif at in file.source.spots:
        _replace(file, model, at, value)
    else:
        _insert(file, model, at, value)
    wanted = _with_value(file.values, at, value)
    return _checked(file, wanted)


def remove_field(raw: bytes, at: Location) -> bytes:
    """The file without a field; a comment behind it goes with it, one on its own line stays.

    At least one field stays beside it.

    Raises:
        NotChangeableError: as for `change_field`; or another field stands on its line.
    """
    file = _read(raw)
    around = _value_at(file.values, at[:-1])
    if not isinstance(around, Mapping) or at not in file.source.spots or len(around) < 2:
        raise NotChangeableError
    if _is_flow(file, at[:-1]):
        _remove_in_braces(file, at)
    else:
        row, end = _key_start(file, at).row, _end(file, at).row
        if file.lines[row][: _key_start(file, at).column].strip():
            raise NotChangeableError
        del file.lines[row : end + 1], file.ends[row : end + 1]
    wanted = {name: value for name, value in around.items() if name != at[-1]}
    return _checked(file, _with_value(file.values, at[:-1], wanted))


def append_entry(raw: bytes, model: type[Part], name: str, value: Mapping[str, Any]) -> bytes:
    """The file with one more entry at the end of a list; a blank line before it where others have.

    Raises:
        NotChangeableError: as for `change_field`.
    """
    return append_entries(raw, model, name, [value])


def append_entries(
    raw: bytes,
    model: type[Part],
    name: str,
    new: Sequence[Mapping[str, Any]],
    *,
    apart: bool = False,
) -> bytes:
    """The same for several entries; `apart`: with blank lines, whatever is between the others.

    Raises:
        NotChangeableError: as for `change_field`.
    """
    file = _read(raw)
    entries = file.values.get(name) if isinstance(file.values, dict) else None
    if not entries or _is_flow(file, (name,)):
        first = 1 if apart and not entries else len(new)
        raw = change_field(raw, model, (name,), [*(entries or ()), *new[:first]])
        rest = new[first:]
        return append_entries(raw, model, name, rest, apart=apart) if rest else raw
    last = (name, len(entries) - 1)
    line = file.lines[_start(file, last).row]
    dash = line.rfind("-", 0, _start(file, last).column)
    if dash < 0 or line[:dash].strip():
        raise NotChangeableError
    before = [""] if apart or _stand_apart(file, name) else []
    inner = entry_type(field_type(model, name))
    lines = [line for value in new for line in (*before, *entry_lines(value, inner, dash))]
    _put_after(file, _end(file, last).row, lines)
    return _checked(file, {**file.values, name: [*entries, *new]})


def _stand_apart(file: _File, name: str) -> bool:
    """Whether there are blank lines between the last entries of a list."""
    last = len(file.values[name]) - 1
    if last == 0:
        return False
    between = file.lines[_end(file, (name, last - 1)).row : _start(file, (name, last)).row]
    return any(not line.strip() for line in between)


def _read(raw: bytes) -> _File:
    bom = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    source, problems = decode("", raw, COLLECTION_BYTES)
    if source is None or problems:
        raise NotChangeableError
    parsed = parse(source, nodes=COLLECTION_NODES)
    if parsed.problems:
        raise NotChangeableError
    text = raw.removeprefix(bom).decode()
    ends = [*_LINE_END.findall(text), ""]
    return _File(bom, _LINE_END.split(text), ends, source, parsed.tree.value)


def _change_in_braces(file: _File, model: type[Part], at: Location, value: Any) -> None:
    """`{on: 2026-11-03}`: everything stays within the braces."""
    type_ = _type_at(model, at)
    if at in file.source.spots:
        text = inline(value, type_)
        start, end = _start(file, at), _end(file, at)
        _splice(file, start, end, text if start < end else f" {text}")
        return
    line = inline({at[-1]: value}, _type_at(model, at[:-1]))[1:-1]
    if before := _neighbour(file, model, at):
        end = _end(file, before)
        _splice(file, end, end, f", {line}")
    else:
        start = _start(file, at[:-1])
        inside = _Place(start.row, start.column + 1)
        more = ", " if _value_at(file.values, at[:-1]) else ""
        _splice(file, inside, inside, f"{line}{more}")


def _remove_in_braces(file: _File, at: Location) -> None:
    """With the comma before it; of the first one, with that behind it."""
    fields = [(*at[:-1], name) for name in _value_at(file.values, at[:-1])]
    place = fields.index(at)
    if place:
        _splice(file, _end(file, fields[place - 1]), _end(file, at), "")
    else:
        _splice(file, _key_start(file, at), _key_start(file, fields[1]), "")


def _replace(file: _File, model: type[Part], at: Location, value: Any) -> None:
    """The name stays, and so do comments on its line and behind the value."""
    key = file.source.spots[at].key
    if key is None:
        raise NotChangeableError
    name_end = _Place(key.end_mark.line, key.end_mark.column)
    margin = _indent(file, at[:-1])
    first, *more = field_lines(str(at[-1]), value, _type_at(model, at), margin)
    shown = first[margin:].partition(":")[2]
    colon = file.lines[name_end.row].find(":", name_end.column)
    after_colon = _Place(name_end.row, colon + 1)
    start, end = _start(file, at), _end(file, at)
    tail = file.lines[end.row][end.column :]
    if start.row > after_colon.row:
        shown += file.lines[after_colon.row][after_colon.column :].rstrip()
        file.lines[end.row] = file.lines[end.row][: end.column]
    elif more and tail.strip():
        shown += tail
        file.lines[end.row] = file.lines[end.row][: end.column]
    _splice(file, after_colon, max(after_colon, end), file.end.join([shown, *more]))


def _insert(file: _File, model: type[Part], at: Location, value: Any) -> None:
    margin = _indent(file, at[:-1])
    lines = field_lines(str(at[-1]), value, _type_at(model, at), margin)
    before = _neighbour(file, model, at)
    if before:
        _put_after(file, _end(file, before).row, lines)
        return
    row = _start(file, at[:-1]).row
    if file.lines[row][:margin].strip():  # the first field of a list's entry, behind its dash
        first = next(each for each in _value_at(file.values, at[:-1]))
        _put_after(file, _end(file, (*at[:-1], first)).row, lines)
    else:
        text = "".join(f"{line}{file.end}" for line in lines)
        place = _Place(row, 0)
        _splice(file, place, place, text)


def _put_after(file: _File, row: int, lines: Sequence[str]) -> None:
    """New lines below a row, with a line end behind the last where the file has one there."""
    if row >= len(file.lines):
        raise NotChangeableError
    place = _Place(row, len(file.lines[row]))
    _splice(file, place, place, file.end + file.end.join(lines))


def _neighbour(file: _File, model: type[Part], at: Location) -> Location | None:
    """The last field in the file that stands before this one in the model."""
    order = field_names(_type_at(model, at[:-1]))
    earlier = set(order[: order.index(at[-1])] if at[-1] in order else order)
    depth = len(at)
    inside = [spot for spot in file.source.spots if len(spot) == depth and spot[:-1] == at[:-1]]
    before = [spot for spot in inside if spot[-1] in earlier or spot[-1] not in order]
    return max(before, key=lambda spot: _start(file, spot), default=None)


def _indent(file: _File, at: Location) -> int:
    """The column of a block's fields."""
    depth = len(at) + 1
    keys = (
        spot.key.start_mark.column
        for where, spot in file.source.spots.items()
        if len(where) == depth and where[:-1] == at and spot.key
    )
    return next(keys, 0)


def _is_flow(file: _File, at: Location) -> bool:
    """Whether a list or block stands in brackets or braces."""
    return bool(getattr(file.source.spots[at].value, "flow_style", False))


def _start(file: _File, at: Location) -> _Place:
    mark = file.source.spots[at].value.start_mark
    return _Place(mark.line, mark.column)


def _key_start(file: _File, at: Location) -> _Place:
    key = file.source.spots[at].key
    if key is None:
        raise NotChangeableError
    return _Place(key.start_mark.line, key.start_mark.column)


def _end(file: _File, at: Location) -> _Place:
    """Where a value ends: behind its last character, comments and blank lines left out."""
    event = file.source.spots[at].value
    if at not in file.source.ends:
        mark = event.end_mark
        if getattr(event, "style", None) in _BLOCK_TEXTS:
            return _last_text(file, mark.line, mark.column)
        return _Place(mark.line, mark.column)
    if _is_flow(file, at):
        mark = file.source.ends[at].end_mark
        return _Place(mark.line, mark.column)
    depth = len(at) + 1
    inner = (spot for spot in file.source.spots if len(spot) == depth and spot[:-1] == at)
    return max((_end(file, spot) for spot in inner), default=_start(file, at))


def _last_text(file: _File, row: int, column: int) -> _Place:
    """The end of a folded or literal text: its parser counts the lines behind it, too."""
    if column == 0 or row >= len(file.lines):
        row = min(row, len(file.lines)) - 1
    while row > 0 and not file.lines[row].strip():
        row -= 1
    return _Place(row, len(file.lines[row]))


def _splice(file: _File, start: _Place, end: _Place, text: str) -> None:
    """Put a text in the place of what stands from start to end."""
    rows = file.lines[start.row : end.row + 1]
    head, tail = rows[0][: start.column], rows[-1][end.column :]
    file.lines[start.row : end.row + 1] = [f"{head}{text}{tail}"]
    file.ends[start.row : end.row] = []


def _checked(file: _File, wanted: Any) -> bytes:
    """The file as bytes; read again, it says what was wanted and nothing else."""
    text = "".join(f"{line}{end}" for line, end in zip(file.lines, file.ends, strict=True))
    raw = file.bom + text.encode("utf-8", "replace")
    if _plain(_read(raw).values) != _plain(wanted):
        raise NotChangeableError
    return raw


def _plain(value: Any) -> Any:
    """Values as they read back: text without white space around it."""
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items() if each is not None}
    if is_list(value):
        return [_plain(each) for each in value if each is not None]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip()


def _value_at(values: Any, at: Location) -> Any:
    try:
        for step in at:
            values = values[step]
    except (KeyError, IndexError, TypeError):
        raise NotChangeableError from None
    return values


def _with_value(values: Any, at: Location, value: Any) -> Any:
    if not at:
        return value
    step, *rest = at
    if isinstance(values, list):
        changed = list(values)
        changed[int(step)] = _with_value(values[int(step)], tuple(rest), value)
        return changed
    return {**values, step: _with_value(values.get(step), tuple(rest), value)}


def _type_at(model: Any, at: Location) -> Any:
    for step in at:
        model = entry_type(model) if isinstance(step, int) else field_type(model, step)
    return model
