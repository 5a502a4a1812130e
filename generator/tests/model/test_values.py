"""The values a field can hold: how each is written, what it becomes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from wegweiser.model import Offer, Problem, Source, Vocabulary, sort_problems
from wegweiser.model.addresses import link_fault
from wegweiser.model.problem import Mark
from wegweiser.model.values import (
    Clock,
    Span,
    Text,
    read_amount,
    read_clock,
    read_count,
    read_day,
    read_exception,
    read_id,
    read_language_tag,
    read_span,
    read_weekday,
    read_yes_no,
)

DAY = date(2026, 12, 5)


def refused(read: object, value: object) -> str:
    assert callable(read)
    with pytest.raises(PydanticCustomError) as error:
        read(value)
    return error.value.type


@pytest.mark.parametrize("text", ["yes", "YES", "Yes", "true", "True", " yes "])
def test_yes(text: str) -> None:
    assert read_yes_no(text) is True


@pytest.mark.parametrize("text", ["no", "No", "FALSE", "false"])
def test_no(text: str) -> None:
    assert read_yes_no(text) is False


@pytest.mark.parametrize("text", ["on", "off", "ja", "nein", "1", "0", "y", "n", "", "t"])
def test_neither(text: str) -> None:
    assert refused(read_yes_no, text) == "not-yes-or-no"


def test_days_and_spans() -> None:
    assert read_day("2026-12-05") == DAY
    assert read_span("2026-12-05") == Span(DAY, DAY)
    assert str(read_span("2026-12-05 .. 2026-12-07")) == "2026-12-05..2026-12-07"
    assert str(read_span("2026-12-05..2026-12-05")) == "2026-12-05"
    assert len(read_span("2026-12-05..2026-12-07").days) == 3
    assert DAY in read_span("2026-12-05..2026-12-07")
    assert read_exception("school-holidays") == "school-holidays"
    assert read_exception("2026-12-05") == Span(DAY, DAY)
    assert refused(read_day, "2026-02-29") == "no-such-day"
    assert refused(read_day, "3000-01-01") == "not-a-date"
    assert refused(read_day, "٢٠٢٦-12-05") == "not-a-date"
    assert refused(read_day, ["2026-12-05"]) == "expected-text"
    assert refused(read_span, "2026-12-05..2026-12-04") == "dates-reversed"
    assert refused(read_exception, "weekends") == "not-an-exception"


def test_clocks() -> None:
    assert [str(read_clock(text)) for text in ("9:05", "09:05", "0:00", "24:00")] == [
        "09:05", "09:05", "00:00", "24:00",
    ]  # fmt: skip
    assert read_clock("24:00") == Clock(1440)
    assert [refused(read_clock, text) for text in ("24:01", "9:60", "9:5", "9")] == [
        "no-such-time", "no-such-time", "not-a-time", "not-a-time",
    ]  # fmt: skip


def test_weekdays_and_ordinals() -> None:
    assert [read_weekday(text) for text in ("mon", "1st tue", " last  fri ")] == [
        "mon",
        "1st tue",
        "last fri",
    ]
    assert {
        refused(read_weekday, text) for text in ("", "Mon", "1st", "tue 1st", "1st tue fri")
    } == {"not-a-weekday"}


def test_ids() -> None:
    assert read_id("a-1") == "a-1"
    assert read_id("x" * 60) == "x" * 60
    assert {
        refused(read_id, text) for text in ("", "A", "a_b", "-a", "a-", "a--b", "ä", "a b")
    } == {"malformed-id"}
    assert refused(read_id, "x" * 61) == "long-id"
    assert {
        refused(read_id, text)
        for text in ("index", "404", "con", "prn", "aux", "nul", "com9", "lpt1")
    } == {"reserved-id"}


def test_counts_and_amounts() -> None:
    assert [read_count(text) for text in ("0", "5", "<5")] == [0, 5, "<5"]
    assert {refused(read_count, text) for text in ("1", "4")} == {"small-count"}
    assert read_amount("3.5") == Decimal("3.5")
    assert refused(read_amount, "3,5") == "not-an-amount"


def test_language_tags() -> None:
    for tag in ("de", "fa-AF", "de-simple", "zh-Hant", "zh-Hant-TW", "ckb", "es-419"):
        assert read_language_tag(tag) == tag
    assert {
        refused(read_language_tag, tag) for tag in ("DE", "de_DE", "deutsch", "xx", "", "d")
    } == {"not-a-language"}
    assert {refused(read_language_tag, tag) for tag in ("ku", "ku-Arab")} == {"vague-language"}


def test_texts() -> None:
    assert Text().read("  u\u0308  ") == "ü"
    assert Text(300, "paragraph").read("a\n  b  \nc") == "a b c"
    assert Text(10, "plain").read("a\nb") == "a\nb"
    assert Text(10, "markdown").read("<b>") == "<b>"
    assert refused(Text().read, "\n") == "empty-text"
    assert refused(Text().read, "a\nb") == "line-break"
    assert refused(Text(10, "plain").read, ">") == "angle-bracket"
    assert refused(Text(3).read, "aaaa") == "text-too-long"


def test_links_in_texts() -> None:
    good = ("https://x.example", "mailto:a@x.example", "tel:+4940", "http://x.example")
    assert [link_fault(link) for link in good] == [None] * 4
    bad = ("mailto:a@x.example?cc=b", "tel:0-4", "javascript:x", "x", "", "MAILTO:")
    assert {link_fault(link) for link in bad} == {"not-a-link"}


def test_place_may_be_one_or_a_list() -> None:
    values = {"actor": "a", "title": "T", "summary": "S", "topics": ["x"]}
    assert Offer.read("o", values | {"place": "main"}).place == ("main",)
    assert Offer.read("o", values | {"place": ["main", "online"]}).place == ("main", "online")


def test_problems_are_sorted_and_each_is_kept_once() -> None:
    first, second = Problem("a", "tag", Mark(1, 2)), Problem("a", "tag", Mark(1, 10))
    whole, other = Problem("a", "tab"), Problem("b", "alias")
    assert sort_problems([other, second, first, whole, Problem("a", "tag", Mark(1, 2))]) == [
        whole, first, second, other,
    ]  # fmt: skip


def test_source_without_places() -> None:
    assert Source("a").problem("tab", ("x",)) == Problem("a", "tab", None, {})
    assert not Source("a").spoiled(("x",))
    assert not Source("a").excused(("x",))


def test_vocabulary_knows_who_is_above() -> None:
    groups = {
        "a": {"label": "A", "parents": ["b"]},
        "b": {"label": "B", "parents": ["c", "a"]},
        "c": {"label": "C"},
    }
    vocabulary = Vocabulary.read(
        "v", {"groups": groups, "topics": {"x": {"label": "X", "parent": "y"}}}
    )
    assert vocabulary.ancestors("a") == {"b", "c"}
    assert vocabulary.ancestors("nobody") == frozenset()
    assert (vocabulary.parent("x"), vocabulary.parent("y")) == ("y", None)
    assert vocabulary.children("y") == {"x"}
    assert "everyone" in vocabulary.with_everyone().groups
