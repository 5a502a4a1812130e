"""The sentences that this room itself needs, in English, where extraction finds them.

The functions here only mark: `Words` translates. A context tells translators (and gettext) two
uses of the same English word apart.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple

ENGLISH: Final = "en"
"""The language of the sentences in code and templates."""


class Message(NamedTuple):
    """A sentence of the interface: plain English with `{name}` fields."""

    id: str
    context: str | None = None
    plural: str | None = None


def pgettext(context: str, msgid: str) -> Message:
    """Mark a sentence that means different things in different places."""
    return Message(msgid, context)


def ngettext(singular: str, plural: str) -> Message:
    """Mark a sentence with a number in it."""
    return Message(singular, None, plural)


WEEKDAYS: Final = (
    pgettext("weekday", "Monday"),
    pgettext("weekday", "Tuesday"),
    pgettext("weekday", "Wednesday"),
    pgettext("weekday", "Thursday"),
    pgettext("weekday", "Friday"),
    pgettext("weekday", "Saturday"),
    pgettext("weekday", "Sunday"),
)

WEEKDAYS_SHORT: Final = (
    pgettext("weekday-short", "Mon"),
    pgettext("weekday-short", "Tue"),
    pgettext("weekday-short", "Wed"),
    pgettext("weekday-short", "Thu"),
    pgettext("weekday-short", "Fri"),
    pgettext("weekday-short", "Sat"),
    pgettext("weekday-short", "Sun"),
)

MONTHS: Final = (
    pgettext("month", "January"),
    pgettext("month", "February"),
    pgettext("month", "March"),
    pgettext("month", "April"),
    pgettext("month", "May"),
    pgettext("month", "June"),
    pgettext("month", "July"),
    pgettext("month", "August"),
    pgettext("month", "September"),
    pgettext("month", "October"),
    pgettext("month", "November"),
    pgettext("month", "December"),
)
"""Standing alone or with a year; other languages put them into another form beside a day."""

MONTHS_IN_DATES: Final = (
    # Translators: the form that follows a day, as in "24 November": Ukrainian "листопада"
    pgettext("month-in-date", "January"),
    pgettext("month-in-date", "February"),
    pgettext("month-in-date", "March"),
    pgettext("month-in-date", "April"),
    pgettext("month-in-date", "May"),
    pgettext("month-in-date", "June"),
    pgettext("month-in-date", "July"),
    pgettext("month-in-date", "August"),
    pgettext("month-in-date", "September"),
    pgettext("month-in-date", "October"),
    pgettext("month-in-date", "November"),
    pgettext("month-in-date", "December"),
)

DAY: Final = pgettext("date", "{weekday} {day} {month}")
DAY_LONG: Final = pgettext("date", "{weekday} {day} {month} {year}")
DATE: Final = pgettext("date", "{day} {month} {year}")
MONTH_AND_YEAR: Final = pgettext("date", "{month} {year}")
DAYS: Final = pgettext("date", "from {first} to {last}")

HOURS: Final = pgettext("time", "from {start} to {end}")
FROM_HOUR: Final = pgettext("time", "from {start}")
TO_HOUR: Final = pgettext("time", "until {end}")

# Translators: {first} may be several things already, joined by the separator of your language
AND: Final = pgettext("list", "{first} and {last}")
OR: Final = pgettext("list", "{first} or {last}")

TODAY: Final = pgettext("day", "today")
TOMORROW: Final = pgettext("day", "tomorrow")
YESTERDAY: Final = pgettext("day", "yesterday")

DAYS_AGO: Final = ngettext("{number} day ago", "{number} days ago")
WEEKS_AGO: Final = ngettext("{number} week ago", "{number} weeks ago")
MONTHS_AGO: Final = ngettext("{number} month ago", "{number} months ago")
YEARS_AGO: Final = ngettext("{number} year ago", "{number} years ago")
IN_DAYS: Final = ngettext("in {number} day", "in {number} days")
IN_WEEKS: Final = ngettext("in {number} week", "in {number} weeks")
IN_MONTHS: Final = ngettext("in {number} month", "in {number} months")
IN_YEARS: Final = ngettext("in {number} year", "in {number} years")

SPOKEN: Final = MappingProxyType(
    {
        "de": pgettext("language", "German"),
        "de-simple": pgettext("language", "Plain German"),
        "en": pgettext("language", "English"),
        "ar": pgettext("language", "Arabic"),
        "fa": pgettext("language", "Persian (Farsi)"),
        "fa-AF": pgettext("language", "Dari"),
        "prs": pgettext("language", "Dari"),
        "ps": pgettext("language", "Pashto"),
        "ckb": pgettext("language", "Kurdish (Sorani)"),
        "kmr": pgettext("language", "Kurdish (Kurmanji)"),
        "zza": pgettext("language", "Zazaki"),
        "ti": pgettext("language", "Tigrinya"),
        "am": pgettext("language", "Amharic"),
        "om": pgettext("language", "Oromo"),
        "so": pgettext("language", "Somali"),
        "uk": pgettext("language", "Ukrainian"),
        "ru": pgettext("language", "Russian"),
        "tr": pgettext("language", "Turkish"),
        "fr": pgettext("language", "French"),
        "es": pgettext("language", "Spanish"),
        "pt": pgettext("language", "Portuguese"),
        "it": pgettext("language", "Italian"),
        "el": pgettext("language", "Greek"),
        "pl": pgettext("language", "Polish"),
        "hu": pgettext("language", "Hungarian"),
        "ro": pgettext("language", "Romanian"),
        "bg": pgettext("language", "Bulgarian"),
        "sq": pgettext("language", "Albanian"),
        "sr": pgettext("language", "Serbian"),
        "hr": pgettext("language", "Croatian"),
        "bs": pgettext("language", "Bosnian"),
        "mk": pgettext("language", "Macedonian"),
        "rom": pgettext("language", "Romani"),
        "hy": pgettext("language", "Armenian"),
        "ka": pgettext("language", "Georgian"),
        "az": pgettext("language", "Azerbaijani"),
        "kk": pgettext("language", "Kazakh"),
        "aii": pgettext("language", "Assyrian (Aramaic)"),
        "ur": pgettext("language", "Urdu"),
        "hi": pgettext("language", "Hindi"),
        "pa": pgettext("language", "Punjabi"),
        "bn": pgettext("language", "Bengali"),
        "ta": pgettext("language", "Tamil"),
        "zh": pgettext("language", "Chinese"),
        "vi": pgettext("language", "Vietnamese"),
        "sw": pgettext("language", "Swahili"),
        "wo": pgettext("language", "Wolof"),
        "ff": pgettext("language", "Fula"),
        "ha": pgettext("language", "Hausa"),
        "ln": pgettext("language", "Lingala"),
        "rw": pgettext("language", "Kinyarwanda"),
        "gsg": pgettext("language", "German Sign Language"),
        "sgn": pgettext("language", "sign language"),
    }
)
"""The languages spoken in such a quarter, by tag."""

MESSAGES: Final = tuple(
    dict.fromkeys(
        (
            *(*WEEKDAYS, *WEEKDAYS_SHORT, *MONTHS, *MONTHS_IN_DATES),
            *(DAY, DAY_LONG, DATE, MONTH_AND_YEAR, DAYS, HOURS, FROM_HOUR, TO_HOUR, AND, OR),
            *(TODAY, TOMORROW, YESTERDAY, DAYS_AGO, WEEKS_AGO, MONTHS_AGO, YEARS_AGO),
            *(IN_DAYS, IN_WEEKS, IN_MONTHS, IN_YEARS, *SPOKEN.values()),
        )
    )
)
"""All of the above, each once, in the order of this file."""
