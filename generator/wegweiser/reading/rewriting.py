"""Values as they should have been written: `24.12.2026` is `2026-12-24`, `16 Uhr` is `16:00`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from wegweiser.model.addresses import url_fault
from wegweiser.model.values import HOLIDAYS, WEEKDAYS
from wegweiser.reading.suggestions import find_nearest, fold, spell_out

_SPOKEN: Final = (
    "de", "en", "ar", "fa", "fa-AF", "ps", "ckb", "kmr", "ti", "so", "uk", "ru", "tr", "fr",
    "es", "pl", "sq", "sr", "am",
)  # fmt: skip
"""The languages that a word such as „Arabisch“ may stand for."""

_MONTHS: Final = (
    "januar", "februar", "maerz", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
_RANGE = re.compile(r"\s*(?:-|–|\bbis\b)\s*")
_ORDINALS: Final = {
    "1st": ("1", "erste", "erster", "ersten", "first"),
    "2nd": ("2", "zweite", "zweiter", "zweiten", "second"),
    "3rd": ("3", "dritte", "dritter", "dritten", "third"),
    "4th": ("4", "vierte", "vierter", "vierten", "fourth"),
    "5th": ("5", "fuenfte", "fuenfter", "fuenften", "fifth"),
    "last": ("last", "letzte", "letzter", "letzten"),
}


def rewrite_date(value: str) -> str | None:
    """`5.12.2026`, `5.12.26`, `5. Dezember 2026`, `2026-12-5` as `2026-12-05`; spans likewise."""
    ends = re.split(r"\s+(?:-|–|bis)\s+", value)
    if len(ends) == 2:
        days = [rewrite_date(end) for end in ends]
        return "..".join(day for day in days if day) if all(days) else None
    if found := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", value):
        return _day(found[1], found[2], found[3])
    if found := re.fullmatch(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*((?:20)?[0-9]{2})", value):
        return _day(found[3], found[2], found[1])
    if found := re.fullmatch(r"([0-9]{1,2})\.?\s*([^\W\d]{3,9})\.?\s*([0-9]{4})", value):
        named = fold(found[2])
        month = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(named)), 0)
        return _day(found[3], str(month), found[1])
    return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)).isoformat()
    except ValueError:
        return None


def rewrite_time(value: str) -> str | None:
    """`16 Uhr`, `16.00`, `16h30` as `16:00`, `16:30`."""
    found = re.fullmatch(r"([0-9]{1,2})(?:\s?[.:h]\s?([0-9]{2}))?\s*(?:Uhr|uhr|h)?", value)
    if not found or int(found[1]) > 24 or int(found[2] or 0) > 59:
        return None
    return f"{found[1]}:{found[2] or '00'}"


def rewrite_amount(value: str) -> str | None:
    """`5,50 €` as `5.50`, `5,-` as `5`."""
    found = re.fullmatch(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}|-))?\s*(?:€|EUR|Euro)?", value)
    if not found:
        return None
    cents = (found[2] or "").replace("-", "")
    return f"{found[1]}.{cents:0<2}" if cents else found[1]


def rewrite_cost(value: str) -> str | None:
    """`kostenlos` as `free`, `5 €` as `{amount: 5}`."""
    amount = rewrite_amount(value)
    return f"{{amount: {amount}}}" if amount else find_nearest(value, ["free"])


def rewrite_number(value: str) -> str | None:
    """`53,4868` as `53.4868`, `2 km` as `2`, `1.000` as `1000`."""
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", value):  # as decimals they would be accepted
        return value.replace(".", "")
    found = re.fullmatch(
        r"(?:ca\.?|circa|etwa|rund)?\s*(-?[0-9]{1,6})(?:[.,]([0-9]{1,20}))?\D{0,12}", value
    )
    return found and (f"{found[1]}.{found[2]}" if found[2] else found[1])


def rewrite_weekday(value: str) -> str | None:
    """`Montag` as `mon`, `letzter Freitag` as `last fri`, `Mo-Mi` as `mon, tue, wed`."""
    first_day, *last_day = _RANGE.split(value)
    if last_day and (ends := [find_nearest(day, WEEKDAYS) for day in (first_day, last_day[0])]):
        first_at, last_at = (WEEKDAYS.index(day) if day else -1 for day in ends)
        return ", ".join(WEEKDAYS[first_at : last_at + 1]) or None if first_at >= 0 else None
    *first, last = value.casefold().replace(".", " ").split() or [""]
    day = find_nearest(last, WEEKDAYS)
    named = {fold(word) for word in first}
    ordinal = next((own for own, words in _ORDINALS.items() if named & {own, *words}), "")
    return f"{ordinal} {day}".strip() if day else None


def rewrite_link(value: str) -> str | None:
    """`www.example.org` as `https://www.example.org`."""
    address = f"https://{value}"
    return address if "." in value and url_fault(address) is None else None


def rewrite_email(value: str) -> str | None:
    """`mailto:info@example.org` without its beginning, `(at)` as `@`."""
    plain = re.sub(r"\s*[\[(](?:at|ät)[\])]\s*", "@", value.removeprefix("mailto:").strip())
    return plain if plain != value and plain.count("@") == 1 else None


def slugify(text: str) -> str:
    """A text as an id: `Café für Mütter` becomes `cafe-fuer-muetter`; may be empty."""
    letters = spell_out(text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-")


def _one_of(*options: str) -> Callable[[str], str | None]:
    return lambda value: find_nearest(value, options)


REWRITINGS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "malformed-id": slugify,
    "not-a-cost": rewrite_cost,
    "not-a-currency": _one_of("EUR"),
    "not-a-date": rewrite_date,
    "not-a-language": _one_of(*_SPOKEN),
    "not-a-link": rewrite_link,
    "not-a-number": rewrite_number,
    "not-a-time": rewrite_time,
    "not-a-weekday": rewrite_weekday,
    "not-an-amount": rewrite_amount,
    "not-an-email": rewrite_email,
    "not-an-exception": _one_of(*HOLIDAYS),
    "not-yes-or-no": _one_of("yes", "no"),
}
"""For the codes of refused values: what was meant, where that is clear."""
