"""Each flag: with which verdicts, and until which day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from gaps.district import TODAY, need, offer, verdict_on, weekly


def day(distance):
    return str(TODAY + timedelta(distance))


def checked(distance):
    return {"on": day(distance), "by": "actor"}


NOW = checked(0)
CHILDCARE = {"childcare": "yes"}


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([{"until": day(90)}], ("ending",)),
        ([{"until": day(91)}], ()),
        ([{"until": day(0)}], ("ending",)),
        ([{"until": day(1)}, {"until": day(90)}], ("ending",)),
        ([{"until": day(1)}, {}], ()),
        ([{"until": day(1)}, {"until": day(91)}], ()),
    ],
)
def test_ending(runs, expected):
    offers = [offer(f"o{n}", runs=span, checked=NOW) for n, span in enumerate(runs)]
    assert verdict_on(need(), *offers).flags == expected


def test_ending_counts_fitting_offers_only():
    offers = [offer("a", childcare="yes", runs={"until": day(1)}, checked=NOW), offer("b")]
    assert verdict_on(need(requires=CHILDCARE), *offers).flags == ("ending",)


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([checked(0)], ()),
        ([checked(-180)], ()),
        ([checked(-181)], ("unchecked",)),
        ([checked(1)], ("unchecked",)),
        ([checked(-181), checked(-180)], ()),
        ([{"by": "staff"}], ("unchecked",)),
        ([None], ("unchecked",)),
    ],
)
def test_unchecked(checks, expected):
    offers = [offer(f"o{n}", checked=found) for n, found in enumerate(checks)]
    assert verdict_on(need(), *offers).flags == expected


def test_unchecked_counts_fitting_offers_only():
    offers = [offer("a", childcare="yes"), offer("b", checked=NOW)]
    assert verdict_on(need(requires=CHILDCARE), *offers).flags == ("unchecked",)


def test_ending_and_unchecked_follow_the_settings():
    settings = {"ending_days": "5", "unchecked_days": "3"}
    near = offer(runs={"until": day(5)}, checked=checked(-4))
    far = offer(runs={"until": day(6)}, checked=checked(-3))
    assert verdict_on(need(), near, settings=settings).flags == ("ending", "unchecked")
    assert verdict_on(need(), far, settings=settings).flags == ()


@pytest.mark.parametrize(
    ("fields", "needs", "expected"),
    [
        ({}, {}, "covered"),
        ({}, {"known_by": "0"}, "unheard"),
        ({"status": "full"}, {}, "full"),
    ],
)
def test_ending_and_unchecked_go_with_every_verdict_that_something_fits(fields, needs, expected):
    found = verdict_on(need(**needs), offer(runs={"until": day(1)}, **fields))
    assert (found.verdict, found.flags) == (expected, ("ending", "unchecked"))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"childcare": "no"}, "barrier"), ({}, "unclear")],
)
def test_ending_and_unchecked_do_not_go_with_the_others(fields, expected):
    found = verdict_on(need(requires=CHILDCARE), offer(runs={"until": day(1)}, **fields))
    assert (found.verdict, found.flags) == (expected, ())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "planned"}, ("planned",)),
        ({"status": "planned", "runs": {"from": day(9)}}, ("planned",)),
        ({"status": "planned", "runs": {"from": day(-9)}}, ("planned",)),
        ({"status": "planned", "runs": {"until": day(0)}}, ("planned",)),
        ({"status": "planned", "runs": {"until": day(-1)}}, ()),
        ({"status": "active", "runs": {"from": day(1)}}, ("planned",)),
        ({"status": "full", "runs": {"from": day(1)}}, ("planned",)),
        ({"status": "paused", "runs": {"from": day(1)}}, ()),
        ({"status": "ended", "runs": {"from": day(1)}}, ()),
        ({"status": "paused"}, ()),
        ({"status": "planned", "topics": ["sport"]}, ()),
        ({"status": "planned", "times": [{"date": day(-1)}]}, ()),
    ],
)
def test_planned_with_a_missing_need(fields, expected):
    found = verdict_on(need(), offer(**fields))
    assert (found.verdict, found.flags) == ("missing", expected)


def test_planned_is_no_offer_that_starts_today():
    found = verdict_on(need(), offer(status="full", runs={"from": day(0)}, checked=NOW))
    assert (found.verdict, found.flags) == ("full", ())


@pytest.mark.parametrize(
    ("times", "runs", "expected"),
    [
        ([weekly("mon", since=day(9))], {"from": day(9)}, ("planned",)),
        ([weekly("mon", since=day(10))], {"from": day(9)}, ()),
        ([weekly("mon", until=day(8))], {"from": day(9)}, ()),
        ([weekly("mon", since=day(9))], {}, ()),
        ([weekly("mon")], {}, ("planned",)),
    ],
)
def test_planned_is_judged_as_of_the_day_it_starts(times, runs, expected):
    one = need(requires={"when": {"days": ["mon"]}})
    assert verdict_on(one, offer(status="planned", times=times, runs=runs)).flags == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"childcare": "no"}, ()), ({}, ()), ({"childcare": "yes"}, ("planned",))],
)
def test_planned_needs_an_offer_that_would_fit(fields, expected):
    assert verdict_on(need(requires=CHILDCARE), offer(status="planned", **fields)).flags == expected


@pytest.mark.parametrize(
    ("running", "needs", "expected"),
    [
        ({"childcare": "no"}, {}, ("barrier", ("planned",))),
        ({}, {}, ("unclear", ("planned",))),
        ({"childcare": "yes", "status": "full", "checked": NOW}, {}, ("full", ("planned",))),
        ({"childcare": "yes", "checked": NOW}, {}, ("covered", ())),
        ({"childcare": "yes", "checked": NOW}, {"known_by": "0"}, ("unheard", ())),
    ],
)
def test_planned_goes_with_verdicts_without_room(running, needs, expected):
    coming = offer("coming", childcare="yes", status="planned")
    found = verdict_on(need(requires=CHILDCARE, **needs), offer("running", **running), coming)
    assert (found.verdict, found.flags) == expected


def test_flags_keep_their_order():
    offers = [offer("a", status="full", runs={"until": day(1)}), offer("b", status="planned")]
    assert verdict_on(need(), *offers).flags == ("ending", "unchecked", "planned")
