"""An offer's times as an iCalendar file (RFC 5545): what the plan says for the year to come.

In two steps, because a site has such a file for each offer in each language: `plan_calendar`
works out and serialises what no language changes, once; `to_ical` puts the words in.

Outlook refuses an event that has `RDATE` without `RRULE`, and some telephones overlook `RDATE`:
none is written. A time is one event that repeats; in even and odd weeks one for each run without
two odd weeks in succession; with `only` one event a session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from wegweiser.model import Offer, Time
from wegweiser.model.values import Clock
from wegweiser.times.holidays import Calendar, needed_holidays
from wegweiser.times.rhythm import find_days, monday_of, ordinals_of, weekdays_of
from wegweiser.times.sessions import Session, find_sessions, last_of_weeks

YEAR: Final = timedelta(days=365)
"""How far ahead a file reaches: from today to the same date next year."""

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BERLIN: Final = ZoneInfo("Europe/Berlin")
LINE_OCTETS: Final = 75

_HEAD: Final = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Wegweiser//Wegweiser//EN
CALSCALE:GREGORIAN
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n").encode()
_TAIL: Final = b"END:VCALENDAR\r\n"
_EVENT_END: Final = b"END:VEVENT\r\n"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event without words: the index of its time in `offer.times`, and its lines."""

    note_at: int
    lines: bytes


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """An offer's events of the year to come, in order of its times, without words."""

    events: tuple[CalendarEvent, ...]


@dataclass(frozen=True, slots=True)
class EventText:
    """What an event says in one language: plain text; what is empty is left out."""

    summary: str
    description: str = ""
    location: str = ""
    url: str = ""


def plan_calendar(
    offer: Offer, calendar: Calendar, today: date, domain: str = "wegweiser.invalid"
) -> CalendarPlan:
    """The events that say the same as the offer's sessions from today to this day next year.

    `domain` makes the events' identifiers unique in the world: the site's host. The file ends
    earlier, but holds the `next_sessions`, where the offer depends on holidays that are not known
    for a year.

    Raises:
        UnknownHolidays: they are not even known for the `next_sessions`.
    """
    sessions = find_sessions(offer, today, _last_day(offer, calendar, today), calendar)
    return CalendarPlan(
        tuple(
            CalendarEvent(at, _event_lines(f"{offer.id}.{at}{run}@{domain}", time, held, today))
            for at, time in enumerate(offer.times)
            for run, held in _runs(time, [session for session in sessions if session.note_at == at])
        )
    )


def to_ical(
    plan: CalendarPlan, text: EventText, own: Mapping[int, EventText] = MappingProxyType({})
) -> bytes:
    """The file in one language.

    `own` are the texts of the times that have a place or a note of their own, by their index in
    `offer.times`.
    """
    common = _text_lines(text)
    parts = [_HEAD]
    for event in plan.events:
        words = _text_lines(own[event.note_at]) if event.note_at in own else common
        parts += event.lines, words, _EVENT_END
    return b"".join((*parts, _TAIL))


def _last_day(offer: Offer, calendar: Calendar, today: date) -> date:
    known = [calendar.known_until(kind, today) for kind in needed_holidays([offer])]
    return max(min([today + YEAR, *known]), last_of_weeks(today))


def _runs(time: Time, sessions: list[Session]) -> Iterator[tuple[str, list[Session]]]:
    """A time's sessions, parted into those of one event each.

    Beside them what tells the event's identifier from the others of that time. It stays the same
    from day to day: whoever imports the file again gets no event twice.
    """
    if time.only:
        for session in sessions:
            yield f".{session.day:%Y%m%d}", [session]
    elif time.every in {"even weeks", "odd weeks"}:
        for fortnight, run in groupby(sessions, key=_fortnight):
            yield f".{fortnight}", list(run)
    elif sessions:
        yield "", sessions


def _fortnight(session: Session) -> int:
    """0 or 1, in turn from week to week, whatever the year's end does to their numbers."""
    return monday_of(session.day).toordinal() // 7 % 2


def _event_lines(uid: str, time: Time, sessions: list[Session], today: date) -> bytes:
    """The event of these sessions, up to where its words begin.

    By hand: the plans of 1,000 offers take 0.9 s so, 3.8 s with the `Event` of icalendar.
    """
    first, last = sessions[0].day, sessions[-1].day
    lines = ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{today:%Y%m%d}T000000Z"]
    lines.append(f"DTSTART{_moments([first], time.from_)}")
    if time.from_ is not None and time.to is not None:
        lines.append(f"DTEND{_moments([first], time.to)}")
    if len(sessions) > 1:
        lines.append(f"RRULE:{_rule(time)};UNTIL={_until(last, time.from_)}")
    held = {session.day for session in sessions}
    if skipped := [day for day in find_days(time, first, last) if day not in held]:
        lines.append(f"EXDATE{_moments(skipped, time.from_)}")
    return b"".join(_folded(line) for line in lines)


def _moments(days: list[date], clock: Clock | None) -> str:
    """Parameters and value of a property: days, at a local time if it is known."""
    if clock is None:
        return ";VALUE=DATE:" + ",".join(f"{day:%Y%m%d}" for day in days)
    return ";TZID=Europe/Berlin:" + ",".join(f"{_at(day, clock):%Y%m%dT%H%M%S}" for day in days)


def _until(day: date, clock: Clock | None) -> str:
    """The last start, in UTC as RFC 5545, section 3.3.10, has it."""
    return f"{day:%Y%m%d}" if clock is None else f"{_at(day, clock).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _at(day: date, clock: Clock) -> datetime:
    """A local time; 24:00 is the next day's 0:00."""
    return datetime(day.year, day.month, day.day, tzinfo=BERLIN) + timedelta(minutes=clock)


def _rule(time: Time) -> str:
    """How a time repeats: its days are those that `find_days` finds."""
    if time.date is not None:
        return "FREQ=DAILY"
    if time.every == "month":
        days = ",".join(f"{number}{DAYS[weekday]}" for number, weekday in ordinals_of(time))
        return f"FREQ=MONTHLY;BYDAY={days}"
    days = ",".join(DAYS[weekday] for weekday in weekdays_of(time))
    interval = "" if time.every == "week" else ";INTERVAL=2;WKST=MO"
    return f"FREQ=WEEKLY;BYDAY={days}{interval}"


def _text_lines(text: EventText) -> bytes:
    from icalendar import vText  # noqa: PLC0415 -- 42 ms that no check and no gap needs

    properties = {
        "SUMMARY": text.summary,
        "DESCRIPTION": text.description,
        "LOCATION": text.location,
    }
    lines = [
        f"{name}:{vText(words).to_ical().decode()}" for name, words in properties.items() if words
    ]
    if text.url:
        lines.append(f"URL:{text.url}")
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """A content line in lines of at most 75 octets; no character and no escape is torn apart.

    By hand: the texts of 14,000 files take 0.1 s so, 1.3 s with the `Contentline` of icalendar.
    """
    octets = line.encode()
    parts = []
    while len(octets) > LINE_OCTETS:
        cut = LINE_OCTETS
        while octets[cut] & 0xC0 == 0x80:  # inside a character of UTF-8
            cut -= 1
        if octets[cut - 1 : cut] == b"\\":
            cut -= 1
        parts.append(octets[:cut])
        octets = b" " + octets[cut:]
    return b"\r\n".join((*parts, octets, b""))
