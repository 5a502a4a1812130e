"""The form for partners: filled in as by somebody new, taken into the directory, built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from built import copy_example, run_tool
from visiting import Visiting, Visitor

pytestmark = pytest.mark.browser


def arrive(visitor: Visitor, way: str = "", tag: str = "de") -> Any:
    """Open the form and wait until it can be used."""
    page = visitor.open(f"/{tag}/contribute/{way}")
    page.wait_for_selector("#contribute[data-ready]")
    return page


def begin(page: Any) -> None:
    """Begin a new offer of the sports club."""
    page.locator("[data-begin]").first.click()
    page.fill("#who-filter", "SV Beispielbek")
    page.locator("#actors label:visible").click()
    go_on(page)


def go_on(page: Any) -> None:
    page.locator("section:not([hidden]) > .go .main").click()


def pick(page: Any, name: str, value: str) -> None:
    page.locator(f'label:has(input[name="{name}"][value="{value}"])').click()


def at(page: Any, part: str) -> None:
    """Wait until a part of the form is shown."""
    page.wait_for_selector(f"#{part}:not([hidden])")


def files(page: Any) -> dict[str, str]:
    """What the form writes, as it shows it to the curious."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.curious section')].map((each) =>
            [each.querySelector('h3').textContent, each.querySelector('code').textContent]))"""
    )
    return found


def take(page: Any, folder: Path) -> Path:
    """A directory of one's own with what the form wrote in it."""
    root = copy_example(folder)
    for path, text in files(page).items():
        (root / path).write_text(text, "utf-8")
    return root


def test_four_answers_make_a_file_that_the_checker_takes(visit: Visiting, tmp_path: Path):
    page = arrive(visit())
    begin(page)
    page.fill("#f-title", "Fußball: „für Mädchen“ #1")
    page.fill("#f-summary", "Wir spielen zusammen.")
    pick(page, "topics", "football")
    page.locator("#what .skip-ahead a").click()
    at(page, "check")
    assert files(page) == {
        "offers/fussball-fuer-maedchen-1.yml": (
            "actor: sv-beispielbek\n"
            'title: "Fußball: „für Mädchen“ #1"\n'
            "summary: Wir spielen zusammen.\n"
            "topics: [football]\n"
        )
    }
    result = run_tool("check", cwd=take(page, tmp_path / "copy"))
    assert (result.returncode, result.stderr) == (0, "")
