"""`wegweiser print --query`: what the search of the site finds, as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tiny import TinyDirectory

NONE = "Zu „{}“ findet die Suche kein Angebot (Sprache: Deutsch). Gedruckt wird nichts."
NARROWED = "Dazu gibt es kein Angebot. Gedruckt wird nichts."


@pytest.fixture
def run(tiny: TinyDirectory, run_print: Callable[..., Result]) -> Callable[..., Result]:
    """Run the command for a directory of two offers."""
    tiny.offer("languages: [ar]\ncost: free\n", path="offers/chor.yml", title="Chor")
    return run_print


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["list", "--query", "Chor"], "list-chor-de.pdf"),
        (["list", "--query", "  chöre  & Treff "], "list-chore-treff-de.pdf"),
        (["list", "--query", "sport", "--language", "ar"], "list-sport-ar-de.pdf"),
        (["list", "--free", "--lang", "en"], "list-free-en.pdf"),
        (["sheet", "--query", "Treff"], "sheet-treff-de.pdf"),
        (["week", "--query", "Treff"], "week-treff-de.pdf"),
        (["booklet", "--query", "Treff", "--topic", "sport"], "booklet-treff-sport-de.pdf"),
    ],
)
def test_file_is_named_after_the_query(run, arguments: list[str], file: str):
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [each.name for each in Path().iterdir()] == [file]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "--query", "Xylofon"], NONE.format("Xylofon")),
        (["list", "--query", "Cohr"], f"{NONE.format('Cohr')} Meinten Sie „Chor“?"),
        (["list", "--query", "Treff", "--childcare"], NARROWED),
        (["list", "--childcare"], NARROWED),
        (["list", "--childcare", "--lang", "de,en", "--out", "."], NARROWED),
        (
            ["list", "--query", "Xylofon", "--lang", "de,en", "--out", "."],
            f"{NONE.format('Xylofon')}\n{NONE.format('Xylofon').replace('Deutsch', 'English')}",
        ),
    ],
)
def test_nothing_found_is_said(run, arguments: list[str], sentence: str):
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (1, f"{sentence}\n")
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "--query", " \t"], "Wonach soll gesucht werden?"),
        (["list", "--query", "Chor", "--offers", "treff"], "Bitte ohne --offers."),
        (["list", "--language", "arr"], "Meinten Sie „ar“?"),
        (["poster", "--query", "Chor"], "Ein Plakat zeigt ein Angebot oder ein Thema"),
        (["poster", "--topic", "sport", "--free"], "Ein Plakat zeigt ein Angebot oder ein Thema"),
    ],
)
def test_wrong_use_is_said(run, arguments: list[str], sentence: str):
    result = run(*arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert list(Path().iterdir()) == []
