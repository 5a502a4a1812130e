"""A page arrives in one breath: the shipped example, in its heaviest language."""

import gzip
from datetime import date

import pytest
from built import ROOT

from wegweiser.pages import build_language, build_shared, prepare_site
from wegweiser.reading import read_directory
from wegweiser.times import needed_holidays, read_calendar, years_around
from wegweiser.wording import read_texts, read_words

TODAY = date(2026, 11, 24)
ONE_ROUND_TRIP = 14_336
FIRST_VISIT = 30_720


@pytest.fixture(scope="module")
def example():
    directory = read_directory(ROOT).directory
    needed = needed_holidays(directory.offers.values())
    return prepare_site(directory, TODAY, read_calendar("DE-HH", years_around(TODAY), needed))


def weigh(content):
    return len(gzip.compress(content.encode(), 6))


@pytest.mark.parametrize("tag", ["de", "ar", "ti"])
def test_pages_are_light(example, tag):
    words, texts = read_words(ROOT, tag), read_texts(ROOT, tag)
    style = weigh(example.assets["style"].content)
    pages = {page.path: page.content for page in build_language(example, words, texts)}
    weights = {path: weigh(c) + style for path, c in pages.items() if isinstance(c, str)}
    home = weights[f"{tag}/index.html"]
    assert home <= ONE_ROUND_TRIP
    offers = {path: weight for path, weight in weights.items() if f"{tag}/offers/" in path}
    assert {path: w for path, w in offers.items() if w > ONE_ROUND_TRIP} == {}
    start = next(iter(build_shared(example, [words])))
    assert weigh(str(start.content)) + home <= FIRST_VISIT
