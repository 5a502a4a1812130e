"""When an offer takes place, in words: `Every Tuesday and Thursday, from 16:00 to 18:00`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup, escape

from wegweiser.model import Offer, Time
from wegweiser.model.values import WEEKDAYS, Span
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.phrases import EXCEPT, ONLY, ORDINALS, RHYTHMS
from wegweiser.pages.places import short_place
from wegweiser.pages.site import WEEKS
from wegweiser.pages.templating import fragment
from wegweiser.times import Session, is_over


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a timetable: the days, the hours, and what else to know."""

    text: Markup
    notes: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of the tear-off calendar: one of the next sessions."""

    iso: str
    weekday: str
    day: int
    month: str
    start: Markup | None
    over: str

    @property
    def html(self) -> Markup:
        """The leaf as it is shown."""
        when = self.iso, self.weekday, self.day, self.month
        return fragment("leaf", *when, self.start, self.over)


def timetable(voice: Voice, offer: Offer) -> list[Line]:
    """The rhythms and dates of an offer that are not over."""
    today = voice.edition.site.today
    lines = [
        Line(_days_and_hours(voice.edition, time), tuple(_notes(voice, offer, number)))
        for number, time in enumerate(offer.times)
        if not is_over(time, today)
    ]
    return list(dict.fromkeys(lines))


def leaves(edition: Edition, sessions: tuple[Session, ...]) -> list[Leaf]:
    """The sessions of the next eight weeks; the hours only where they differ."""
    hours = len({session.start for session in sessions}) > 1
    return [_leaf(edition, session, hours=hours) for session in sessions]


def _leaf(edition: Edition, session: Session, *, hours: bool) -> Leaf:
    """A leaf, remembered: the offers of a site share the days of eight weeks."""
    start = session.start if hours else None
    key = "leaf", session.day, start, session.end
    if key not in edition.memory:
        words = edition.words
        edition.memory[key] = Leaf(
            session.day.isoformat(),
            words.weekday_short(session.day.weekday()),
            session.day.day,
            words.month(session.day.month),
            edition.clock(start) if start is not None else None,
            over_at(session),
        )
    found: Leaf = edition.memory[key]
    return found


def over_at(session: Session) -> str:
    """When a session is over, local time: `2026-11-24T18:00`; with an open end, with the day."""
    return f"{session.day.isoformat()}T{'24:00' if session.end is None else session.end}"


def _days_and_hours(edition: Edition, time: Time) -> Markup:
    days, hours = _days(edition, time), edition.hours(time.from_, time.to)
    return edition.say("{day}, {hours}", day=days, hours=hours) if hours else days


def _days(edition: Edition, time: Time) -> Markup:
    if time.date:
        if time.date.first == time.date.last:
            return edition.day(time.date.first)
        return _span(edition, time.date)
    if time.every == "month":
        days = [_ordinal(edition, day) for day in time.on]
    else:
        days = [edition.weekday(WEEKDAYS.index(day)) for day in time.on]
    if time.every == "week" and len(days) == len(WEEKDAYS):
        return edition.say("Every day")
    if time.every == "week" and time.on == WEEKDAYS[:5]:
        return edition.say("Monday to Friday")
    rhythm = RHYTHMS[time.every or "week"]
    return edition.say(rhythm, days=edition.list(days))


def _ordinal(edition: Edition, day: str) -> Markup:
    ordinal, weekday = day.split()
    return edition.say(ORDINALS[ordinal], weekday=edition.weekday(WEEKDAYS.index(weekday)))


def _span(edition: Edition, span: Span) -> Markup:
    return escape(edition.words.days(edition.day(span.first), edition.day(span.last)))


def _notes(voice: Voice, offer: Offer, number: int) -> Iterator[Markup]:
    edition, time = voice.edition, offer.times[number]
    venue = edition.site.directory.venue(offer, time.place) if time.place else None
    if venue and len(edition.site.venues[offer.id]) > 1:
        yield voice.show(short_place(edition, venue)) or Markup()
    for kind in time.only:
        yield _exception(edition, kind, ONLY)
    for kind in time.except_:
        if not isinstance(kind, Span) or _soon(kind, edition.site.today):
            yield _exception(edition, kind, EXCEPT)
    if time.since and time.since > edition.site.today:
        yield edition.say("starts on {day}", day=edition.day(time.since))
    if time.until:
        yield edition.say("until {day}", day=edition.day(time.until))
    if time.note:
        yield voice.text(f"times.{number}.note", time.note)


def _exception(edition: Edition, kind: Span | str, words: Mapping[str, str]) -> Markup:
    """In the words of `EXCEPT` or `ONLY`."""
    if not isinstance(kind, Span):
        return edition.say(words[kind])
    first, last = edition.day(kind.first), edition.day(kind.last)
    sentence = words["day" if kind.first == kind.last else "days"]
    return edition.say(sentence, day=first, first=first, last=last)


def _soon(span: Span, today: date) -> bool:
    return span.last >= today and span.first <= today + timedelta(weeks=WEEKS)
