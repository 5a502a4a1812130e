"""The reader's own list: kept with a heart, carried in the address, handed over with a code."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from visiting import TABLE, Visiting, Visitor

pytestmark = pytest.mark.browser
TWO = "#asylberatung,hebammen-sprechstunde"


def shown(visitor: Visitor) -> list[str]:
    visitor.page.wait_for_selector("#kept[data-ready=true]", state="attached")
    return visitor.ids("#kept [data-offer]")


def kept(visitor: Visitor) -> list[str]:
    found: list[str] = visitor.page.evaluate(
        "JSON.parse(localStorage.getItem('wegweiser-list') ?? '[]')"
    )
    return found


def test_a_heart_keeps_an_offer(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/topics/asylum/")
    heart = page.locator('[data-offer="asylberatung"] .heart')
    assert heart.get_attribute("aria-pressed") == "false"
    heart.click()
    assert heart.get_attribute("aria-pressed") == "true"
    assert page.url.endswith("/topics/asylum/")  # the card around it did not open
    assert "Asylberatung" in heart.inner_text()
    visitor.open("/de/offers/hebammen-sprechstunde/")
    page.locator(".offer .first > .heart").click()
    assert page.locator(".main-nav [data-count='2']").count() == 1
    page.locator(".main-nav [data-count]").click()
    assert shown(visitor) == ["asylberatung", "hebammen-sprechstunde"]
    assert page.url.endswith(f"/de/list/{TWO}")


def test_every_card_has_a_heart(visit: Visiting):
    visitor = visit()
    for path in ("/ar/", "/ar/topics/health/", "/ar/groups/women/", "/ar/actors/sprachbruecke/"):
        page = visitor.open(path)
        cards = page.locator(".card[data-offer]")
        assert cards.count() == page.locator(".card[data-offer] .heart").count(), path
        assert cards.count() > 0, path


def test_taking_the_heart_back_takes_it_from_the_list(visit: Visiting):
    visitor = visit()
    visitor.open(f"/de/list/{TWO}")
    assert len(shown(visitor)) == 2
    visitor.page.locator('[data-offer="asylberatung"] .heart').click()
    visitor.page.wait_for_url(re.compile("#hebammen-sprechstunde$"))
    assert shown(visitor) == ["hebammen-sprechstunde"]
    visitor.page.locator("[data-empty]").click()
    visitor.page.wait_for_selector(".no-list:visible")
    assert kept(visitor) == []
    assert "#" not in visitor.page.url


def test_the_address_opens_the_same_offers_in_another_browser_and_language(visit: Visiting):
    staff, resident = visit(viewport=TABLE), visit().slow_down()
    staff.open(f"/de/list/{TWO}")
    shown(staff)
    staff.page.locator(".hand select").select_option("ti")
    address = staff.page.locator(".address bdi").inner_text()
    assert address == f"{staff.address}/ti/list/{TWO}"
    resident.open(address.removeprefix(staff.address))
    assert shown(resident) == ["asylberatung", "hebammen-sprechstunde"]
    assert resident.page.locator("#kept h2:visible").first.get_attribute("lang") == "ti"
    assert kept(resident) == ["asylberatung", "hebammen-sprechstunde"]
    resident.open("/ti/list/")
    assert shown(resident) == ["asylberatung", "hebammen-sprechstunde"]


def read_code(visitor: Visitor) -> str:
    """What a phone reads from the code on the page, drawn at four dots a module."""
    size = int(visitor.page.locator(".qr svg").get_attribute("viewBox").split()[2])
    path = visitor.page.locator(".qr path").get_attribute("d")
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}
    dots = range(4 * size)
    picture = bytes(0 if (x // 4, y // 4) in dark else 255 for y in dots for x in dots)
    found = zxingcpp.read_barcodes(memoryview(picture).cast("B", shape=[4 * size, 4 * size]))
    return " ".join(code.text for code in found)


def test_the_code_is_the_address(visit: Visiting):
    visitor = visit()
    visitor.open(f"/ar/list/{TWO}")
    shown(visitor)
    assert read_code(visitor) == f"{visitor.address}/ar/list/{TWO}"
    visitor.page.locator(".hand select").select_option("fa")
    assert read_code(visitor) == f"{visitor.address}/fa/list/{TWO}"
    assert visitor.page.locator(".qr rect").get_attribute("fill") == "#fff"
    assert visitor.page.get_by_role("img").count() == 1


def test_at_a_table_and_on_paper_both_languages_stand_side_by_side(visit: Visiting):
    visitor = visit(viewport=TABLE)
    page = visitor.open(f"/ar/list/{TWO}")
    shown(visitor)
    rows = page.locator('[data-offer="asylberatung"] > .here')
    others = page.locator('[data-offer="asylberatung"] > .there')
    assert rows.count() == others.count() >= 8
    assert (rows.first.get_attribute("lang"), others.first.get_attribute("lang")) == ("ar", "de")
    for number in range(rows.count()):
        tops = [each.nth(number).bounding_box()["y"] for each in (rows, others)]
        assert tops[0] == pytest.approx(tops[1], abs=1)
    page.set_viewport_size({"width": 360, "height": 740})
    assert not others.first.is_visible()
    page.emulate_media(media="print")
    assert others.first.is_visible()
    assert all(rows.nth(number).is_visible() for number in range(rows.count()))
    assert not page.locator(".main-nav").is_visible()
    assert page.locator(".qr svg").is_visible()
    assert page.locator("#kept .heart:visible").count() == 0


def test_staff_choose_the_language_beside_their_own(visit: Visiting):
    visitor = visit(viewport=TABLE)
    visitor.open(f"/de/list/{TWO}")
    shown(visitor)
    assert visitor.page.locator("#kept .there").count() == 0
    visitor.page.locator(".hand select").select_option("fa")
    visitor.page.wait_for_selector("#kept h2.there[lang=fa][dir=rtl]")
    assert visitor.page.locator("#kept h2").count() == 4


def test_lists_of_two_people_do_not_mix(visit: Visiting):
    visitor = visit()
    visitor.open(f"/de/list/{TWO}")
    assert len(shown(visitor)) == 2
    visitor.page.goto("about:blank")
    visitor.open("/de/list/#kita-gutschein-beratung")
    assert shown(visitor) == ["kita-gutschein-beratung"]
    assert kept(visitor) == ["asylberatung", "hebammen-sprechstunde"]
    visitor.page.locator(".keep button").click()
    assert len(kept(visitor)) == 3
    assert not visitor.page.locator(".keep").is_visible()
    assert shown(visitor) == ["kita-gutschein-beratung"]


@pytest.mark.parametrize("way", ["[data-empty]", '[data-offer="asylberatung"] .heart'])
def test_what_was_taken_off_comes_back_with_one_touch(visit: Visiting, way: str):
    visitor = visit()
    visitor.open(f"/de/list/{TWO}")
    assert len(shown(visitor)) == 2
    visitor.page.locator(way).click()
    undo = visitor.page.locator(".undo button")
    undo.wait_for()
    assert visitor.page.evaluate("document.activeElement.matches('.undo button')")
    undo.click()
    visitor.page.wait_for_url(re.compile(f"{TWO}$"))
    assert shown(visitor) == ["asylberatung", "hebammen-sprechstunde"]
    assert kept(visitor) == ["asylberatung", "hebammen-sprechstunde"]


def test_an_offer_that_is_gone_is_said_and_the_others_stand(visit: Visiting):
    visitor = visit()
    visitor.open("/de/list/#asylberatung,gone-long-ago")
    assert shown(visitor) == ["asylberatung"]
    assert visitor.page.locator("#missing").is_visible()
    visitor.problems = [each for each in visitor.problems if "404" not in each]


@pytest.mark.parametrize(
    "hash_", ["#<img src=x onerror=alert(1)>", "#../../etc", "#,,,", "#%3Cscript%3E", "#a/b,c?d"]
)
def test_a_hostile_address_keeps_nothing(visit: Visiting, hash_: str):
    visitor = visit()
    visitor.open(f"/de/list/{hash_}")
    assert shown(visitor) == []
    assert kept(visitor) == []
    assert visitor.page.locator(".no-list").is_visible()


def test_a_browser_that_keeps_nothing_still_shows_the_list_of_the_address(visit: Visiting):
    visitor = visit()
    visitor.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    visitor.open(f"/de/list/{TWO}")
    assert shown(visitor) == ["asylberatung", "hebammen-sprechstunde"]
