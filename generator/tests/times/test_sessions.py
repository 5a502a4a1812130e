"""What really takes place."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from times.records import NOTHING_KNOWN, NOTHING_OFF, days, make_offer, offers, some_days

from wegweiser.model.values import Clock
from wegweiser.times import Calendar, Session, UnknownHolidays, find_sessions, next_sessions

TODAY = date(2026, 12, 14)  # a Monday
TUESDAYS = {"every": "week", "on": ["tue"], "from": "16:00", "to": "18:00"}
CHRISTMAS = Calendar(
    public=frozenset(days("2026-12-25", "2026-12-26", "2027-01-01")),
    school=frozenset(date(2026, 12, 21) + timedelta(n) for n in range(12)),  # to New Year's Day
    years=frozenset({2026, 2027}),
)


def found_days(*times, calendar=CHRISTMAS, first=TODAY, weeks=4, **values):
    return [s.day for s in next_sessions(make_offer(*times, **values), first, calendar, weeks)]


def test_a_session_has_day_hours_place_and_the_time_it_comes_from():
    offer = make_offer(
        {"date": "2026-12-17"},
        {**TUESDAYS, "place": "halle", "note": "Bitte klingeln"},
        {"date": "2026-12-17", "from": "9:30"},
    )
    assert next_sessions(offer, TODAY, NOTHING_KNOWN, weeks=1) == [
        Session(date(2026, 12, 15), Clock(16 * 60), Clock(18 * 60), "halle", 1),
        Session(date(2026, 12, 17), None, None, None, 0),
        Session(date(2026, 12, 17), Clock(9 * 60 + 30), None, None, 2),
    ]


def test_sessions_of_a_day_stand_in_order_of_hours():
    hours = [("16:00", "18:00"), ("9:00", None), ("9:00", "10:00"), (None, None), ("9:00", "12:00")]
    times = [{"date": "2026-12-17", "from": start, "to": end} for start, end in hours]
    sessions = next_sessions(make_offer(*times), TODAY, NOTHING_KNOWN)
    assert [session.note_at for session in sessions] == [3, 2, 4, 1, 0]
    assert sorted([*sessions[2:], *sessions[:2]]) == sessions


def test_a_session_may_last_until_midnight():
    offer = make_offer({"date": "2026-12-17", "from": "20:00", "to": "24:00"})
    assert next_sessions(offer, TODAY, NOTHING_KNOWN)[0].end == Clock(24 * 60)


def test_the_next_eight_weeks_begin_today_and_have_56_days():
    daily = {"every": "week", "on": "mon tue wed thu fri sat sun".split(), "from": "8:00"}
    sessions = next_sessions(make_offer(daily), TODAY, NOTHING_KNOWN)
    assert (len(sessions), sessions[0].day, sessions[-1].day) == (56, TODAY, date(2027, 2, 7))


def test_sessions_outside_runs_do_not_take_place():
    runs = {"from": "2026-12-16", "until": "2026-12-29"}
    assert found_days(TUESDAYS, runs=runs) == days("2026-12-22", "2026-12-29")
    assert found_days({"date": "2026-12-15..2026-12-17"}, runs=runs) == days(
        "2026-12-16", "2026-12-17"
    )


def test_since_and_until_bind_beside_runs():
    assert found_days(
        {**TUESDAYS, "since": "2026-12-16"},
        {**TUESDAYS, "on": ["wed"], "until": "2026-12-23"},
        runs={"until": "2026-12-30"},
    ) == days("2026-12-16", "2026-12-22", "2026-12-23", "2026-12-29")


def test_except_leaves_out_dates_and_ranges():
    time = {**TUESDAYS, "except": ["2026-12-15", "2026-12-27..2027-01-05"]}
    assert found_days(time, calendar=NOTHING_KNOWN) == days("2026-12-22")


def test_except_leaves_out_public_holidays():
    fridays = {**TUESDAYS, "on": ["fri"], "except": ["public-holidays"]}
    assert found_days(fridays) == days("2026-12-18", "2027-01-08")


def test_except_leaves_out_school_holidays():
    assert found_days({**TUESDAYS, "except": ["school-holidays"]}) == days(
        "2026-12-15", "2027-01-05"
    )


def test_only_lets_in_school_holidays():
    assert found_days({**TUESDAYS, "only": ["school-holidays"]}) == days("2026-12-22", "2026-12-29")


def test_only_lets_in_whatever_one_of_its_entries_names():
    time = {**TUESDAYS, "on": ["tue", "fri"], "only": ["public-holidays", "2027-01-04..2027-01-06"]}
    assert found_days(time) == days("2026-12-25", "2027-01-01", "2027-01-05")


def test_except_counts_more_than_only():
    time = {**TUESDAYS, "only": ["school-holidays"], "except": ["2026-12-29"]}
    assert found_days(time) == days("2026-12-22")


def test_a_session_that_two_times_name_is_there_once_as_the_first_of_them():
    offer = make_offer(TUESDAYS, {**TUESDAYS, "note": "noch einmal"}, {"date": "2026-12-15"})
    assert [(s.day, s.note_at) for s in next_sessions(offer, TODAY, NOTHING_KNOWN, weeks=1)] == [
        (date(2026, 12, 15), 2),
        (date(2026, 12, 15), 0),
    ]


def test_the_same_hours_in_two_places_are_two_sessions():
    assert found_days(TUESDAYS, {**TUESDAYS, "place": "online"}, weeks=1) == days(
        "2026-12-15", "2026-12-15"
    )


@pytest.mark.parametrize("status", ["active", "full", "planned", "paused", "ended"])
def test_the_plan_does_not_depend_on_the_status(status):
    assert found_days(TUESDAYS, status=status, weeks=1) == days("2026-12-15")


def test_an_offer_without_times_has_no_sessions():
    assert found_days() == []


def test_holidays_that_are_not_known_are_not_guessed():
    with pytest.raises(UnknownHolidays):
        found_days({**TUESDAYS, "except": ["public-holidays"]}, calendar=NOTHING_KNOWN)
    with pytest.raises(UnknownHolidays):
        found_days({**TUESDAYS, "only": ["school-holidays"]}, calendar=NOTHING_KNOWN)


def test_holidays_need_be_known_only_for_days_on_which_a_session_may_fall():
    time = {**TUESDAYS, "except": ["school-holidays"]}
    assert found_days({**time, "until": "2026-12-14"}, calendar=NOTHING_KNOWN) == []
    assert found_days(time, calendar=NOTHING_KNOWN, runs={"until": "2026-12-14"}) == []
    until_tuesday = Calendar(frozenset(), frozenset(), frozenset({2026}), date(2026, 12, 15))
    assert found_days(time, calendar=until_tuesday, weeks=1) == days("2026-12-15")
    with pytest.raises(UnknownHolidays):
        found_days(time, calendar=until_tuesday, weeks=2)


@given(offers(), some_days, st.integers(0, 200), st.integers(0, 200))
def test_a_window_says_the_same_as_its_two_parts(offer, first, one, two):
    middle, last = first + timedelta(one), first + timedelta(one + two)
    assert find_sessions(offer, first, last, NOTHING_OFF) == [
        *find_sessions(offer, first, middle, NOTHING_OFF),
        *find_sessions(offer, middle + timedelta(1), last, NOTHING_OFF),
    ]


@given(offers(), some_days)
def test_every_session_lies_in_the_window_and_in_runs_and_there_is_no_second_like_it(offer, first):
    last = first + timedelta(100)
    sessions = find_sessions(offer, first, last, NOTHING_OFF)
    assert all(first <= session.day <= last and session.day in offer.runs for session in sessions)
    assert len({(s.day, s.start, s.end, s.place) for s in sessions}) == len(sessions)
    assert sessions == sorted(sessions)
