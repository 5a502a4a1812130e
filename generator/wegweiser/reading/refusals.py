"""From pydantic's refusals to problems: a code, a place, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from wegweiser.model import Location, Problem, Source
from wegweiser.model.record import Part
from wegweiser.reading.fields import field_names, find_homes, find_part, is_map, needed_fields
from wegweiser.reading.rewriting import REWRITINGS
from wegweiser.reading.suggestions import find_nearest, find_synonym

_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "literal_error": "unknown-value",
    "string_type": "expected-text",
    "tuple_type": "expected-list",
    "dict_type": "expected-fields",
    "model_type": "expected-fields",
    "too_short": "empty-list",
}
"""pydantic's names of refusals and ours; all others come from `model.values` under their codes."""

_KEY_CODES = frozenset({"malformed-id", "long-id", "reserved-id", "empty-text"})
_BULLET = re.compile(r"^[\s*•·–—\[(]+|[\s\])]+$")
"""What people put around an entry of a list, and YAML does not."""
_UNSPACED = re.compile(r"-\S|[^\W\d]\w*:\S")


def is_missing(fault: ErrorDetails) -> bool:
    """Whether a required field is not there."""
    return fault["type"] == "missing"


def is_about_key(fault: ErrorDetails) -> bool:
    """Whether an id is refused that stands as a key; a field may be called `[key]`, too."""
    return fault["type"] in _KEY_CODES and fault["loc"][-1:] == ("[key]",)


def find_location(fault: ErrorDetails, values: Any) -> Location:
    """Where in the record the fault is; a text that stands for a list of one has no inside."""
    at = fault["loc"][:-1] if is_about_key(fault) else fault["loc"]
    for depth, step in enumerate(at):
        if isinstance(values, str):
            return at[:depth]
        values = values.get(step) if isinstance(values, dict) else values[int(step)]
    return at


def is_unspaced(value: Any) -> bool:
    """Whether a text was meant as a field or entry: `phone:040` or `-mon`, without the space."""
    return isinstance(value, str) and bool(_UNSPACED.match(value))


def to_problem(
    model: type[Part], fault: ErrorDetails, values: Any, source: Source, *, suggest: bool
) -> Problem:
    """The problem of a fault; `suggest`: with what was meant, which takes milliseconds."""
    at = find_location(fault, values)
    code = _CODES.get(fault["type"], fault["type"])
    if code == "unknown-field":
        return unknown_field(model, at, values, source, suggest=suggest)
    words = {"field": _shown(at[-1]) if at else "", "value": _shown(fault["input"])}
    words |= {name: _shown(word) for name, word in (fault.get("ctx") or {}).items()}
    if code in {"expected-fields", "expected-list"} and is_unspaced(fault["input"]):
        return source.problem("missing-space", at)
    if code == "unknown-value" and not isinstance(fault["input"], str):
        code = "expected-text"
    if code == "expected-fields":
        words["nearest"] = _as_block(model, at)
    if code == "expected-list":
        words["value"] = _BULLET.sub("", words["value"]) or _as_entry(fault["input"])
    elif code == "unknown-value":
        options = re.findall(r"'([^']*)'", str((fault.get("ctx") or {})["expected"]))
        words["expected"] = ", ".join(options)
        words |= _meant(find_nearest(words["value"], options) if suggest else None)
    elif suggest and code in REWRITINGS:
        nearest = REWRITINGS[code](words["value"])
        words |= _meant(nearest if nearest != words["value"] else None)
    report = source.key_problem if is_about_key(fault) else source.problem
    return report(code, at, **words)


def unknown_field(
    model: type[Part], at: Location, values: Any, source: Source, *, suggest: bool
) -> Problem:
    """The mistyped, translated or misplaced name of a field; the field meant is not missing too."""
    name, around = str(at[-1]), at[:-1]
    if at == ("id",):
        return source.key_problem("id-in-file", at)
    part = find_part(model, around)
    options = field_names(part) if part else []
    homes = {inner: home for inner, home in find_homes(model).items() if home not in at}
    code, words = "unknown-field", {"field": _shown(name), "expected": ", ".join(options)}
    if nearest := _with_point(at, _block(values, around), source):
        words["nearest"] = nearest
    elif name in homes:
        code, words["home"] = "misplaced-field", homes[name]
    elif suggest and (nearest := find_nearest(name, options)):
        words["nearest"] = nearest
        if nearest not in _block(values, around):
            source.faults.add((*around, nearest))
    elif suggest and (nearest := find_synonym(name, homes)):
        code, words["home"], words["nearest"] = "misplaced-field", homes[nearest], nearest
    return source.key_problem(code, at, **words)


def _with_point(at: Location, block: Mapping[str, Any], source: Source) -> str | None:
    """The number that a comma took apart: `{amount: 5,50}` is an amount of 5 and a field 50."""
    decimals = str(at[-1])
    if not decimals.isdecimal():
        return None
    beside = [spot for spot in source.spots if len(spot) == len(at) and spot[:-1] == at[:-1]]
    before = dict(zip(beside[1:], beside, strict=False)).get(at)
    whole = block.get(str(before[-1])) if before else None
    return f"{whole}.{decimals}" if isinstance(whole, str) and whole.isdecimal() else None


def _block(values: Any, at: Location) -> Mapping[str, Any]:
    for step in at:
        values = values[step]
    return values if isinstance(values, dict) else {}


def _meant(nearest: str | None) -> dict[str, str]:
    return {"nearest": nearest} if nearest else {}


def _as_block(model: type[Part], at: Location) -> str:
    """How a block is written, with the fields that it needs: `alert: {text: …, until: …}`.

    In a list it has no name before it.
    """
    part = find_part(model, at)
    names = ["…"]
    if part and not is_map(model, at):
        names = needed_fields(part) or field_names(part)[:1]
    if not at:
        return "…"
    block = f"{{{', '.join(f'{name}: …' for name in names)}}}"
    return block if isinstance(at[-1], int) else f"{_shown(at[-1])}: {block}"


def _as_entry(value: Any) -> str:
    """The beginning of a block that should be an entry of a list."""
    return f"{{{_shown(next(iter(value)))}: …}}" if isinstance(value, dict) and value else "…"


def _shown(value: Any) -> str:
    """A value as a sentence can quote it: text, cut to what one can take in; else nothing."""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) else ""
    return value if len(value) <= 60 else value[:59] + "…"
