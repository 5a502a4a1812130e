"""What nobody confirmed for a long time, by actor, the oldest first."""

from __future__ import annotations

from datetime import date

import pytest
from tiny import TODAY, TinyDirectory

from wegweiser.checks.stale import find_stale
from wegweiser.reading import read_directory


def found(tiny: TinyDirectory, days: int = 180) -> list[tuple[str, list[tuple[str, int | None]]]]:
    directory = read_directory(tiny.root).directory
    return [
        (each.actor.id, [(old.record.source.path, old.days) for old in each.records])
        for each in find_stale(directory, TODAY, days)
    ]


def test_never_confirmed_comes_first_and_the_actor_before_its_offers(tiny: TinyDirectory) -> None:
    tiny.offer("checked: {on: 2025-11-22}\n", path="offers/alt.yml", title="Alt")
    tiny.offer("checked: {on: 2026-11-22}\n", path="offers/neu.yml", title="Neu")
    assert found(tiny) == [
        ("haus", [("actors/haus.yml", None), ("offers/treff.yml", None), ("offers/alt.yml", 365)])
    ]


@pytest.mark.parametrize(("on", "days", "stale"), [
    ("2026-05-26", 180, False), ("2026-05-25", 180, True),
    ("2026-11-22", 0, False), ("2026-11-21", 0, True), ("2027-01-01", 0, False),
])  # fmt: skip
def test_a_confirmation_is_good_for_so_many_days(
    tiny: TinyDirectory, on: str, days: int, *, stale: bool
) -> None:
    tiny.actor("checked: {on: 2026-11-22}\n")
    tiny.offer(f"checked: {{on: {on}}}\n")
    age = (TODAY - date.fromisoformat(on)).days
    assert found(tiny, days) == ([("haus", [("offers/treff.yml", age)])] if stale else [])


@pytest.mark.parametrize(
    "more", ["status: ended\n", "runs: {until: 2026-11-21}\n", "times: [{date: 2026-11-21}]\n"]
)
def test_what_is_over_needs_no_confirmation(tiny: TinyDirectory, more: str) -> None:
    tiny.offer(more)
    assert found(tiny) == [("haus", [("actors/haus.yml", None)])]


def test_actors_stand_in_the_order_of_their_oldest_record(tiny: TinyDirectory) -> None:
    tiny.actor("checked: {on: 2026-01-01}\n")
    tiny.offer("checked: {on: 2026-11-22}\n")
    tiny.actor("checked: {on: 2025-01-01}\n", path="actors/alt.yml")
    tiny.actor("", path="actors/nie.yml")
    assert [actor for actor, _ in found(tiny)] == ["nie", "alt", "haus"]
