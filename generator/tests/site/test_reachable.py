"""Everybody can use every kind of page: axe-core (WCAG 2.2 AA), keyboard, zoom, colours, motion."""

from __future__ import annotations

import re
from typing import Any

import pytest
from audit import audit, audit_dark
from built import ROOT
from kinds import KINDS, SHARED
from visiting import PHONE, TABLE, Visiting, Visitor

pytestmark = pytest.mark.browser
TAGS = ["de", "ar", "ti"]
ZOOMED = {"width": 320, "height": 225}
"""What is left of 1,280 by 900 at 400 %."""
OF_ALL_COLOURS = "ar"
"""Has all that German pages have, and what is not translated or was by a machine."""
ASSETS = ROOT / "generator" / "wegweiser" / "pages" / "assets"
SCRIPTS = ROOT / "generator" / "wegweiser" / "pages" / "browser"
COLOUR = re.compile(r"(--[a-z0-9-]+: #[0-9a-f]{3,6}|filter: .+)$")
PAINT = re.compile(r"color|background|fill|stroke|opacity|filter|var\(")


@pytest.mark.parametrize("size", [PHONE, TABLE, ZOOMED], ids=["phone", "table", "zoomed"])
@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_nothing(visit: Visiting, tag: str, size: dict[str, int]):
    visitor = visit(viewport=size)
    found = {}
    for kind, way in KINDS.items():
        visitor.page.goto("about:blank")  # so that an address with `#` is loaded anew
        visitor.open(f"/{tag}/{way}")
        if problems := audit_in(visitor, tag):
            found[kind] = problems
        wide = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, (kind, "scrolls sideways", wide)
    assert found == {}


def audit_in(visitor: Visitor, tag: str) -> list[str]:
    """What axe finds: colours once, in both schemes, for they are the same in every language."""
    if tag != OF_ALL_COLOURS:
        return audit(visitor, "structure")
    return [*audit(visitor), *audit_dark(visitor)]


def test_only_colours_follow_the_scheme():
    text = "".join(file.read_text("utf-8") for file in sorted(ASSETS.glob("*.css")))
    dark = re.findall(r"@media[^{]*prefers-color-scheme[^{]*\{[^{]*\{([^}]*)\}\s*\}", text)
    assert len(dark) == text.count("prefers-color-scheme")
    said = [each.strip() for rule in dark for each in rule.split(";") if each.strip()]
    assert len(said) > 20
    assert [each for each in said if not COLOUR.match(each)] == []
    scripts = "".join(file.read_text("utf-8") for file in sorted(SCRIPTS.glob("*.js")))
    assert "color-scheme" not in scripts


def test_no_colour_follows_the_language():
    for file in sorted(ASSETS.glob("*.css")):
        rules = re.findall(r"([^{}]*)\{([^{}]*)\}", file.read_text("utf-8"))
        of_languages = [(who, what) for who, what in rules if re.search(r":lang|:dir|\[dir", who)]
        assert [rule for rule in of_languages if PAINT.search(rule[1])] == [], file.name


@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_nothing_in_what_opens(visit: Visiting, tag: str):
    visitor = visit()
    page = visitor.open(f"/{tag}/find/?group=women")
    visitor.answer()
    page.locator(".narrow").click()
    page.locator(".question").evaluate_all("all => all.forEach(each => { each.open = true; })")
    assert audit_in(visitor, tag) == []
    page.keyboard.press("Escape")
    page.locator(".langs summary").click()
    assert audit_in(visitor, tag) == []
    visitor.open(f"/{tag}/offers/asylberatung/")
    page.locator(".all-dates summary").click()
    page.locator(".heart").first.click()
    assert audit_in(visitor, tag) == []
    page.locator('a[href="#show"]').click()
    assert audit_in(visitor, tag) == []


def test_axe_finds_nothing_on_the_pages_of_all_languages(visit: Visiting):
    visitor = visit()
    for path in SHARED.values():
        visitor.open(path)
        assert audit(visitor) == [], path


def test_axe_is_awake(visit: Visiting):
    visitor = visit()
    visitor.open("/de/")
    visitor.page.evaluate(
        "document.querySelector('#q').parentElement.querySelector('label').remove()"
    )
    visitor.page.evaluate("document.querySelector('#q').removeAttribute('placeholder')")
    assert any(each.startswith("label:") for each in audit(visitor))


def test_axe_is_awake_in_the_dark_and_for_the_whole_page(visit: Visiting):
    visitor = visit()
    page = visitor.open("/ar/")
    page.locator("main a.button").first.evaluate(
        "each => each.style.setProperty('color', 'light-dark(#17211f, #222)')"
    )
    assert audit(visitor) == []
    assert {each.partition(":")[0] for each in audit_dark(visitor)} == {"color-contrast"}
    page.locator("h1").evaluate("each => each.remove()")
    found = audit(visitor, "structure")
    assert [each.partition(":")[0] for each in found] == ["page-has-heading-one"]


def focus_of(visitor: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = visitor.page.evaluate(
        """() => {
            const at = document.activeElement;
            const style = getComputedStyle(at);
            const after = getComputedStyle(at, "::after");
            const ring = (each) =>
              each.outlineStyle !== "none" && parseFloat(each.outlineWidth) >= 2;
            const box = at.getBoundingClientRect();
            return {
                name: at.className || at.tagName,
                text: at.textContent.trim().slice(0, 40),
                visible: ring(style) || ring(after),
                covered: !at.contains(document.elementFromPoint(
                    Math.max(1, Math.min(innerWidth - 1, box.x + box.width / 2)),
                    Math.max(1, Math.min(innerHeight - 1, box.y + box.height / 2)))),
            };
        }"""
    )
    return found


@pytest.mark.parametrize("way", ["", "find/", "offers/asylberatung/", "week/"])
@pytest.mark.parametrize("size", [PHONE, TABLE], ids=["phone", "table"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    visit: Visiting, way: str, size: dict[str, int]
):
    visitor = visit(viewport=size)
    page = visitor.open(f"/ar/{way}")
    if way == "find/":
        visitor.answer()
    page.keyboard.press("Tab")
    assert focus_of(visitor)["name"] == "skip"
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        focus = focus_of(visitor)
        if focus["name"] == "BODY":
            break  # once around
        if not focus["visible"]:
            unseen.append(focus)
    assert unseen == []


def test_search_by_keyboard_alone(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/")
    while page.evaluate("document.activeElement.id") != "q":
        page.keyboard.press("Tab")
    page.keyboard.type("hebamme")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/?q=hebamme")
    visitor.answer()
    page.locator("#q").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-offer]') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/offers/hebammen-sprechstunde/")


def test_the_menu_of_languages_closes_with_escape_and_elsewhere(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/week/")
    menu = page.locator(".langs nav")
    page.locator(".langs summary").focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.locator(".langs summary").click()
    page.locator("footer").dispatch_event("click")
    assert not menu.is_visible()


def test_the_sheet_keeps_the_keyboard_until_it_closes(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/find/")
    visitor.answer()
    page.locator(".narrow").focus()
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.closest('#facets, body') !== null")
        outside = page.evaluate("document.activeElement.matches('main a, header a, header input')")
        assert inside
        assert not outside


def test_who_wants_no_motion_gets_none(visit: Visiting):
    visitor = visit(reduced_motion="reduce")
    page = visitor.open("/de/find/")
    visitor.answer()
    page.locator(".narrow").click()
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours_leave_edges_and_pictures(visit: Visiting):
    visitor = visit(forced_colors="active")
    page = visitor.open("/de/topics/health/")
    heart = page.locator(".heart").first
    border = "each => getComputedStyle(each).borderTopStyle"
    assert heart.evaluate(border) == "solid"
    assert page.locator(".chips li").first.evaluate(border) == "solid"
    fill = "each => getComputedStyle(each.querySelector('.i')).fill"
    text = "each => getComputedStyle(each).color"
    assert heart.evaluate(fill) != page.locator("body").evaluate(
        "each => getComputedStyle(each).backgroundColor"
    )
    assert page.locator("h1").evaluate(text) == page.locator("p").first.evaluate(text)


@pytest.mark.parametrize(("tag", "mirrored"), [("ar", True), ("de", False)])
def test_only_what_has_a_direction_is_mirrored(
    visit: Visiting,
    tag: str,
    mirrored: bool,  # noqa: FBT001 -- parametrised
):
    visitor = visit()

    def turned(picture: str) -> bool:
        found: str = visitor.page.locator(f'.i:has(use[href$="#{picture}"])').first.evaluate(
            "each => getComputedStyle(each).transform"
        )
        return found.startswith("matrix(-1")

    visitor.open(f"/{tag}/topics/health/")
    assert turned("arrow-left") is mirrored
    assert not turned("clock-outline")
    visitor.open(f"/{tag}/offers/asylberatung/")
    assert turned("directions") is mirrored
    for picture in ("phone", "calendar-clock", "sign-direction", "magnify"):
        assert not turned(picture), picture
    telephone = visitor.page.locator('a[href^="tel:"] bdi').first
    assert telephone.get_attribute("dir") == "ltr"


def test_touch_targets_are_large(visit: Visiting):
    """WCAG 2.2, 2.5.8 asks for 24 CSS pixels; thumbs ask for 44."""
    visitor = visit()
    small = {}
    for kind, way in KINDS.items():
        visitor.open(f"/de/{way}")
        found = visitor.page.locator(
            "main button:visible, header button:visible, .tile:visible, .chip-link:visible, "
            ".main-nav a:visible, .actions a:visible, summary:visible, select:visible, "
            ".button:visible"
        ).evaluate_all(
            """all => all.map(each => [each.textContent.trim().slice(0, 30),
                Math.round(each.getBoundingClientRect().height)]).filter(([, high]) => high < 44)"""
        )
        if found := [each for each in found if each[1]]:
            small[kind] = found
    assert small == {}
