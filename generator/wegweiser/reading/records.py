"""From plain values to a record; what is refused becomes a problem and the rest is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wegweiser.model import Location, Problem, Source
from wegweiser.model.record import Part, Record
from wegweiser.reading.fields import find_part, has_field, is_map, needed_fields
from wegweiser.reading.mending import Mending
from wegweiser.reading.refusals import find_location, is_missing, to_problem, unknown_field

R = TypeVar("R", bound=Record)
ROUNDS = 40
SUGGESTIONS = 100
"""So many problems of a file say what was meant; a file with more is not one of mistyped words."""


def read_record(
    model: type[R], id_: str, values: Any, source: Source
) -> tuple[R | None, list[Problem]]:
    """The record, and all that is wrong with its values.

    What is refused is taken out, required fields are filled by stand-ins, and the rest is
    validated again: so a record with mistakes takes part in the checks that need all records.
    None where not even a mapping of fields is there.
    """
    problems: list[Problem] = []
    for _ in range(ROUNDS):
        try:
            return model.read(id_, values, source), problems
        except ValidationError as error:
            faults = error.errors(include_url=False)
        problems += _report(model, faults, values, source)
        mending = _plan(model, faults, values)
        values = mending.mend(values)
        mending.move(source)
    raise AssertionError("mending ends, since each round takes something out")


def find_null_faults(
    model: type[Part], nulls: Iterable[Location], values: Any, source: Source
) -> Iterator[Problem]:
    """Fields without a value that do not exist, and ids without the fields that they need.

    `zielgruppe:`, the 50 of `{amount: 5,50}`, `sport:` in the vocabulary.
    """
    for at in nulls:
        if source.spoiled(at):
            continue
        if has_field(model, at) is False:
            yield unknown_field(model, at, values, source, suggest=True)
        elif is_map(model, at[:-1]) and (part := find_part(model, at)):
            for name in needed_fields(part):
                yield source.key_problem("missing-field", at, field=name)


def _report(
    model: type[Part], faults: list[ErrorDetails], values: Any, source: Source
) -> list[Problem]:
    """A problem for each fault, unless it only follows from one that was already reported."""
    problems: list[Problem] = []
    for fault in sorted(faults, key=is_missing):
        at = find_location(fault, values)
        follows = source.excused(at) if is_missing(fault) else source.spoiled(at)
        if not follows:
            suggest = len(problems) < SUGGESTIONS
            problems.append(to_problem(model, fault, values, source, suggest=suggest))
        source.faults.add(at)
    return problems


def _plan(model: type[Part], faults: list[ErrorDetails], values: Any) -> Mending:
    """Refused values go; missing ones get a stand-in, or else their block goes."""
    refused: set[Location] = set()
    added: dict[Location, Any] = {}
    for fault in faults:
        at = find_location(fault, values)
        part = find_part(model, at[:-1]) if is_missing(fault) else None
        if part and at[-1] in part.stand_ins:
            added[at] = part.stand_ins[str(at[-1])]
        else:
            refused.add(at[:-1] if is_missing(fault) else at)
    return Mending(refused, added)
