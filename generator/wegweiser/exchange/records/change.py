"""One value of a file changed, everything else byte for byte as it was.

The reader knows where each value stands (`WrittenFile`). The changed file is read again: unless it
says what was wanted and nothing else, it is not changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wegweiser.exchange.records.text import (
    entry_lines,
    entry_type,
    field_lines,
    field_names,
    field_type,
    inline,
    is_list,
)
from wegweiser.exchange.records.written_file import NotChangeableError, Place, WrittenFile
from wegweiser.model import Location
from wegweiser.model.record import Part

__all__ = ["NotChangeableError", "append_entries", "append_entry", "change_field", "remove_field"]


def change_field(raw: bytes, model: type[Part], at: Location, value: Any) -> bytes:
    """The file with another value at a location; a field that was not there is put in its order.

    `at`: `("checked",)`, or a way inside: `("needs", 3, "asked_by")`; what is around it must be
    there. Comments inside a value go with it.

    Raises:
        NotChangeableError: the file has errors, or nobody can tell where the value ends.
    """
    file = WrittenFile.read(raw)
    around = file.value_at(at[:-1])
    if not isinstance(around, Mapping) or not isinstance(at[-1], str):
        raise NotChangeableError
    if file.is_flow(at[:-1]):
        _change_in_braces(file, model, at, value)
    elif at in file.source.spots:
        _replace(file, model, at, value)
    else:
        _insert(file, model, at, value)
    return _checked(file, _with_value(file.values, at, value))


def remove_field(raw: bytes, at: Location) -> bytes:
    """The file without a field; a comment behind it goes with it, one on its own line stays.

    At least one field stays beside it.

    Raises:
        NotChangeableError: as for `change_field`; or another field stands on its line.
    """
    file = WrittenFile.read(raw)
    around = file.value_at(at[:-1])
    if not isinstance(around, Mapping) or at not in file.source.spots or len(around) < 2:
        raise NotChangeableError
    if file.is_flow(at[:-1]):
        _remove_in_braces(file, at)
    else:
        start = file.key_start(at)
        if file.lines[start.row][: start.column].strip():
            raise NotChangeableError
        file.drop(start.row, file.end(at).row)
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
    file = WrittenFile.read(raw)
    entries = file.values.get(name) if isinstance(file.values, dict) else None
    if not entries or file.is_flow((name,)):
        first = 1 if apart and not entries else len(new)
        raw = change_field(raw, model, (name,), [*(entries or ()), *new[:first]])
        rest = new[first:]
        return append_entries(raw, model, name, rest, apart=apart) if rest else raw
    last = (name, len(entries) - 1)
    start = file.start(last)
    dash = file.lines[start.row].rfind("-", 0, start.column)
    if dash < 0 or file.lines[start.row][:dash].strip():
        raise NotChangeableError
    before = [""] if apart or _stand_apart(file, name) else []
    inner = entry_type(field_type(model, name))
    lines = [line for value in new for line in (*before, *entry_lines(value, inner, dash))]
    file.put_below(file.end(last).row, lines)
    return _checked(file, {**file.values, name: [*entries, *new]})


def _stand_apart(file: WrittenFile, name: str) -> bool:
    """Whether there are blank lines between the last entries of a list."""
    last = len(file.values[name]) - 1
    if last == 0:
        return False
    between = file.lines[file.end((name, last - 1)).row : file.start((name, last)).row]
    return any(not line.strip() for line in between)


def _change_in_braces(file: WrittenFile, model: type[Part], at: Location, value: Any) -> None:
    """`{on: 2026-11-03}`: everything stays within the braces."""
    if at in file.source.spots:
        text = inline(value, _type_at(model, at))
        start, end = file.start(at), file.end(at)
        file.splice(start, end, text if start < end else f" {text}")
        return
    line = inline({at[-1]: value}, _type_at(model, at[:-1]))[1:-1]
    if before := _neighbour(file, model, at):
        end = file.end(before)
        file.splice(end, end, f", {line}")
    else:
        start = file.start(at[:-1])
        inside = Place(start.row, start.column + 1)
        file.splice(inside, inside, f"{line}, " if file.value_at(at[:-1]) else line)


def _remove_in_braces(file: WrittenFile, at: Location) -> None:
    """With the comma before it; of the first one, with that behind it."""
    fields = [(*at[:-1], name) for name in file.value_at(at[:-1])]
    place = fields.index(at)
    if place:
        file.splice(file.end(fields[place - 1]), file.end(at), "")
    else:
        file.splice(file.key_start(at), file.key_start(fields[1]), "")


def _replace(file: WrittenFile, model: type[Part], at: Location, value: Any) -> None:
    """The name stays, and so do comments on its line and behind the value."""
    name_end = file.key_end(at)
    margin = file.indent(at[:-1])
    first, *more = field_lines(str(at[-1]), value, _type_at(model, at), margin)
    shown = first[margin:].partition(":")[2]
    after_colon = Place(name_end.row, file.lines[name_end.row].find(":", name_end.column) + 1)
    start, end = file.start(at), file.end(at)
    tail = file.lines[end.row][end.column :]
    below = start.row > after_colon.row
    if below:
        shown += file.lines[after_colon.row][after_colon.column :].rstrip()
    elif more:
        shown += tail.rstrip()
    if below or more:
        file.lines[end.row] = file.lines[end.row][: end.column]
    file.splice(after_colon, max(after_colon, end), file.end_of_line.join([shown, *more]))


def _insert(file: WrittenFile, model: type[Part], at: Location, value: Any) -> None:
    margin = file.indent(at[:-1])
    lines = field_lines(str(at[-1]), value, _type_at(model, at), margin)
    before = _neighbour(file, model, at)
    row = file.start(at[:-1]).row
    if before is None and file.lines[row][:margin].strip():
        before = file.fields_in(at[:-1])[0]  # the first of a list's entry, behind its dash
    if before:
        file.put_below(file.end(before).row, lines)
    else:
        place = Place(row, 0)
        file.splice(place, place, "".join(f"{line}{file.end_of_line}" for line in lines))


def _neighbour(file: WrittenFile, model: type[Part], at: Location) -> Location | None:
    """The last field in the file that stands before this one in the model."""
    order = field_names(_type_at(model, at[:-1]))
    earlier = set(order[: order.index(at[-1])] if at[-1] in order else order)
    inside = file.fields_in(at[:-1])
    before = [field for field in inside if field[-1] in earlier or field[-1] not in order]
    return max(before, key=file.start, default=None)


def _checked(file: WrittenFile, wanted: Any) -> bytes:
    """The file as bytes; read again, it says what was wanted and nothing else."""
    raw = file.to_bytes()
    if _plain(WrittenFile.read(raw).values) != _plain(wanted):
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


def _with_value(values: Any, at: Location, value: Any) -> Any:
    """The values with another one at a location."""
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
