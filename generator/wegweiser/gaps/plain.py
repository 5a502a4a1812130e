"""Values of `needs.yml` as plain data: as somebody wrote them there."""

from __future__ import annotations

from datetime import date
from typing import Any

from wegweiser.model.record import Part
from wegweiser.model.values import Clock


def given(part: Part) -> dict[str, Any]:
    """A block as it was written: only what was given."""
    values = part.model_dump(by_alias=True, exclude_unset=True, exclude_none=True)
    return {name: plain(value) for name, value in values.items()}


def plain(value: Any) -> Any:
    """As JSON has it: dates as ISO 8601, times of day as `HH:MM`, tuples as lists.

    pydantic's own JSON mode warns where a value was made without being read.
    """
    match value:
        case Part():
            values = value.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
            return {name: plain(inner) for name, inner in values.items()}
        case dict():
            return {name: plain(inner) for name, inner in value.items()}
        case tuple():
            return [plain(inner) for inner in value]
        case date():
            return value.isoformat()
        case Clock():
            return str(value)
        case _:
            return value
