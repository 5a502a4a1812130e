"""How many of the offers that answer a query are among the first five."""

from __future__ import annotations

from collections import defaultdict
from statistics import mean
from typing import Any

import pytest
from search.corpora import (
    SHARED,
    Corpus,
    Query,
    answers,
    district_queries,
    recall,
    reciprocal_rank,
    shared_corpora,
    shared_queries,
)

pytestmark = pytest.mark.browser


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside the checkout")
def test_the_shared_queries_are_answered(page: Any):
    figures = [
        (recall(query, found), reciprocal_rank(query, found))
        for query, found in answers(page, shared_corpora(), shared_queries())
    ]
    assert len(figures) == 272
    assert mean(one for one, _ in figures) >= 0.97
    assert mean(one for _, one in figures) >= 0.96


def test_the_queries_of_the_example_are_answered(page: Any, district: dict[str, Corpus]):
    figures: dict[str, list[float]] = defaultdict(list)
    for query, found in answers(page, district, district_queries()):
        figures[query.language].append(recall(query, found))
    assert set(figures) == set(district)
    assert mean(one for each in figures.values() for one in each) >= 0.98
    assert {language: round(mean(f), 2) for language, f in figures.items() if mean(f) < 0.95} == {}


def test_every_offer_is_found_by_its_title(page: Any, district: dict[str, Corpus]):
    queries = [
        Query(language, "", title, (document.id,))
        for language, corpus in district.items()
        for document in corpus.documents
        for title in {document.title, document.original}
    ]
    missed = [
        (query.language, query.text)
        for query, found in answers(page, district, queries)
        if query.expected[0] not in found[:3]
    ]
    assert missed == []
