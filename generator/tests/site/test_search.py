"""The search, as people use it: typed letter by letter, in their own script, on a slow phone."""

from __future__ import annotations

import re

import pytest
from built import ROOT
from visiting import Visiting

from wegweiser.reading import read_directory
from wegweiser.wording import read_texts

pytestmark = pytest.mark.browser
OFFER = "asylberatung"
SCRIPTS = ["de", "ar", "fa", "uk", "ti"]


def title_in(tag: str) -> str:
    offer = read_directory(ROOT).directory.offers[OFFER]
    return read_texts(ROOT, tag).get(f"offers/{OFFER}:title", offer.title, "de").text


@pytest.mark.parametrize("tag", SCRIPTS)
def test_a_title_typed_in_any_script_finds_its_offer(visit: Visiting, tag: str):
    visitor = visit().slow_down()
    page = visitor.open(f"/{tag}/find/")
    visitor.answer()
    words = title_in(tag).split("(")[0].strip()
    page.locator("#q").press_sequentially(words, delay=30)
    page.wait_for_function(
        "words => location.search.includes(encodeURIComponent(words))", arg=words
    )
    assert visitor.answer()[0] == OFFER
    card = page.locator(f'#results [data-offer="{OFFER}"]')
    marked = " ".join(card.locator("h3 mark").all_inner_texts())
    assert set(marked.split()) <= set(title_in(tag).split())
    assert marked
    if tag != "de":
        assert card.locator(".original").inner_text() == "Asylberatung"


@pytest.mark.parametrize("tag", ["ar", "ti"])
def test_a_german_word_finds_in_every_language(visit: Visiting, tag: str):
    visitor = visit()
    assert visitor.find(f"/{tag}/find/?q=asylberatung")[0] == OFFER
    original = visitor.page.locator(f'#results [data-offer="{OFFER}"] .original mark')
    assert original.inner_text() == "Asylberatung"


def test_a_synonym_of_the_vocabulary_finds(visit: Visiting):
    vocabulary = read_directory(ROOT).directory.vocabulary
    assert "Tagesmutter" in vocabulary.topics["daycare-family"].words
    visitor = visit()
    assert "kita-gutschein-beratung" in visitor.find("/de/find/?q=Tagesmutter")


def test_the_header_of_every_page_searches(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/offers/hausaufgabenhilfe/")
    page.locator("#q").fill("Hebamme")
    page.locator("#q").press("Enter")
    assert visitor.answer()[0] == "hebammen-sprechstunde"
    assert page.url.endswith("/de/find/?q=Hebamme")
    assert page.locator("#q").input_value() == "Hebamme"


def test_the_address_holds_the_search_and_the_way_back_leads_out(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/")
    visitor.find("/de/find/")
    page.locator("#q").press_sequentially("hebamme")
    page.wait_for_url(re.compile(r"\?q=hebamme$"))
    found = visitor.answer()
    assert visitor.find(page.url.removeprefix(visitor.address)) == found
    page.go_back()
    assert page.url.endswith("/de/")


def test_no_answer_is_claimed_between_a_key_and_its_answer(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/find/")
    visitor.answer()
    between = page.evaluate(
        """() => {
            const input = document.getElementById("q");
            input.value = "hebamme";
            input.dispatchEvent(new Event("input", { bubbles: true }));
            return document.getElementById("results").dataset.ready ?? "none";
        }"""
    )
    assert between == "none"
    assert visitor.answer()[0] == "hebammen-sprechstunde"


def test_an_overtaken_answer_is_never_shown(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/find/")
    visitor.answer()
    for words in ("hebamme", "deutsch", "asylberatung"):
        page.locator("#q").fill(words)
        page.wait_for_timeout(30)
    page.wait_for_url(re.compile("asylberatung"))
    assert visitor.answer()[0] == OFFER


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_where_nothing_is_found_the_nearest_topics_help(visit: Visiting, tag: str):
    visitor = visit()
    assert visitor.find(f"/{tag}/find/?q=qqxyzzy") == []
    nothing = visitor.page.locator(".nothing")
    assert nothing.is_visible()
    assert nothing.locator("[data-topic]:visible").count() >= 3
    assert nothing.locator("a[href$='actors/']").is_visible()
    assert not nothing.locator(".relax").is_visible()
    visitor.page.locator("#q").fill("")
    visitor.page.locator("#q").dispatch_event("input")
    visitor.page.wait_for_url(re.compile(r"/find/$"))
    assert len(visitor.answer()) > 60
    assert not nothing.is_visible()


def test_where_the_filter_hides_what_was_found_it_can_be_taken_away(visit: Visiting):
    visitor = visit()
    assert visitor.find("/de/find/?q=hebamme&group=seniors&free=yes") == []
    visitor.page.get_by_role("button", name="ohne").or_(
        visitor.page.locator(".nothing [data-clear]")
    ).first.click()
    assert visitor.answer()[0] == "hebammen-sprechstunde"
    assert visitor.page.url.endswith("?q=hebamme")


def test_where_the_network_goes_the_list_stays_and_comes_back_to_life(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/find/")
    everything = visitor.answer()
    page.route("**/search.*.json", lambda route: route.abort())
    page.locator("#q").fill("hebamme")
    page.wait_for_selector(".copy:visible")
    assert len(visitor.ids("#results [data-offer]")) == len(everything)
    page.unroute("**/search.*.json")
    page.locator("#q").fill("hebammen")
    page.wait_for_url(re.compile("hebammen"))
    assert visitor.answer()[0] == "hebammen-sprechstunde"
    visitor.problems = [each for each in visitor.problems if "ERR_FAILED" not in each]


@pytest.mark.parametrize(
    "words",
    [
        "<img src=x onerror=alert(1)>",
        "%00%ff",
        "'\"`${alert(1)}",
        "\u202e\u2066kita",
        "*" * 100,
        "a" * 5000,
    ],
)
def test_hostile_words_are_only_words(visit: Visiting, words: str):
    visitor = visit()
    visitor.page.goto(visitor.address + "/de/find/")
    visitor.answer()
    visitor.page.locator("#q").evaluate("(input, words) => { input.value = words }", words)
    visitor.page.locator("#q").press("Enter")
    visitor.answer()
    assert visitor.page.locator("img").count() == 0


def test_a_lone_question_mark_asks_for_nothing(visit: Visiting):
    visitor = visit()
    everything = visitor.find("/de/find/")
    assert visitor.find("/de/find/?q=%3F") == everything


def test_marks_go_when_the_words_go(visit: Visiting):
    visitor = visit()
    visitor.find("/de/find/?q=deutsch")
    assert visitor.page.locator("#results mark").count() > 5
    before = visitor.page.locator("#results h3").first.text_content()
    visitor.page.locator("#q").fill("")
    visitor.page.wait_for_url(re.compile(r"/find/$"))
    visitor.answer()
    assert visitor.page.locator("#results mark").count() == 0
    assert before in visitor.page.locator("#results").text_content()
