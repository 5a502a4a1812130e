"""The page of an offer in a browser: to show, to share, to hear; and nothing past as coming."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from visiting import PHONE, Visiting

pytestmark = pytest.mark.browser

SPEECH = """
    window.said = [];
    const voices = VOICES.map((lang) => ({ lang }));
    const speech = Object.assign(new EventTarget(), {
        getVoices: () => voices,
        speak: (each) => said.push([each.lang, each.text.trim()]),
        cancel: () => said.push("cancel"),
    });
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text; }
    };
"""


@pytest.mark.parametrize("script", [True, False])
def test_the_card_for_the_counter_fills_the_screen_in_both_languages(
    visit: Visiting,
    script: bool,  # noqa: FBT001 -- parametrised
):
    visitor = visit(java_script_enabled=script)
    page = visitor.open("/ar/offers/asylberatung/")
    card = page.locator("#show")
    assert not card.is_visible()
    page.locator('a[href="#show"]').click()
    assert card.bounding_box() == {"x": 0, "y": 0, **PHONE}
    assert card.locator("h2").is_visible()
    assert card.locator("h2").bounding_box()["y"] < 80
    assert card.locator(".there [lang=de]").first.inner_text() == "Asylberatung"
    wishes = [text for text in card.locator(".there").all_inner_texts() if text.startswith("Ich")]
    assert wishes
    assert len(card.locator(".here").all_inner_texts()) >= 3
    sizes = card.locator("p:not(.close)").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 22
    card.locator(".close a").click()
    assert not card.is_visible()


def test_the_card_closes_with_escape_and_gives_the_focus_back(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/offers/asylberatung/")
    page.wait_for_load_state("networkidle")
    page.locator('a[href="#show"]').focus()
    page.keyboard.press("Enter")
    assert page.locator("#show").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#show").is_visible()
    assert page.evaluate("document.activeElement.hash") == "#show"


def test_in_german_the_card_says_everything_once(visit: Visiting):
    visitor = visit()
    card = visitor.open("/de/offers/asylberatung/").locator("#show")
    assert card.locator(".there").count() == 0


def test_sharing_hands_the_address_on(visit: Visiting):
    visitor = visit()
    visitor.page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page = visitor.open("/ti/offers/asylberatung/")
    page.locator("[data-share]").click()
    page.wait_for_function("() => window.shared")  # what shares is fetched when somebody does
    assert page.evaluate("shared.url") == f"{visitor.address}/ti/offers/asylberatung/"


def test_where_a_browser_cannot_share_the_address_is_copied(visit: Visiting):
    visitor = visit(permissions=["clipboard-read", "clipboard-write"])
    visitor.page.add_init_script("navigator.share = undefined;")
    page = visitor.open("/de/offers/asylberatung/")
    page.locator("[data-share]").click()
    page.wait_for_selector("[data-share] [role=status]:visible")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_without_a_voice_for_the_language_nothing_offers_to_read(visit: Visiting):
    visitor = visit()
    visitor.page.add_init_script(SPEECH.replace("VOICES", '["de-DE", "en-US"]'))
    page = visitor.open("/ti/offers/asylberatung/")
    assert page.locator("[data-listen]").count() == 1
    assert not page.locator("[data-listen]").is_visible()


def test_each_piece_is_read_in_its_own_language(visit: Visiting):
    visitor = visit()
    visitor.page.add_init_script(SPEECH.replace("VOICES", '["de-DE", "ar-SA", "en-US"]'))
    page = visitor.open("/ar/offers/asylberatung/")
    button = page.locator("[data-listen]")
    button.click()
    said = [each for each in page.evaluate("said") if each != "cancel"]
    assert said[0][0] == "ar-SA"
    assert said[0][1] == page.locator("h1").inner_text().strip()
    assert {language for language, _ in said} == {"ar-SA", "de-DE"}
    assert all(text for _, text in said)
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert page.evaluate("said.at(-1)") == "cancel"


def test_a_mistake_is_reported_with_the_id(visit: Visiting):
    visitor = visit()
    link = visitor.open("/ar/offers/asylberatung/").locator(".report a").get_attribute("href")
    assert link.startswith("mailto:fehler@wegweiser.example.org?subject=")
    assert link.count("asylberatung") == 2


def test_dates_that_are_over_are_torn_off(visit: Visiting):
    early = visit().open("/de/offers/asylberatung/")
    dates = early.locator(".dates .leaf time").evaluate_all("all => all.map(each => each.dateTime)")
    assert len(dates) == 15  # Tuesdays and Fridays but the holidays, and a Wednesday a month
    assert early.locator(".dates .leaf:visible").count() == 4
    later = datetime(2026, 12, 8, 17, 30, tzinfo=UTC)  # half past six in the evening in Hamburg
    page = visit(now=later).open("/de/offers/asylberatung/")
    left = page.locator(".dates .leaf time").evaluate_all("all => all.map(each => each.dateTime)")
    assert left == [day for day in dates if day > "2026-12-08"]
    assert page.locator(".dates .leaf:visible").count() == 4
    page.locator(".all-dates summary").click()
    assert page.locator(".dates .leaf:visible").count() == len(left)


def test_an_hour_before_the_end_a_session_still_counts(visit: Visiting):
    during = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)  # the session is from 14:00 to 18:00
    page = visit(now=during).open("/de/offers/asylberatung/")
    assert page.locator(".dates .leaf time").first.get_attribute("datetime") == "2026-11-24"


def test_where_all_dates_are_over_none_is_shown(visit: Visiting):
    page = visit(now=datetime(2027, 3, 1, 12, 0, tzinfo=UTC)).open("/de/offers/asylberatung/")
    assert page.locator(".dates").count() == 0
    assert page.locator(".next").count() == 0
    assert page.locator(".all-dates").count() == 0
    assert page.locator(".old").is_visible()


def test_cards_and_days_follow_the_clock(visit: Visiting):
    path = "/de/topics/asylum/"
    card = visit().open(path).locator('[data-offer="asylberatung"] .when:visible')
    assert "24. November" in card.inner_text()
    assert card.locator(".now").count() == 1
    evening = visit(now=datetime(2026, 11, 24, 18, 0, tzinfo=UTC)).open(path)
    card = evening.locator('[data-offer="asylberatung"] .when:visible')
    assert "27. November" in card.inner_text()
    assert card.locator(".now").count() == 0
    weeks_later = visit(now=datetime(2026, 12, 24, 18, 0, tzinfo=UTC)).open(path)
    assert weeks_later.locator('[data-offer="asylberatung"] .when').count() == 0


def test_the_week_moves_on_with_the_clock(visit: Visiting):
    page = visit(now=datetime(2026, 11, 25, 5, 0, tzinfo=UTC)).open("/de/week/")
    assert page.locator(".leaf[aria-current=date]").get_attribute("data-day") == "2026-11-25"
    assert page.locator("section.day .now").count() == 1
    assert page.locator('section.day[data-day="2026-11-25"] .now').count() == 1
    assert page.locator('details.past section[data-day="2026-11-24"]').count() == 1
    assert not page.locator('section[data-day="2026-11-24"]').is_visible()


def test_an_old_home_page_does_not_call_its_day_today(visit: Visiting):
    page = visit(now=datetime(2026, 11, 27, 5, 0, tzinfo=UTC)).open("/de/")
    assert not page.locator("section.today").is_visible()
    assert page.locator(".old").is_visible()
    fresh = visit(now=datetime(2026, 11, 22, 11, 0, tzinfo=UTC)).open("/de/")
    assert fresh.locator("section.today").is_visible()
    assert not fresh.locator(".old").is_visible()
