"""What to do about gaps: the least change, closers, questions, single steps, endings, lapses."""

from __future__ import annotations

from datetime import date

import pytest
from gaps.district import TODAY, actor, directory, need, offer, verdict_on, weekly

from wegweiser.gaps import find_gaps
from wegweiser.gaps.advice import Closer, Ending, Inquiry, Overlap, Question, Remedy, Step
from wegweiser.model.needs import Window
from wegweiser.model.offer import Age

CHECKED = {"on": str(TODAY)}
FITS = {"childcare": "yes", "cost": "free", "checked": CHECKED}
REQUIRES = {"childcare": "yes", "cost": "free"}
CHILDCARE = {"childcare": "yes"}


def gaps_of(offers, needs, actors=()):
    return find_gaps(directory(offers, needs, actors), TODAY)


def window(**values) -> Window:
    return Window.model_validate(values)


# --- the least change ---


def test_least_is_the_offer_with_the_least_to_change():
    offers = [
        offer("a", childcare="no", cost={"amount": "5"}),
        offer("b", childcare="no"),
        offer("c", childcare="no", cost="free", actor="sportverein"),
    ]
    assert verdict_on(need(requires=REQUIRES), *offers).least == Remedy(
        "c", "sportverein", ("childcare",), (), places=False, then="covered"
    )


def test_least_counts_more_places_as_a_change():
    offers = [
        offer("a", **{**FITS, "childcare": "no", "status": "full"}),
        offer("b", **{**FITS, "childcare": "no", "cost": {"note": "Spende"}}),
    ]
    assert verdict_on(need(requires=REQUIRES), *offers).least == Remedy(
        "b", "kulturhaus", ("childcare",), ("cost",), places=False, then="covered"
    )
    full = offer("a", **FITS, status="full")
    assert verdict_on(need(requires=REQUIRES, known_by="10"), full).least == Remedy(
        "a", "kulturhaus", (), (), places=True, then="unheard"
    )


@pytest.mark.parametrize("offers", [[], [offer(**FITS)]])
def test_nothing_is_least_where_nothing_is_there_or_all_is_well(offers):
    assert verdict_on(need(requires=REQUIRES), *offers).least is None


# --- who could begin something ---


def test_those_who_speak_a_language_come_first_then_the_topic_then_the_nearest():
    places = {
        "near": {"lat": "53.5", "lon": "10.2"},
        "far": {"lat": "53.6", "lon": "10.2"},
    }
    able = [
        actor("a-parent", can_provide=["german-language"], languages=["ar"], places={}),
        actor("b-far", can_provide=["literacy"], languages=["ar"], places={"x": places["far"]}),
        actor("c-near", can_provide=["literacy"], languages=["fa", "tr"], places=places),
        actor("d-silent", can_provide=["literacy"], places={"x": {"inside": "yes"}}),
        actor("e-other", can_provide=["literacy"], languages=["tr"], places={"x": places["near"]}),
    ]
    found = verdict_on(need(topic="literacy", requires={"languages": ["ar", "fa"]}), actors=able)
    rows = [
        (one.actor, one.own_topic, one.speaks, one.km and round(one.km, 1)) for one in found.able
    ]
    assert rows == [
        ("c-near", True, True, 1.1),
        ("b-far", True, True, 12.2),
        ("a-parent", False, True, None),
        ("d-silent", True, None, 0.0),
        ("e-other", True, False, 1.1),
    ]
    assert sorted(one.actor for one in found.able) == list(found.closers)


def test_a_hidden_place_has_no_distance():
    hidden = actor("shelter", can_provide=["sport"], places={"x": {"hide_address": "yes"}})
    assert verdict_on(need(topic="sport"), actors=[hidden]).able == (
        Closer("shelter", own_topic=True, languages=(), speaks=None, km=None),
    )


# --- who does not know ---


@pytest.mark.parametrize(
    ("asked", "known", "unaware"),
    [("80", "20", 60), ("80", "80", 0), ("80", None, None), ("80", "<5", None), ("<5", "<5", None)],
)
def test_unaware_is_what_may_be_said(asked, known, unaware):
    counts = {"asked_by": asked} | ({"known_by": known} if known else {})
    assert verdict_on(need(**counts), offer()).unaware == unaware


def test_a_difference_that_the_rules_refuse_is_not_told_either():
    assert verdict_on(need(asked_by="20", known_by="17"), offer()).unaware is None


# --- what ends ---


def test_ends_are_told_where_all_that_fits_ends_soon():
    offers = [
        offer("a", runs={"until": "2026-12-20"}),
        offer("b", runs={"until": "2026-11-30"}),
    ]
    found = verdict_on(need(), *offers)
    assert found.ends == (Ending("b", date(2026, 11, 30)), Ending("a", date(2026, 12, 20)))
    assert verdict_on(need(), *offers, offer("c")).ends == ()


# --- what is done ---


@pytest.mark.parametrize(
    ("response", "lapses"),
    [
        ({"status": "planned", "by": "2026-11-03"}, ("overdue",)),
        ({"status": "open", "by": "2026-11-03"}, ("overdue",)),
        ({"by": "2026-11-03"}, ("overdue",)),
        ({"status": "planned", "by": "2026-11-04"}, ()),
        ({"status": "set-aside", "by": "2026-11-03"}, ()),
        ({"status": "closed", "by": "2026-11-03"}, ("not-closed",)),
        ({"status": "commissioned"}, ()),
        (None, ()),
    ],
)
def test_lapses_of_a_need_that_nobody_meets(response, lapses):
    given = {"response": response} if response else {}
    assert verdict_on(need(**given)).lapses == lapses


def test_closed_and_covered_go_together():
    assert verdict_on(need(response={"status": "closed"}), offer()).lapses == ()
    unheard = need(response={"status": "closed"}, known_by="0")
    assert verdict_on(unheard, offer()).lapses == ("not-closed",)


# --- questions ---


def test_needs_that_want_the_same_ask_the_same_question_once():
    needs = [
        need("a", requires={"childcare": "yes", "languages": ["ar"]}, asked_by="20"),
        need("b", requires={"childcare": "yes"}, asked_by="<5"),
        need("c", requires={"languages": ["fa"]}, asked_by="30"),
    ]
    assert gaps_of([offer("x")], needs).inquiries == (
        Inquiry(
            "kulturhaus",
            (
                Question("x", "languages", ("fa",), ("c",), 30),
                Question("x", "childcare", wanted=True, needs=("a", "b"), persons=20),
                Question("x", "languages", ("ar",), ("a",), 20),
            ),
            persons=50,
        ),
    )


def test_the_actor_with_the_most_questions_comes_first():
    offers = [offer("x"), offer("y", actor="sportverein", topics=["sport"])]
    needs = [
        need("a", requires={"childcare": "yes"}, asked_by="90"),
        need("b", topic="sport", requires={"childcare": "yes", "cost": "free"}, asked_by="20"),
    ]
    found = gaps_of(offers, needs).inquiries
    assert [(one.actor, len(one.questions), one.persons) for one in found] == [
        ("sportverein", 2, 20),
        ("kulturhaus", 1, 90),
    ]


def test_the_offer_confirmed_last_is_asked_whether_it_still_holds():
    offers = [
        offer("a"),
        offer("b", checked={"on": "2025-01-01"}, actor="sportverein"),
        offer("c", checked={"on": "2024-01-01"}),
    ]
    assert gaps_of(offers, [need()]).inquiries == (
        Inquiry("sportverein", (Question("b", "checked", None, ("german",), 80),), 80),
    )


# --- one step ---


def steps_of(offers, needs):
    return gaps_of(offers, needs).steps


def test_the_step_that_helps_the_most_persons_comes_first():
    needs = [
        need("a", requires={"childcare": "yes"}, asked_by="50"),
        need("b", requires={"childcare": "yes", "cost": "free"}, asked_by="<5"),
        need("c", requires={"cost": "free", "childcare": "yes"}, asked_by="40"),
    ]
    offers = [
        offer("x", childcare="no", cost="free"),
        offer("y", childcare="yes", cost={"note": "?"}),
    ]
    assert (
        steps_of(offers, needs)
        == (
            Step(
                *("y", "kulturhaus", "cost", "free"),
                asked=True,
                needs=(("c", "covered"), ("b", "covered")),
                persons=40,
                closed=40,
            ),
            Step(
                *("x", "kulturhaus", "childcare", True),
                asked=False,
                needs=(("c", "covered"), ("b", "covered")),
                persons=40,
                closed=40,
            ),
        )[::-1]
    )


def test_a_step_towards_an_answer_closes_nobodys_need():
    (step,) = steps_of([offer("x", childcare="no")], [need(requires=REQUIRES)])
    assert (step.needs, step.persons, step.closed) == ((("german", "unclear"),), 80, 0)


def test_more_places_are_a_step():
    (step,) = steps_of([offer("x", status="full")], [need(known_by="0")])
    assert (step.requirement, step.value, step.needs) == ("places", True, (("german", "unheard"),))


@pytest.mark.parametrize(
    ("requirement", "wants", "made", "value", "helped"),
    [
        ("german_level", ["A2", "none"], {"for_": {"german_level": "B1"}}, "none", "ab"),
        ("within_km", ["3", "0.5"], {"place": ["far-away"]}, 0.5, "ab"),
        ("languages", [["ar", "fa"], ["fa", "tr"]], {}, "fa", "ab"),
        ("languages", [["ar"], ["tr"]], {}, "interpreter", "ab"),
        (
            "access",
            [["walk-in"], ["walk-in", "registration"]],
            {"access": ["referral"]},
            "walk-in",
            "ab",
        ),
        ("access", [["walk-in"], ["registration"]], {"access": ["referral"]}, "walk-in", "a"),
        ("features", [["lift"], ["step-free"]], {"place": ["stairs"]}, ("lift", "step-free"), "ab"),
        (
            "when",
            [
                {"days": ["mon", "tue"], "from": "08:00", "to": "12:00"},
                {"days": ["tue", "wed"], "from": "10:00"},
            ],
            {"times": [weekly("sun")]},
            window(days=["tue"], **{"from": "10:00", "to": "12:00"}),
            "ab",
        ),
        (
            "when",
            [
                {"days": ["mon"], "from": "08:00", "to": "10:30"},
                {"days": ["mon"], "from": "10:00", "to": "12:00"},
            ],
            {"times": [weekly("sun")]},
            window(days=["mon"], **{"from": "08:00", "to": "10:30"}),
            "a",
        ),
    ],
)
def test_one_change_suits_as_many_needs_as_one_value_can(requirement, wants, made, value, helped):
    needs = [
        need(id_, asked_by=asked, requires={requirement: want})
        for id_, asked, want in zip("ab", ("50", "20"), wants, strict=True)
    ]
    step = steps_of([offer("x", **made)], needs)[0]
    assert (step.requirement, step.value) == (requirement, value)
    assert "".join(id_ for id_, _ in step.needs) == helped


def test_the_widest_age_admits_all():
    needs = [
        need("a", for_={"age": {"from": "16", "to": "30"}}),
        need("b", for_={"age": {"from": "20"}}),
    ]
    (step,) = steps_of([offer("x", for_={"age": {"from": "18", "to": "25"}})], needs)
    assert step.value == Age.model_validate({"from": "16", "to": "120"})
    assert len(step.needs) == 2


def test_steps_are_fifty_at_most_and_the_best_of_all():
    """Seventy needs, each with one offer that admits nobody else."""
    names = [f"s{n}" for n in range(70)]
    offers = [offer(name, for_={"residence_status": [name]}, childcare="no") for name in names]
    needs = [
        need(f"n{n}", asked_by=str(n + 5), for_={"residence_status": [name]}, requires=CHILDCARE)
        for n, name in enumerate(names)
    ]
    steps = steps_of(offers, needs)
    assert [step.offer for step in steps] == names[:19:-1]
    assert [step.persons for step in steps] == list(range(74, 24, -1))


# --- offers that double each other ---


def test_an_overlap_says_what_two_offers_share():
    offers = [
        offer("a", topics=["sport", "literacy"], place=["hall"], times=[weekly("tue", "mon")]),
        offer(
            "b",
            actor="sportverein",
            topics=["sport", "literacy", "conversation"],
            place=["far-away", "container"],
            times=[weekly("mon", "tue", from_="11:00", to="13:00"), weekly("mon", to="10:30")],
        ),
    ]
    (found,) = gaps_of(offers, []).overlaps
    assert found.km is not None
    assert round(found.km, 1) == 1.1
    assert found == Overlap(
        ("a", "b"),
        ("literacy", "sport"),
        ("everyone",),
        (("mon", "10:00", "10:30"), ("mon", "11:00", "12:00"), ("tue", "11:00", "12:00")),
        found.km,
    )


@pytest.mark.parametrize("place", [["shelter"], ["online"], ["somewhere"]])
def test_nothing_is_said_of_the_way_to_a_hidden_place(place):
    times = [weekly("mon")]
    offers = [
        offer("a", place=["hall"], times=times),
        offer("b", actor="sportverein", place=place, times=times),
    ]
    assert [found.km for found in gaps_of(offers, []).overlaps] == [None]
