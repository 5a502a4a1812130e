"""Pages from the browser's own printer, and the PDFs beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from paper import Printed
from serving import Served
from visiting import TABLE, Visiting, Visitor

pytestmark = pytest.mark.browser

OFFER, WEEK, TOPIC = "ar/offers/offenes-sprachcafe/", "uk/week/", "ti/topics/german-language/"
FIND, HANDBOOK = "de/find/", "handbook/together/"
MOST_PAGES = {OFFER: 2, WEEK: 7, TOPIC: 3, FIND: 10, HANDBOOK: 2}
"""A week is twelve days on paper, and the list has 72 offers."""
A4 = (595, 842)

CLOSED = "<details><summary>Mehr</summary><p>Was drinnen steht</p></details>"
DARK = """all => all.filter(each => each.checkVisibility()).filter(each => {
  const [r, g, b, a] = getComputedStyle(each).backgroundColor.match(/[0-9.]+/g).map(Number);
  return (a ?? 1) > 0.5 && r + g + b < 600;
}).map(each => each.outerHTML.slice(0, 80))"""
ONLY_ON_SCREENS = (".main-nav", ".search", ".langs", ".jump", ".similar", ".md-header", ".md-tabs")
IDLE = "new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))"
PAPER = "/paper.js", "/code.js", "/lean-qr.js"
"""What only paper needs, in the order in which it comes."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it came from the printer; what of it was dark or of no use on paper."""

    printed: Printed
    dark: list[str]
    idle: list[str]


@pytest.fixture(scope="module")
def sheets(browser, served: Served) -> Mapping[str, Sheet]:
    """Pages printed at night: dark colours, no scripts, and grounds are printed too."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    found = {way: _print_at_night(context, f"{served.address}/{way}") for way in MOST_PAGES}
    context.close()
    return found


def _print_at_night(context, address: str) -> Sheet:
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")
    page.locator("main, article").last.evaluate(
        "(part, html) => part.insertAdjacentHTML('beforeend', html)", CLOSED
    )
    dark = page.eval_on_selector_all("body *:not(svg *)", DARK)
    idle = [name for name in ONLY_ON_SCREENS if page.locator(f"{name}:visible").count()]
    return Sheet(_print(page), dark, idle)


def _print(page) -> Printed:
    printed = Printed(page.pdf(prefer_css_page_size=True, print_background=True))
    page.close()
    return printed


@pytest.mark.parametrize("way", MOST_PAGES)
def test_page_prints_on_few_white_sheets_of_a4_without_what_only_leads_on(sheets, way: str):
    sheet = sheets[way]
    size = sheet.printed.document[0].get_size()
    assert tuple(round(side) for side in size) == A4
    assert sheet.printed.pages <= MOST_PAGES[way]
    assert (sheet.dark, sheet.idle) == ([], [])
    assert sheet.printed.shade() < 0.25  # letters and a picture, no ground


@pytest.mark.parametrize("way", MOST_PAGES)
def test_paper_says_where_it_is_from_and_of_which_day(sheets, way: str):
    printed = sheets[way].printed
    lines = [line for number in range(printed.pages) for line in printed.lines(number)]
    assert any(f"wegweiser.example.org/{way}" in line for line in lines)
    assert any("2026" in line for line in lines)
    assert printed.lines()[-1].strip() == f"1 / {printed.pages}"


def test_what_is_closed_on_the_screen_is_open_on_paper(sheets):
    assert "Was drinnen steht" in sheets[HANDBOOK].printed.text


def test_a_code_on_paper_leads_back_to_the_page_as_it_is_shown(visit: Visiting, served: Served):
    served.requests.clear()
    visitor = visit(viewport=TABLE)
    page = visitor.open("/de/find/?topic=health&q=hebamme")
    assert visitor.answer() == ["hebammen-sprechstunde"]
    _wait_for_code(visitor, served)
    address = page.url
    printed = _print(page)
    assert printed.codes() == [address]
    assert "hebamme" in printed.lines()[1]
    assert "Gesundheit" in printed.lines()[4]  # what was chosen is said


def test_a_code_leads_back_to_the_handbook_too(visit: Visiting, served: Served):
    page = visit(viewport=TABLE).open(f"/{HANDBOOK}")
    page.evaluate(IDLE)
    printed = _print(page)
    assert f"{served.address}/{HANDBOOK}" in printed.codes()  # beside those in its pictures


def test_telephones_do_not_fetch_what_only_paper_needs(visit: Visiting, served: Served):
    served.requests.clear()
    visitor = visit(is_mobile=True, has_touch=True)
    page = visitor.open("/de/offers/offenes-sprachcafe/")
    page.evaluate(IDLE)
    assert any(path.endswith("/app.js") for path in served.requests)
    assert [path for path in served.requests if path.endswith(PAPER)] == []


def test_own_list_prints_as_a_sheet_in_two_languages(visit: Visiting, served: Served):
    served.requests.clear()
    visitor = visit(viewport=TABLE)
    page = visitor.open("/ar/list/#asylberatung,hebammen-sprechstunde")
    page.wait_for_selector("#kept[data-ready=true]")
    _wait_for_code(visitor, served)
    address = page.url
    printed = _print(page)
    assert printed.codes() == [address]  # one is enough
    assert printed.pages <= 3
    assert [line.count("040 66969 175") for line in printed.lines() if "66969" in line] == [2]
    middle = A4[0] / 2
    assert printed.left_of("Wann?") < middle
    assert printed.left_of("متى؟"[::-1]) > middle
    assert "Liste leeren" not in printed.text


def _wait_for_code(visitor: Visitor, served: Served) -> None:
    """Printing waits for nothing: what it needs has come while nobody did anything."""
    for _ in range(200):
        come = [path for path in served.requests if path.endswith(PAPER)]
        if len(come) == len(PAPER):
            break
        visitor.page.wait_for_timeout(20)
    assert len(come) == len(PAPER), come
    visitor.page.evaluate(IDLE)


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
