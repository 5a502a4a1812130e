"""Each verdict, at its boundaries."""

from __future__ import annotations

import pytest
from gaps.district import TODAY, directory, need, offer, verdict_on

from wegweiser.gaps import VERDICTS, Judged, Total, find_gaps

CHILDCARE = {"childcare": "yes"}
BARRED = offer("barred", childcare="no")
UNKNOWN = offer("unknown")
FULL = offer("full", childcare="yes", status="full")
FITTING = offer("fitting", childcare="yes")


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ([], "missing"),
        ([offer("sport", topics=["sport"])], "missing"),
        ([BARRED], "barrier"),
        ([UNKNOWN], "unclear"),
        ([BARRED, UNKNOWN], "unclear"),
        ([FULL], "full"),
        ([FULL, BARRED, UNKNOWN], "full"),
        ([offer(childcare="yes", capacity={"places": "8", "free": "0"})], "full"),
        ([offer(childcare="yes", capacity={"places": "8", "free": "1"})], "covered"),
        ([offer(childcare="yes", capacity={"places": "8"})], "covered"),
        ([FULL, FITTING], "covered"),
        ([FITTING], "covered"),
    ],
)
def test_verdict(offers, expected):
    assert verdict_on(need(requires=CHILDCARE), *offers).verdict == expected


def test_barrier_where_the_missing_piece_is_beside_an_unknown_one():
    one = need(requires={"childcare": "yes", "cost": "free"})
    found = verdict_on(one, BARRED)
    assert found.verdict == "barrier"
    assert found.offers == (Judged("barred", ("topic",), ("childcare",), ("cost",)),)


def test_parent_topic_alone_is_unclear():
    assert verdict_on(need(topic="literacy"), offer()).verdict == "unclear"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"asked_by": "80", "known_by": "40"}, "covered"),
        ({"asked_by": "80", "known_by": "39"}, "unheard"),
        ({"asked_by": "80", "known_by": "0"}, "unheard"),
        ({"asked_by": "80", "known_by": "<5"}, "unheard"),
        ({"asked_by": "80"}, "covered"),
        ({"asked_by": "0", "known_by": "0"}, "covered"),
        ({"asked_by": "<5", "known_by": "<5"}, "covered"),
    ],
)
def test_unheard_is_below_half_unless_settings_say_otherwise(counts, expected):
    assert verdict_on(need(**counts), FITTING).verdict == expected


@pytest.mark.parametrize(
    ("awareness", "expected"),
    [("0.3", "covered"), ("0.31", "unheard"), ("0", "covered"), ("1", "unheard")],
)
def test_unheard_follows_the_settings(awareness, expected):
    one = need(asked_by="50", known_by="15")
    assert verdict_on(one, FITTING, settings={"awareness": awareness}).verdict == expected


def test_full_goes_before_unheard():
    assert verdict_on(need(known_by="0", requires=CHILDCARE), FULL).verdict == "full"


def test_offers_are_all_candidates_the_nearest_first():
    one = need(requires={"childcare": "yes", "cost": "free"})
    offers = (
        offer("b-two-unmet", childcare="no", cost={"amount": "5"}),
        offer("c-one-unmet-one-unknown", childcare="no"),
        offer("d-one-unmet", childcare="no", cost="free"),
        offer("e-two-unknown"),
        offer("f-one-unknown", childcare="yes"),
        offer("g-fits", childcare="yes", cost="free"),
        offer("a-fits", childcare="yes", cost="free"),
    )
    assert [judged.offer for judged in verdict_on(one, *offers).offers] == [
        "a-fits",
        "g-fits",
        "f-one-unknown",
        "e-two-unknown",
        "d-one-unmet",
        "c-one-unmet-one-unknown",
        "b-two-unmet",
    ]


def test_needs_are_sorted_by_verdict_persons_and_id():
    needs = [
        need("covered", topic="sport", asked_by="90"),
        need("b-missing"),
        need("a-missing"),
        need("most-missing", asked_by="81"),
        need("few-missing", asked_by="<5"),
        need("a-none-missing", asked_by="0"),
    ]
    found = find_gaps(directory([offer(topics=["sport"])], needs), TODAY).needs
    assert [one.need.id for one in found] == [
        "most-missing",
        "a-missing",
        "b-missing",
        "a-none-missing",
        "few-missing",
        "covered",
    ]


def test_totals_have_all_six_verdicts():
    needs = [
        need("a", topic="sport"),
        need("b", topic="sport", asked_by="<5"),
        need("c", requires=CHILDCARE),
    ]
    totals = find_gaps(directory([BARRED], needs), TODAY).totals
    assert tuple(total.verdict for total in totals) == VERDICTS
    assert totals[:2] == (Total("missing", 2, 80), Total("barrier", 1, 80))
    assert {(total.needs, total.persons) for total in totals[2:]} == {(0, 0)}
