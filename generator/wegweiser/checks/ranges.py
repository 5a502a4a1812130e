"""Ranges: what has two ends runs forward."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wegweiser.model import Need, Offer, Problem
from wegweiser.model.record import Record


def find_reversed_age(record: Need | Offer) -> Iterator[Problem]:
    """The age of those whose need it is, or who may come."""
    age = record.for_.age
    if age and age.from_ is not None and age.to is not None and age.to < age.from_:
        words = {"first": str(age.from_), "last": str(age.to)}
        yield record.problem("numbers-reversed", "for", "age", "to", **words)


def find_reversed_days(
    record: Record, first: date | None, last: date | None, *at: str | int
) -> Iterator[Problem]:
    """Two days of a record; `at` is the way to the last one."""
    if first and last and last < first:
        words = {"first": first.isoformat(), "last": last.isoformat()}
        yield record.problem("dates-reversed", *at, **words)
