"""The overview of all actors in the built example: on phones, at a table, on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from audit import audit
from visiting import PHONE, TABLE, Visiting

pytestmark = pytest.mark.browser
OUT = "document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize(("tag", "size"), [("ar", PHONE), ("de", TABLE)], ids=["phone", "table"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visiting, tag: str, size: dict[str, int], scheme: str):
    visitor = visit(viewport=size, color_scheme=scheme)
    visitor.open(f"/{tag}/overview/")
    assert audit(visitor) == []


@pytest.mark.parametrize("tag", ["de", "ar", "ti"])
def test_only_the_table_scrolls_sideways_and_names_stay(visit: Visiting, tag: str):
    page = visit(java_script_enabled=False).open(f"/{tag}/overview/")
    box = page.get_by_role("region")
    assert page.evaluate(OUT) <= 0
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") > 0
    name = page.locator(".matrix tbody .name").first
    before = name.bounding_box()
    box.evaluate("box => box.scrollLeft = getComputedStyle(box).direction === 'rtl' ? -400 : 400")
    after = name.bounding_box()
    assert before
    assert after
    assert round(before["x"]) == round(after["x"])


def test_a_keyboard_reaches_the_end_of_the_table(visit: Visiting):
    page = visit().open("/de/overview/")
    box = page.get_by_role("region", name="Überblick")
    box.evaluate("box => { window.moved = new Promise(done => { box.onscroll = done; }); }")
    box.focus()
    page.keyboard.press("End")
    page.evaluate("window.moved.then(() => true)")


def test_it_fits_on_paper_across(visit: Visiting):
    page = visit(viewport={"width": 1_040, "height": 700}).open("/de/overview/")
    page.emulate_media(media="print")
    assert page.locator(".matrix tbody tr").count() > 30
    assert page.evaluate(OUT) <= 0


def test_a_hidden_place_puts_nobody_inside_or_outside(site: Path):
    html = (site / "de" / "overview" / "index.html").read_text("utf-8")
    blocks = re.findall(r"<tbody>.*?</tbody>", html, re.DOTALL)
    where = [number for number, block in enumerate(blocks) if "/frauenschutz-elbe/" in block]
    assert [re.findall(r"<span>(.*?)</span>", block)[0] for block in blocks] == [
        "In der Unterkunft",
        "Außerhalb der Unterkunft",
        "Ort nicht bekannt oder nicht öffentlich",
    ]
    assert where == [2]
