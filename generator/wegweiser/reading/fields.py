"""Which fields a block of a record has, read from the model itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from wegweiser.model import Location
from wegweiser.model.record import Part


def find_part(model: type[Part], at: Location) -> type[Part] | None:
    """The model of the block at a location: `Offer`, `("times", 0)` → `Time`."""
    part: type[Part] | None = model
    wrapped: Any = None
    for step in at:
        if wrapped is not None:  # inside a list or a map: the step is an index or an id
            part, wrapped = _part(wrapped), None
            continue
        if part is None:
            return None
        annotation = _fields(part).get(str(step))
        if annotation is None:
            return None
        part = _part(annotation)
        wrapped = annotation if _is_collection(annotation) else None
    return part


def has_field(model: type[Part], at: Location) -> bool | None:
    """Whether a block has a field of that name; None where the location is in no such block."""
    around = at[:-1]
    part = find_part(model, around)
    if part is None or is_map(model, around):
        return None
    return at[-1] in _fields(part)


def is_map(model: type[Part], at: Location) -> bool:
    """Whether a location is a map of ids or a list, whose entries are the blocks."""
    annotation = _annotation(model, at)
    return annotation is not None and _is_collection(annotation)


def _annotation(model: type[Part], at: Location) -> Any:
    """How the field at a location is declared; None where it is no field."""
    part = find_part(model, at[:-1])
    if not at or part is None or is_map(model, at[:-1]):
        return None
    return _fields(part).get(str(at[-1]))


def needed_fields(part: type[Part]) -> list[str]:
    """The fields that a block cannot do without."""
    return [info.alias or name for name, info in part.model_fields.items() if info.is_required()]


def field_names(part: type[Part]) -> list[str]:
    """The names of a block's fields as contributors write them."""
    return list(_fields(part))


@cache
def find_homes(model: type[Part]) -> Mapping[str, str]:
    """The names in the blocks of a record, and the first block for each: `groups` → `for`."""
    homes: dict[str, str] = {}
    for outer, annotation in _fields(model).items():
        if part := _part(annotation):
            for name in _fields(part):
                homes.setdefault(name, outer)
    return homes


@cache
def _fields(part: type[Part]) -> Mapping[str, Any]:
    return {info.alias or name: info.annotation for name, info in part.model_fields.items()}


def _part(annotation: Any) -> type[Part] | None:
    return next(
        (
            found
            for found in _walk(annotation)
            if isinstance(found, type) and issubclass(found, Part)
        ),
        None,
    )


def _is_collection(annotation: Any) -> bool:
    return any(getattr(found, "__origin__", None) in {tuple, dict} for found in _walk(annotation))


def _walk(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _walk(argument)
