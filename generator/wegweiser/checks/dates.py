"""Dates of confirmation: neither in the future nor long past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wegweiser.model import Actor, Offer, Problem

LONG_AGO = 2
"""Years after which a confirmation says nothing any more."""


def find_stale_dates(record: Actor | Offer, today: date) -> Iterator[Problem]:
    """`checked.on` and `capacity.on` that cannot be right, or say nothing any more."""
    dates = [("checked", record.checked.on if record.checked else None)]
    if isinstance(record, Offer) and record.capacity:
        dates.append(("capacity", record.capacity.on))
    for field, day in dates:
        if day and day > today:
            yield record.problem("checked-in-future", field, "on", value=day.isoformat())
        elif day and (day.year + LONG_AGO, day.month, day.day) < today.timetuple()[:3]:
            yield record.problem("checked-long-ago", field, "on", value=day.isoformat())
