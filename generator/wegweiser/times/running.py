"""What is in force, still to come, over or past on a given day."""

from __future__ import annotations

from datetime import date

from wegweiser.model import Offer, Time


def in_force(time: Time, day: date) -> bool:
    """A rhythm is in force from `since` to `until` (left out: no limit), a date never."""
    return (
        time.date is None
        and (time.since is None or time.since <= day)
        and (time.until is None or day <= time.until)
    )


def still_to_come(time: Time, day: date) -> bool:
    """A rhythm in force or starting later, a date that is not yet past; that day counts."""
    return not is_over(time, day)


def is_over(time: Time, day: date) -> bool:
    """A rhythm is over after `until`, a date after its last day; without an end nothing is."""
    end = time.until if time.date is None else time.date.last
    return end is not None and end < day


def is_past(offer: Offer, day: date) -> bool:
    """An offer is past after `runs.until`, and when it has times and all of them are over."""
    if offer.runs.until is not None and offer.runs.until < day:
        return True
    return bool(offer.times) and all(is_over(time, day) for time in offer.times)


def is_listed(offer: Offer, day: date) -> bool:
    """The site lists active, full, planned and paused offers that are not past."""
    return offer.status != "ended" and not is_past(offer, day)
