"""The search on paper finds what the search of the site finds, in the same order."""

from __future__ import annotations

from statistics import mean
from typing import Any

import pytest
from search.conftest import Find
from search.corpora import Corpus, answers, district_queries, recall

from wegweiser.search import Document, Subject, build_index, find_offers
from wegweiser.search.query import is_asking, query_words, stems

FIRST = 5
WORDS = """async (texts) => {
    const { isAsking, queryTokens, stems } = await import('/query.js');
    const told = (word) => [word.key, word.script, isAsking(word.key), ...stems(word)];
    return texts.map((text) => queryTokens(text).map(told));
}"""


def offer(id_: str, title: str, text: str = "", *subjects: str, original: str = "") -> Document:
    return Document(id_, title, original or title, text, text, subjects)


OFFERS = (
    offer("kurs", "Deutschkurs am Vormittag", "Mit Kinderbetreuung.", "topics/german"),
    offer("treff", "Offener Treff", "Tee und Spiele für alle."),
    offer("wohnen", "Wohnungssuche", "Hilfe mit dem Vermieter.", "topics/housing"),
    offer("fahrrad", "تصليح الدراجات", "", "topics/repair", original="Fahrradwerkstatt"),
    offer("chor", "Chor", "Wir singen."),
)
SUBJECTS = (
    Subject("topics/german", ("Deutsch lernen",), ("Sprachkurs",)),
    Subject("topics/housing", ("Wohnen",), ("Miete",)),
    Subject("topics/repair", ("Reparatur",), ()),
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Deutschkurs", "kurs"),
        ("deutsch", "kurs"),
        ("deutsch kurs", "kurs"),
        ("Sprachkurs", "kurs"),
        ("Kinderbetreuung", "kurs"),
        ("Wohnungen", "wohnen"),
        ("Mietberatung", "wohnen"),
        ("suche", "wohnen"),
        ("Fahrrad", "fahrrad"),
        ("الدراجات", "fahrrad"),
        ("wo singen", "chor"),
    ],
)
def test_words_their_beginnings_stems_and_parts_find_an_offer(query: str, first: str):
    assert find_offers(build_index(OFFERS, SUBJECTS), query)[:1] == [first]


@pytest.mark.parametrize("query", ["", "  ", "…!?", "Hubschrauber", "ضضضضثثث", "\x00", "x" * 9_999])
def test_nothing_is_found_for_what_nobody_offers(query: str):
    assert find_offers(build_index(OFFERS, SUBJECTS), query) == []
    assert find_offers(build_index((), ()), query) == []


def test_offers_with_all_words_come_first_and_alone_where_there_are_enough():
    dance = [offer(f"tanz-{number}", "Tanz für Frauen") for number in range(3)]
    index = build_index([*dance, offer("chor", "Frauenchor"), offer("ball", "Tanz")], ())
    assert find_offers(index, "Tanz Frauen") == ["tanz-0", "tanz-1", "tanz-2"]
    index = build_index([*dance[:2], offer("chor", "Frauenchor"), offer("ball", "Tanz")], ())
    assert find_offers(index, "Tanz Frauen")[:2] == ["tanz-0", "tanz-1"]
    assert set(find_offers(index, "Tanz Frauen")[2:]) == {"chor", "ball"}


@pytest.mark.browser
def test_site_and_paper_find_the_same(page: Any, district: dict[str, Corpus]):
    """Of 627 queries 99 % are answered with the same offers in the same order."""
    indexes = {tag: build_index(each.documents, each.subjects) for tag, each in district.items()}
    same, first, ours = [], [], []
    for query, theirs in answers(page, district, district_queries()):
        found = find_offers(indexes[query.language], query.text)
        same.append(found == theirs)
        shared = set(found[:FIRST]) & set(theirs[:FIRST])
        first.append(len(shared) / len(theirs[:FIRST]) if theirs else float(not found))
        ours.append(recall(query, found))
    assert len(same) > 600
    assert mean(same) >= 0.98
    assert mean(first) >= 0.99
    assert mean(ours) >= 0.98


@pytest.mark.browser
def test_twins_know_the_same_words(page: Any, district: dict[str, Corpus]):
    """Words of queries, what is left of them, and which of them people ask with."""
    texts = [query.text for query in district_queries()]
    texts += [each.title for corpus in district.values() for each in corpus.documents]
    texts += [
        "ich suche für meine Kinder",
        "أنا أبحث عن",
        "من میخواهم",
        "я шукаю де",
        "ها",
        "L’école",
    ]
    for text, theirs in zip(texts, page.evaluate(WORDS, texts), strict=True):
        ours = [[w.key, w.script, is_asking(w.key), *stems(w)] for w in query_words(text)]
        assert (text, ours) == (text, theirs)


@pytest.mark.browser
def test_twins_rank_alike_what_several_words_find(find: Find):
    for query in ("Deutschkurs Vormittag", "Hilfe Wohnung", "kurs treff", "wir singen", "Tee"):
        assert find_offers(build_index(OFFERS, SUBJECTS), query) == find(OFFERS, query, SUBJECTS)
