"""The handbook's page of all fields, as MkDocs builds it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from built import ROOT, run_tool
from tiny import TinyDirectory

from wegweiser.engines.fields import MARK, PAGE, fill_fields, read_sections, write_field_headings
from wegweiser.reading import read_directory


def test_headings_are_markdown_and_tables_are_not(tiny: TinyDirectory) -> None:
    sections = read_sections(tiny.root, read_directory(tiny.root).directory)
    markdown = write_field_headings(f"# X\n\n{MARK}\n", sections)
    assert MARK not in markdown
    assert "\n### Was es ist\n" in markdown
    assert "\n#### Ein Termin: `times`\n" in markdown
    assert "<table" not in markdown
    assert "Deutsch lernen" not in markdown  # of the directory's own files
    html = fill_fields(markdown, sections)
    assert "<!--" not in html
    assert "Deutsch lernen" in html


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a directory that has no such page, and the least settings."""
    root = TinyDirectory(tmp_path_factory.mktemp("fields")).root
    result = run_tool("build", "--root", root)
    assert result.returncode == 0, result.stderr
    return root / "site" / "handbook" / "fields" / "index.html"


def test_the_page_is_built_without_settings_of_its_own(page_file: Path) -> None:
    html = page_file.read_text("utf-8")
    assert "<!-- wegweiser" not in html
    assert html.count('class="ww-table ww-fields"') > 15
    assert re.search(r"<h1[^>]*>Alle Angaben", html)
    assert re.search(r"<h4[^>]*>Ein Termin: <code>times</code>", html)
    assert "<td>Deutsch lernen</td>" in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.browser
def test_the_page_fits_on_a_phone_and_stays_a_table(browser: Any, page_file: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.get_by_role("rowheader", name="Titel title Pflicht").count() == 1
    page.close()


def test_the_shipped_page_has_the_mark() -> None:
    assert f"\n{MARK}\n" in (ROOT / "docs" / PAGE).read_text("utf-8")
