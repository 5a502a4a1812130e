"""Text of partners and translators is inert wherever it lands, in a real Chromium.

Angle brackets are refused where one line is asked for; to see what would happen if they were not,
the second half of these tests puts them into records past the checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from built import HOSTILE, ROOT, copy_example, run_tool
from serving import serve

from wegweiser.engines.files import write_pages
from wegweiser.gaps import find_gaps
from wegweiser.model import Directory
from wegweiser.pages import build_language, build_shared, gaps_report, prepare_site
from wegweiser.reading import read_directory
from wegweiser.times import needed_holidays, read_calendar, years_around
from wegweiser.wording import read_all_texts, read_all_words

ENCODED = "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; \" onclick=alert(2) x='"
NO_ICON = '<link rel="icon" href="data:,">'
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """An empty folder, served on 127.0.0.1."""
    folder = tmp_path_factory.mktemp("served")
    with serve(folder) as running:
        yield folder, running.address


def visit(browser: Any, address: str) -> tuple[str, list[str], str]:
    """Open a page: its title, what went wrong or was asked of others, and its text."""
    page = browser.new_page()
    seen: list[str] = []
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.on(
        "console",
        lambda said: seen.append(f"{said.text} {said.location}") if said.type == "error" else None,
    )
    page.on(
        "request",
        lambda request: None if request.url.startswith(address[:21]) else seen.append(request.url),
    )
    page.goto(address)
    page.mouse.move(100, 200)
    result = page.title(), seen, page.inner_text("body")
    page.close()
    return result


def test_escaped_and_quoted_text_of_partners_stays_text(
    tmp_path: Path, served: tuple[Path, str], browser: Any
):
    folder, address = served
    root = copy_example(tmp_path / "own")
    _write_hostile_texts(root)
    result = run_tool("build", "--root", root, "--out", folder / "encoded")
    assert result.returncode == 0, result.stderr
    pages = ["de/", "ar/find/", "de/offers/offenes-sprachcafe/", "ti/week/"]
    pages += ["de/actors/sprachbruecke/"]
    for path in [*pages, "de/topics/conversation/", "handbook/gaps/", "handbook/messages/"]:
        title, seen, _ = visit(browser, f"{address}/encoded/{path}")
        assert title != "1", path
        assert seen == [], path
    assert ENCODED in visit(browser, f"{address}/encoded/de/offers/offenes-sprachcafe/")[2]
    assert ENCODED in visit(browser, f"{address}/encoded/handbook/gaps/")[2]


def _write_hostile_texts(root: Path) -> None:
    quoted = "'" + ENCODED.replace("'", "''") + "'"
    changes = {
        "offers/offenes-sprachcafe.yml": "title:",
        "actors/sprachbruecke.yml": "name:",
        "needs.yml": "    title:",
    }
    for name, field in changes.items():
        lines = (root / name).read_text("utf-8").splitlines()
        at = next(number for number, line in enumerate(lines) if line.startswith(field))
        lines[at] = f"{field} {quoted}"
        (root / name).write_text("\n".join(lines) + "\n", "utf-8")
    vocabulary = (root / "vocabulary.yml").read_text("utf-8")
    (root / "vocabulary.yml").write_text(
        vocabulary.replace("label: Deutsch sprechen", f"label: {quoted}"), "utf-8"
    )


def hostile_directory() -> Directory:
    """The example with a script in every title, name, label and need, past all checks."""
    directory = read_directory(ROOT).directory
    vocabulary = directory.vocabulary.model_copy(
        update={
            name: {
                id_: entry.model_copy(update={"label": f"{HOSTILE}{id_}", "words": (HOSTILE,)})
                for id_, entry in getattr(directory.vocabulary, name).items()
            }
            for name in type(directory.vocabulary).model_fields
        }
    )
    offers = {
        id_: offer.model_copy(
            update={"title": HOSTILE, "summary": HOSTILE, "description": HOSTILE, "bring": HOSTILE}
        )
        for id_, offer in directory.offers.items()
    }
    actors = {
        id_: actor.model_copy(update={"name": HOSTILE, "description": HOSTILE})
        for id_, actor in directory.actors.items()
    }
    needs = directory.needs
    assert needs is not None
    needs = needs.model_copy(
        update={"needs": tuple(need.model_copy(update={"title": HOSTILE}) for need in needs.needs)}
    )
    return Directory(directory.settings, vocabulary, actors, offers, needs)


def test_scripts_past_all_checks_are_inert_on_every_kind_of_page(
    served: tuple[Path, str], browser: Any
):
    folder, address = served
    directory = hostile_directory()
    needed = needed_holidays(directory.offers.values())
    site = prepare_site(directory, TODAY, read_calendar("DE-HH", years_around(TODAY), needed))
    words = read_all_words(ROOT, directory.settings.languages)
    texts = read_all_texts(ROOT, ("ar",))
    write_pages(build_language(site, words["ar"], texts["ar"]), folder / "raw")
    write_pages(build_shared(site, list(words.values())), folder / "raw")
    report = gaps_report(find_gaps(directory, TODAY), site)
    (folder / "raw" / "report.html").write_text(f"<title>r</title>{NO_ICON}{report}", "utf-8")
    kinds = ["", "ar/", "ar/find/", "ar/week/", "ar/actors/", "ar/actors/sprachbruecke/"]
    kinds += ["ar/offers/offenes-sprachcafe/", "ar/topics/conversation/", "ar/groups/women/"]
    for path in [*kinds, "report.html"]:
        title, seen, _ = visit(browser, f"{address}/raw/{path}")
        assert "owned" not in title.replace(HOSTILE, ""), path
        assert seen == [], path
    assert "</title><script>" in visit(browser, f"{address}/raw/report.html")[2]


def test_scripts_in_one_line_are_refused_by_the_checks(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    offer = root / "offers" / "offenes-sprachcafe.yml"
    lines = [
        f'title: "{HOSTILE[:60]}"' if line.startswith("title:") else line
        for line in offer.read_text("utf-8").splitlines()
    ]
    offer.write_text("\n".join(lines), "utf-8")
    result = run_tool("check", "--root", root)
    assert result.returncode == 1
    assert "[angle-bracket]" in result.stdout
