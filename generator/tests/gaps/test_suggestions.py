"""What could be done, by verdict."""

from __future__ import annotations

from gaps.district import TODAY, actor, need, offer, verdict_on

from wegweiser.gaps import Suggestion

REQUIRES = {"childcare": "yes", "cost": "free"}
CHECKED = {"on": str(TODAY)}


def test_missing_asks_those_who_can_provide_the_topic_or_its_parent():
    able = [
        actor("b-parent", can_provide=["german-language"]),
        actor("a-topic", can_provide=["sport", "literacy"]),
        actor("child", can_provide=["conversation"]),
    ]
    found = verdict_on(need(topic="literacy"), actors=able)
    assert found.closers == ("a-topic", "b-parent")
    assert found.suggestions == (
        Suggestion("close", 80, "a-topic"),
        Suggestion("close", 80, "b-parent"),
    )


def test_closers_are_named_whatever_the_verdict_and_serve_no_child_alone():
    able = [actor("able", can_provide=["german-language"]), actor("no", can_provide=["literacy"])]
    found = verdict_on(need(), offer(checked=CHECKED), actors=able)
    assert (found.verdict, found.closers, found.suggestions) == ("covered", ("able",), ())


def test_topic_without_a_parent_has_no_closer_by_chance():
    assert verdict_on(need(topic="sport"), actors=[actor("idle")]).closers == ()


def test_barrier_changes_the_nearest_offers():
    offers = [
        offer("a-far", childcare="no", cost={"amount": "5"}),
        offer("b-unknown", childcare="no"),
        offer("c-near", childcare="no", cost="free", actor="sportverein"),
    ]
    assert verdict_on(need(requires=REQUIRES), *offers).suggestions == (
        Suggestion("change", 80, "sportverein", "c-near", change=("childcare",)),
        Suggestion("change", 80, "kulturhaus", "b-unknown", change=("childcare",), ask=("cost",)),
    )


def test_barrier_lists_all_that_is_unmet_where_one_change_is_not_enough():
    far = offer(childcare="no", cost={"amount": "5"})
    assert verdict_on(need(requires=REQUIRES, asked_by="<5"), far).suggestions == (
        Suggestion("change", "<5", "kulturhaus", "course", change=("childcare", "cost")),
    )


def test_barrier_suggests_five_offers_at_most():
    offers = [offer(f"o{n}", childcare="no") for n in range(7)]
    found = verdict_on(need(requires=REQUIRES), *offers).suggestions
    assert [suggestion.offer for suggestion in found] == ["o0", "o1", "o2", "o3", "o4"]


def test_unclear_asks_the_actors_of_the_offers_with_nothing_unmet():
    offers = [
        offer("a", childcare="no", cost="free"),
        offer("b"),
        offer("c", childcare="yes", actor="sportverein"),
    ]
    assert verdict_on(need(requires=REQUIRES), *offers).suggestions == (
        Suggestion("ask", 80, "sportverein", "c", ask=("cost",)),
        Suggestion("ask", 80, "kulturhaus", "b", ask=("childcare", "cost")),
    )


def test_full_enlarges_what_fits():
    offers = [offer("a", status="full"), offer("b", capacity={"free": "0"})]
    assert verdict_on(need(), *offers).suggestions == (
        Suggestion("enlarge", 80, "kulturhaus", "a"),
        Suggestion("enlarge", 80, "kulturhaus", "b"),
    )


def test_unheard_promotes_what_fits_and_has_room():
    offers = [offer("a", status="full"), offer("b")]
    assert verdict_on(need(known_by="0"), *offers).suggestions == (
        Suggestion("promote", 80, "kulturhaus", "b"),
    )


def test_planned_offers_are_awaited_after_all_else():
    offers = [
        offer("a", childcare="no"),
        offer("b", childcare="yes", status="planned"),
        offer("c", childcare="no", status="planned"),
    ]
    assert verdict_on(need(requires={"childcare": "yes"}), *offers).suggestions == (
        Suggestion("change", 80, "kulturhaus", "a", change=("childcare",)),
        Suggestion("await", 80, "kulturhaus", "b"),
    )
