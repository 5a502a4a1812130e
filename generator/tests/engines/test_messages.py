"""The pages of problems in the real MkDocs: with the least settings, found, linked and harmless."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import axe_playwright_python
import pytest
from built import copy_example, run_tool
from visiting import PHONE, TABLE, Visiting

from wegweiser.wording.explanations import read_chapters, read_explanations

EXPLANATIONS = read_explanations()
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
OWN = "# Unsere Hilfe\n\n[Meldung](messages/unknown-field.md)\n\n<!-- wegweiser: messages -->\n"


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook of a directory without navigation, extensions and messages of its own."""
    root = copy_example(tmp_path_factory.mktemp("messages") / "own", needs=False)
    result = run_tool("build", "--root", root)
    assert result.returncode == 0, result.stderr
    return root / "site" / "handbook"


def test_each_problem_has_a_page_with_its_title(handbook: Path):
    titles = {}
    for file in sorted(handbook.glob("messages/*/index.html")):
        html = file.read_text("utf-8")
        (title,) = re.findall(r"<title>(.*?)</title>", html)
        (heading,) = re.findall(r"<h1>(.*?)</h1>", html)
        titles[file.parent.name] = (unescape(title), unescape(heading))
        assert "wegweiser: message" not in html
    assert titles == {
        code: (f"{page.title} - Wegweiser Probe", page.title) for code, page in EXPLANATIONS.items()
    }


def test_index_has_the_chapters_and_links_that_lead_somewhere(handbook: Path):
    html = (handbook / "messages" / "index.html").read_text("utf-8")
    headings = re.findall(r"<h2[^>]*>([^<]*)", html)
    assert [unescape(each) for each in headings] == [chapter.title for chapter in read_chapters()]
    links = re.findall(r'<li id="([^"]+)"><a href="([^"]+)">', html)
    assert [code for code, _ in links] == list(EXPLANATIONS)
    assert all((handbook / "messages" / href / "index.html").exists() for _, href in links)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_pages_lead_back_and_to_their_relatives(handbook: Path):
    for code, page in EXPLANATIONS.items():
        html = (handbook / "messages" / code / "index.html").read_text("utf-8")
        body = html.partition('<div class="ww-problem">')[2].partition("</article>")[0]
        links = [handbook / "messages" / code / href for href in re.findall(r'href="(.*?)"', body)]
        names = [link.resolve().name for link in links]
        assert names == ["messages", *page.related], code


def test_pages_are_not_in_the_navigation(handbook: Path):
    html = (handbook / "messages" / "index.html").read_text("utf-8")
    navigation = html.partition("md-nav--primary")[2].partition("md-nav--secondary")[0]
    assert "messages/" not in navigation
    assert "Was bedeutet diese Meldung?" in navigation


def test_pages_are_found_by_the_search_of_the_handbook(site: Path):
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    found = {entry["location"]: (entry["title"], entry["text"]) for entry in index["docs"]}
    for code, page in EXPLANATIONS.items():
        title, text = found[f"handbook/messages/{code}/"]
        assert unescape(title) == page.title
        assert code in text


def test_own_pages_stay(tmp_path: Path):
    root = copy_example(tmp_path / "own", needs=False)
    pages = root / "docs" / "handbook" / "messages"
    pages.mkdir(parents=True)
    (pages / "tab.md").write_text("# Unser Tabulator\n", "utf-8")
    (pages.parent / "messages.md").write_text(OWN, "utf-8")
    result = run_tool("build", "--root", root)
    assert result.returncode == 0, result.stderr
    site = root / "site" / "handbook" / "messages"
    assert "Unser Tabulator" in (site / "tab" / "index.html").read_text("utf-8")
    assert "ww-problem" not in (site / "tab" / "index.html").read_text("utf-8")
    index = (site / "index.html").read_text("utf-8")
    assert "Unsere Hilfe" in index
    assert 'id="unknown-field"' in index


@pytest.mark.browser
@pytest.mark.parametrize(("window", "scheme"), [(PHONE, "light"), (TABLE, "dark")])
def test_pages_fit_their_window_and_do_nothing_by_themselves(
    visit: Visiting, window: dict[str, int], scheme: str
):
    """The visitor meets no dialog, no console error and no request to anybody else."""
    visitor = visit(viewport=window, color_scheme=scheme)
    for code in ("", "angle-bracket/", "unusable-translation/", "file-long-id/", "disguised-link/"):
        page = visitor.open(f"/handbook/messages/{code}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), code
        title = EXPLANATIONS[code[:-1]].title if code else "Was bedeutet diese Meldung?"
        assert page.title() == f"{title} - Wegweiser Bergedorf"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_is_ours(visit: Visiting, scheme: str):
    visitor = visit(color_scheme=scheme, bypass_csp=True)
    for code in ("", "unknown-field/", "file-malformed-id/", "unreadable-file/", "mobile-number/"):
        page = visitor.open(f"/handbook/messages/{code}")
        page.evaluate(AXE)
        found = page.evaluate(
            "axe.run('.ww-problem, .ww-problems', { resultTypes: ['violations'] })"
        )
        assert [each["id"] for each in found["violations"]] == [], code
