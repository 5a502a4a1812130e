"""Whole years from the youngest to the oldest, both included."""

from __future__ import annotations

from typing import Final

from wegweiser.model.offer import Age

Ages = tuple[int, int]
ALL_AGES: Final[Ages] = (0, 120)
"""The ages that a record can name: an end left out is no limit."""


def read_ages(age: Age | None) -> Ages:
    """The first and the last year of an age."""
    first, last = ALL_AGES
    if age is not None and age.from_ is not None:
        first = age.from_
    if age is not None and age.to is not None:
        last = age.to
    return first, last


def overlap(one: Ages, other: Ages) -> bool:
    """Whether somebody is of both ages."""
    return max(one[0], other[0]) <= min(one[1], other[1])


def covers(offered: Ages, asked: Ages) -> bool:
    """Whether everybody of the ages asked is of those offered."""
    return offered[0] <= asked[0] and asked[1] <= offered[1]
