"""What holds for every directory: laws, tried on directories that nobody thought of."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from gaps.changing import take_step
from gaps.district import TODAY, directory, need, offer, verdict_on
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from wegweiser.gaps import REQUIREMENTS, VERDICTS, find_gaps, json_file, schema_file
from wegweiser.model.values import read_clock
from wegweiser.times import in_force

law = settings(deadline=None)
VALIDATOR = Draft7Validator(json.loads(schema_file()))

THREE_VALUED = (
    "childcare",
    "languages",
    "interpreter",
    "by_appointment",
    "place",
    "access",
    "cost",
)
"""Fields of an offer where left out means unknown, or, for `by_appointment`, no."""

TOPICS = st.lists(
    st.sampled_from(["german-language", "literacy", "conversation", "sport"]),
    min_size=1,
    max_size=2,
)
GROUPS = st.lists(
    st.sampled_from(["everyone", "women", "men", "single-men", "mothers"]), max_size=2
)
LANGUAGES = st.lists(st.sampled_from(["ar", "fa", "tr"]), min_size=1, max_size=2)
ACCESS = st.lists(st.sampled_from(["walk-in", "registration"]), min_size=1, max_size=2)
DAYS = st.lists(st.sampled_from(["mon", "tue", "wed"]), min_size=1, max_size=2)
LEVEL = st.sampled_from(["none", "A1", "B1"])
PLACES = st.lists(
    st.sampled_from(["hall", "far-away", "container", "online", "somewhere", "ramp", "stairs"]),
    max_size=2,
)
NEAR_DATE = st.integers(-3, 3).map(lambda distance: str(TODAY + timedelta(distance)))


@st.composite
def ages(draw):
    from_ = draw(st.integers(0, 60))
    return {"from": str(from_), "to": str(draw(st.integers(from_, 120)))}


@st.composite
def times(draw, *, dated):
    start = draw(st.integers(8, 12))
    values = {
        "every": draw(st.sampled_from(["week", "even weeks", "odd weeks", "month"])),
        "on": draw(DAYS),
        "from": f"{start}:00",
    }
    if values["every"] == "month":
        values["on"] = [f"1st {day}" for day in values["on"]]
    optional = {"to": st.integers(start + 1, 15).map(lambda hour: f"{hour}:00")}
    optional["only"] = st.just(["school-holidays"])
    optional["place"] = st.sampled_from(["hall", "far-away"])
    if dated:
        optional |= {"since": NEAR_DATE, "until": NEAR_DATE}
    return values | draw(st.fixed_dictionaries({}, optional=optional))


@st.composite
def offer_fields(draw, *, dated=True):
    """What an offer may say, each field there or not."""
    optional = {
        "actor": st.sampled_from(["kulturhaus", "sportverein"]),
        "childcare": st.sampled_from(["yes", "no"]),
        "languages": LANGUAGES,
        "interpreter": st.sampled_from(["none", "on-request"]),
        "by_appointment": st.sampled_from(["yes", "no"]),
        "place": PLACES,
        "access": ACCESS,
        "cost": st.sampled_from(["free", {"amount": "5"}, {"note": "Spende"}]),
        "times": st.lists(times(dated=dated), max_size=2),
        "capacity": st.sampled_from([{"free": "0"}, {"free": "3"}]),
        "with_": st.sampled_from([["kulturhaus"], ["sportverein"]]),
        "status": st.sampled_from(["active", "full", "paused", "planned"]),
    }
    if dated:
        optional["runs"] = st.fixed_dictionaries(
            {}, optional={"from": NEAR_DATE, "until": NEAR_DATE}
        )
        optional["checked"] = st.fixed_dictionaries({"on": NEAR_DATE})
    audience = {"groups": GROUPS, "age": ages(), "german_level": LEVEL}
    required = {"topics": TOPICS, "for_": st.fixed_dictionaries({}, optional=audience)}
    return draw(st.fixed_dictionaries(required, optional=optional))


REQUIRES = {
    "childcare": st.just("yes"),
    "languages": LANGUAGES,
    "when": st.fixed_dictionaries({"days": DAYS, "from": st.just("09:00"), "to": st.just("14:00")}),
    "within_km": st.sampled_from(["2", "20"]),
    "cost": st.just("free"),
    "german_level": LEVEL,
    "access": ACCESS,
    "features": st.just(["step-free"]),
}


@st.composite
def need_fields(draw):
    return draw(
        st.fixed_dictionaries(
            {
                "topic": st.sampled_from(["german-language", "literacy", "sport"]),
                "asked_by": st.sampled_from(["<5", "0", "20", "80"]),
                "requires": st.fixed_dictionaries({}, optional=REQUIRES),
            },
            optional={
                "known_by": st.sampled_from(["<5", "0", "15"]),
                "for_": st.fixed_dictionaries({}, optional={"groups": GROUPS, "age": ages()}),
            },
        )
    )


IDEAL = {
    "topics": ["german-language", "literacy", "sport"],
    "childcare": "yes",
    "interpreter": "always",
    "times": [{"every": "week", "on": ["mon", "tue", "wed"], "from": "10:00", "to": "11:00"}],
    "place": ["ramp", "container"],
    "cost": "free",
    "for_": {"german_level": "none"},
    "access": ["walk-in", "registration"],
}
"""What meets every requirement."""


@st.composite
def nearly_ideal(draw):
    """An offer that falls short in one thing or two."""
    worse = draw(offer_fields(dated=False))
    chosen = draw(st.lists(st.sampled_from([*IDEAL, "capacity"]), min_size=1, max_size=2))
    kept = {name: value for name, value in IDEAL.items() if name not in chosen}
    return (
        kept | {"topics": IDEAL["topics"]} | {name: worse[name] for name in chosen if name in worse}
    )


@st.composite
def needs_alike(draw):
    """A need of one topic that asks for a lot."""
    requires = draw(st.fixed_dictionaries(REQUIRES))
    audience = draw(st.fixed_dictionaries({}, optional={"age": ages()}))
    count = draw(st.sampled_from(["<5", "20", "80"]))
    return {"topic": "german-language", "for_": audience, "asked_by": count, "requires": requires}


def offers_from(fields):
    return [offer(f"o{n}", **values) for n, values in enumerate(fields)]


def needs_from(fields):
    return [need(f"n{n}", **values) for n, values in enumerate(fields)]


OFFERS = st.lists(offer_fields(), max_size=5)
UNDATED_OFFERS = st.lists(offer_fields(dated=False), max_size=5)
NEEDS = st.lists(need_fields(), max_size=4)


def rank(found):
    return VERDICTS.index(found.verdict)


@law
@given(need_fields(), OFFERS, offer_fields())
def test_one_more_offer_never_worsens_a_verdict(asked, fields, more):
    offers = offers_from(fields)
    before = verdict_on(need(**asked), *offers)
    after = verdict_on(need(**asked), *offers, offer("more", **more))
    assert rank(after) >= rank(before)


@law
@given(need_fields(), OFFERS)
def test_an_offer_that_fits_with_room_leaves_nothing_worse_than_unheard(asked, fields):
    ideal = offer(
        "ideal",
        topics=[asked["topic"]],
        childcare="yes",
        interpreter="always",
        times=[
            {"every": "week", "on": ["mon", "tue", "wed"], "from": "10:00", "to": "11:00"},
        ],
        place=["container", "ramp"],
        cost="free",
        for_={"german_level": "none"},
        access=["walk-in", "registration"],
        checked={"on": str(TODAY)},
    )
    found = verdict_on(need(**asked), *offers_from(fields), ideal)
    assert found.verdict in {"unheard", "covered"}
    assert found.verdict == "covered" or "known_by" in asked
    assert found.flags == ()


@law
@given(need_fields(), OFFERS, st.sampled_from(THREE_VALUED))
def test_what_an_offer_leaves_out_is_never_met(asked, fields, left_out):
    bare = [{name: value for name, value in one.items() if name != left_out} for one in fields]
    before = verdict_on(need(**asked), *offers_from(fields))
    after = verdict_on(need(**asked), *offers_from(bare))
    met = {judged.offer: set(judged.met) for judged in before.offers}
    assert {judged.offer for judged in after.offers} == met.keys()
    assert all(set(judged.met) <= met[judged.offer] for judged in after.offers)
    if before.verdict in {"missing", "barrier", "unclear"}:
        assert after.verdict in {"missing", "barrier", "unclear"}


@law
@given(need_fields(), OFFERS, st.sampled_from(sorted(REQUIRES)), st.data())
def test_one_more_requirement_never_betters_a_verdict(asked, fields, name, data):
    without = {key: value for key, value in asked["requires"].items() if key != name}
    more = {**without, name: data.draw(REQUIRES[name])}
    offers = offers_from(fields)
    before = verdict_on(need(**{**asked, "requires": without}), *offers)
    after = verdict_on(need(**{**asked, "requires": more}), *offers)
    assert rank(after) <= rank(before)
    assert {judged.offer for judged in after.offers} == {judged.offer for judged in before.offers}


@law
@given(OFFERS, NEEDS, st.randoms(use_true_random=False))
def test_order_of_records_does_not_matter(fields, asked, random):
    offers, needs = offers_from(fields), needs_from(asked)
    before = find_gaps(directory(offers, needs), TODAY)
    random.shuffle(offers)
    random.shuffle(needs)
    assert find_gaps(directory(offers, needs), TODAY) == before


@law
@given(UNDATED_OFFERS, NEEDS, st.integers(-800, 800))
def test_without_dates_every_day_is_alike(fields, asked, distance):
    records = directory(offers_from(fields), needs_from(asked))
    day = TODAY + timedelta(distance)
    assert find_gaps(records, day) == replace(find_gaps(records, TODAY), today=day)


@law
@given(OFFERS, NEEDS)
def test_each_requirement_stated_has_one_answer(fields, asked):
    names = [row.name for row in REQUIREMENTS]
    for found in find_gaps(directory(offers_from(fields), needs_from(asked)), TODAY).needs:
        stated = {"topic", *found.need.requires.model_fields_set}
        stated |= {"age"} if found.need.for_.age else set()
        for judged in found.offers:
            lists = (judged.met, judged.unmet, judged.unknown)
            assert all(list(one) == sorted(one, key=names.index) for one in lists)
            assert sorted(name for one in lists for name in one) == sorted(stated)


@law
@given(OFFERS, NEEDS)
def test_nothing_is_counted_twice_or_lost(fields, asked):
    offers, needs = offers_from(fields), needs_from(asked)
    found = find_gaps(directory(offers, needs), TODAY)
    asked_for = {judged.offer for one in found.needs for judged in one.offers}
    assert sum(total.needs for total in found.totals) == len(needs)
    assert sum(total.persons for total in found.totals) == sum(one.persons for one in needs)
    assert asked_for.isdisjoint(found.unasked)
    running = [one for one in offers if one.id in asked_for | set(found.unasked)]
    assert sum(cell.offers for cell in found.matrix) == sum(
        len(set(one.topics)) * len(set(one.groups)) for one in running
    )
    assert sum(cell.persons for cell in found.matrix) == sum(
        one.persons * len(set(one.groups)) for one in needs
    )
    assert all(cell.offers or cell.persons for cell in found.matrix)


def minutes(one, day):
    """Each minute of each weekday on which an offer takes place, as the rule has it."""
    return {
        (weekday, minute)
        for time in one.times
        if time.every != "month" and in_force(time, day) and not time.only and time.to is not None
        for weekday in time.on
        for minute in range(time.from_ or read_clock("0:00"), time.to)
    }


@law
@given(st.lists(offer_fields(), max_size=8))
def test_duplications_are_what_comparing_all_pairs_finds(fields):
    offers = offers_from(fields)
    found = find_gaps(directory(offers), TODAY)
    running = [one for one in offers if one.id in found.unasked]
    assert found.duplications == tuple(
        (one.id, other.id)
        for one, other in combinations(running, 2)
        if one.actor != other.actor
        and one.actor not in other.with_
        and other.actor not in one.with_
        and set(one.topics) & set(other.topics)
        and set(one.groups) & set(other.groups)
        and minutes(one, TODAY) & minutes(other, TODAY)
    )


def test_many_offers_alike_are_compared_in_passing():
    """Two thousand offers on one topic, one after the other: nothing overlaps."""
    clock = [f"{minute // 60}:{minute % 60:02d}" for minute in range(1440)]
    offers = [
        offer(
            f"o{n}",
            actor=f"a{n}",
            times=[
                {
                    "every": "week",
                    "on": ["mon" if n % 2 else "tue"],
                    "from": clock[n // 2],
                    "to": clock[n // 2 + 1],
                }
            ],
        )
        for n in range(2_000)
    ]
    assert find_gaps(directory(offers), date(2026, 11, 4)).duplications == ()


def verdicts(records):
    return {found.need.id: found for found in find_gaps(records, TODAY).needs}


@law
@given(
    st.one_of(UNDATED_OFFERS, st.lists(nearly_ideal(), min_size=1, max_size=4)),
    st.one_of(NEEDS, st.lists(needs_alike(), min_size=1, max_size=4)),
)
def test_a_step_really_taken_betters_just_the_needs_that_it_names(fields, asked):
    """Apart from needs of which the offer was no candidate before."""
    records = directory(offers_from(fields), needs_from(asked))
    before = verdicts(records)
    for step in find_gaps(records, TODAY).steps:
        after = verdicts(take_step(records, step))
        assert {id_: after[id_].verdict for id_, _ in step.needs} == dict(step.needs)
        candidates = {
            id_
            for id_, found in before.items()
            if step.offer in {judged.offer for judged in found.offers}
        }
        better = {id_ for id_ in candidates if rank(after[id_]) > rank(before[id_])}
        assert {id_ for id_, _ in step.needs} == better
        assert step.persons == sum(before[id_].need.persons for id_ in better)
        for id_ in before:  # what nobody knew may turn out otherwise than this need would like
            if rank(after[id_]) < rank(before[id_]):
                judged = {one.offer: one for one in before[id_].offers}[step.offer]
                assert step.requirement in judged.unknown


@law
@given(UNDATED_OFFERS, need_fields())
def test_a_need_whose_offer_lacks_one_thing_has_a_step_to_it(fields, asked):
    """Nothing that helps is left out: each near miss of a lone need is a step."""
    records = directory(offers_from(fields), [need(**asked)])
    (found,) = find_gaps(records, TODAY).needs
    least = found.least
    if least and len(least.change) + len(least.ask) + least.places == 1:
        steps = find_gaps(records, TODAY).steps
        assert (least.offer, least.then) in {(step.offer, step.needs[0][1]) for step in steps}


@law
@given(UNDATED_OFFERS, NEEDS)
def test_steps_are_sorted_by_the_persons_whom_they_help(fields, asked):
    steps = find_gaps(directory(offers_from(fields), needs_from(asked)), TODAY).steps
    keys = [(-step.persons, -step.closed, step.offer) for step in steps]
    assert keys == sorted(keys)
    assert len({(step.offer, step.requirement) for step in steps}) == len(steps)


@law
@given(OFFERS, NEEDS)
def test_each_open_question_is_asked_once(fields, asked):
    found = find_gaps(directory(offers_from(fields), needs_from(asked)), TODAY)
    questions = [question for inquiry in found.inquiries for question in inquiry.questions]
    keys = [(each.offer, each.requirement, each.wanted) for each in questions]
    assert len(set(keys)) == len(keys)
    waiting = {id_ for each in questions for id_ in each.needs}
    assert waiting == {
        one.need.id for one in found.needs if one.verdict == "unclear" or "unchecked" in one.flags
    }


@law
@given(OFFERS, NEEDS)
def test_what_is_closest_to_closing_a_need_would_close_it(fields, asked):
    for found in find_gaps(directory(offers_from(fields), needs_from(asked)), TODAY).needs:
        if found.least is None:
            assert found.verdict in {"missing", "unheard", "covered"}
            continue
        judged = {one.offer: one for one in found.offers}[found.least.offer]
        assert (judged.unmet, judged.unknown) == (found.least.change, found.least.ask)
        assert judged.full == found.least.places
        least = len(judged.unmet) + judged.full
        assert least == min(len(one.unmet) + one.full for one in found.offers)


@law
@given(OFFERS, NEEDS, st.sampled_from([1, 2, 30]))
def test_a_day_later_only_what_has_a_date_changes(fields, asked, days):
    """Offers, needs and answers without dates stand as they stood."""
    later = TODAY + timedelta(days)
    dated = {
        f"o{n}"
        for n, one in enumerate(fields)
        if one.get("runs")
        or one.get("checked")
        or one.get("status") == "planned"
        or any({"since", "until"} & set(time) for time in one.get("times", ()))
    }
    records = directory(offers_from(fields), needs_from(asked))
    before, after = find_gaps(records, TODAY), find_gaps(records, later)
    for one in before.needs:
        (same,) = [found for found in after.needs if found.need.id == one.need.id]
        assert [judged for judged in one.offers if judged.offer not in dated] == [
            judged for judged in same.offers if judged.offer not in dated
        ]
        assert (one.able, one.unaware, one.lapses) == (same.able, same.unaware, same.lapses)


@law
@given(
    st.one_of(OFFERS, st.lists(nearly_ideal(), max_size=4)),
    st.one_of(NEEDS, st.lists(needs_alike(), max_size=4)),
)
def test_the_file_is_always_what_its_schema_says(fields, asked):
    records = directory(offers_from(fields), needs_from(asked))
    VALIDATOR.validate(json.loads(json_file(find_gaps(records, TODAY), records)))
