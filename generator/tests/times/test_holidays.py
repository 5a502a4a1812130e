"""Days off, and how far they are known."""

import pickle
import subprocess
import sys
from datetime import date

import pytest
from times.records import days, make_offer

from wegweiser.times import (
    Calendar,
    UnknownHolidays,
    find_sessions,
    needed_holidays,
    read_calendar,
    years_around,
)

HAMBURG_2026 = days(
    "2026-01-01",
    "2026-04-03",
    "2026-04-06",
    "2026-05-01",
    "2026-05-14",
    "2026-05-25",
    "2026-10-03",
    "2026-10-31",  # Reformation Day, in Hamburg and not in Bavaria
    "2026-12-25",
    "2026-12-26",
)


@pytest.fixture(scope="module")
def hamburg():
    return read_calendar("DE-HH", (2026, 2027, 2028, 2029, 2030))


def test_public_holidays_of_hamburg():
    assert read_calendar("DE-HH", (2026,)).public == frozenset(HAMBURG_2026)


def test_only_the_years_asked_for_are_there():
    calendar = read_calendar("DE-HH", (2026,))
    assert calendar.years == {2026}
    assert {day.year for day in calendar.public | calendar.school} == {2026}
    assert calendar.school_until == date(2026, 12, 31)


def test_school_holidays_of_hamburg():
    school = read_calendar("DE-HH", (2026,)).school
    autumn = [day for day in school if day.month == 10]
    assert (min(autumn), max(autumn)) == (date(2026, 10, 19), date(2026, 10, 30))


def test_school_holidays_end_where_the_library_stops_in_the_middle_of_a_year(hamburg):
    assert hamburg.known_until("school-holidays", date(2026, 11, 22)) == date(2029, 8, 10)
    assert hamburg.known_until("public-holidays", date(2026, 11, 22)) == date(2030, 12, 31)


def test_school_holidays_after_that_are_unknown_not_none(hamburg):
    first, last = date(2029, 8, 1), date(2029, 10, 31)
    with pytest.raises(UnknownHolidays) as caught:
        hamburg.days_off("school-holidays", first, last)
    unknown = caught.value
    assert (unknown.kind, unknown.year, unknown.until) == (
        "school-holidays",
        2029,
        date(2029, 8, 10),
    )
    assert str(unknown) == "no school-holidays known for 2029 after 2029-08-10"


def test_school_holidays_of_a_year_without_any_are_unknown(hamburg):
    with pytest.raises(UnknownHolidays) as caught:
        hamburg.days_off("school-holidays", date(2030, 5, 1), date(2030, 5, 2))
    assert str(caught.value) == "no school-holidays known for 2030"


def test_public_holidays_are_known_where_school_holidays_are_not(hamburg):
    assert date(2030, 1, 1) in hamburg.days_off(
        "public-holidays", date(2030, 1, 1), date(2030, 12, 31)
    )


def test_a_year_that_was_not_asked_for_is_unknown():
    calendar = read_calendar("DE-HH", (2026,))
    with pytest.raises(UnknownHolidays) as caught:
        calendar.days_off("public-holidays", date(2026, 12, 1), date(2027, 1, 31))
    assert (caught.value.year, caught.value.until) == (2027, date(2026, 12, 31))
    with pytest.raises(UnknownHolidays):
        calendar.days_off("public-holidays", date(2025, 12, 1), date(2026, 1, 31))


def test_unknown_holidays_survive_the_way_from_one_process_to_another():
    unknown = UnknownHolidays("school-holidays", 2029, date(2029, 8, 10))
    copy = pickle.loads(pickle.dumps(unknown))  # noqa: S301 -- our own
    assert (copy.kind, copy.year, copy.until) == (unknown.kind, unknown.year, unknown.until)


@pytest.mark.parametrize("region", ["DE", "LI"])  # no subdivision; no category of that name
def test_a_region_without_school_holidays_still_has_public_ones(region):
    calendar = read_calendar(region, (2026,))
    assert date(2026, 1, 1) in calendar.public
    assert calendar.school == frozenset()
    assert calendar.school_until == date.min


@pytest.mark.parametrize("region", ["XX", "DE-XX"])
def test_of_a_region_that_does_not_exist_nothing_is_known(region):
    assert read_calendar(region, (2026,)) == Calendar(
        frozenset(), frozenset(), frozenset(), date.min
    )


def test_public_holidays_beyond_the_library_are_unknown():
    assert read_calendar("DE-HH", (2026, 2999)).years == {2026}


def test_needed_holidays_are_those_that_offers_name():
    every_week = {"every": "week", "on": ["mon"], "from": "10:00"}
    plain = make_offer({**every_week, "except": ["2026-12-24"], "only": ["2026-12-01..2026-12-31"]})
    public = make_offer({**every_week, "except": ["2026-12-24", "public-holidays"]})
    school = make_offer(every_week, {**every_week, "only": ["school-holidays"]})
    assert needed_holidays([]) == frozenset()
    assert needed_holidays([plain]) == frozenset()
    assert needed_holidays([plain, public]) == {"public-holidays"}
    assert needed_holidays([public, school]) == {"public-holidays", "school-holidays"}


def test_where_none_are_needed_the_library_is_not_even_imported():
    code = (
        "import sys; from wegweiser.times import read_calendar;"
        "assert not read_calendar('DE-HH', (2026,), needed=()).years;"
        "sys.exit('holidays' in sys.modules or 'icalendar' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_offer_that_names_no_holidays_needs_none_known():
    offer = make_offer({"every": "week", "on": ["mon"], "from": "10:00"})
    calendar = read_calendar("DE-HH", (2050,), needed=needed_holidays([offer]))
    sessions = find_sessions(offer, date(2050, 1, 1), date(2050, 1, 14), calendar)
    assert [session.day for session in sessions] == days("2050-01-03", "2050-01-10")


def test_years_around_reach_from_last_monday_to_this_day_next_year():
    assert list(years_around(date(2026, 11, 22))) == [2026, 2027]
    assert list(years_around(date(2027, 1, 1))) == [2026, 2027, 2028]
    assert list(years_around(date(2027, 1, 7))) == [2027, 2028]
