"""A directory with more offers than one sheet holds: the search still goes over all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from built import DAY, ROOT
from serving import serve
from visiting import Visitor

from wegweiser.engines.files import write_pages
from wegweiser.pages import build_language, build_shared, prepare_site
from wegweiser.reading import read_directory
from wegweiser.times import needed_holidays, read_calendar, years_around
from wegweiser.wording import read_texts, read_words

pytestmark = pytest.mark.browser
SHEET = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in Arabic, on sheets of twenty offers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wegweiser.pages.site.SHEET", SHEET)
        directory = read_directory(ROOT).directory
        today = date.fromisoformat(DAY)
        needed = needed_holidays(directory.offers.values())
        site = prepare_site(directory, today, read_calendar("DE-HH", years_around(today), needed))
    words, german = read_words(ROOT, "ar"), read_words(ROOT, "de")
    root = tmp_path_factory.mktemp("sheets")
    write_pages(build_language(site, words, read_texts(ROOT, "ar"), german), root)
    write_pages(build_shared(site, [words, german]), root)
    return root


@pytest.fixture
def visitor(folder: Path, browser: Any) -> Iterator[Visitor]:
    with serve(folder) as served:
        someone = Visitor(browser, served.address)
        yield someone
        someone.context.close()
        assert someone.problems == []


def test_all_offers_are_there_and_come_as_they_are_seen(visitor: Visitor):
    everything = visitor.find("/ar/find/")
    assert len(everything) == len(set(everything)) > 3 * SHEET
    waiting = visitor.page.locator("#results [aria-busy]")
    assert waiting.count() == len(everything) - SHEET
    waiting.last.scroll_into_view_if_needed()
    visitor.page.wait_for_function(
        """() => {
            const last = [...document.querySelectorAll("#results [data-offer]")].at(-1);
            return !last.hasAttribute("aria-busy") && last.querySelector("h3 a") !== null;
        }"""
    )


def test_a_search_finds_what_stands_on_another_sheet(visitor: Visitor):
    visitor.find("/ar/find/")
    elsewhere = visitor.ids("#results [aria-busy]")
    assert "fussball-junge-maenner" in elsewhere
    page = visitor.page
    page.locator("#q").fill("fussball")
    page.wait_for_url(re.compile("fussball"))
    assert "fussball-junge-maenner" in visitor.answer()
    card = page.locator('#results [data-offer="fussball-junge-maenner"]')
    card.locator("mark").first.wait_for()
    assert card.locator(".heart").count() == 1
    card.locator("h3 a").click()
    page.wait_for_url("**/ar/offers/fussball-junge-maenner/")


def test_a_search_that_begins_on_a_later_sheet_is_the_same(visitor: Visitor):
    first = visitor.find("/ar/find/?q=fussball&free=yes")
    assert first
    assert visitor.find("/ar/find/2/?q=fussball&free=yes") == first
    assert len(visitor.find("/ar/find/2/")) == SHEET


def test_emptying_the_search_brings_the_chapters_back(visitor: Visitor):
    everything = visitor.find("/ar/find/")
    page = visitor.page
    for words in ("fussball", "hebamme", ""):
        page.locator("#q").fill(words)
        page.wait_for_url(re.compile(words or r"/find/$"))
        found = visitor.answer()
    assert found == everything
    assert page.locator("#results section h2").count() >= 2


def test_without_scripts_the_sheets_lead_to_each_other(folder: Path, browser: Any):
    with serve(folder) as served:
        someone = Visitor(browser, served.address, java_script_enabled=False)
        page = someone.open("/ar/find/")
        seen: list[str] = []
        for number in range(2, 6):
            seen += someone.ids("#results [data-offer]")
            following = page.locator(".pages a", has_text=str(number))
            if not following.count():
                break
            following.click()
        someone.context.close()
    assert len(seen) == len(set(seen)) > 3 * SHEET
