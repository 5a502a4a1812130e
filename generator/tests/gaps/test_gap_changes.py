"""What two findings say about the change between them."""

from __future__ import annotations

from gaps.district import TODAY, directory, need, offer
from gaps.test_gap_laws import NEEDS, OFFERS, law, needs_from, offer_fields, offers_from
from hypothesis import given

from wegweiser.gaps import VERDICTS, compare_gaps, find_gaps
from wegweiser.gaps.changes import CHANGE_KINDS

WANTS_CHILDCARE = {"requires": {"childcare": "yes"}}


def gaps(offers=(), needs=(), **more):
    return find_gaps(directory(offers, needs, **more), TODAY)


def told(before, after):
    return [
        (
            change.kind,
            change.need.id,
            change.before and change.before.verdict,
            change.after and change.after.verdict,
            change.offers,
        )
        for change in compare_gaps(before, after)
    ]


def test_an_offer_closes_a_gap():
    asked = [need("closed", topic="sport"), need("other")]
    before = gaps([], asked)
    after = gaps([offer("football", topics=["sport"])], asked)
    assert told(before, after) == [("closed", "closed", "missing", "covered", ("football",))]
    assert told(after, before) == [("opened", "closed", "covered", "missing", ("football",))]


def test_only_the_offers_that_lift_a_need_are_named():
    asked = [need(**WANTS_CHILDCARE)]
    before = gaps([offer("barred", childcare="no")], asked)
    after = gaps(
        [offer("barred"), offer("new", childcare="yes"), offer("no", childcare="no")], asked
    )
    assert told(before, after) == [("closed", "german", "barrier", "covered", ("new",))]
    unclear = gaps([offer("barred")], asked)
    assert told(before, unclear) == [("better", "german", "barrier", "unclear", ("barred",))]
    assert told(unclear, before) == [("worse", "german", "unclear", "barrier", ("barred",))]


def test_a_place_that_was_taken_opens_a_gap():
    asked = [need()]
    room, full = gaps([offer()], asked), gaps([offer(status="full")], asked)
    assert told(room, full) == [("opened", "german", "covered", "full", ("course",))]
    assert told(full, room) == [("closed", "german", "full", "covered", ("course",))]


def test_where_people_heard_of_it_no_offer_is_the_reason():
    before = gaps([offer()], [need(known_by="10")])
    (change,) = compare_gaps(before, gaps([offer()], [need(known_by="60")]))
    assert (change.kind, change.offers, change.asked_otherwise) == ("better", (), True)


def test_needs_that_came_or_went():
    with_it, without = gaps([offer()], [need()]), gaps([offer()])
    assert told(without, with_it) == [("new", "german", None, "covered", ())]
    assert told(with_it, without) == [("gone", "german", "covered", None, ())]
    assert told(gaps([offer()], None), without) == []


def test_a_flag_alone_is_no_change():
    planned = offer("later", status="planned")
    assert told(gaps([], [need()]), gaps([planned], [need()])) == []


def test_the_same_need_read_twice_is_the_same():
    before, after = gaps([], [need()]), gaps([offer()], [need()])
    assert [change.asked_otherwise for change in compare_gaps(before, after)] == [False]


def test_the_worst_stands_first():
    asked = [
        need("b", topic="sport"),
        need("a", topic="sport"),
        need("lost"),
        need("big", topic="sport", asked_by="90"),
    ]
    before = gaps([offer()], asked)
    after = gaps([offer("football", topics=["sport"])], asked)
    assert [(change.kind, change.need.id) for change in compare_gaps(before, after)] == [
        ("opened", "lost"),
        ("closed", "big"),
        ("closed", "a"),
        ("closed", "b"),
    ]


@law
@given(OFFERS, NEEDS)
def test_nothing_changes_without_a_change(fields, asked):
    once = gaps(offers_from(fields), needs_from(asked))
    again = gaps(offers_from(fields), needs_from(asked))
    assert compare_gaps(once, again) == ()


@law
@given(OFFERS, NEEDS, offer_fields())
def test_one_more_offer_names_itself_and_the_needs_it_betters(fields, asked, more):
    offers, needs = offers_from(fields), needs_from(asked)
    before, after = gaps(offers, needs), gaps([*offers, offer("more", **more)], needs)
    old = {found.need.id: found.verdict for found in before.needs}
    changed = {found.need.id for found in after.needs if found.verdict != old[found.need.id]}
    changes = compare_gaps(before, after)
    assert {change.need.id for change in changes} == changed
    assert all(change.offers == ("more",) and not change.asked_otherwise for change in changes)
    assert {change.kind for change in changes} <= {"better", "closed"}


@law
@given(OFFERS, OFFERS, NEEDS)
def test_without_the_offers_named_the_better_verdict_falls(fields, others, asked):
    needs = needs_from(asked)
    sides = offers_from(fields), offers_from(others)
    for change in compare_gaps(gaps(sides[0], needs), gaps(sides[1], needs)):
        now_better = change.kind in {"better", "closed"}
        better = change.after if now_better else change.before
        rest = [one for one in sides[now_better] if one.id not in change.offers]
        (left,) = [one for one in gaps(rest, needs).needs if one.need.id == change.need.id]
        assert change.offers
        assert VERDICTS.index(left.verdict) < VERDICTS.index(better.verdict)


def test_every_kind_is_told_of():
    lasting = [need("heard", known_by="10"), need("sporty", topic="sport")]
    asked = [need("reading", topic="literacy", **WANTS_CHILDCARE), need("gone"), *lasting]
    asked_now = [*asked[:1], need("new"), need("heard", known_by="60"), lasting[1]]
    before = gaps([offer(), offer("football", topics=["sport"])], asked)
    after = gaps([offer(childcare="no")], asked_now)
    assert told(before, after) == [
        ("opened", "sporty", "covered", "missing", ("football",)),
        ("worse", "reading", "unclear", "barrier", ("course",)),
        ("gone", "gone", "covered", None, ()),
        ("new", "new", None, "covered", ()),
        ("better", "heard", "unheard", "covered", ()),
    ]
    assert set(CHANGE_KINDS) == {change.kind for change in compare_gaps(before, after)} | {"closed"}
