"""Times as people say them: `dienstags 16 bis 18 Uhr, nicht in den Ferien`, in German or English.

From the text is taken away what is understood, in this order: days off, dates, hours, the rhythm,
weekdays. What is left must be small words; anything else is said not to be understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from wegweiser.model.values import WEEKDAYS
from wegweiser.reading.rewriting import rewrite_date
from wegweiser.reading.suggestions import find_synonym, fold

Fields = dict[str, str | list[str]]
"""The fields of a time as they stand in a file."""

_DATE = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?(?:20)?\d{2}(?!\d)"
    r"|\d{1,2}\.?\s?[^\W\d_]{3,9}\.?\s\d{4})"
)
_BETWEEN = r"\s*(?:-|–|\bbis(?:\s+zum)?\b|\bto\b|\buntil\b)\s*"
_DATES = re.compile(
    rf"(?P<word>\b(?:ab|seit|from|since|starting|bis|until|vom?)\b)?\s*(?:dem|zum|den)?\s*"
    rf"(?:(?P<part>\d{{1,2}}\.(?:\s?\d{{1,2}}\.)?|{_DATE}){_BETWEEN})?(?P<date>{_DATE})",
)
_HOUR = r"\d{1,2}(?:\s?[.:]\s?\d{2})?\s?(?:am\b|pm\b|uhr\b|h\b|o'clock)?"
_HOURS = re.compile(
    rf"(?:\bvon\s+|\bfrom\s+|\bbetween\s+|\bzwischen\s+)?(?P<from>{_HOUR})"
    rf"(?:\s*(?:-|–|\bbis\b|\bto\b|\bund\b|\buntil\b|\band\b)\s*(?P<to>{_HOUR}))"
)
_START = re.compile(
    rf"(?:\b(?:ab|um|from|at|gegen)\s+(?P<from>{_HOUR})|(?P<alone>\d{{1,2}}(?::\d{{2}}|[.:]\d{{2}}\s?uhr"
    rf"|\s?(?:uhr|am|pm|o'clock))))"
)
_OFF = re.compile(
    r"\b(?P<word>nicht|außer|ausser|ohne|not|except|nur|only)\b(?P<rest>[^,;]*"
    r"(?:,\s*(?:auch\s+nicht\s+)?(?:in|an|am|on)\b[^,;]*)*)"
)
_HOLIDAYS: Final = {
    "school-holidays": re.compile(r"\b(?:schul|sommer)?ferien\b|\bschool\s+holidays\b"),
    "public-holidays": re.compile(
        r"\b(?:gesetzliche\w*\s+)?feiertage?[ns]?\b|\b(?:public\s+)?holidays\b"
    ),
}
_RHYTHMS: Final = (
    ("odd weeks", r"\bungerade\w* (?:kalender)?wochen?\b|\bodd weeks?\b"),
    ("even weeks", r"\bgerade\w* (?:kalender)?wochen?\b|\beven weeks?\b"),
    (
        "month",
        (
            r"\b(?:im|jeden|des|pro) monats?\b|\bmonatlich\b"
            r"|\b(?:of the|in the|every|each|a) months?\b|\bmonthly\b"
        ),
    ),
    (
        "2 weeks",
        (
            r"\balle (?:zwei|2) wochen\b|\balle 14 tage\b|\bzweiw(?:ö|oe)chentlich\b"
            r"|\b(?:14|vierzehn)-? ?t(?:ä|ae)g(?:ig|lich)\b|\b(?:in )?jede[rn]? zweiten? woche\b"
            r"|\bevery (?:two|2|second|other) weeks?\b|\bfortnightly\b|\bevery other\b"
        ),
    ),
    ("week", r"\bjede woche\b|\bw(?:ö|oe)chentlich\b|\bweekly\b|\bevery week\b"),
)
_DAYS: Final = (
    (WEEKDAYS, r"\bt(?:ä|ae)glich\b|\bjeden\s+tag\b|\bdaily\b|\bevery\s+day\b"),
    (WEEKDAYS[:5], r"\bwochentags\b|\bunter\s+der\s+woche\b|\b(?:on\s+)?weekdays\b"),
    (WEEKDAYS[5:], r"\b(?:am\s+)?wochenende\b|\b(?:at|on)\s+weekends\b"),
)
_ORDINALS: Final = {
    "1st": ("1.", "erste", "first", "1st"),
    "2nd": ("2.", "zweite", "second", "2nd"),
    "3rd": ("3.", "dritte", "third", "3rd"),
    "4th": ("4.", "vierte", "fourth", "4th"),
    "5th": ("5.", "fünfte", "fifth", "5th"),
    "last": ("letzte", "last"),
}
_FILLERS: Final = frozenset(
    """
    am an auch den dem der die das immer in im ist jede jeden jeder jedes jeweils oder sowie termine
    uhr um und von vom zu zum zur bis ab seit es findet statt a and at each every from is it of on
    or the to until takes place
    """.split()
)
_RANGES: Final = frozenset({"-", "–", "bis", "to"})
_WORD = re.compile(r"\d+(?:st|nd|rd|th)|\d+\.|[^\W_]+|[-–]")


@dataclass(slots=True)
class SpokenTimes:
    """What was understood; `unread` are the words that were not, and then nothing holds."""

    times: list[Fields] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_spoken_times(text: str) -> SpokenTimes:
    """The times that a text tells of, one for each part between semicolons or lines."""
    found = SpokenTimes()
    for part in re.split(r"[;\n]", text):
        if part.strip():
            reader = _Reader(" ".join(part.casefold().split()).translate(_BRACKETS))
            found.times.append(reader.read())
            found.unread += reader.unread
            if not (reader.fields.get("on") or "date" in reader.fields or reader.unread):
                found.unread.append(part.strip())
    return found


_BRACKETS: Final = str.maketrans({"(": ",", ")": ","})


@dataclass(slots=True)
class _Reader:
    """One time; `text` becomes shorter with all that is understood."""

    text: str
    fields: Fields = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def read(self) -> Fields:
        """The fields of the time, in the order of the model."""
        self._take_days_off()
        dates = self._take_dates()
        self._take_hours()
        rhythm, days = self._take_days(self._take_rhythm())
        if days or rhythm:
            self.fields |= {"every": rhythm or "week", "on": days, **dates}
        elif spans := [dates[word] for word in ("since", "until") if word in dates]:
            self.fields["date"] = "..".join(dict.fromkeys(spans))
        order = ("every", "on", "date", "from", "to", "since", "until", "except", "only")
        return {name: self.fields[name] for name in order if name in self.fields}

    def _cut(self, found: re.Match[str], by: str = " , ") -> None:
        self.text = self.text[: found.start()] + by + self.text[found.end() :]

    def _take_days_off(self) -> None:
        while found := _OFF.search(self.text):
            rest, kinds = found["rest"], []
            for kind, pattern in _HOLIDAYS.items():
                rest, count = pattern.subn(" ", rest)
                kinds += [kind] * bool(count)
            kinds += [span for date in _DATES.finditer(rest) if (span := _span(date))]
            name = "only" if found["word"] in {"nur", "only"} else "except"
            self.fields[name] = [*self.fields.get(name, []), *kinds]
            self.unread += [] if kinds else [found["word"]]
            self._cut(found, f" {_DATES.sub(' ', rest)} ")

    def _take_dates(self) -> dict[str, str]:
        """A first and a last day; a single day is the first."""
        dates: dict[str, str] = {}
        while found := _DATES.search(self.text):
            first, _, last = (_span(found) or "").partition("..")
            if last:
                dates |= {"since": first, "until": last}
            elif first:
                dates["until" if found["word"] in {"bis", "until"} else "since"] = first
            else:
                self.unread.append(found["date"])
            self._cut(found)
        return dates

    def _take_hours(self) -> None:
        if found := _HOURS.search(self.text):
            first, last = found["from"], found["to"]
            half = re.search(r"[ap]m", last)
            if half and not re.search(r"[ap]m", first):
                first += half[0]
            self.fields |= {"from": _clock(first), "to": _clock(last)}
            self._cut(found)
        elif found := _START.search(self.text):
            self.fields["from"] = _clock(found["from"] or found["alone"])
            self._cut(found)

    def _take_rhythm(self) -> str | None:
        for rhythm, pattern in _RHYTHMS:
            if found := re.search(pattern, self.text):
                self._cut(found, " ")
                return rhythm
        return None

    def _take_days(self, rhythm: str | None) -> tuple[str | None, list[str]]:
        """Weekdays, counted ones such as `1st tue`, and what they say about the rhythm."""
        days: list[str] = []
        for names, pattern in _DAYS:
            if found := re.search(pattern, self.text):
                self._cut(found)
                days += names
        ordinals: list[str] = []
        before, counted = "", False
        for word in _WORD.findall(self.text):
            day = find_synonym(word, WEEKDAYS)
            if ordinal := _ordinal(word):
                ordinals = [*([] if counted else ordinals), ordinal]
                counted = False
            elif day and before in _RANGES and days and days[-1] in WEEKDAYS:
                days += WEEKDAYS[WEEKDAYS.index(days[-1]) + 1 : WEEKDAYS.index(day) + 1]
            elif day:
                days += [f"{ordinal} {day}" for ordinal in ordinals] or [day]
                counted = True
            elif word not in _FILLERS | _RANGES:
                self.unread.append(word)
            before = day or word
        if ordinals == ["2nd"] and rhythm != "month":
            return "2 weeks", [day.removeprefix("2nd ") for day in days]
        return "month" if ordinals else rhythm, days


def _ordinal(word: str) -> str | None:
    folded = fold(word)
    return next(
        (
            ordinal
            for ordinal, stems in _ORDINALS.items()
            if word in stems or (len(folded) > 3 and folded.rstrip("nrsm") in map(fold, stems))
        ),
        None,
    )


def _span(found: re.Match[str]) -> str | None:
    """A day, or a first and a last one, of which the first may lack its month and year."""
    last = rewrite_date(found["date"].strip())
    part = found["part"]
    if last is None or part is None:
        return last
    year, month, _ = last.split("-")
    numbers = [number.strip() for number in part.split(".") if number.strip()]
    if len(numbers) <= 2 and part.endswith("."):
        day, month = numbers[0], numbers[1] if len(numbers) == 2 else month
        part = f"{day}.{month}.{year}"
    first = rewrite_date(part)
    return f"{first}..{last}" if first else None


def _clock(hour: str) -> str:
    """`9.30 uhr` as `09:30`, `4 pm` as `16:00`."""
    numbers = re.findall(r"\d+", hour)
    hours = int(numbers[0])
    if "pm" in hour and hours < 12:
        hours += 12
    elif "am" in hour and hours == 12:
        hours = 0
    return f"{hours:02d}:{numbers[1] if len(numbers) > 1 else '00'}"
