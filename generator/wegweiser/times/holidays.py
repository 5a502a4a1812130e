"""Public and school holidays of a region, and how far they are known."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wegweiser.model import Offer
from wegweiser.model.values import HOLIDAYS, Holidays


class UnknownHolidays(LookupError):  # noqa: N818 -- named after its fault, like every rule
    """Holidays of a year are needed that nobody has told us, and the plan must not be guessed.

    `until` is the day up to which they are known, None if not even the first day needed is.
    """

    def __init__(self, kind: Holidays, year: int, until: date | None = None) -> None:
        super().__init__(kind, year, until)
        self.kind: Holidays = kind
        self.year = year
        self.until = until

    def __str__(self) -> str:
        known = f" after {self.until}" if self.until else ""
        return f"no {self.kind} known for {self.year}{known}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days off in the `years` that are known.

    School holidays are published a few years ahead and end in the middle of a year: they are known
    for the days of these years until `school_until`.
    """

    public: frozenset[date]
    school: frozenset[date]
    years: frozenset[int]
    school_until: date = date.max

    def known_until(self, kind: Holidays, first: date) -> date:
        """The last day of those known without a gap from `first`; before `first` if it is not."""
        year = first.year
        while year in self.years:
            year += 1
        end = date(year, 1, 1) - timedelta(1)
        return min(end, self.school_until) if kind == "school-holidays" else end

    def days_off(self, kind: Holidays, first: date, last: date) -> frozenset[date]:
        """The holidays of a kind, among them all from `first` to `last`.

        Raises:
            UnknownHolidays: they are not known for each of these days.
        """
        until = self.known_until(kind, first)
        if until < first:
            raise UnknownHolidays(kind, first.year)
        if until < last:
            raise UnknownHolidays(kind, (until + timedelta(1)).year, until)
        return self.public if kind == "public-holidays" else self.school


def needed_holidays(offers: Iterable[Offer]) -> frozenset[Holidays]:
    """The kinds of holidays that these offers name in `except` and `only`."""
    return frozenset(
        entry
        for offer in offers
        for time in offer.times
        for entry in (*time.except_, *time.only)
        if isinstance(entry, str)
    )


def years_around(today: date) -> range:
    """The years that a site of this day asks for: from last Monday to this day next year."""
    return range((today - timedelta(6)).year, (today + timedelta(days=365)).year + 1)


def read_calendar(
    region: str, years: Iterable[int], needed: Collection[Holidays] = HOLIDAYS
) -> Calendar:
    """The days off of a region (ISO 3166-2, `DE-HH`, or a country) in these years.

    What nobody knows is no mistake here: `Calendar.days_off` says so where it is asked for.
    `needed`: see `needed_holidays`; where no kind is needed, nothing is read and nothing known.
    """
    if not needed:
        return Calendar(frozenset(), frozenset(), frozenset(), date.min)
    wanted = frozenset(years)
    public = _read(region, "public", wanted)
    # one year more, to see which is the last that the library has
    school = _read(region, "school", wanted | {year + 1 for year in wanted})
    return Calendar(
        public,
        frozenset(day for day in school if day.year in wanted),
        frozenset(day.year for day in public),
        _school_until(school, wanted),
    )


def _read(
    region: str, category: Literal["public", "school"], years: AbstractSet[int]
) -> frozenset[date]:
    """The holidays of these years; none where the library does not know the region or category."""
    import holidays  # noqa: PLC0415 -- 83 ms, and 76 ms more for the first country

    country, _, subdivision = region.partition("-")
    try:
        known = holidays.country_holidays(country, subdivision or None)
    except NotImplementedError:  # no such country or subdivision
        return frozenset()
    if category not in known.supported_categories:
        return frozenset()
    found = holidays.country_holidays(
        country, subdivision or None, years=years, expand=False, categories=(category,)
    )
    return frozenset(day for day in found if day.year in years)


def _school_until(school: AbstractSet[date], years: AbstractSet[int]) -> date:
    """The last day of these years for which school holidays are known.

    The last year that the library has ends with its last holiday: Hamburg's 2029 stops in August,
    and says nothing of the autumn.
    """
    until = date.min
    for year in sorted(years):
        days = [day for day in school if day.year == year]
        if not days:
            return until
        if not any(day.year == year + 1 for day in school):
            return max(days)
        until = date(year, 12, 31)
    return until
