"""Records as the form for partners opens them: the file, its values, and what stands where.

Only what the public file says is published. With the lines of each value the form rewrites what was
changed and leaves all other lines, and comments, as they are.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from wegweiser.model import Actor, Directory, Location, Offer, Source
from wegweiser.model.record import Part
from wegweiser.model.source import Point
from wegweiser.pages.page import Page

FOLDER = "data/edit"

Block = list[Any]
"""A value's lines: the first and the one after the last, from 0; and the blocks inside it, if each
of them begins a line of its own."""

_COMMENT = re.compile(r" *#")


def edit_pages(directory: Directory) -> Iterator[Page]:
    """`data/edit/index.json`: who there is; `data/edit/<id>.json`: an offer to be changed."""
    yield _page("index", index_of(directory))
    for id_, offer in directory.offers.items():
        yield _page(id_, edit_of(offer))


def index_of(directory: Directory) -> Mapping[str, Any]:
    """What a new record has to know of the others.

    `actors`: by id their name, kind and places (id, name, address), the main one first.
    `offers`: by id their actor, title and status.
    """
    return {
        "actors": {id_: _actor(actor) for id_, actor in directory.actors.items()},
        "offers": {
            id_: {"actor": offer.actor, "title": offer.title, "status": offer.status}
            for id_, offer in directory.offers.items()
        },
    }


def edit_of(record: Offer | Actor) -> Mapping[str, Any]:
    """A record's file: its text, the values in it, and the lines of each; see `Block`."""
    source = record.source
    return {
        "path": source.path,
        "text": "\n".join(source.lines),
        "values": as_written(record),
        "blocks": _Layout(source).blocks((), len(source.lines)) or {},
    }


def as_written(part: Part) -> dict[str, Any]:
    """A record's values as a file says them: text, lists, mappings, and yes/no as true and false.

    What is as it would be without a line is left out.
    """
    found = {}
    values = vars(part)
    for name, written_name, default in _fields(type(part)):
        value = values[name]
        if value is not default and value != default:
            found[written_name] = _written(value)
    if isinstance(part, Offer):
        found |= _short_forms(found)
    return found


@cache
def _fields(model: type[Part]) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a part: their names here and in files, and what they are without a line."""
    fields = model.model_fields.items()
    return tuple((name, info.alias or name, info.get_default()) for name, info in fields)


def _written(value: Any) -> Any:
    if isinstance(value, str | bool):
        return value
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    if isinstance(value, Part):
        return as_written(value)
    if isinstance(value, Mapping):
        return {name: _written(each) for name, each in value.items()}
    return str(value)


def _short_forms(values: Mapping[str, Any]) -> dict[str, Any]:
    """`cost: free`, and a single place without brackets."""
    short: dict[str, Any] = {}
    cost, place = values.get("cost"), values.get("place")
    if cost and list(cost) == ["amount"] and Decimal(cost["amount"]) == 0:
        short["cost"] = "free"
    if place and len(place) == 1:
        short["place"] = place[0]
    return short


def _actor(actor: Actor) -> Mapping[str, Any]:
    places = {}
    for id_, place in actor.places.items():
        town = " ".join(part for part in (place.postcode, place.city) if part)
        address = "" if place.hide_address else ", ".join(filter(None, (place.street, town)))
        places[id_] = {"name": place.name or "", "address": address}
    return {"name": actor.name, "kind": actor.kind, "places": places}


class _Layout:
    """Where the values of a file stand."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.inside: dict[Location, list[Location]] = defaultdict(list)
        for at in source.spots:
            if at:
                self.inside[at[:-1]].append(at)

    def blocks(self, around: Location, end: int) -> dict[str, Block] | list[Block] | None:
        """The blocks of a mapping or list that ends before a line; None where they share lines."""
        inner = self.inside.get(around, [])
        starts = [self._start(at) for at in inner]
        if not inner or self._in_brackets(around) or sorted(set(starts)) != starts:
            return None
        ends = [*starts[1:], end]
        blocks = [self._block(*each) for each in zip(inner, starts, ends, strict=True)]
        if isinstance(inner[0][-1], int):
            return blocks
        return {str(at[-1]): block for at, block in zip(inner, blocks, strict=True)}

    def _start(self, at: Location) -> int:
        return self._mark(at).line

    def _mark(self, at: Location) -> Point:
        spot = self.source.spots[at]
        return (spot.key or spot.value).start_mark

    def _in_brackets(self, at: Location) -> bool:
        mark = self.source.spots[at].value.start_mark
        return self.source.lines[mark.line][mark.column] in "[{"

    def _block(self, at: Location, start: int, end: int) -> Block:
        """A block without the blank lines and comments behind it, which belong to the next one."""
        margin = self._mark(at).column
        while end > start + 1 and _is_between(self.source.lines[end - 1], margin):
            end -= 1
        inside = self.blocks(at, end)
        return [start, end, inside] if inside else [start, end]


def _is_between(line: str, margin: int) -> bool:
    comment = _COMMENT.match(line)
    return not line.strip() or (comment is not None and comment.end() - 1 <= margin)


def _page(name: str, content: Mapping[str, Any]) -> Page:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Page(f"{FOLDER}/{name}.json", text)
