"""In force, to come, over, past."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from times.records import dated, make_offer, make_time, rhythms, some_days

from wegweiser.times import in_force, is_listed, is_over, is_past, still_to_come

DAY = date(2026, 11, 22)
WEEKLY = {"every": "week", "on": ["mon"], "from": "10:00"}
BEFORE, TODAY, AFTER = "2026-11-21", "2026-11-22", "2026-11-23"


@pytest.mark.parametrize(
    ("bounds", "force", "to_come"),
    [
        ({}, True, True),
        ({"since": TODAY}, True, True),
        ({"since": AFTER}, False, True),
        ({"until": TODAY}, True, True),
        ({"until": BEFORE}, False, False),
        ({"since": BEFORE, "until": AFTER}, True, True),
    ],
)
def test_a_rhythm_is_in_force_from_since_to_until(bounds, force, to_come):
    time = make_time(every="week", on=["mon"], from_="10:00", **bounds)
    assert (in_force(time, DAY), still_to_come(time, DAY), is_over(time, DAY)) == (
        force,
        to_come,
        not to_come,
    )


@pytest.mark.parametrize(
    ("day", "to_come"),
    [
        (BEFORE, False),
        (TODAY, True),
        (AFTER, True),
        ("2026-11-01..2026-11-21", False),
        ("2026-11-01..2026-11-22", True),
    ],
)
def test_a_date_is_to_come_until_its_last_day_and_never_in_force(day, to_come):
    time = make_time(date=day)
    assert (in_force(time, DAY), still_to_come(time, DAY), is_over(time, DAY)) == (
        False,
        to_come,
        not to_come,
    )


@given(rhythms() | dated(), some_days, st.integers(1, 1_000))
def test_what_is_over_stays_over_and_is_not_in_force(values, day, later):
    time = make_offer(values).times[0]
    if is_over(time, day):
        assert not in_force(time, day)
        assert is_over(time, day + timedelta(later))


def test_an_offer_is_past_after_runs_until():
    assert is_past(make_offer(WEEKLY, runs={"until": BEFORE}), DAY)
    assert not is_past(make_offer(WEEKLY, runs={"until": TODAY}), DAY)
    assert not is_past(make_offer(WEEKLY, runs={"from": AFTER}), DAY)


def test_an_offer_is_past_when_all_of_its_times_are_over():
    over, open_ended = {"date": BEFORE}, {"date": AFTER}
    assert is_past(make_offer(over, {**WEEKLY, "until": BEFORE}), DAY)
    assert not is_past(make_offer(over, open_ended), DAY)


def test_an_offer_without_times_is_not_past():
    assert not is_past(make_offer(), DAY)


@pytest.mark.parametrize("status", ["active", "full", "planned", "paused"])
def test_an_offer_is_listed_until_it_is_past(status):
    assert is_listed(make_offer(WEEKLY, status=status), DAY)
    assert not is_listed(make_offer(WEEKLY, status=status, runs={"until": BEFORE}), DAY)


def test_an_ended_offer_is_not_listed():
    assert not is_listed(make_offer(WEEKLY, status="ended"), DAY)
