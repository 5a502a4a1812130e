"""The interface's own words in one language: sentences, plurals, dates, lists, names of languages.

Nothing here asks a library for words: Babel is wrong or silent for ps, ckb, kmr and ti.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wegweiser.model import Problem
from wegweiser.wording import messages
from wegweiser.wording.filling import fill, join
from wegweiser.wording.languages import Language, find_own_name
from wegweiser.wording.messages import ENGLISH, Message
from wegweiser.wording.plurals import PluralForms
from wegweiser.wording.texts import State, Translation


@dataclass(frozen=True, slots=True)
class Wording:
    """A usable translation of a sentence: one string, or one for each plural form."""

    strings: tuple[str, ...]
    forms: PluralForms
    language: str
    machine: bool


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The interface in one language: what it lacks comes from its fallbacks, then in English.

    `problems` are those of the files behind it.
    """

    language: Language
    wordings: Mapping[Message, Wording]
    problems: tuple[Problem, ...] = ()

    def text(self, msgid: str, /, **values: object) -> str:
        """A sentence, its `{name}` fields filled; `Markup` once a value is."""
        return self._say(Message(msgid), values)

    def plural(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """A sentence in the form that belongs to the number, which fills `{number}`."""
        return self._say(Message(singular, None, plural), {"number": number, **values}, number)

    def in_context(self, context: str, msgid: str, /, **values: object) -> str:
        """A sentence that means different things in different places."""
        return self._say(Message(msgid, context), values)

    def translation(
        self, msgid: str, /, context: str | None = None, **values: object
    ) -> Translation:
        """A sentence and whose it is, where a page has to say so."""
        message = Message(msgid, context)
        found = self.wordings.get(message)
        text = self._say(message, values)
        if self.language.tag == ENGLISH:
            return Translation(text, ENGLISH, "original")
        if found is None or found.language != self.language.tag:
            tag = found.language if found else ENGLISH
            return Translation(text, tag, "fallback", machine=bool(found and found.machine))
        state: State = "machine" if found.machine else "translated"
        return Translation(text, found.language, state, machine=found.machine)

    @property
    def machine(self) -> bool:
        """Whether some of the language's own words were translated by nobody but a machine."""
        tag = self.language.tag
        return any(found.machine and found.language == tag for found in self.wordings.values())

    def weekday(self, number: int) -> str:
        """`Monday` for 0, `Sunday` for 6."""
        return self._say(messages.WEEKDAYS[number])

    def weekday_short(self, number: int) -> str:
        """`Mon` for 0, `Sun` for 6."""
        return self._say(messages.WEEKDAYS_SHORT[number])

    def month(self, number: int) -> str:
        """`January` for 1, `December` for 12, standing alone."""
        return self._say(messages.MONTHS[number - 1])

    def day(self, day: dt.date) -> str:
        """`Tuesday 24 November`."""
        return self._date(messages.DAY, day)

    def day_long(self, day: dt.date) -> str:
        """`Tuesday 24 November 2026`."""
        return self._date(messages.DAY_LONG, day)

    def date(self, day: dt.date) -> str:
        """`24 November 2026`."""
        return self._date(messages.DATE, day)

    def month_and_year(self, day: dt.date) -> str:
        """`November 2026`."""
        values = {"month": self.month(day.month), "year": day.year}
        return self._say(messages.MONTH_AND_YEAR, values)

    def days(self, first: object, last: object) -> str:
        """`from {first} to {last}`; both in words already."""
        return self._say(messages.DAYS, {"first": first, "last": last})

    def hours(self, start: object | None, end: object | None) -> str:
        """`from 16:00 to 18:00`, `from 16:00`, `until 18:00`; nothing where nothing is known."""
        if start is None:
            return "" if end is None else self._say(messages.TO_HOUR, {"end": end})
        if end is None:
            return self._say(messages.FROM_HOUR, {"start": start})
        return self._say(messages.HOURS, {"start": start, "end": end})

    def list(self, items: Iterable[object]) -> str:
        """`a, b and c`."""
        return self._join(messages.AND, items)

    def either(self, items: Iterable[object]) -> str:
        """`a, b or c`."""
        return self._join(messages.OR, items)

    def relative_day(self, day: dt.date, today: dt.date) -> str | None:
        """`today`, `tomorrow`, or None for any other day."""
        near = {0: messages.TODAY, 1: messages.TOMORROW}.get((day - today).days)
        return self._say(near) if near else None

    def ago(self, day: dt.date, today: dt.date) -> str:
        """How long ago a day was: `today`, `yesterday`, `3 weeks ago`; `in 3 weeks` if to come.

        Days below two weeks, weeks below two months, months below two years.
        """
        days = abs((today - day).days)
        past = day < today
        if days < 2:
            near = (messages.YESTERDAY if past else messages.TOMORROW) if days else messages.TODAY
            return self._say(near)
        number, ago, ahead = _unit(days)
        return self._say(ago if past else ahead, {"number": number}, number)

    def language_name(self, tag: str) -> str:
        """A spoken language's name in this language; else its own name; else its tag."""
        return self.language_label(tag).text

    def language_label(self, tag: str) -> Translation:
        """The same, and in which language that name is."""
        message = _spoken(tag)
        own = self.language.tag
        if message and own == ENGLISH:
            return Translation(self._say(message), own, "original")
        found = self.wordings.get(message) if message else None
        if found and found.language == own:
            state: State = "machine" if found.machine else "translated"
            return Translation(found.strings[0], own, state, machine=found.machine)
        return Translation(find_own_name(tag) or tag, tag, "fallback")

    def _say(
        self, message: Message, values: Mapping[str, object] | None = None, number: int = 1
    ) -> str:
        found = self.wordings.get(message)
        if message.plural is None:
            text = found.strings[0] if found else message.id
        elif found:
            text = found.strings[found.forms.find(number)]
        else:
            text = message.id if number == 1 else message.plural
        return fill(text, values) if values else text

    def _date(self, pattern: Message, day: dt.date) -> str:
        values = {
            "weekday": self.weekday(day.weekday()),
            "day": day.day,
            "month": self._say(messages.MONTHS_IN_DATES[day.month - 1]),
            "year": day.year,
        }
        return self._say(pattern, values)

    def _join(self, pattern: Message, items: Iterable[object]) -> str:
        items = list(items)
        if len(items) < 2:
            return join("", items)
        first = join(self.language.separator, items[:-1])
        return self._say(pattern, {"first": first, "last": items[-1]})


def _unit(days: int) -> tuple[int, Message, Message]:
    if days < 14:
        return days, messages.DAYS_AGO, messages.IN_DAYS
    if days < 61:
        return days // 7, messages.WEEKS_AGO, messages.IN_WEEKS
    if days < 730:
        return days * 12 // 365, messages.MONTHS_AGO, messages.IN_MONTHS
    return days // 365, messages.YEARS_AGO, messages.IN_YEARS


def _spoken(tag: str) -> Message | None:
    while tag:
        if tag in messages.SPOKEN:
            return messages.SPOKEN[tag]
        tag = tag.rpartition("-")[0]
    return None
