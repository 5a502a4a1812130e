"""The network's page of the built example: read by everybody, without a script, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from audit import AXE, RULES
from visiting import PHONE, TABLE, Visiting

pytestmark = pytest.mark.browser
PAGE = "/handbook/network/"


@pytest.mark.parametrize("size", [PHONE, TABLE], ids=["phone", "table"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    visit: Visiting, scheme: str, size: dict[str, int]
):
    visitor = visit(viewport=size, color_scheme=scheme)
    page = visitor.open(PAGE)
    page.evaluate(AXE)
    found: Any = page.evaluate(
        "rules => axe.run('.ww-network', { runOnly: rules, resultTypes: ['violations'] })", RULES
    )
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_matrix_fits_on_paper_across(visit: Visiting):
    visitor = visit(viewport={"width": 1_050, "height": 740})
    page = visitor.open(PAGE)
    page.emulate_media(media="print")
    assert page.locator(".ww-heat tbody tr").count() > 30
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_tables_lie_beside_it(visit: Visiting, site: Path):
    visitor = visit()
    page = visitor.open(PAGE)
    for name in ("network.xlsx", "network.csv", "together.csv"):
        assert page.locator(f'a[href$="network/{name}"]').count() == 1
        assert (site / "network" / name).stat().st_size > 500
