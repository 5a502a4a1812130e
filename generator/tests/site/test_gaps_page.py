"""The page of the gaps in a real browser: without a script, read by everybody, kept private."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from audit import Part, audit
from built import copy_example, run_tool
from commits import commit_on
from history import begin, git
from serving import Served, serve
from visiting import PHONE, TABLE, Visiting, Visitor

pytestmark = pytest.mark.browser
PAGE = "/handbook/gaps/"


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example with a tag in its past, when an offer was not there yet."""
    root = copy_example(tmp_path_factory.mktemp("past") / "root")
    new = root / "offers" / "gesundheitskiosk-sprechstunde.yml"
    text = new.read_text("utf-8")
    new.unlink()
    needs = root / "needs.yml"
    now = needs.read_text("utf-8")
    needs.write_text(now.replace("      offer: gesundheitskiosk-sprechstunde\n", ""), "utf-8")
    begin(root)
    commit_on(root, "2026-10-20")
    git(root, "tag", "beirat-oktober")
    new.write_text(text, "utf-8")
    needs.write_text(now, "utf-8")
    result = run_tool("build", "--root", root)
    assert result.returncode == 0, result.stderr
    with serve(root / "site") as running:
        yield running


OURS = ".ww-gaps"
"""The part of the page that is not Material's."""


@pytest.mark.parametrize("size", [PHONE, TABLE], ids=["phone", "table"])
@pytest.mark.parametrize(("scheme", "part"), [("light", "everything"), ("dark", "colours")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    visit: Visiting, scheme: str, part: Part, size: dict[str, int]
):
    visitor = visit(viewport=size, color_scheme=scheme)
    page = visitor.open(PAGE)
    page.locator(".ww-gaps details").evaluate_all(
        "all => all.forEach(each => { each.open = true })"
    )
    assert audit(visitor, part, within=OURS) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def shown(page) -> list[str]:
    return page.locator(".ww-need:visible h3").all_inner_texts()


def test_needs_are_chosen_by_verdict_and_topic_without_a_script(visit: Visiting):
    page = visit(java_script_enabled=False, viewport=TABLE).open(PAGE)
    everything = shown(page)
    assert len(everything) > 25
    page.get_by_label("Voll", exact=True).check()
    full = shown(page)
    assert "Schwimmen für Mädchen" in full
    assert len(full) == 5
    page.get_by_label("Sport", exact=True).check()
    assert shown(page) == ["Schwimmen für Mädchen", "Schwimmen lernen, nur mit Frauen"]
    page.locator("#ww-show-all").check()
    assert {"Fußball für Frauen", "Schwimmen für Mädchen"} < set(shown(page))
    page.locator("#ww-topic-all").check()
    assert shown(page) == everything


def test_a_link_to_a_need_shows_it_though_others_were_chosen(visit: Visiting):
    page = visit(viewport=TABLE).open(PAGE)
    page.get_by_label("Voll", exact=True).check()
    page.locator("#ww-largest ~ .ww-scroll a", has_text="Hilfe bei der Wohnungssuche").click()
    assert "Hilfe bei der Wohnungssuche auf Dari" in shown(page)
    assert page.locator("#ww-need-flat-search-dari").is_visible()


def test_somebody_new_finds_the_four_answers_on_the_first_screen(visit: Visiting):
    page = visit(viewport=TABLE).open(PAGE)
    box = page.locator(".ww-answers").bounding_box()
    assert box["y"] + box["height"] < TABLE["height"]
    text = page.locator(".ww-answers").inner_text()
    assert "Hilfe bei der Wohnungssuche auf Dari: 158 Personen" in text
    assert "Gar kein Angebot: Lebensmittelausgabe in der Nähe, 73 Personen" in text
    assert "„Werkstatt Wohnungssuche“" in text
    assert "Digitalwerkstatt Musterbyte: 2 Fragen" in text


def test_a_letter_can_be_opened_and_read_without_a_script(visit: Visiting):
    page = visit(java_script_enabled=False).open(PAGE)
    card = page.locator(".ww-card").first
    card.locator("summary").click()
    assert "Guten Tag," in card.locator(".ww-letter").inner_text()


def test_patterns_are_drawn(visit: Visiting):
    """A bar with a pattern that a browser cannot find would be black, or nothing."""
    page = visit(viewport=TABLE).open(PAGE)
    fills = page.locator(".ww-stack > rect").evaluate_all(
        "all => all.map(each => getComputedStyle(each).fill)"
    )
    assert len(fills) == 6
    assert all("#ww-pattern-" in fill for fill in fills)
    bar = page.locator(".ww-measure .ww-outlined").first
    assert "#ww-pattern-barrier" in bar.evaluate("each => getComputedStyle(each).fill")


def test_what_is_printed_has_no_questions_to_click(visit: Visiting):
    page = visit(viewport=TABLE).open(PAGE)
    page.emulate_media(media="print")
    assert page.locator(".ww-filter").is_hidden()
    assert page.locator(".ww-contents").is_hidden()
    assert page.locator(".ww-letter").first.is_hidden()
    assert page.locator("#ww-largest").is_visible()


def test_the_past_is_shown_where_there_are_tags(past: Served, browser: object):
    visitor = Visitor(browser, past.address, viewport=TABLE)
    page = visitor.open(PAGE)
    assert page.locator("#ww-history ~ .ww-stack > rect").count() == 12
    text = page.locator("#ww-history ~ .ww-scroll").first.inner_text()
    assert "beirat-oktober" in text
    assert "Lücke geschlossen: Jemand erklärt Briefe vom Arzt und von der Krankenkasse" in text
    assert audit(visitor, within=OURS) == []
    visitor.context.close()
    assert visitor.problems == []


def test_private_gaps_are_nowhere_in_the_site(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    config = root / "mkdocs.yml"
    handbook = root / "docs" / "handbook"
    handbook.mkdir()
    (handbook / "gaps.md").write_text("# Lücken\n\n<!-- wegweiser: gaps -->\n", "utf-8")
    (handbook / "verdicts.md").write_text("# Urteile\n\n[Lücken](gaps.md)\n", "utf-8")
    nav = "nav:\n- Nur dies:\n  - handbook/gaps.md\n- handbook/verdicts.md\n"
    config.write_text(config.read_text("utf-8") + "      publish_gaps: no\n" + nav, "utf-8")
    result = run_tool("build", "--root", root)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    site = root / "site"
    assert not (site / "gaps").exists()
    assert not (site / "handbook" / "gaps").exists()
    secrets = ("Hilfe bei der Wohnungssuche auf Dari", "flat-search-dari", "gaps.json")
    telling = [
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if file.suffix in {".html", ".json", ".js", ".xml", ".csv"}
        and any(secret in file.read_text("utf-8") for secret in secrets)
    ]
    assert telling == []
    assert "handbook/gaps/" not in (site / "handbook" / "verdicts" / "index.html").read_text(
        "utf-8"
    )
