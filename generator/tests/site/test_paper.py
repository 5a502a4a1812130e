"""Pages from the browser's own printer, and the PDFs beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper import Printed
from serving import Served

pytestmark = pytest.mark.browser

SHEETS = ("ar/offers/offenes-sprachcafe/", "uk/week/", "ti/topics/german-language/", "de/find/")


@pytest.fixture(scope="module")
def printer(browser, served: Served):
    """A browser without scripts, in dark colours, as somebody has it who prints at night."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    yield lambda way: _open(context, served, way)
    context.close()


def _open(context, served: Served, way: str):
    page = context.new_page()
    page.goto(f"{served.address.rstrip('/')}/{way}")
    return page


@pytest.mark.parametrize("way", SHEETS)
def test_page_prints_on_a4_with_its_address_and_day(printer, way: str):
    page = printer(way)
    printed = Printed(page.pdf(prefer_css_page_size=True, print_background=True))
    page.close()
    assert round(printed.document[0].get_width()) == 595
    lines = [line for number in range(printed.pages) for line in printed.lines(number)]
    assert any(f"wegweiser.example.org/{way}" in line for line in lines)
    assert any("2026" in line for line in lines)


@pytest.mark.parametrize("way", SHEETS)
def test_paper_is_white_and_what_only_leads_on_is_not_printed(printer, way: str):
    page = printer(way)
    page.emulate_media(media="print", color_scheme="dark")
    dark = page.eval_on_selector_all(
        "body *:not(svg *)",
        """all => all.filter(each => each.checkVisibility()).filter(each => {
          const [r, g, b, a] = getComputedStyle(each).backgroundColor.match(/[0-9.]+/g).map(Number);
          return a !== 0 && r + g + b < 600;
        }).map(each => each.outerHTML.slice(0, 80))""",
    )
    shown = [name for name in (".main-nav", ".search", ".langs") if page.is_visible(name)]
    page.close()
    assert (dark, shown) == ([], [])


@pytest.mark.parametrize(
    ("way", "paper"),
    [
        ("ar/", "booklet"),
        ("ar/week/", "week"),
        ("ar/topics/german-language/", "topics/german-language"),
    ],
)
def test_page_links_its_own_pdf(site: Path, way: str, paper: str):
    html = (site / way / "index.html").read_text("utf-8")
    assert html.count(f'print/ar/{paper}.pdf"') == 1
    printed = Printed((site / "print" / "ar" / f"{paper}.pdf").read_bytes())
    assert printed.codes()[0] == f"https://wegweiser.example.org/{way}"
