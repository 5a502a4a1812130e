"""From plain values to a record; what is refused becomes a problem and the rest is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wegweiser.model import Location, Problem, Source
from wegweiser.model.record import Part, Record
from wegweiser.reading.fields import field_names, find_home, find_part
from wegweiser.reading.suggestions import find_nearest

R = TypeVar("R", bound=Record)
ROUNDS = 40
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


def read_record(
    model: type[R], id_: str, values: Any, source: Source, *, partial: bool = False
) -> tuple[R | None, list[Problem]]:
    """The record, and all that is wrong with its values.

    What is refused is taken out, required fields are filled by stand-ins, and the rest is
    validated again: so a record with mistakes takes part in the checks that need all records.
    `partial`: a block was unreadable; what it may have held is not called missing.
    None where not even a mapping of fields is there.
    """
    if values is None:
        return None, [] if partial else [source.problem("empty-file")]
    if not isinstance(values, dict):
        return None, [source.problem("expected-fields", value=_shown(values))]
    problems: list[Problem] = []
    for _ in range(ROUNDS):
        try:
            return model.read(id_, values, source), problems
        except ValidationError as error:
            faults = error.errors(include_url=False)
            problems += _report(model, faults, values, source, partial=partial)
            values = _mend(model, faults, values, source)
    raise AssertionError("mending ends, since each round takes something out")


def _report(
    model: type[Part],
    faults: list[ErrorDetails],
    values: Any,
    source: Source,
    *,
    partial: bool,
) -> list[Problem]:
    """A problem for each fault, unless it only follows from one that was already reported."""
    problems = []
    for fault in sorted(faults, key=lambda fault: fault["type"] == "missing"):
        at = _location(fault)
        follows = source.spoiled(at) or (fault["type"] == "missing" and partial and len(at) == 1)
        if not follows:
            problems.append(_problem(model, fault, values, source))
        source.faults.add(at)
    return problems


def _problem(model: type[Part], fault: ErrorDetails, values: Any, source: Source) -> Problem:
    at = _location(fault)
    code = _CODES.get(fault["type"], fault["type"])
    field = str(at[-1]) if at else ""
    words = {"field": field, "value": _shown(fault["input"])}
    words |= {name: str(word) for name, word in (fault.get("ctx") or {}).items()}
    if code == "unknown-field":
        return _unknown_field(model, at, values, source)
    if code == "unknown-value":
        options = re.findall(r"'([^']*)'", words["expected"]) or [words["expected"]]
        words["expected"] = ", ".join(options)
        words |= _nearest(words["value"], options)
    elif code == "not-yes-or-no":
        words |= _nearest(words["value"], ["yes", "no"])
    elif code == "not-a-weekday":
        words |= _nearest_weekday(words["value"])
    elif code == "not-an-exception":
        words |= _nearest(words["value"], ["public-holidays", "school-holidays"])
    elif code in {"not-a-language", "vague-language"}:
        words |= _nearest(words["value"], _LANGUAGES)
    elif code in {"not-a-date", "not-a-time", "not-an-amount", "malformed-id"}:
        words |= _rewritten(code, words["value"])
    is_key = bool(fault["loc"]) and fault["loc"][-1] == "[key]"
    return (source.key_problem if is_key else source.problem)(code, at, **words)


_LANGUAGES = (
    "de", "en", "ar", "fa", "fa-AF", "ps", "ckb", "kmr", "ti", "so", "uk", "ru", "tr", "fr",
    "es", "pl", "sq", "sr", "am",
)  # fmt: skip


def _unknown_field(model: type[Part], at: Location, values: Any, source: Source) -> Problem:
    """The mistyped, translated or misplaced name of a field; the field meant is not missing too."""
    name = str(at[-1])
    part = find_part(model, at[:-1])
    options = field_names(part) if part else []
    if at == ("id",):
        return source.key_problem("id-in-file", at)
    words = {"field": name, "expected": ", ".join(options)}
    home = find_home(model, name)
    if home and home not in at:
        return source.key_problem("misplaced-field", at, **words, home=home)
    if nearest := find_nearest(name, options):
        words["nearest"] = nearest
        if nearest not in _block(values, at[:-1]):
            source.faults.add((*at[:-1], nearest))
    return source.key_problem("unknown-field", at, **words)


def _nearest(value: str, options: list[str] | tuple[str, ...]) -> dict[str, str]:
    nearest = find_nearest(value, options)
    return {"nearest": nearest} if nearest else {}


def _nearest_weekday(value: str) -> dict[str, str]:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    ordinals = {
        "erster": "1st", "ersten": "1st", "first": "1st", "1": "1st",
        "zweiter": "2nd", "zweiten": "2nd", "second": "2nd", "2": "2nd",
        "dritter": "3rd", "dritten": "3rd", "third": "3rd", "3": "3rd",
        "vierter": "4th", "vierten": "4th", "fourth": "4th", "4": "4th",
        "letzter": "last", "letzten": "last",
    }  # fmt: skip
    *first, last = value.casefold().replace(".", " ").split() or [""]
    day = find_nearest(last, days)
    ordinal = next((ordinals[word] for word in first if word in ordinals), "")
    return {"nearest": f"{ordinal} {day}".strip()} if day else {}


def _rewritten(code: str, value: str) -> dict[str, str]:
    """The value as it should be written, where it is clear what is meant."""
    if code == "not-a-date" and (
        found := re.fullmatch(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})", value)
    ):
        return {"nearest": f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"}
    if code == "not-a-time" and (
        found := re.fullmatch(r"([0-9]{1,2})(?:[.:h]\s*([0-9]{2}))?\s*(?:Uhr|h)?", value)
    ):
        return {"nearest": f"{found[1]}:{found[2] or '00'}"}
    if code == "not-an-amount" and (
        found := re.fullmatch(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}|-))?\s*(?:€|EUR|Euro)?", value)
    ):
        cents = (found[2] or "").replace("-", "")
        return {"nearest": f"{found[1]}.{cents:0<2}" if cents else found[1]}
    if code == "malformed-id" and (slug := slugify(value)):
        return {"nearest": slug}
    return {}


def slugify(text: str) -> str:
    """A text as an id: `Café für Mütter` becomes `cafe-fuer-muetter`; may be empty."""
    text = text.casefold().translate({228: "ae", 246: "oe", 252: "ue", 223: "ss"})
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:60].strip("-")


def _location(fault: ErrorDetails) -> Location:
    return tuple(step for step in fault["loc"] if step != "[key]")


def _mend(model: type[Part], faults: list[ErrorDetails], values: Any, source: Source) -> Any:
    """The values without what was refused. List items go from the end, so that indexes hold."""
    for fault in sorted(faults, key=_from_the_end, reverse=True):
        at = _location(fault)
        if fault["type"] != "missing":
            values = _without(values, at, source)
        elif _has_stand_in(model, at):
            part = find_part(model, at[:-1])
            values = _with(values, at, part.stand_ins[str(at[-1])] if part else None)
        else:
            values = _without(values, at[:-1], source)
    return values


def _from_the_end(fault: ErrorDetails) -> list[str]:
    """A key that sorts the indexes of a list as numbers."""
    return [f"{step:09d}" if isinstance(step, int) else step for step in fault["loc"]]


def _has_stand_in(model: type[Part], at: Location) -> bool:
    part = find_part(model, at[:-1])
    return part is not None and at[-1] in part.stand_ins


def _block(values: Any, at: Location) -> Mapping[str, Any]:
    for step in at:
        values = values[step]
    return values if isinstance(values, dict) else {}


def _with(values: Any, at: Location, value: Any) -> Any:
    """A copy in which a field of a block has a value; a block that is gone stays gone."""
    if not at:
        return value
    copy = values.copy()
    if len(at) == 1 or _holds(copy, at[0]):
        copy[at[0]] = _with(copy[at[0]] if len(at) > 1 else None, at[1:], value)
    return copy


def _holds(values: Any, step: str | int) -> bool:
    return (
        step in values if isinstance(values, dict) else isinstance(step, int) and step < len(values)
    )


def _without(values: Any, at: Location, source: Source, above: Location = ()) -> Any:
    """A copy from which a value is taken out; positions of the items behind it move up."""
    copy = values.copy()
    step = at[0]
    if isinstance(copy, dict):
        if step in copy and len(at) > 1 and isinstance(copy[step], dict | list):
            copy[step] = _without(copy[step], at[1:], source, (*above, step))
        else:
            copy.pop(step, None)
    elif isinstance(step, int) and step < len(copy):
        if len(at) > 1 and isinstance(copy[step], dict | list):
            copy[step] = _without(copy[step], at[1:], source, (*above, step))
        else:
            del copy[step]
            _move_up(source, above, step)
    return copy


def _move_up(source: Source, above: Location, gone: int) -> None:
    depth = len(above)

    def moved(at: Location) -> Location:
        step = at[depth] if len(at) > depth else None
        if at[:depth] == above and isinstance(step, int) and step > gone:
            return (*above, step - 1, *at[depth + 1 :])
        return at

    spots = {
        moved(at): spot for at, spot in source.spots.items() if at[: depth + 1] != (*above, gone)
    }
    source.spots.clear()
    source.spots.update(spots)
    faults = {moved(at) for at in source.faults if at[: depth + 1] != (*above, gone)} | {above}
    source.faults.clear()
    source.faults.update(faults)


def _shown(value: Any) -> str:
    """A value as a sentence can quote it: text, cut to what one can take in; else nothing."""
    if not isinstance(value, str):
        return ""
    return value if len(value) <= 60 else value[:59] + "…"
