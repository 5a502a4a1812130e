"""Dates of confirmation: neither in the future nor long past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wegweiser.model import Actor, Offer, Problem

LONG_AGO = timedelta(days=731)
"""Over two years."""


def find_stale_dates(record: Actor | Offer, today: date) -> Iterator[Problem]:
    """`checked.on` and `capacity.on` that cannot be right, or say nothing any more."""
    dates = [("checked", record.checked.on if record.checked else None)]
    if isinstance(record, Offer) and record.capacity:
        dates.append(("capacity", record.capacity.on))
    for field, day in dates:
        if day and day > today:
            yield record.problem("checked-in-future", field, "on", value=day.isoformat())
        elif day and today - day > LONG_AGO:
            yield record.problem("checked-long-ago", field, "on", value=day.isoformat())
