"""The days that a time names."""

from datetime import date, datetime, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st
from times.records import days, make_offer, make_time, rhythms, some_days

from wegweiser.model.values import ORDINALS, WEEKDAYS
from wegweiser.times.rhythm import find_days


def found(first, last, **values):
    return find_days(make_time(**values), date.fromisoformat(first), date.fromisoformat(last))


def test_every_week_on_its_weekdays_in_order():
    assert found("2026-11-22", "2026-12-01", every="week", on=["thu", "tue"]) == days(
        "2026-11-24", "2026-11-26", "2026-12-01"
    )


def test_both_ends_of_the_window_count():
    assert found("2026-11-24", "2026-11-26", every="week", on=["tue", "thu"]) == days(
        "2026-11-24", "2026-11-26"
    )


def test_since_and_until_bound_a_rhythm_both_included():
    bounds = {"since": "2026-11-10", "until": "2026-11-24"}
    assert found("2026-11-01", "2026-12-31", every="week", on=["tue"], **bounds) == days(
        "2026-11-10", "2026-11-17", "2026-11-24"
    )
    assert found("2026-12-01", "2026-12-31", every="week", on=["tue"], **bounds) == []


def test_two_weeks_count_from_the_week_in_which_since_lies():
    rhythm = {"every": "2 weeks", "on": ["mon", "fri"], "since": "2026-11-11"}  # a Wednesday
    assert found("2026-11-01", "2026-12-10", **rhythm) == days(
        "2026-11-13", "2026-11-23", "2026-11-27", "2026-12-07"
    )


def test_two_weeks_from_a_sunday_take_the_week_that_ends_with_it():
    rhythm = {"every": "2 weeks", "on": ["mon", "sun"], "since": "2026-11-15"}
    assert found("2026-11-01", "2026-11-30", **rhythm) == days(
        "2026-11-15", "2026-11-23", "2026-11-29"
    )


def test_two_weeks_count_on_over_a_year_of_53_weeks():
    rhythm = {"every": "2 weeks", "on": ["mon"], "since": "2026-12-14"}
    assert found("2026-12-14", "2027-01-25", **rhythm) == days(
        "2026-12-14", "2026-12-28", "2027-01-11", "2027-01-25"
    )


def test_even_weeks_pause_for_three_weeks_after_a_year_of_53():
    assert found("2026-12-07", "2027-01-31", every="even weeks", on=["mon"]) == days(
        "2026-12-07", "2026-12-21", "2027-01-11", "2027-01-25"
    )


def test_odd_weeks_come_twice_in_succession_after_a_year_of_53():
    assert found("2026-12-14", "2027-01-24", every="odd weeks", on=["mon", "sun"]) == days(
        "2026-12-14", "2026-12-20", "2026-12-28", "2027-01-03",
        "2027-01-04", "2027-01-10", "2027-01-18", "2027-01-24",
    )  # fmt: skip


def test_the_last_days_of_a_year_may_lie_in_week_1():
    assert found("2029-12-24", "2030-01-06", every="odd weeks", on=["mon"]) == days("2029-12-31")


def test_month_names_ordinals_in_order_of_days():
    assert found("2026-11-01", "2026-12-31", every="month", on=["last fri", "1st tue"]) == days(
        "2026-11-03", "2026-11-27", "2026-12-01", "2026-12-25"
    )


def test_a_fifth_that_a_month_lacks_is_no_session():
    assert found("2026-11-01", "2027-02-28", every="month", on=["5th mon"]) == days("2026-11-30")


def test_a_day_that_two_ordinals_name_is_there_once():
    assert found("2026-11-01", "2026-11-30", every="month", on=["4th fri", "last fri"]) == days(
        "2026-11-27"
    )


def test_last_is_the_fifth_where_there_is_one():
    assert found("2026-11-01", "2026-12-31", every="month", on=["last mon"]) == days(
        "2026-11-30", "2026-12-28"
    )


def test_a_date_is_its_day():
    assert found("2026-12-01", "2026-12-31", date="2026-12-05") == days("2026-12-05")
    assert found("2026-12-06", "2026-12-31", date="2026-12-05") == []


def test_a_span_is_each_of_its_days_inside_the_window():
    assert found("2026-07-02", "2026-07-31", date="2026-07-01..2026-07-03") == days(
        "2026-07-02", "2026-07-03"
    )


def test_a_span_of_centuries_costs_no_more_than_the_window():
    assert found("2026-07-02", "2026-07-02", date="1900-01-01..2999-12-31") == days("2026-07-02")


@pytest.mark.parametrize(
    "values",
    [
        {"every": "week", "on": ["1st tue"]},
        {"every": "month", "on": ["tue"]},
        {"every": "2 weeks", "on": ["tue"]},
        {"on": ["tue"]},
        {"every": "week"},
    ],
)
def test_what_the_checks_refuse_names_no_day(values):
    assert found("2026-11-01", "2026-11-30", **values) == []


@given(rhythms(), some_days, st.integers(0, 400))
def test_a_rhythm_says_the_same_as_dateutil(values, first, length):
    time = make_offer(values).times[0]
    last = first + timedelta(length)
    start = max(first, time.since or first)
    end = min(last, time.until or last)
    expected = [
        day
        for day in _by_dateutil(time, datetime.combine(last, datetime.min.time()))
        if start <= day <= end
    ]
    assert find_days(time, first, last) == expected


def _by_dateutil(time, end):
    """The days that a rhythm names from 2025 on, or from the week of `since`."""
    weekday = {name: rrule.weekday(number) for number, name in enumerate(WEEKDAYS)}
    begin = datetime(2025, 1, 1)  # noqa: DTZ001 -- days, not moments
    if time.every == "month":
        numbers = dict(zip(ORDINALS, (1, 2, 3, 4, 5, -1), strict=True))
        pairs = [entry.split(" ") for entry in time.on]
        named = [weekday[name](numbers[ordinal]) for ordinal, name in pairs]
        rule = rrule.rrule(rrule.MONTHLY, begin, byweekday=named, until=end)
    elif time.every == "week":
        rule = rrule.rrule(
            rrule.WEEKLY, begin, byweekday=[weekday[on] for on in time.on], until=end
        )
    elif time.every == "2 weeks":
        begin = datetime.combine(time.since, datetime.min.time())
        named = [weekday[on] for on in time.on]
        rule = rrule.rrule(rrule.WEEKLY, begin, interval=2, byweekday=named, until=end)
    else:
        parity = 0 if time.every == "even weeks" else 1
        every_day = (moment.date() for moment in rrule.rrule(rrule.DAILY, begin, until=end))
        return [
            day
            for day in every_day
            if int(day.strftime("%V")) % 2 == parity and WEEKDAYS[day.weekday()] in time.on
        ]
    return [moment.date() for moment in rule]
