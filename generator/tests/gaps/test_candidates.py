"""Which offers run, and which of them come into question for a need."""

from __future__ import annotations

import pytest
from gaps.district import TODAY, need, offer, verdict_on, weekly

BEFORE = "2026-11-03"
AFTER = "2026-11-05"


def is_candidate(one, other):
    return [judged.offer for judged in verdict_on(one, other).offers] == [other.id]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"status": "active"}, True),
        ({"status": "full"}, True),
        ({"status": "paused"}, False),
        ({"status": "planned"}, False),
        ({"status": "ended"}, False),
        ({"runs": {"from": str(TODAY), "until": str(TODAY)}}, True),
        ({"runs": {"from": AFTER}}, False),
        ({"runs": {"until": BEFORE}}, False),
        ({"runs": {"from": BEFORE}}, True),
        ({"times": [weekly("mon", until=BEFORE)]}, False),
        ({"times": [weekly("mon", until=str(TODAY))]}, True),
        ({"times": [{"date": BEFORE}, weekly("mon", since=AFTER)]}, True),
        ({"times": [{"date": f"{BEFORE}..{TODAY}"}]}, True),
        ({"times": [{"date": BEFORE}]}, False),
    ],
)
def test_only_running_offers_are_candidates(fields, expected):
    assert is_candidate(need(), offer(**fields)) == expected


@pytest.mark.parametrize(
    ("topic", "topics", "expected"),
    [
        ("german-language", ["german-language"], True),
        ("german-language", ["sport", "german-language"], True),
        ("german-language", ["literacy"], True),
        ("german-language", ["sport"], False),
        ("literacy", ["german-language"], True),
        ("literacy", ["conversation"], False),
        ("sport", ["german-language"], False),
    ],
)
def test_topics(topic, topics, expected):
    assert is_candidate(need(topic=topic), offer(topics=topics)) == expected


@pytest.mark.parametrize(
    ("asked", "offered", "expected"),
    [
        ([], [], True),
        ([], ["everyone"], True),
        ([], ["women"], False),
        (["everyone"], ["women"], False),
        (["everyone"], ["women", "everyone"], True),
        (["women"], [], True),
        (["women"], ["everyone", "men"], True),
        (["women"], ["women"], True),
        (["women"], ["men"], False),
        (["women"], ["mothers"], False),
        (["mothers"], ["women"], True),
        (["mothers"], ["parents"], True),
        (["single-men"], ["men"], True),
        (["men"], ["single-men"], False),
        (["women", "men"], ["women"], False),
        (["women", "men"], ["women", "men"], True),
        (["mothers", "single-men"], ["parents", "men"], True),
        (["everyone", "women"], ["women"], False),
    ],
)
def test_offers_admit_every_group_of_the_need(asked, offered, expected):
    one, other = need(for_={"groups": asked}), offer(for_={"groups": offered})
    assert is_candidate(one, other) == expected


@pytest.mark.parametrize(
    ("asked", "offered", "expected"),
    [
        ({"from": "18"}, {"to": "18"}, True),
        ({"from": "18"}, {"to": "17"}, False),
        ({"to": "18"}, {"from": "18"}, True),
        ({"to": "17"}, {"from": "18"}, False),
        ({"from": "0", "to": "0"}, {"from": "1"}, False),
        ({}, {"from": "60"}, True),
        ({"from": "60"}, {}, True),
    ],
)
def test_ages_overlap_with_both_ends(asked, offered, expected):
    assert is_candidate(need(for_={"age": asked}), offer(for_={"age": offered})) == expected


@pytest.mark.parametrize(
    ("asked", "offered", "expected"),
    [
        ([], [], True),
        (["tolerated"], [], True),
        ([], ["tolerated"], True),
        (["tolerated", "asylum"], ["asylum"], True),
        (["tolerated"], ["asylum"], False),
    ],
)
def test_residence_statuses_share_one_where_both_name_some(asked, offered, expected):
    one, other = need(for_={"residence_status": asked}), offer(for_={"residence_status": offered})
    assert is_candidate(one, other) == expected
