"""Everybody can use the form: axe-core, keyboard, what is said when, zoom, motion."""

from __future__ import annotations

from typing import Any

import pytest
from audit import Part, audit
from filling import add_time, arrive, at, begin, faults, go_on, look, open_more, pick, tell
from visiting import PHONE, TABLE, Visiting, Visitor

pytestmark = pytest.mark.browser
ZOOMED = {"width": 320, "height": 225}
STEPS = ("what", "whom", "when", "where", "how", "now", "check", "send")


def found_in(
    visitor: Visitor, state: str, found: dict[str, list[str]], part: Part = "everything"
) -> None:
    """What axe finds in a state, and whether it scrolls sideways."""
    if problems := audit(visitor, part):
        found[state] = problems
    wide = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wide > 0:
        found[f"{state}, sideways"] = [str(wide)]


@pytest.mark.parametrize(
    ("size", "scheme", "part"),
    [
        (PHONE, "light", "everything"),
        (TABLE, "dark", "everything"),
        (ZOOMED, "light", "structure"),  # as narrow as the phone, so painted alike
    ],
    ids=["phone", "table", "zoomed"],
)
def test_axe_finds_nothing_in_a_new_offer(
    visit: Visiting, scheme: str, size: dict[str, int], part: Part
):
    visitor = visit(viewport=size, color_scheme=scheme)
    found: dict[str, list[str]] = {}
    page = arrive(visitor)
    found_in(visitor, "start", found, part)
    page.locator("[data-begin]").first.click()
    found_in(visitor, "who", found, part)
    pick(page, "actor", "")
    go_on(page)
    at(page, "new")
    go_on(page)
    found_in(visitor, "new, with faults", found, part)
    page.fill("#f-new-name", "Verein")
    pick(page, "new.kind", "association")
    go_on(page)
    at(page, "what")
    go_on(page)
    found_in(visitor, "what, with faults", found, part)
    tell(page)
    pick(page, "topics", "swimming")
    for step in STEPS:
        page.evaluate(f"location.hash = '{step}'")
        at(page, step)
        open_more(page, step)
        if step == "when":
            for rhythm in ("fortnight", "month", "days"):
                add_time(page, rhythm).locator(".more-fields summary").click()
        page.locator(f"#{step} .how-to summary").evaluate_all(
            "all => all.forEach((e) => e.click())"
        )
        found_in(visitor, step, found, part)
    assert found == {}


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (TABLE, "light")])
def test_axe_finds_nothing_in_a_known_offer(visit: Visiting, scheme: str, size: dict[str, int]):
    visitor = visit(viewport=size, color_scheme=scheme)
    found: dict[str, list[str]] = {}
    parts: dict[str, Part] = {"de": "everything", "en": "structure"}  # painted alike
    for tag, part in parts.items():
        page = arrive(visitor, "?offer=asylberatung&confirm=1", tag)
        found_in(visitor, f"{tag}, still", found, part)
        page.locator("[data-still=yes]").click()
        at(page, "send")
        found_in(visitor, f"{tag}, send", found, part)
        page.goto("about:blank")
        page = arrive(visitor, "?offer=asylberatung#when", tag)
        found_in(visitor, f"{tag}, when", found, part)
        page.goto("about:blank")
        page = arrive(visitor, "?actor=kulturhaus", tag)
        found_in(visitor, f"{tag}, which", found, part)
        page.goto("about:blank")
        arrive(visitor, "", tag)
        found_in(visitor, f"{tag}, start with drafts", found, part)
        page.goto("about:blank")
    assert found == {}


def test_nothing_is_wrong_while_somebody_is_still_typing(visit: Visiting):
    page = arrive(visit())
    begin(page)
    assert faults(page) == {}
    page.locator("#f-title").press_sequentially("a < b")
    assert faults(page) == {}
    page.locator("#f-title").press("Tab")
    assert list(faults(page)) == ["title"]
    title = page.locator("#f-title")
    assert title.get_attribute("aria-invalid") == "true"
    described = title.get_attribute("aria-describedby").split()
    assert described == ["f-title-hint", "f-title-fault"]
    assert "„<“" in page.locator("#f-title-fault").inner_text()
    title.fill("a bis b")
    assert title.get_attribute("aria-invalid") is None
    title.press("Tab")
    assert faults(page) == {}


def test_what_is_missing_is_said_on_top_with_links(visit: Visiting):
    page = arrive(visit())
    begin(page)
    go_on(page)
    box = page.locator(".faults")
    assert page.evaluate("document.activeElement.matches('.faults')")
    assert box.locator("a").all_inner_texts() == [
        "Titel: Die Angabe „Titel“ fehlt.",
        "Kurz gesagt: Die Angabe „Kurz gesagt“ fehlt.",
        "Themen: Die Liste „Themen“ ist leer.",
    ]
    box.locator("a").nth(1).click()
    assert page.evaluate("document.activeElement.id") == "f-summary"
    page.fill("#f-summary", "Wir spielen.")
    page.locator("#f-summary").press("Tab")
    assert box.locator("a").count() == 2
    tell(page)
    page.locator("#f-title").press("Tab")
    assert box.is_hidden()


def test_a_fault_in_another_step_is_one_touch_away(visit: Visiting):
    page = arrive(visit())
    begin(page)
    tell(page)
    page.evaluate("location.hash = 'when'")
    at(page, "when")
    editor = add_time(page, "week")
    editor.locator("[data-name=from]").fill("18")
    editor.locator("[data-name=to]").fill("16")
    editor.locator("[data-name=to]").press("Tab")
    assert "16:00" in editor.locator("#f-times-hours-fault-1").inner_text()
    page.evaluate("location.hash = 'how'")
    at(page, "how")
    open_more(page, "how")
    page.fill("#f-contact-email", "niemand")
    look(page)
    go_on(page)
    assert page.locator("#check").is_visible()
    links = page.locator(".faults a")
    assert links.count() == 3
    links.nth(0).click()
    at(page, "how")
    assert page.evaluate("document.activeElement.id") == "f-contact-email"


def test_a_warning_stops_nobody(visit: Visiting):
    page = arrive(visit())
    begin(page)
    tell(page, summary="Fragen an lisa@gmx.de")
    page.locator("#f-summary").press("Tab")
    assert "private" in page.locator("#f-summary-fault").inner_text()
    assert page.locator("#f-summary").get_attribute("aria-invalid") is None
    go_on(page)
    at(page, "whom")


def test_long_texts_are_counted(visit: Visiting):
    page = arrive(visit())
    begin(page)
    said = page.locator('[data-field="title"] .said')
    page.fill("#f-title", "x" * 30)
    assert said.is_hidden()
    page.fill("#f-title", "x" * 70)
    assert said.inner_text() == "Noch 10 Zeichen"
    page.fill("#f-title", "x" * 85)
    assert said.inner_text() == "5 Zeichen zu viel"


def test_days_are_said_back(visit: Visiting):
    page = arrive(visit())
    begin(page)
    tell(page)
    page.evaluate("location.hash = 'now'")
    at(page, "now")
    open_more(page, "now")
    page.fill("#f-alert-until", "5.12.")
    page.locator("#f-alert-until").press("Tab")
    assert page.locator("#f-alert-until").input_value() == "5.12.2026"
    said = page.locator('[data-field="alert.until"] .said')
    assert said.inner_text() == "Samstag, 5. Dezember 2026"


def press_until(page: Any, key: str, selector: str) -> None:
    """Press a key until an element has the focus."""
    for _ in range(80):
        page.keyboard.press(key)
        if page.evaluate("each => document.activeElement.matches(each)", selector):
            return
    raise AssertionError(selector)


def test_an_offer_by_keyboard_alone(visit: Visiting):
    page = arrive(visit())
    press_until(page, "Tab", "[data-begin]")
    page.keyboard.press("Enter")
    at(page, "who")
    assert page.evaluate("document.activeElement.id") == "t-who"
    press_until(page, "Tab", "#who-filter")
    page.keyboard.type("SV Beispielbek")
    press_until(page, "Tab", "input[name=actor]")
    page.keyboard.press("Space")
    press_until(page, "Tab", "#who .go .main")
    page.keyboard.press("Enter")
    at(page, "what")
    press_until(page, "Tab", "#f-title")
    page.keyboard.type("Fußball")
    press_until(page, "Tab", "#f-summary")
    page.keyboard.type("Wir spielen.")
    press_until(page, "Tab", 'input[value="football"]')
    page.keyboard.press("Space")
    press_until(page, "Tab", "#what .skip-ahead a")
    page.keyboard.press("Enter")
    at(page, "check")
    assert page.evaluate("document.activeElement.id") == "t-check"
    press_until(page, "Tab", 'input[name="checked"]')
    page.keyboard.press("ArrowUp")
    press_until(page, "Tab", "#check .go .main")
    page.keyboard.press("Enter")
    at(page, "send")


@pytest.mark.parametrize("size", [PHONE, TABLE], ids=["phone", "table"])
def test_the_focus_is_seen_everywhere(visit: Visiting, size: dict[str, int]):
    page = arrive(visit(viewport=size))
    begin(page)
    tell(page)
    unseen = []
    for step in ("what", "when", "how", "check"):
        page.evaluate(f"location.hash = '{step}'")
        at(page, step)
        if step == "when":
            add_time(page, "week")
            page.locator("#t-when").focus()
        for _ in range(30):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """() => {
                    const at = document.activeElement;
                    const ring = (each) => each && getComputedStyle(each).outlineStyle !== 'none'
                        && parseFloat(getComputedStyle(each).outlineWidth) >= 2;
                    return ring(at) || (at.closest('.pick') && ring(at.nextElementSibling))
                        || at === document.body ? '' : at.outerHTML.slice(0, 90);
                }"""
            )
            if seen:
                unseen.append(seen)
    assert unseen == []


def test_what_one_touches_is_large(visit: Visiting):
    page = arrive(visit())
    begin(page)
    tell(page)
    small = {}
    for step in STEPS:
        page.evaluate(f"location.hash = '{step}'")
        at(page, step)
        open_more(page, step)
        if step == "when":
            add_time(page, "month")
        low = page.locator(
            f"#{step} :is(button, .button, .pick, summary, select, textarea):visible,"
            f"#{step} input[type=text]:visible, .steps a:visible"
        ).evaluate_all(
            """all => all.map((each) => [each.textContent.trim().slice(0, 30) || each.name,
                Math.round(each.getBoundingClientRect().height)]).filter(([, high]) => high < 44)"""
        )
        if low:
            small[step] = low
    assert small == {}


def test_each_part_has_its_heading_in_the_title_and_the_way_back_works(visit: Visiting):
    page = arrive(visit())
    begin(page)
    assert page.title().startswith("Was es ist · Angebote eintragen und ändern")
    tell(page)
    go_on(page)
    at(page, "whom")
    assert page.locator(".steps [aria-current]").inner_text() == "Für wen"
    assert page.locator(".steps .at").inner_text() == "Schritt 3 von 8"
    page.locator("#whom [data-back]").click()
    at(page, "what")
    assert page.locator("#f-title").input_value() == "Fußball für Mädchen"


def test_who_wants_no_motion_gets_none(visit: Visiting):
    page = arrive(visit(reduced_motion="reduce"))
    begin(page)
    page.locator("#what summary").first.click()
    assert page.evaluate("document.getAnimations().length") == 0
