"""Offers that double each other, that nobody asked for, and how many there are of what."""

from __future__ import annotations

import pytest
from gaps.district import TODAY, directory, need, offer, weekly

from wegweiser.gaps import Cell, find_gaps

MONDAY = [weekly("mon", from_="10:00", to="12:00")]


def doubled(one, other):
    """Whether two offers, of different actors unless they say otherwise, double each other."""
    pair = (
        offer("a", **{"times": MONDAY, **one}),
        offer("b", **{"times": MONDAY, "actor": "sportverein", **other}),
    )
    found = find_gaps(directory(pair), TODAY).duplications
    assert found in {(), (("a", "b"),)}
    return bool(found)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, True),
        ({"status": "full"}, {}, True),
        ({"status": "paused"}, {}, False),
        ({}, {"actor": "kulturhaus"}, False),
        ({"with_": ["sportverein"]}, {}, False),
        ({}, {"with_": ["kulturhaus"]}, False),
        ({"with_": ["schule"]}, {"with_": ["schule"]}, True),
        ({"topics": ["literacy"]}, {}, False),
        ({"topics": ["literacy", "german-language"]}, {"topics": ["sport", "literacy"]}, True),
        ({"for_": {"groups": ["women"]}}, {}, False),
        ({"for_": {"groups": ["everyone", "women"]}}, {}, True),
        ({"for_": {"groups": ["mothers"]}}, {"for_": {"groups": ["women"]}}, False),
        ({"for_": {"groups": ["women"]}}, {"for_": {"groups": ["men", "women"]}}, True),
    ],
)
def test_duplications_are_of_different_actors_on_one_topic_and_group(one, other, expected):
    assert doubled(one, other) == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (weekly("tue"), False),
        (weekly("tue", "mon"), True),
        (weekly("mon", from_="11:59", to="13:00"), True),
        (weekly("mon", from_="12:00", to="13:00"), False),
        (weekly("mon", from_="09:00", to="10:00"), False),
        (weekly("mon", from_="09:00", to="10:01"), True),
        (weekly("mon", from_="09:00", to="13:00"), True),
        (weekly("mon", from_="10:30", to="11:00"), True),
        (weekly("mon", from_="11:00", to=None), False),
        (weekly("mon", from_=None, to="11:00"), False),
        (weekly("mon", only=["school-holidays"]), False),
        (weekly("mon", every="odd weeks"), True),
        (weekly("mon", every="even weeks"), True),
        (weekly("mon", every="2 weeks", since="2026-01-05"), True),
        (weekly("1st mon", every="month"), False),
        ({"date": "2026-11-09", "from": "10:00", "to": "12:00"}, False),
        (weekly("mon", since="2026-11-04", until="2026-11-04"), True),
        (weekly("mon", since="2026-11-05"), False),
    ],
)
def test_duplications_share_more_than_a_moment(time, expected):
    assert doubled({}, {"times": [time]}) == expected
    assert doubled({"times": [time]}, {"times": MONDAY}) == expected


def test_duplications_meet_whichever_weeks():
    even = {"times": [weekly("mon", every="even weeks")]}
    assert doubled(even, {"times": [weekly("mon", every="odd weeks")]})


def test_duplications_are_sorted_and_named_once():
    times = [*MONDAY, weekly("mon", "tue", from_="09:00", to="11:00")]
    offers = [
        offer("c", times=times, topics=["german-language", "sport"]),
        offer("b", times=times, topics=["german-language", "sport"], actor="sportverein"),
        offer("a", times=times, actor="schule"),
    ]
    found = find_gaps(directory(offers), TODAY).duplications
    assert found == (("a", "b"), ("a", "c"), ("b", "c"))


def test_unasked_are_running_offers_that_are_no_candidate():
    offers = [
        offer("z-sport", topics=["sport"]),
        offer("a-sport", topics=["sport"]),
        offer("paused", topics=["sport"], status="paused"),
        offer("for-men", for_={"groups": ["men"]}),
        offer("candidate", childcare="no"),
    ]
    needs = [need(requires={"childcare": "yes"})]
    assert find_gaps(directory(offers, needs), TODAY).unasked == ("a-sport", "for-men", "z-sport")


def test_everything_is_unasked_without_a_survey():
    assert find_gaps(directory([offer()], None), TODAY).unasked == ("course",)


def test_matrix_counts_tags_as_written_in_the_order_of_the_vocabulary():
    offers = [
        offer("a", topics=["sport", "literacy", "sport"], for_={"groups": ["women", "everyone"]}),
        offer("b", topics=["sport"]),
        offer("c", topics=["sport"], for_={"groups": ["mothers"]}),
        offer("d", topics=["german-language"], status="ended"),
    ]
    needs = [
        need("e", topic="sport", for_={"groups": ["mothers", "men", "men"]}, asked_by="30"),
        need("f", topic="sport", for_={"groups": ["men"]}, asked_by="12"),
        need("g", topic="conversation", asked_by="7"),
        need("h", topic="conversation", for_={"groups": ["women"]}, asked_by="<5"),
        need("i", topic="german-language", asked_by="0"),
    ]
    assert find_gaps(directory(offers, needs), TODAY).matrix == (
        Cell("literacy", "everyone", 1, 0),
        Cell("literacy", "women", 1, 0),
        Cell("conversation", "everyone", 0, 7),
        Cell("sport", "everyone", 2, 0),
        Cell("sport", "women", 1, 0),
        Cell("sport", "men", 0, 42),
        Cell("sport", "mothers", 1, 30),
    )


def test_matrix_puts_ids_that_the_vocabulary_lacks_last():
    offers = [
        offer("a", topics=["zebra", "antelope", "sport"], for_={"groups": ["zulu", "everyone"]})
    ]
    cells = find_gaps(directory(offers), TODAY).matrix
    assert [(cell.topic, cell.group) for cell in cells] == [
        ("sport", "everyone"),
        ("sport", "zulu"),
        ("antelope", "everyone"),
        ("antelope", "zulu"),
        ("zebra", "everyone"),
        ("zebra", "zulu"),
    ]
