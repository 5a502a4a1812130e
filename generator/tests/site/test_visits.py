"""What a visit costs, that it asks nobody else, and that it works without scripts."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kinds import KINDS, SHARED
from serving import Served, serve
from visiting import Visiting, Visitor

pytestmark = pytest.mark.browser
ONE_ROUND_TRIP = 14_336
FIRST_VISIT = 30_720
REQUESTS = 6


@pytest.fixture
def newcomer(browser: Any, site: Path) -> Iterator[tuple[Visitor, Served]]:
    """Somebody at a server that nobody else asks."""
    with serve(site) as own:
        visitor = Visitor(browser, own.address)
        yield visitor, own
        visitor.context.close()
        assert visitor.problems == []


Newcomer = tuple[Visitor, Served]


def weigh(site: Path, path: str) -> int:
    file = site / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(file.read_bytes(), 6))


@pytest.mark.parametrize("tag", ["de", "ar", "ti", "uk", "fr"])
@pytest.mark.parametrize("way", ["", "offers/asylberatung/", "offers/offenes-sprachcafe/"])
def test_a_first_visit_is_light(newcomer: Newcomer, site: Path, tag: str, way: str):
    visitor, own = newcomer
    visitor.open(f"/{tag}/{way}")
    visitor.page.wait_for_load_state("networkidle")
    paths = own.requests
    weights = {path: weigh(site, path) for path in paths}
    first = sum(w for path, w in weights.items() if path.endswith(("/", ".css")))
    assert first <= ONE_ROUND_TRIP, weights
    assert sum(weights.values()) <= FIRST_VISIT, weights
    assert len(paths) <= REQUESTS, paths


def test_the_choice_of_a_language_and_the_home_page_together_are_light(
    newcomer: Newcomer, site: Path
):
    visitor, own = newcomer
    page = visitor.open("/")
    page.locator("a[hreflang=ti]").click()
    page.wait_for_url("**/ti/")
    page.wait_for_load_state("networkidle")
    weights = {path: weigh(site, path) for path in own.requests}
    assert sum(weights.values()) <= FIRST_VISIT, weights


@pytest.mark.parametrize("tag", ["de", "ar", "ti"])
def test_no_page_asks_others_or_complains(visit: Visiting, tag: str):
    visitor = visit(service_workers="allow")  # the fixture holds it to having met no problem
    for way in KINDS.values():
        visitor.open(f"/{tag}/{way}")
        visitor.page.wait_for_load_state("networkidle")
    for path in SHARED.values():
        visitor.open(path)


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_without_scripts_everything_is_there(visit: Visiting, site: Path, tag: str):
    visitor = visit(java_script_enabled=False)
    page = visitor.open(f"/{tag}/find/")
    cards = page.locator("#results [data-offer]")
    assert cards.count() == len(list((site / tag / "offers").glob("*/index.html")))
    assert all(cards.nth(n).is_visible() for n in range(0, cards.count(), 9))
    for idle in (".search", ".tools", "#facets", ".nothing", ".heart"):
        assert page.locator(f"{idle}:visible").count() == 0, idle
    assert page.locator(".rail a:visible").count() > 10
    page.locator(".without summary").click()
    assert page.locator(".without a:visible").count() > 8
    page.locator(".without a").nth(1).click()
    assert "/groups/" in page.url
    page.locator(".main-nav a").nth(2).click()
    page.locator("section.day").nth(13).wait_for(state="attached")
    assert page.locator("section.day").count() == 14
    visitor.open(f"/{tag}/list/")
    assert page.locator("noscript").inner_text().strip()
    assert page.locator("main a:visible").count() == 1


def test_the_choice_of_a_language_knows_the_browser_and_hides_none(visit: Visiting):
    visitor = visit(locale="ti-ER")
    page = visitor.open("/")
    order = page.locator(".choose a").evaluate_all("all => all.map(each => each.hreflang)")
    assert order[0] == "ti"
    assert len(order) == len(set(order)) == 14
    assert page.locator(".choose a").first.inner_text() == "ትግርኛ"
    assert page.locator(".choose a:visible").count() == 14
    page.locator("a[hreflang=so]").click()
    page.wait_for_url("**/so/")
    visitor.open("/")
    order = page.locator(".choose a").evaluate_all("all => all.map(each => each.hreflang)")
    assert order[:2] == ["so", "ti"]


@pytest.mark.parametrize(("locale", "tag"), [("fa-AF", "fa"), ("prs", "fa"), ("ku-TR", "kmr")])
def test_languages_under_other_names_are_recognised(visit: Visiting, locale: str, tag: str):
    visitor = visit()
    visitor.page.add_init_script(
        f"Object.defineProperty(navigator, 'languages', {{ get: () => ['{locale}'] }})"
    )
    first = visitor.open("/").locator(".choose a").first
    assert first.get_attribute("hreflang") == tag


def test_the_choice_of_a_language_works_without_scripts(visit: Visiting):
    page = visit(java_script_enabled=False).open("/")
    page.locator("a[hreflang=ar]").click()
    assert page.url.endswith("/ar/")
