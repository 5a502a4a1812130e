"""From answers to needs: who counts where, and what they have in common."""

from __future__ import annotations

from typing import Any

import pytest

from wegweiser.exchange.survey.answers import Answer, Wish
from wegweiser.exchange.survey.counts import (
    Ladder,
    Tally,
    Voice,
    count_voices,
    find_ages,
    find_requirements,
    fold_cell,
    tally,
)
from wegweiser.model import Vocabulary
from wegweiser.model.values import Clock

VOCABULARY = Vocabulary.read(
    "",
    {
        "topics": {
            "sport": {"label": "Sport"},
            "swimming": {"label": "Schwimmen", "parent": "sport"},
        },
        "groups": {
            "everyone": {"label": "Alle"},
            "women": {"label": "Frauen"},
            "parents": {"label": "Eltern"},
            "mothers": {"label": "Mütter", "parents": ["women", "parents"]},
            "ring-a": {"label": "A", "parents": ["ring-b"]},
            "ring-b": {"label": "B", "parents": ["ring-a"]},
        },
    },
)
LADDER = Ladder(VOCABULARY)


def wish(topic: str = "sport", **ticked: Any) -> Wish:
    values = {n: frozenset(v.split()) if isinstance(v, str) else v for n, v in ticked.items()}
    return Wish(topic, **values)


def voices(*groups: tuple[int, dict[str, Any]]) -> list[Voice]:
    """So many people who said the same, and so on."""
    return [
        Voice(
            Answer(german=said.get("german"), languages=frozenset(said.get("languages", ()))), each
        )
        for count, said in groups
        for each in [wish(**{k: v for k, v in said.items() if k not in {"german", "languages"}})]
        for _ in range(count)
    ]


def counted(*wishes: Wish) -> dict[tuple[str, str], list[int]]:
    cells = count_voices([Answer(wishes=(each,)) for each in wishes], LADDER)
    return {key: sorted(cell) for key, cell in sorted(cells.items())}


def test_each_counts_where_they_named_most_narrowly():
    assert counted(
        wish(groups="mothers women"),
        wish(parts="swimming", groups="women"),
        wish(groups="women parents"),
        wish(),
    ) == {
        ("sport", "everyone"): [3],
        ("sport", "mothers"): [0],
        ("sport", "parents"): [2],
        ("sport", "women"): [2],
        ("swimming", "women"): [1],
    }


@pytest.mark.parametrize(
    ("key", "broader"),
    [
        (("swimming", "mothers"), ("swimming", "women")),
        (("swimming", "women"), ("swimming", "everyone")),
        (("swimming", "everyone"), ("sport", "everyone")),
        (("sport", "everyone"), None),
        (("sport", "ring-a"), ("sport", "everyone")),
        (("sport", "gone"), ("sport", "everyone")),
    ],
)
def test_the_next_broader_need(key: tuple[str, str], broader: tuple[str, str] | None):
    assert LADDER.step(key) == broader


def test_all_broader_needs():
    assert LADDER.above(("swimming", "mothers")) == {
        *(("swimming", group) for group in ("women", "parents", "everyone")),
        *(("sport", group) for group in ("mothers", "women", "parents", "everyone")),
    }
    assert LADDER.above(("sport", "everyone")) == frozenset()


def test_who_goes_on_is_not_counted_twice():
    cells = count_voices([Answer(wishes=(wish(groups="mothers parents"),))], LADDER)
    cells["sport", "women"] = dict(cells["sport", "mothers"])
    assert fold_cell(cells, ("sport", "mothers"), LADDER)
    assert {key: len(cell) for key, cell in cells.items()} == {("sport", "women"): 1}
    assert fold_cell(cells, ("sport", "women"), LADDER)
    assert not fold_cell(cells, ("sport", "everyone"), LADDER)
    assert cells == {}


def test_tally():
    people = voices(
        (3, {"known": True, "barriers": "cost times"}),
        (2, {"known": False, "barriers": "cost"}),
        (1, {}),
    )
    assert tally(people) == Tally(6, 3, {"cost": 5, "times": 3})
    assert tally(voices((4, {}))) == Tally(4, None, {})


@pytest.mark.parametrize(
    ("people", "ages"),
    [
        ([(5, {"ages": "age-6-10"}), (5, {"ages": "age-11-13"})], {"from": 6, "to": 13}),
        ([(9, {"ages": "age-0-5"})], {"to": 5}),
        ([(9, {"ages": "age-60-120"})], {"from": 60}),
        ([(9, {"ages": "age-0-5 age-60-120"})], {}),
        ([(9, {"ages": "age-6-10"}), (4, {"ages": "age-11-13"})], {}),
        ([(9, {"ages": "age-6-10"}), (1, {})], {}),
        ([], {}),
    ],
)
def test_ages_show_only_where_five_have_each_of_them(
    people: list[tuple[int, dict[str, Any]]], ages: dict[str, int]
):
    assert find_ages(voices(*people)) == ages


@pytest.mark.parametrize(
    ("people", "required"),
    [
        ([(5, {"must": "childcare free near walk-in"}), (5, {})],
         {"childcare": True, "within_km": 1, "cost": "free", "access": ["walk-in"]}),
        ([(5, {"must": "childcare"}), (6, {})], {}),
        ([(4, {"must": "childcare"})], {}),
        ([(5, {"must": "feature-step-free feature-unknown"})], {"features": ["step-free"]}),
        ([(5, {"must": "own-language", "languages": ["ti", "ar"]}),
          (4, {"must": "own-language", "languages": ["so"]})],
         {"languages": ["ar", "ti"]}),
        ([(9, {"languages": ["ar"]})], {}),
        ([(3, {"german": "none"}), (4, {"german": "A1"}), (5, {"german": "B1"})],
         {"german_level": "A1"}),
        ([(6, {"german": "none"})], {"german_level": "none"}),
        ([(5, {"german": "none"}), (6, {})], {}),
        ([(5, {"days": "sat sun"}), (5, {"days": "sun fri"}), (1, {})],
         {"when": {"days": ["sun"]}}),
        ([(5, {"days": "mon tue wed thu fri sat sun", "hours": "morning afternoon evening"})], {}),
        ([(5, {"hours": "morning afternoon"})],
         {"when": {"from": Clock(8 * 60), "to": Clock(17 * 60)}}),
        ([(5, {"hours": "morning evening"}), (1, {"hours": "evening"})],
         {"when": {"from": Clock(17 * 60), "to": Clock(21 * 60)}}),
        ([(5, {"hours": "morning evening"})],
         {"when": {"from": Clock(17 * 60), "to": Clock(21 * 60)}}),
    ],
)  # fmt: skip
def test_what_half_of_them_have_in_common_is_required(
    people: list[tuple[int, dict[str, Any]]], required: dict[str, object]
):
    assert find_requirements(voices(*people), ["step-free"]) == required
