"""Sessions: the days and hours at which an offer really takes place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wegweiser.model import Offer, Time
from wegweiser.model.values import Clock, Holidays, Span
from wegweiser.times.holidays import Calendar
from wegweiser.times.rhythm import find_days

WEEKS_AHEAD = 8
"""How far ahead an offer's next sessions are told."""


@dataclass(frozen=True, slots=True)
class Session:
    """One day of one of an offer's times.

    `start` is None where the hour is not known, `end` where the end is open, `place` where it is
    the offer's own. `note_at` is the time's index in `offer.times`, where its note stands.
    """

    day: date
    start: Clock | None
    end: Clock | None
    place: str | None
    note_at: int

    @property
    def order(self) -> tuple[date, int, int, int]:
        """By day and start; what has no hour comes first, an open end last."""
        start = -1 if self.start is None else self.start
        end = 24 * 60 + 1 if self.end is None else self.end
        return self.day, start, end, self.note_at

    def __lt__(self, other: Session) -> bool:
        return self.order < other.order


def next_sessions(
    offer: Offer, today: date, calendar: Calendar, weeks: int = WEEKS_AHEAD
) -> list[Session]:
    """The sessions of the weeks that begin today.

    Raises:
        UnknownHolidays: see `find_sessions`.
    """
    return find_sessions(offer, today, last_of_weeks(today, weeks), calendar)


def last_of_weeks(first: date, weeks: int = WEEKS_AHEAD) -> date:
    """The last day of the weeks that begin with a day."""
    return first + timedelta(weeks=weeks, days=-1)


def find_sessions(offer: Offer, first: date, last: date, calendar: Calendar) -> list[Session]:
    """What the plan says for the days from `first` to `last`, in order, whatever the status.

    A session outside `runs` does not take place; one that two times name (same day, hours and
    place) is there once, as the first of them.

    Raises:
        UnknownHolidays: a time depends on holidays of days that the calendar does not know.
    """
    first = max(first, offer.runs.from_ or first)
    last = min(last, offer.runs.until or last)
    found: dict[tuple[date, Clock | None, Clock | None, str | None], Session] = {}
    for at, time in enumerate(offer.times):
        for day in _held(time, find_days(time, first, last), calendar):
            session = Session(day, time.from_, time.to, time.place, at)
            found.setdefault((day, time.from_, time.to, time.place), session)
    return sorted(found.values(), key=lambda session: session.order)


def _held(time: Time, days: list[date], calendar: Calendar) -> Iterator[date]:
    """Of a time's days in order, those that `except` does not name, and `only`, if given, does."""
    if not days or not (time.except_ or time.only):
        return iter(days)
    ruled_out = _named(time.except_, days, calendar)
    let_in = _named(time.only, days, calendar)
    return (
        day
        for day in days
        if not any(day in part for part in ruled_out)
        and (not time.only or any(day in part for part in let_in))
    )


def _named(
    entries: tuple[Span | Holidays, ...], days: list[date], calendar: Calendar
) -> list[Span | frozenset[date]]:
    return [
        entry if isinstance(entry, Span) else calendar.days_off(entry, days[0], days[-1])
        for entry in entries
    ]
