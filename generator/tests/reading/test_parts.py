"""The smaller pieces of reading that files alone do not reach."""

from __future__ import annotations

from wegweiser.model import Actor, Offer, Problem, Source
from wegweiser.model.actor import Place
from wegweiser.model.contact import Link
from wegweiser.model.offer import Cost, Time
from wegweiser.reading.fields import field_names, find_homes, find_part
from wegweiser.reading.mending import Mending
from wegweiser.reading.syntax import Lost, parse


def test_part_of_a_record() -> None:
    assert find_part(Offer, ()) is Offer
    assert find_part(Offer, ("times",)) is Time
    assert find_part(Offer, ("times", 3)) is Time
    assert find_part(Offer, ("cost",)) is Cost
    assert find_part(Offer, ("contact", "links", 0)) is Link
    assert find_part(Actor, ("places", "hall")) is Place
    assert find_part(Offer, ("title",)) is None
    assert find_part(Offer, ("title", "x")) is None
    assert find_part(Offer, ("x", "y")) is None


def test_names_are_those_that_contributors_write() -> None:
    assert field_names(Time)[:6] == ["every", "on", "date", "from", "to", "since"]
    homes = find_homes(Offer)
    assert [homes[name] for name in ("groups", "phone", "amount", "until")] == [
        "for", "contact", "cost", "times",
    ]  # fmt: skip


def test_what_no_parser_reads_is_one_problem() -> None:
    parsed = parse(Source("a.yml", ["a: \x07"]), nodes=100)
    (problem,) = parsed.problems
    assert problem.code == "unreadable-yaml"
    assert parsed.tree.value is None
    assert "anything" in parsed.lost


def test_what_is_lost() -> None:
    lost = Lost(frozenset({"titel", "on"}))
    assert [name in lost for name in ("title", "on", "topics")] == [True, True, False]


def test_error_in_an_empty_line_belongs_to_the_line_above() -> None:
    parsed = parse(Source("a.yml", ["a: b", "c: [d", "", ""]), nodes=100)
    assert parsed.problems == [
        Problem("a.yml", "open-bracket", parsed.problems[0].mark, {"character": "["}, "c: [d")
    ]
    assert parsed.tree.value == {"a": "b"}


def test_mending_takes_out_and_moves_up() -> None:
    values = {"a": ["x", "y", {"b": ["p", "q"]}], "c": "z"}
    mending = Mending({("a", 0), ("a", 2, "b", 0), ("c",)}, {("d",): "new"})
    assert mending.mend(values) == {"a": ["y", {"b": ["q"]}], "d": "new"}
    source = Source("a.yml", faults={("a", 0), ("a", 2, "b", 1), ("c",)})
    mending.move(source)
    assert source.faults == {("a",), ("a", 1, "b", 0), ("c",)}
