"""The values a field can hold: how each is written, what it becomes, what is refused.

Every scalar arrives as the text that stands in the file; a refused one raises a
`PydanticCustomError` whose type is the problem's code. Lengths count code points after NFC.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from wegweiser.model.characters import VISIBLE
from wegweiser.model.tags import ISO_639_1, ISO_4217
from wegweiser.model.written import Written, refusal, scalar_text

N = TypeVar("N", int, float)

RESERVED_IDS: Final = frozenset(
    {"index", "404", "con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
NO_PLACE: Final = ("online", "phone", "outreach")
"""What stands for a place where nobody has to go: always within reach, always step-free."""
RESERVED_PLACES: Final = frozenset({"main", *NO_PLACE})

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS: Final = ("1st", "2nd", "3rd", "4th", "5th", "last")
GERMAN_LEVELS: Final = ("none", "A1", "A2", "B1", "B2", "C1")
"""The order of the Common European Framework; `none` asks for no German."""

FEW: Final = "<5"
"""A count of 1 to 4 persons, which is never written as a number."""
FEW_ARE: Final = (1, 4)
COUNT_LIMIT: Final = 10_000_000
ID_LIMIT: Final = 60

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_YEAR = r"(?:19|2[0-9])[0-9]{2}"
_LIKE_A_DAY = re.compile(rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}")
_DAY = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_DAYS = rf"{_DAY}(?:\s*\.\.\s*{_DAY})?"
_LIKE_A_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_TIME = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]|24:00"
_WEEKDAY = rf"(?:(?:{'|'.join(ORDINALS)})\s+)?(?:{'|'.join(WEEKDAYS)})"
_WHOLE = r"[0-9]{1,9}"
_COUNT = rf"{FEW}|{_WHOLE}"
_FEWER = re.compile(r"(?:<=?|≤|unter|weniger als|höchstens|less than|under)\s*[1-5]", re.IGNORECASE)
_DECIMAL = r"-?[0-9]{1,6}(?:\.[0-9]{1,20})?"
_AMOUNT = r"[0-9]{1,6}(?:\.[0-9]{1,2})?"
_CURRENCY = r"[A-Z]{3}"
_LANGUAGE = r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})*"

_ANSWERS: Final = {"yes": True, "true": True, "no": False, "false": False}
_YES_OR_NO = "|".join("".join(f"[{c}{c.upper()}]" for c in word) for word in _ANSWERS)


class Clock(int):
    """A time of day: minutes after midnight, 0 to 1440 (`24:00`); its text is `HH:MM`."""

    def __str__(self) -> str:
        return f"{self // 60:02d}:{self % 60:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A first and a last day, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def days(self) -> list[date]:
        """Each day of the span."""
        return [self.first + timedelta(n) for n in range((self.last - self.first).days + 1)]


Holidays = Literal["public-holidays", "school-holidays"]
HOLIDAYS: Final = ("public-holidays", "school-holidays")
_EXCEPTION = rf"{'|'.join(HOLIDAYS)}|{_DAYS}"


@dataclass(frozen=True, slots=True)
class Text:
    """Text of at most `limit` code points after NFC.

    `line`: one line without `<` and `>`. `paragraph`: likewise, but line ends become spaces.
    `plain`: several lines without `<` and `>`. `markdown`: the subset of `pages.markdown`.
    """

    limit: int = 200
    kind: Literal["line", "paragraph", "plain", "markdown"] = "line"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.limit, "x-kind": self.kind}

    def read(self, text: str) -> str:
        """The text in NFC, without white space around it; refused where a rule is broken."""
        text = unicodedata.normalize("NFC", text).strip()
        if not VISIBLE.search(text):
            raise refusal("empty-text")
        if self.kind == "paragraph":
            if re.search(r"\n\s*\n", text):
                raise refusal("several-paragraphs")
            text = " ".join(line.strip() for line in text.split("\n"))
        if self.kind == "line" and "\n" in text:
            raise refusal("line-break")
        if self.kind != "markdown" and (found := re.search(r"[<>]", text)):
            raise refusal("angle-bracket", character=found[0])
        if len(text) > self.limit:
            raise refusal("text-too-long", limit=str(self.limit), length=str(len(text)))
        return text


Line = Annotated[str, Text()]
Title = Annotated[str, Text(80)]
Summary = Annotated[str, Text(300, "paragraph")]
Plain = Annotated[str, Text(1_000, "plain")]
Directions = Annotated[str, Text(1_000, "markdown")]
Description = Annotated[str, Text(2_000, "markdown")]


def read_id(value: object) -> str:
    """An id: lower-case letters, digits and single hyphens, at most 60, not reserved."""
    text = scalar_text(value)
    if fault := id_fault(text):
        raise refusal(fault, id=text)
    return text


def id_fault(text: str) -> str | None:
    """The code of what is wrong with an id, or None."""
    if not re.fullmatch(_ID, text):
        return "malformed-id"
    if len(text) > ID_LIMIT:
        return "long-id"
    return "reserved-id" if text in RESERVED_IDS else None


def read_place_id(value: object) -> str:
    """A place's id: as other ids, and none of the words that stand for a place."""
    text = read_id(value)
    if text in RESERVED_PLACES:
        raise refusal("reserved-id", id=text)
    return text


def read_reference(value: object) -> str:
    """The id of another record; whether there is one is for `checks` to say."""
    text = scalar_text(value)
    if not text:
        raise refusal("empty-text")
    return text[:200]


def read_yes_no(value: object) -> bool:
    """`yes`, `no`, `true`, `false` in any case; nothing else."""
    text = scalar_text(value)
    if text.lower() not in _ANSWERS:
        raise refusal("not-yes-or-no", value=text)
    return _ANSWERS[text.lower()]


def read_day(value: object) -> date:
    """`YYYY-MM-DD`, a day that exists, from 1900 to 2999."""
    text = scalar_text(value)
    if not _LIKE_A_DAY.fullmatch(text):
        raise refusal("not-a-date", value=text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal("no-such-day", value=text) from None


def read_span(value: object) -> Span:
    """`YYYY-MM-DD`, or `YYYY-MM-DD..YYYY-MM-DD` with the earlier day first."""
    first, dots, last = scalar_text(value).partition("..")
    start = read_day(first.strip())
    end = read_day(last.strip()) if dots else start
    if end < start:
        raise refusal("dates-reversed", first=first.strip(), last=last.strip())
    return Span(start, end)


def read_exception(value: object) -> Span | str:
    """`public-holidays`, `school-holidays`, a date or a range of dates."""
    text = scalar_text(value)
    if text in HOLIDAYS:
        return text
    if re.match(r"[0-9]", text):
        return read_span(text)
    raise refusal("not-an-exception", value=text)


def read_clock(value: object) -> Clock:
    """`H:MM` or `HH:MM`, from 0:00 to 24:00."""
    text = scalar_text(value)
    found = _LIKE_A_TIME.fullmatch(text)
    if not found:
        raise refusal("not-a-time", value=text)
    if not re.fullmatch(_TIME, text):
        raise refusal("no-such-time", value=text)
    return Clock(int(found[1]) * 60 + int(found[2]))


def read_weekday(value: object) -> str:
    """A weekday, `mon` to `sun`, or an ordinal and a weekday: `1st tue`, `last fri`."""
    text = " ".join(scalar_text(value).split())
    if not re.fullmatch(_WEEKDAY, text):
        raise refusal("not-a-weekday", value=text)
    return text


def whole_number(first: int, last: int) -> Callable[[object], int]:
    """A reader of whole numbers from `first` to `last`, written in the digits 0 to 9."""
    return _number(_WHOLE, int, first, last)


def decimal_number(first: int, last: int) -> Callable[[object], float]:
    """A reader of numbers with a decimal point, from `first` to `last`."""
    return _number(_DECIMAL, float, first, last)


def _number(pattern: str, kind: Callable[[str], N], first: int, last: int) -> Callable[[object], N]:
    def read(value: object) -> N:
        text = scalar_text(value)
        if not re.fullmatch(pattern, text):
            raise refusal("not-a-number", value=text)
        number = kind(text)
        if not first <= number <= last:
            raise refusal("number-out-of-range", value=text, first=str(first), last=str(last))
        return number

    return read


def read_amount(value: object) -> Decimal:
    """An amount of money: `5` or `5.50`."""
    text = scalar_text(value)
    if not re.fullmatch(_AMOUNT, text):
        raise refusal("not-an-amount", value=text)
    return Decimal(text)


def read_count(value: object) -> int | Literal["<5"]:
    """A count of persons: 0, 5 or more, or `<5`; 1 to 4 would point at single persons."""
    text = scalar_text(value)
    if text == FEW:
        return FEW
    if _FEWER.fullmatch(text):
        raise refusal("small-count", value=text)
    number = whole_number(0, COUNT_LIMIT)(value)
    if FEW_ARE[0] <= number <= FEW_ARE[1]:
        raise refusal("small-count", value=str(number))
    return number


def read_currency(value: object) -> str:
    """A currency's code of ISO 4217: three capital letters."""
    text = scalar_text(value)
    if text not in ISO_4217:
        raise refusal("not-a-currency", value=text)
    return text


def read_language_tag(value: object) -> str:
    """A BCP 47 tag in its usual spelling: `ar`, `fa-AF`, `de-simple`; `ku` is too vague."""
    text = scalar_text(value)
    found = re.fullmatch(_LANGUAGE, text)
    if not found:
        raise refusal("not-a-language", value=text)
    primary = found[1]
    if primary == "ku":
        raise refusal("vague-language", value=text)
    if len(primary) == 2 and primary not in ISO_639_1:
        raise refusal("not-a-language", value=text)
    return text


def whole(first: int, last: int) -> Written:
    """Whole numbers from `first` to `last`."""
    return Written("whole", whole_number(first, last), "integer", _WHOLE, first, last)


def decimal(first: int, last: int) -> Written:
    """Numbers with a decimal point from `first` to `last`."""
    return Written("decimal", decimal_number(first, last), "number", _DECIMAL, first, last)


def reference(of: str) -> Written:
    """The id of one of the records, or of one of the vocabulary's entries, that are called so."""
    return Written("reference", read_reference, of=of)


Id = Annotated[str, Written("id", read_id, pattern=_ID, limit=ID_LIMIT)]
PlaceId = Annotated[str, Written("id", read_place_id, pattern=_ID, limit=ID_LIMIT)]
ActorReference = Annotated[str, reference("actors")]
OfferReference = Annotated[str, reference("offers")]
TopicReference = Annotated[str, reference("topics")]
GroupReference = Annotated[str, reference("groups")]
KindReference = Annotated[str, reference("actor_kinds")]
FeatureReference = Annotated[str, reference("features")]
BarrierReference = Annotated[str, reference("barriers")]
ResidenceReference = Annotated[str, reference("residence_statuses")]
PlaceReference = Annotated[str, Written("place", read_reference, of="places")]
"""`main`, `<place>`, `<actor>/<place>`, `online`, `phone` or `outreach`."""
YesNo = Annotated[bool, Written("yes_no", read_yes_no, "boolean", _YES_OR_NO)]
Day = Annotated[date, Written("day", read_day, pattern=_DAY)]
Days = Annotated[Span, Written("days", read_span, pattern=_DAYS)]
ExceptionDays = Annotated[Span | Holidays, Written("exception", read_exception, pattern=_EXCEPTION)]
TimeOfDay = Annotated[Clock, Written("time", read_clock, pattern=_TIME)]
Weekday = Annotated[str, Written("weekday", read_weekday, pattern=_WEEKDAY)]
Years = Annotated[int, whole(0, 120)]
Whole = Annotated[int, whole(0, 100_000)]
Minutes = Annotated[int, whole(0, 600)]
Latitude = Annotated[float, decimal(-90, 90)]
Longitude = Annotated[float, decimal(-180, 180)]
Kilometres = Annotated[float, decimal(0, 1_000)]
Share = Annotated[float, decimal(0, 1)]
Amount = Annotated[Decimal, Written("amount", read_amount, "number", _AMOUNT, 0, 1_000_000)]
Count = Annotated[
    int | Literal["<5"],
    Written("count", read_count, "integer", _COUNT, 0, COUNT_LIMIT, gap=FEW_ARE),
]
Currency = Annotated[str, Written("currency", read_currency, pattern=_CURRENCY)]
LanguageTag = Annotated[
    str, Written("language", read_language_tag, pattern=_LANGUAGE, of="languages")
]
GermanLevel = Literal["none", "A1", "A2", "B1", "B2", "C1"]
