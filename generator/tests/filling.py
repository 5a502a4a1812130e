"""Somebody who fills in the form for partners, by its questions and buttons."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from built import copy_example
from visiting import Visitor


def arrive(visitor: Visitor, way: str = "", tag: str = "de") -> Any:
    """Open the form and wait until it can be used."""
    page = visitor.open(f"/{tag}/contribute/{way}")
    page.wait_for_selector("#contribute[data-ready]")
    return page


def at(page: Any, part: str) -> None:
    """Wait until a part of the form is shown."""
    page.wait_for_selector(f"#{part}:not([hidden])")


def begin(page: Any, organisation: str = "SV Beispielbek") -> None:
    """Begin a new offer of an organisation that is listed."""
    page.locator("[data-begin]").first.click()
    page.fill("#who-filter", organisation)
    page.locator("#actors label:visible").first.click()
    go_on(page)
    at(page, "what")


def go_on(page: Any) -> None:
    page.locator("section:not([hidden]) > .go .main").click()


def pick(page: Any, name: str, value: str) -> None:
    """Choose one of several: by its label, which is what one sees."""
    page.locator(f'#form label:has(input[name="{name}"][value="{value}"])').click()


def tell(page: Any, title: str = "Fußball für Mädchen", summary: str = "Wir spielen.") -> None:
    """The answers without which there is no offer."""
    page.fill("#f-title", title)
    page.fill("#f-summary", summary)
    pick(page, "topics", "football")


def open_more(page: Any, part: str) -> None:
    """Open what is not asked at first."""
    page.locator(f"#{part} > details:not([open]) > summary").evaluate_all(
        "all => all.forEach((each) => each.click())"
    )
    page.locator(f"#{part} fieldset details:not([open]) > summary").evaluate_all(
        "all => all.filter((each) => !each.closest('.time')).forEach((each) => each.click())"
    )


def add_time(page: Any, rhythm: str) -> Any:
    """One more time; its editor."""
    page.locator("#add-time").click()
    editor = page.locator("#times > .time").last
    editor.locator(f'label:has(input[value="{rhythm}"])').first.click()
    return editor


def set_hours(editor: Any, start: str, end: str = "") -> None:
    editor.locator("[data-name=from]").fill(start)
    editor.locator("[data-name=to]").fill(end)


def look(page: Any) -> None:
    """To the last look over it all."""
    page.evaluate("location.hash = 'check'")
    at(page, "check")


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


def faults(page: Any) -> dict[str, str]:
    """What is said to be wrong, by field."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.fault:not([hidden])')]
            .filter((each) => each.checkVisibility())
            .map((each) => [each.parentElement.dataset.field, each.textContent]))"""
    )
    return found


def address_of(page: Any, selector: str) -> tuple[str, dict[str, str]]:
    """Where a link leads: without its query, and that."""
    href = page.locator(selector).first.get_attribute("href")
    parts = urlsplit(href)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return unquote(href.partition("?")[0]), query
