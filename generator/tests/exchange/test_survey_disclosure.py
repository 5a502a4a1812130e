"""Nobody works out a number of 1 to 4 from what is published: an attacker tries."""

from __future__ import annotations

import pytest
from attacker import attack
from hypothesis import given, settings
from hypothesis import strategies as st

from wegweiser.exchange.survey.answers import Answer, Wish
from wegweiser.exchange.survey.counts import Key, Ladder, count_voices
from wegweiser.exchange.survey.disclosure import Earlier, Publication, Published, publish
from wegweiser.model import Vocabulary

PARENTS = {"swimming": "sport", "football": "sport"}
WITHIN = {"mothers": ["women", "parents"], "single-men": ["men"]}
GROUPS = ("everyone", "women", "men", "parents", "mothers", "single-men")
VOCABULARY = Vocabulary.read(
    "",
    {
        "topics": {
            topic: {"label": topic, **({"parent": PARENTS[topic]} if topic in PARENTS else {})}
            for topic in ("sport", "housing", "swimming", "football")
        },
        "groups": {group: {"label": group, "parents": WITHIN.get(group, [])} for group in GROUPS},
    },
)
LADDER = Ladder(VOCABULARY)
SPORT = ("sport", "everyone")
WOMEN = ("sport", "women")
MOTHERS = ("sport", "mothers")


def people(count: int, groups: str = "", **ticked: object) -> list[Answer]:
    """So many people who ask for sport and say the same."""
    values = {n: frozenset(v.split()) if isinstance(v, str) else v for n, v in ticked.items()}
    wish = Wish("sport", groups=frozenset(groups.split()), **values)  # type: ignore[arg-type]
    return [Answer(wishes=(wish,))] * count


def published(
    answers: list[Answer], earlier: Earlier | None = None, at_least: int = 5
) -> Publication:
    cells = count_voices(answers, LADDER)
    return publish(cells, len(answers), LADDER, earlier or Earlier(), at_least)


def asked(publication: Publication) -> dict[Key, int | str]:
    return {key: need.asked for key, need in sorted(publication.needs.items())}


SILENT = [Answer()] * 100
"""People who need nothing: they count among the persons."""


def test_numbers_are_what_was_counted():
    said = published(
        [*SILENT, *people(30, "women", known=True), *people(12, "men", barriers="cost")]
    )
    assert said.needs == {
        WOMEN: Published(30, 30, {}),
        ("sport", "men"): Published(12, None, {"cost": 12}),
    }
    assert (said.persons, said.reasons) == (142, {})
    assert {key: len(voices) for key, voices in said.voices.items()} == {
        WOMEN: 30, ("sport", "men"): 12,
    }  # fmt: skip


def test_few_go_on_with_the_next_broader_need():
    said = published([*SILENT, *people(4, "mothers"), *people(9, "women"), *people(2, "men")])
    assert asked(said) == {WOMEN: 13}
    assert said.reasons == {"joined": 2, "left-out": 1}
    parts = published([*SILENT, *people(4, "women", parts="swimming"), *people(6)])
    assert asked(parts) == {SPORT: 10}


def test_new_needs_may_have_to_be_larger():
    answers = [*SILENT, *people(9, "women"), *people(20)]
    assert asked(published(answers)) == {SPORT: 20, WOMEN: 9}
    assert asked(published(answers, at_least=10)) == {SPORT: 29}


def test_a_narrow_need_close_to_a_broad_one_goes_on_with_it():
    said = published([*SILENT, *people(20, "women"), *people(23)])
    assert (asked(said), said.reasons) == ({SPORT: 43}, {"telling": 1})
    assert asked(published([*SILENT, *people(20, "women"), *people(25)])) == {SPORT: 25, WOMEN: 20}


def test_nearly_all_persons_is_a_smaller_number():
    said = published([Answer(), *people(99)])
    assert (asked(said), said.reasons) == ({SPORT: 95}, {"lowered": 1})
    assert asked(published(people(99))) == {SPORT: 99}
    both = published([*SILENT[:3], *people(20, "women"), *people(30)])
    assert asked(both) == {SPORT: 48}


@pytest.mark.parametrize(("known", "shown"), [(0, 0), (3, "<5"), (5, 5), (16, None), (20, 20)])
def test_how_many_know_an_offer(known: int, shown: int | str | None):
    answers = [*people(known, known=True), *people(20 - known, known=False)]
    assert published([*SILENT, *answers]).needs == {SPORT: Published(20, shown)}


def test_barriers_of_few_or_of_nearly_all_are_left_out():
    answers = [*people(5, barriers="cost"), *people(12, barriers="times"), *people(1)]
    answers += people(4, barriers="times full")
    said = published([*SILENT, *answers])
    assert said.needs == {SPORT: Published(22, None, {"cost": 5, "times": 16})}
    assert said.reasons == {"barrier-few": 1}
    said = published([*SILENT, *people(17, barriers="times"), *people(3)])
    assert (said.needs, said.reasons) == ({SPORT: Published(20)}, {"barrier-near": 1})


def test_what_differs_little_between_needs_is_left_out_of_the_narrow_one():
    broad = [*people(20, known=True, barriers="cost"), *people(20, known=False)]
    narrow = [*people(17, "women", known=True, barriers="cost"), *people(8, "women", known=False)]
    said = published([*SILENT, *broad, *narrow])
    assert said.needs == {SPORT: Published(40, 20, {"cost": 20}), WOMEN: Published(25)}


def test_the_residue_of_two_needs_is_watched_too():
    """Of the 10 that the broad one has more, 8 would know an offer: 2 would not."""
    broad = [*people(20, known=True), *people(20, known=False)]
    narrow = [*people(12, "women", known=True), *people(18, "women", known=False)]
    assert published([*SILENT, *broad, *narrow]).needs == {
        SPORT: Published(40, 20),
        WOMEN: Published(30),
    }


def own(key: Key, need: Published | None = None, persons: int | None = None) -> Earlier:
    """A file with one need, of the same survey."""
    return Earlier(persons, {key: need or Published("<5")}, is_same=True)


def test_a_need_of_the_file_stays_and_says_few():
    said = published([*SILENT, *people(3, "women"), *people(9)], own(WOMEN))
    assert asked(said) == {SPORT: 12, WOMEN: "<5"}
    assert WOMEN not in said.voices


def test_a_need_of_the_file_gets_a_smaller_number_instead_of_going_on():
    said = published([*SILENT, *people(20, "women"), *people(22)], own(WOMEN))
    assert (asked(said), said.reasons) == ({SPORT: 22, WOMEN: 17}, {"lowered": 1})


def test_a_number_of_the_same_survey_stays_or_moves_by_five():
    earlier = own(SPORT, Published(40, 20, {"cost": 10, "full": 12}), 140)
    little = [*people(23, known=True, barriers="cost"), *people(19, barriers="full")]
    said = published([*SILENT, *little], earlier)
    assert (said.persons, said.needs[SPORT]) == (140, Published(40, 20, {"cost": 23, "full": 19}))
    assert said.reasons["kept"] == 3
    much = [*people(26, known=True, barriers="cost"), *people(19, known=False)]
    said = published([*SILENT, *much], earlier)
    assert (said.persons, said.needs[SPORT]) == (145, Published(45, 26, {"cost": 26}))


def test_persons_are_enough_for_the_needs_that_stay():
    others = Earlier(400, others=((WOMEN, 300),))
    assert published([*SILENT, *people(9)], others).persons == 400
    others = Earlier(None, others=((WOMEN, 108), (SPORT, "<5")))
    said = published([*SILENT, *people(9)], others)
    assert (said.persons, said.reasons) == (113, {"persons": 1})
    others = Earlier(200, {WOMEN: Published(150)})
    assert published([*SILENT, *people(9)], others).persons == 200
    assert published([*SILENT, *people(9, "women")], others).persons == 109


def test_other_needs_of_the_file_are_held_against_the_new_ones():
    said = published([*SILENT, *people(20, "women")], Earlier(others=((SPORT, 22),)))
    assert asked(said) == {WOMEN: 17}
    said = published([*SILENT, *people(20)], Earlier(others=((SPORT, 20), (WOMEN, 30))))
    assert asked(said) == {SPORT: 20}


def is_within(narrow: Key, broad: Key) -> bool:
    """Whether the one is a part of the other to a reader of the vocabulary."""
    topics = broad[0] in {narrow[0], PARENTS.get(narrow[0])}
    groups = broad[1] in {narrow[1], "everyone", *WITHIN.get(narrow[1], ())}
    return narrow != broad and topics and groups


def leaks(publication: Publication, earlier: Earlier) -> list[object]:
    before = earlier.own if earlier.is_same else {}
    found = attack(publication.persons, publication.needs, is_within, before)
    return [each for each in found if 1 <= each[-1] <= 4]


@st.composite
def surveys(draw: st.DrawFn) -> list[Answer]:
    """Some kinds of people, and how many of each: numbers come close to each other often."""
    answers: list[Answer] = [Answer()] * draw(st.integers(0, 12))
    for _ in range(draw(st.integers(1, 12))):
        topic = draw(st.sampled_from(["sport", "sport", "sport", "housing"]))
        swims = topic == "sport" and draw(st.booleans())
        wish = Wish(
            topic,
            frozenset({draw(st.sampled_from(["swimming", "football"]))} if swims else ()),
            draw(st.frozensets(st.sampled_from(GROUPS[1:]), max_size=2)),
            known=draw(st.sampled_from([None, True, False])),
            barriers=draw(st.frozensets(st.sampled_from(["cost", "times"]))),
        )
        answers += [Answer(wishes=(wish,))] * draw(st.integers(1, 14))
    return answers


@st.composite
def files(draw: st.DrawFn) -> Earlier:
    """What may stand in the file: needs of the same survey, or of another one."""
    numbers = st.one_of(st.just("<5"), st.integers(5, 40))
    keys = st.tuples(st.sampled_from(["sport", "swimming"]), st.sampled_from(GROUPS))
    needs = draw(st.dictionaries(keys, st.builds(Published, numbers, numbers), max_size=4))
    others = draw(st.lists(st.tuples(keys, numbers), max_size=2))
    return Earlier(draw(st.integers(5, 80)), needs, tuple(others), draw(st.booleans()))


@given(surveys(), files(), st.sampled_from([5, 5, 8]))
@settings(max_examples=max(400, settings().max_examples))
def test_an_attacker_finds_nothing(answers: list[Answer], earlier: Earlier, at_least: int):
    said = published(answers, earlier, at_least)
    assert leaks(said, earlier) == []
    named = set(count_voices(answers, LADDER))
    for key, number in earlier.staying(named):
        assert said.persons - number not in {*range(-100, 0), 1, 2, 3, 4} or (
            said.persons == earlier.persons
        )
        for other, need in said.needs.items():
            if other == key or is_within(key, other) or is_within(other, key):
                assert isinstance(need.asked, str) or abs(need.asked - number) not in range(1, 5)


@given(surveys(), st.randoms(use_true_random=False))
def test_the_order_of_people_is_irrelevant(answers: list[Answer], random):
    mixed = list(answers)
    random.shuffle(mixed)
    one, other = published(answers), published(mixed)
    assert (one.needs, one.reasons) == (other.needs, other.reasons)


@given(surveys())
def test_numbers_are_those_of_the_voices_behind_them(answers: list[Answer]):
    said = published(answers)
    exact = {key: len(voices) for key, voices in said.voices.items()}
    assert all(said.needs[key].asked <= number for key, number in exact.items())
    if "lowered" not in said.reasons:
        assert asked(said) == dict(sorted(exact.items()))
    if "left-out" not in said.reasons:
        told = {id(voice.wish) for voices in said.voices.values() for voice in voices}
        assert told == {id(wish) for answer in answers for wish in answer.wishes}


def test_the_attacker_would_find_what_is_only_counted():
    """Without the rules there is something to find: the attacker is no straw man."""
    answers = [*people(20, "women"), *people(23), *people(3, "men"), Answer()]
    cells = count_voices(answers, LADDER)
    needs = {key: Published(len(cell)) for key, cell in cells.items()}
    found = {(what, number) for what, _, _, number in attack(len(answers), needs, is_within)}
    assert {("asked", 3), ("persons less all", 4)} <= found
