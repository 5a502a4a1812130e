"""Each row of the table: what is met, unmet and unknown."""

from __future__ import annotations

import pytest
from gaps.district import judged, need, offer, verdict_on, weekly

from wegweiser.gaps import REQUIREMENTS, Judged
from wegweiser.model import Actor

NAMES = ("topic", "age", "childcare", "languages", "when", "within_km", "cost", "german_level")
MORNING = {"days": ["mon", "tue"], "from": "08:00", "to": "13:00"}
BEFORE = "2026-11-03"
TODAY = "2026-11-04"
AFTER = "2026-11-05"


def answer(name, one, other):
    """The list in which a requirement stands."""
    found = judged(one, other)
    lists = {"met": found.met, "unmet": found.unmet, "unknown": found.unknown}
    (answer_,) = (answer_ for answer_, names in lists.items() if name in names)
    return answer_


def test_requirements_stand_in_the_order_of_the_table():
    assert tuple(row.name for row in REQUIREMENTS) == (*NAMES, "access", "features")


def test_topic_is_always_judged():
    assert judged(need(), offer()) == Judged("course", ("topic",))


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        (["literacy"], "met"),
        (["german-language"], "unknown"),
        (["german-language", "literacy"], "met"),
        (["sport", "german-language"], "unknown"),
    ],
)
def test_topic_of_a_child_need(topics, expected):
    assert answer("topic", need(topic="literacy"), offer(topics=topics)) == expected


def test_topic_of_a_parent_need_is_met_by_a_child():
    assert answer("topic", need(), offer(topics=["literacy"])) == "met"


@pytest.mark.parametrize(
    ("asked", "offered", "expected"),
    [
        ({"from": "18", "to": "60"}, None, "met"),
        ({"from": "18", "to": "60"}, {"from": "18", "to": "60"}, "met"),
        ({"from": "18", "to": "60"}, {"from": "19"}, "unmet"),
        ({"from": "18", "to": "60"}, {"to": "59"}, "unmet"),
        ({"from": "18", "to": "60"}, {"from": "60"}, "unmet"),
        ({"from": "18"}, {"from": "16"}, "met"),
        ({"from": "18"}, {"from": "16", "to": "60"}, "unmet"),
        ({"from": "18"}, {"to": "120"}, "met"),
        ({"to": "12"}, {"to": "12"}, "met"),
        ({"to": "12"}, {"from": "6"}, "unmet"),
        ({"to": "0"}, {"from": "0", "to": "0"}, "met"),
    ],
)
def test_age(asked, offered, expected):
    audience = {"age": offered} if offered else {}
    assert answer("age", need(for_={"age": asked}), offer(for_=audience)) == expected


@pytest.mark.parametrize("requires", [{"childcare": "yes"}, {"childcare": "YES"}])
@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"childcare": "yes"}, "met"), ({"childcare": "no"}, "unmet"), ({}, "unknown")],
)
def test_childcare(requires, fields, expected):
    assert answer("childcare", need(requires=requires), offer(**fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"languages": ["tr", "fa"]}, "met"),
        ({"languages": ["tr"], "interpreter": "on-request"}, "met"),
        ({"interpreter": "always"}, "met"),
        ({"languages": ["ar"], "interpreter": "none"}, "met"),
        ({"languages": ["tr"], "interpreter": "none"}, "unmet"),
        ({"languages": ["tr"]}, "unknown"),
        ({"interpreter": "none"}, "unknown"),
        ({"languages": []}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_languages(fields, expected):
    one = need(requires={"languages": ["ar", "fa"]})
    assert answer("languages", one, offer(**fields)) == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([], "unknown"),
        ([weekly("mon")], "met"),
        ([weekly("mon", from_="08:00", to="13:00")], "met"),
        ([weekly("mon", from_="07:59", to="12:00")], "unmet"),
        ([weekly("mon", from_="8:00", to="13:01")], "unmet"),
        ([weekly("wed", "tue")], "met"),
        ([weekly("wed")], "unmet"),
        ([weekly("wed"), weekly("mon")], "met"),
        ([weekly("mon", every="even weeks")], "met"),
        ([weekly("mon", every="odd weeks")], "met"),
        ([weekly("mon", every="2 weeks", since="2026-01-05")], "met"),
        ([weekly("1st mon", every="month")], "unmet"),
        ([{"date": "2026-11-09", "from": "10:00", "to": "12:00"}], "unmet"),
        ([weekly("mon", only=["school-holidays"])], "unmet"),
        ([weekly("mon", only=["school-holidays"], to=None)], "unmet"),
        ([weekly("mon", **{"except": ["school-holidays"]})], "met"),
        ([weekly("mon", since=TODAY, until=TODAY)], "met"),
        ([weekly("mon", since=AFTER)], "unmet"),
        ([weekly("mon", until=BEFORE), weekly("wed")], "unmet"),
        ([weekly("mon", to=None)], "unknown"),
        ([weekly("mon", from_="12:59", to=None)], "unknown"),
        ([weekly("mon", from_="13:00", to=None)], "unmet"),
        ([weekly("wed", to=None)], "unmet"),
        ([weekly("mon", to=None, since=AFTER)], "unmet"),
        ([weekly("1st mon", every="month", to=None)], "unmet"),
        ([weekly("mon", from_=None)], "unmet"),
        ([weekly("mon", to=None), weekly("tue")], "met"),
    ],
)
def test_when(times, expected):
    assert answer("when", need(requires={"when": MORNING}), offer(times=times)) == expected


@pytest.mark.parametrize(
    ("times", "by_appointment", "expected"),
    [
        ([weekly("wed")], "yes", "unknown"),
        ([weekly("wed")], "no", "unmet"),
        ([weekly("mon")], "yes", "met"),
        ([], "no", "unknown"),
        ([], "yes", "unknown"),
    ],
)
def test_when_by_appointment(times, by_appointment, expected):
    other = offer(times=times, by_appointment=by_appointment)
    assert answer("when", need(requires={"when": MORNING}), other) == expected


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ({"days": ["sat"]}, "met"),
        ({"days": ["mon"]}, "unmet"),
        ({"from": "18:00"}, "met"),
        ({"from": "18:01"}, "unmet"),
        ({"to": "20:00"}, "met"),
        ({"to": "19:59"}, "unmet"),
    ],
)
def test_when_without_a_limit(window, expected):
    other = offer(times=[weekly("sat", from_="18:00", to="20:00")])
    assert answer("when", need(requires={"when": window}), other) == expected


def test_when_without_a_limit_leaves_an_open_end_unknown():
    other = offer(times=[weekly("sat", to=None)])
    assert answer("when", need(requires={"when": {"days": ["sat"]}}), other) == "unknown"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("hall", "met"),
        ("main", "met"),
        ("sportverein/hall", "met"),
        ("far-away", "unmet"),
        ("container", "met"),
        ("online", "met"),
        ("phone", "met"),
        ("outreach", "met"),
        ("somewhere", "unknown"),
        ("shelter", "unknown"),
        (["far-away", "hall"], "met"),
        (["far-away", "somewhere"], "unknown"),
        ([], "unknown"),
    ],
)
def test_within_km(place, expected):
    assert answer("within_km", need(requires={"within_km": "2"}), offer(place=place)) == expected


def test_within_km_includes_its_limit():
    assert answer("within_km", need(requires={"within_km": "0"}), offer(place="at-home")) == "met"


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (weekly("mon", place="hall"), "met"),
        (weekly("mon", place="hall", since=AFTER), "met"),
        (weekly("mon", place="hall", until=BEFORE), "unmet"),
        ({"date": TODAY, "place": "hall"}, "met"),
        ({"date": "2026-11-01..2026-11-04", "place": "hall"}, "met"),
        ({"date": BEFORE, "place": "hall"}, "unmet"),
        (weekly("mon", place="hall", only=["school-holidays"]), "met"),
    ],
)
def test_within_km_of_a_time_in_force_or_still_to_come(time, expected):
    other = offer(place="far-away", times=[time, weekly("tue")])
    assert answer("within_km", need(requires={"within_km": "2"}), other) == expected


def test_within_km_gives_no_hidden_address_away():
    """A hidden place that says where it is is an error; if it got through, it stays hidden."""
    home = {"name": "Haus", "hide_address": "yes", "inside": "yes", "lat": "53.49", "lon": "10.2"}
    hidden = Actor.read("haus", {"name": "Haus", "kind": "other", "places": {"house": home}})
    one = need(requires={"within_km": "2"})
    found = verdict_on(one, offer(actor="haus", place="main"), actors=[hidden])
    assert found.offers == (Judged("course", ("topic",), (), ("within_km",)),)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"cost": "free"}, "met"),
        ({"cost": {"amount": "0.00", "note": "Spende willkommen"}}, "met"),
        ({"cost": {"amount": "2.50"}}, "unmet"),
        ({"cost": {"note": "nach Einkommen"}}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_cost(fields, expected):
    assert answer("cost", need(requires={"cost": "free"}), offer(**fields)) == expected


@pytest.mark.parametrize(
    ("has", "asks", "expected"),
    [
        ("A1", "none", "met"),
        ("A1", "A1", "met"),
        ("A1", "A2", "unmet"),
        ("none", "A1", "unmet"),
        ("none", "none", "met"),
        ("C1", "B2", "met"),
        ("A1", None, "unknown"),
    ],
)
def test_german_level(has, asks, expected):
    audience = {"german_level": asks} if asks else {}
    one = need(requires={"german_level": has})
    assert answer("german_level", one, offer(for_=audience)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"access": ["referral", "walk-in"]}, "met"),
        ({"access": ["referral"]}, "unmet"),
        ({"access": []}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_access(fields, expected):
    one = need(requires={"access": ["walk-in", "registration"]})
    assert answer("access", one, offer(**fields)) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("ramp", "met"),
        ("stairs", "unmet"),
        ("half", "unknown"),
        ("hall", "unknown"),
        ("online", "met"),
        ("phone", "met"),
        ("outreach", "met"),
        (["stairs", "ramp"], "met"),
        (["stairs", "half"], "unknown"),
        (["half", "lift"], "unknown"),
        (["stairs", "lift"], "unmet"),
        ([], "unknown"),
    ],
)
def test_features(place, expected):
    one = need(requires={"features": ["step-free", "lift"]})
    assert answer("features", one, offer(place=place)) == expected


def test_features_of_a_hidden_place_are_known():
    one = need(requires={"features": ["step-free"]})
    assert answer("features", one, offer(place="shelter")) == "met"


def test_best_place_counts_for_each_requirement_by_itself():
    one = need(requires={"within_km": "2", "features": ["step-free"]})
    assert judged(one, offer(place=["hall", "stairs"])) == Judged(
        "course", ("topic", "within_km"), (), ("features",)
    )


def test_what_a_need_does_not_state_is_not_judged():
    one = need(
        for_={"age": {}},
        requires={
            "childcare": "no",
            "languages": [],
            "when": {},
            "access": [],
            "features": [],
        },
    )
    assert judged(one, offer(childcare="no")) == Judged("course", ("topic",))


def test_lists_keep_the_order_of_the_table():
    one = need(
        for_={"age": {"from": "18"}},
        requires={
            "features": ["step-free"],
            "access": ["walk-in"],
            "german_level": "A1",
            "cost": "free",
            "within_km": "2",
            "when": MORNING,
            "languages": ["ar"],
            "childcare": "yes",
        },
    )
    unknown = (*NAMES[2:], "access", "features")
    assert judged(one, offer()) == Judged("course", ("topic", "age"), (), unknown)
