"""What somebody searched for, on paper: which offers, in which order, below which name."""

from __future__ import annotations

from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
from built import DAY, ROOT
from paper import Printed, words

from wegweiser.cli.press import open_press
from wegweiser.cli.print import Making
from wegweiser.model.values import read_day
from wegweiser.printing.booklet import booklet
from wegweiser.printing.choice import Choice, answer, find_chapters, find_ids, name_choice
from wegweiser.printing.offer_list import offer_list
from wegweiser.printing.pieces import Format, Paper, Reading, qr_code
from wegweiser.printing.week import week


@cache
def reading(tag: str) -> Reading:
    return open_press(ROOT, read_day(DAY), "de", tag, "de").readings[0]


def found(tag: str, choice: Choice) -> tuple[str, ...]:
    edition = reading(tag).own
    return find_ids(edition.site, answer(edition, choice))


@pytest.mark.parametrize("tag", ["de", "ar", "ti"])
def test_german_words_find_offers_whatever_the_language(tag: str):
    assert found(tag, Choice(query="Schuldnerberatung"))[0] == "schuldnerberatung"


def test_offers_come_in_the_order_of_the_search():
    choice = answer(reading("ar").own, Choice(query="دورة ألمانية"))
    (chapter,) = find_chapters(reading("ar").own.site, choice)
    assert chapter.offers == choice.offers
    assert chapter.offers != tuple(sorted(chapter.offers))


def test_a_search_is_narrowed_by_what_the_list_of_all_offers_is_narrowed_by():
    offers = reading("de").own.site.listed
    every = found("de", Choice(query="Deutschkurs"))
    kept = {
        "free": [id_ for id_ in every if (cost := offers[id_].cost) and cost.free],
        "childcare": [id_ for id_ in every if offers[id_].childcare],
        "language": [id_ for id_ in every if "ar" in (offers[id_].languages or ())],
    }
    asked = {"free": True, "childcare": True, "language": "ar"}
    for facet, expected in kept.items():
        narrowed = Choice(query="Deutschkurs", **{facet: asked[facet]})
        assert 0 < len(expected) < len(every)
        assert found("de", narrowed) == tuple(expected)


def test_nothing_found_is_not_everything():
    assert found("de", Choice(query="Hubschrauber")) == ()


@pytest.mark.parametrize(
    ("choice", "way"),
    [
        (Choice(), "find/"),
        (Choice(topic="sport"), "topics/sport/"),
        (Choice(group="women"), "groups/women/"),
        (Choice(day="tue"), "week/"),
        (Choice(offers=("a", "b")), "list/#a,b"),
        (Choice(offers=("a", "b"), topic="sport", day="tue"), "list/#a,b"),
        (Choice(topic="sport", day="tue"), "find/?topic=sport&day=tue"),
        (Choice(free=True), "find/?free=yes"),
        (
            Choice(query="Tee & Spiele?", offers=("a",), group="women", language="ar"),
            "find/?q=Tee%20%26%20Spiele%3F&group=women&language=ar",
        ),
        (Choice(query="d'été (!)*~"), "find/?q=d'%C3%A9t%C3%A9%20(!)*~"),
    ],
)
def test_code_leads_to_the_nearest_page(choice: Choice, way: str):
    assert choice.way == way


@pytest.mark.parametrize(("tag", "query"), [("de", "Deutschkurs Kinder"), ("ar", "دورة ألمانية")])
def test_list_is_named_after_the_query_and_its_code_asks_the_site_again(tag: str, query: str):
    choice = answer(reading(tag).own, Choice(query=query, childcare=True))
    printed = Printed(offer_list(reading(tag), choice, Format()))
    assert set(words(query)) <= set(words(printed.text))
    (code,) = printed.codes()
    assert urlsplit(code).path == f"/{tag}/find/"
    assert parse_qs(urlsplit(code).query) == {"q": [query], "childcare": ["yes"]}
    assert "%" not in printed.text


@pytest.mark.parametrize("make", [week, booklet], ids=["week", "booklet"])
def test_a_part_of_the_week_or_of_a_booklet_is_not_taken_for_all(make: Making):
    choice = answer(reading("de").own, Choice(query="Deutschkurs", childcare=True))
    first = " ".join(Printed(make(reading("ar"), choice, Format())).lines(0))
    assert "Deutschkurs, Kinderbetreuung" in first


def test_query_is_text_and_nothing_else():
    hostile = "<b>x</b> #panic() $1$ \\"
    for edition in reading("ar").editions:
        assert name_choice(edition, Choice(query=hostile)).striptags() == hostile
    printed = Printed(offer_list(reading("de"), Choice(query=hostile), Format()))
    assert "#panic()" in printed.text
    assert "<b>x</b>" in printed.text


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_a_long_search_has_a_larger_code_and_a_very_long_one_none(paper: Paper):
    some = {"offers": ("asylberatung", "schuldnerberatung")}
    long = "ابجدهوزحطي " * 9
    pdf = Printed(offer_list(reading("ar"), Choice(query=long, **some), Format(paper)))
    (code,) = pdf.codes()
    assert parse_qs(urlsplit(code).query)["q"] == [long]
    longer = Choice(query="ابجدهوزحطي " * 18, **some)
    assert Printed(offer_list(reading("ar"), longer, Format(paper))).codes() == []


@pytest.mark.parametrize(("letters", "drawn"), [(900, True), (1000, False), (9000, False)])
def test_a_code_has_no_finer_modules_than_telephones_read(letters: int, drawn: bool):  # noqa: FBT001 -- parametrised
    assert bool(qr_code("https://example.org/".ljust(letters, "a"))) is drawn
