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
from urllib.parse import urlsplit

from pydantic import GetCoreSchemaHandler, PlainValidator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from wegweiser.model.tags import ISO_639_1, ISO_4217

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

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_EMAIL = re.compile(
    r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_TAG = re.compile(
    r"(?P<primary>[a-z]{2,3})(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*"
)


def refusal(code: str, **words: str) -> PydanticCustomError:
    """The error by which a value is refused: the problem's code and what its sentence needs."""
    return PydanticCustomError(code, code, words or None)


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

    def read(self, text: str) -> str:
        """The text in NFC, without white space around it; refused where a rule is broken."""
        text = unicodedata.normalize("NFC", text).strip()
        if not text:
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
    text = _text(value)
    if fault := id_fault(text):
        raise refusal(fault, id=text)
    return text


def id_fault(text: str) -> str | None:
    """The code of what is wrong with an id, or None."""
    if not _ID.fullmatch(text):
        return "malformed-id"
    if len(text) > 60:
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
    text = _text(value)
    if not text:
        raise refusal("empty-text")
    return text[:200]


def read_yes_no(value: object) -> bool:
    """`yes`, `no`, `true`, `false` in any case; nothing else."""
    text = _text(value)
    answers = {"yes": True, "true": True, "no": False, "false": False}
    if text.lower() not in answers:
        raise refusal("not-yes-or-no", value=text)
    return answers[text.lower()]


def read_day(value: object) -> date:
    """`YYYY-MM-DD`, a day that exists, from 1900 to 2999."""
    text = _text(value)
    if found := _DATE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        try:
            result = date(year, month, day)
        except ValueError:
            raise refusal("no-such-day", value=text) from None
        if 1900 <= year <= 2999:
            return result
    raise refusal("not-a-date", value=text)


def read_span(value: object) -> Span:
    """`YYYY-MM-DD`, or `YYYY-MM-DD..YYYY-MM-DD` with the earlier day first."""
    first, dots, last = _text(value).partition("..")
    start = read_day(first.strip())
    end = read_day(last.strip()) if dots else start
    if end < start:
        raise refusal("dates-reversed", first=first.strip(), last=last.strip())
    return Span(start, end)


def read_exception(value: object) -> Span | str:
    """`public-holidays`, `school-holidays`, a date or a range of dates."""
    text = _text(value)
    if text in HOLIDAYS:
        return text
    if re.match(r"[0-9]", text):
        return read_span(text)
    raise refusal("not-an-exception", value=text)


def read_clock(value: object) -> Clock:
    """`H:MM` or `HH:MM`, from 0:00 to 24:00."""
    text = _text(value)
    found = _CLOCK.fullmatch(text)
    if not found:
        raise refusal("not-a-time", value=text)
    minutes = int(found[1]) * 60 + int(found[2])
    if int(found[2]) > 59 or minutes > 24 * 60:
        raise refusal("no-such-time", value=text)
    return Clock(minutes)


def read_weekday(value: object) -> str:
    """A weekday, `mon` to `sun`, or an ordinal and a weekday: `1st tue`, `last fri`."""
    text = " ".join(_text(value).split())
    words = text.split(" ")
    if words[-1] not in WEEKDAYS or len(words) > 2 or words[0] not in {*ORDINALS, words[-1]}:
        raise refusal("not-a-weekday", value=text)
    if len(words) == 2 and words[0] not in ORDINALS:
        raise refusal("not-a-weekday", value=text)
    return text


def whole_number(first: int, last: int) -> Callable[[object], int]:
    """A reader of whole numbers from `first` to `last`, written in the digits 0 to 9."""
    return _number(r"[0-9]{1,9}", int, first, last)


def decimal_number(first: int, last: int) -> Callable[[object], float]:
    """A reader of numbers with a decimal point, from `first` to `last`."""
    return _number(r"-?[0-9]{1,6}(\.[0-9]{1,12})?", float, first, last)


def _number(pattern: str, kind: Callable[[str], N], first: int, last: int) -> Callable[[object], N]:
    def read(value: object) -> N:
        text = _text(value)
        if not re.fullmatch(pattern, text):
            raise refusal("not-a-number", value=text)
        number = kind(text)
        if not first <= number <= last:
            raise refusal("number-out-of-range", value=text, first=str(first), last=str(last))
        return number

    return read


def read_amount(value: object) -> Decimal:
    """An amount of money: `5` or `5.50`."""
    text = _text(value)
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,2})?", text):
        raise refusal("not-an-amount", value=text)
    return Decimal(text)


def read_count(value: object) -> int | Literal["<5"]:
    """A count of persons: 0, 5 or more, or `<5`; 1 to 4 would point at single persons."""
    if value == FEW:
        return FEW
    number = whole_number(0, 10_000_000)(value)
    if 1 <= number <= 4:
        raise refusal("small-count", value=str(number))
    return number


def read_currency(value: object) -> str:
    """A currency's code of ISO 4217: three capital letters."""
    text = _text(value)
    if text not in ISO_4217:
        raise refusal("not-a-currency", value=text)
    return text


def read_phone(value: object) -> str:
    """One number: digits, spaces, `/ - ( )` and a leading `+`; 3 to 15 digits."""
    text = _text(value)
    digits = sum(character.isdigit() for character in text)
    if not re.fullmatch(r"\+?[0-9 /()-]+", text) or not 3 <= digits <= 15:
        raise refusal("not-a-phone-number", value=text)
    return text


def read_email(value: object) -> str:
    """One plain address, ASCII, without a display name."""
    text = _text(value)
    if len(text) > 254 or not _EMAIL.fullmatch(text):
        raise refusal("not-an-email", value=text)
    return text


def read_url(value: object) -> str:
    """An address that may be linked; see `url_fault`."""
    text = _text(value)
    if fault := url_fault(text):
        raise refusal(fault, value=text)
    return text


def url_fault(text: str) -> str | None:
    """The code of what is wrong with a link, or None.

    `https://` (or `http://`, which warns elsewhere), a registered host name in ASCII, no user
    name, port, IP address, punycode, backslash or white space; at most 500 characters.
    """
    if not re.fullmatch(r"[!-\[\]-~]{1,500}", text) or re.search(r"[<>\"`{}|^]", text):
        return "not-a-link"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "not-a-link"
    if parts.scheme not in {"https", "http"} or not parts.netloc:
        return "not-a-link"
    host = parts.hostname or ""
    if "@" in parts.netloc or port is not None or parts.netloc.endswith(":"):
        return "disguised-link"
    if not _HOST.fullmatch(host) or any(part.startswith("xn--") for part in host.split(".")):
        return "disguised-link"
    return None


def link_fault(text: str) -> str | None:
    """The code of what is wrong with a link in a text, or None.

    As `url_fault`; and `mailto:` with one plain address and no query, `tel:` with digits.
    """
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() == "mailto":
        return None if len(rest) <= 254 and _EMAIL.fullmatch(rest) else "not-a-link"
    if colon and scheme.lower() == "tel":
        return None if re.fullmatch(r"\+?[0-9]{3,15}", rest) else "not-a-link"
    return url_fault(text)


def read_language_tag(value: object) -> str:
    """A BCP 47 tag in its usual spelling: `ar`, `fa-AF`, `de-simple`; `ku` is too vague."""
    text = _text(value)
    found = _TAG.fullmatch(text)
    if not found:
        raise refusal("not-a-language", value=text)
    primary = found["primary"]
    if primary == "ku":
        raise refusal("vague-language", value=text)
    if len(primary) == 2 and primary not in ISO_639_1:
        raise refusal("not-a-language", value=text)
    return text


def _text(value: object) -> str:
    """The text of a scalar; a list or a mapping in its place is refused."""
    if not isinstance(value, str):
        raise refusal("expected-text")
    return unicodedata.normalize("NFC", value).strip()


Id = Annotated[str, PlainValidator(read_id)]
PlaceId = Annotated[str, PlainValidator(read_place_id)]
Reference = Annotated[str, PlainValidator(read_reference)]
PlaceReference = Reference
"""`main`, `<place>`, `<actor>/<place>`, `online`, `phone` or `outreach`."""
YesNo = Annotated[bool, PlainValidator(read_yes_no)]
Day = Annotated[date, PlainValidator(read_day)]
Days = Annotated[Span, PlainValidator(read_span)]
ExceptionDays = Annotated[Span | Holidays, PlainValidator(read_exception)]
TimeOfDay = Annotated[Clock, PlainValidator(read_clock)]
Weekday = Annotated[str, PlainValidator(read_weekday)]
Years = Annotated[int, PlainValidator(whole_number(0, 120))]
Whole = Annotated[int, PlainValidator(whole_number(0, 100_000))]
Minutes = Annotated[int, PlainValidator(whole_number(0, 600))]
Latitude = Annotated[float, PlainValidator(decimal_number(-90, 90))]
Longitude = Annotated[float, PlainValidator(decimal_number(-180, 180))]
Kilometres = Annotated[float, PlainValidator(decimal_number(0, 1_000))]
Share = Annotated[float, PlainValidator(decimal_number(0, 1))]
Amount = Annotated[Decimal, PlainValidator(read_amount)]
Count = Annotated[int | Literal["<5"], PlainValidator(read_count)]
Currency = Annotated[str, PlainValidator(read_currency)]
Phone = Annotated[str, PlainValidator(read_phone)]
Email = Annotated[str, PlainValidator(read_email)]
Url = Annotated[str, PlainValidator(read_url)]
LanguageTag = Annotated[str, PlainValidator(read_language_tag)]
GermanLevel = Literal["none", "A1", "A2", "B1", "B2", "C1"]
