"""The worked example of the handbook, computed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from shutil import copy, copytree

import pytest

from wegweiser.checks import find_problems
from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import find_gaps
from wegweiser.reading import read_directory
from wegweiser.wording.gaps import read_gap_words

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "handbook" / "verdicts.md").read_text("utf-8")
TODAY = date(2026, 11, 22)
FILES = dict(re.findall(r'^```yaml title="([^"]+)"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL))
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ")
]
YES = "childcare: yes\n"
NO = "childcare: no\n"

CHANGES = {
    "Es gäbe nur den Grundkurs.": {"offers/frauenkurs.yml": None},
    "Es gäbe nur den Männerkurs.": {"offers/frauenkurs.yml": None, "offers/grundkurs.yml": None},
    "Die Sprachbrücke antwortet: nein.": {"offers/frauenkurs.yml": NO},
    "Die Sprachbrücke antwortet: ja.": {"offers/frauenkurs.yml": YES},
    "… und alle Plätze sind belegt.": {"offers/frauenkurs.yml": YES + "status: full\n"},
    "… und 60 der 84 kennen den Kurs.": {"offers/frauenkurs.yml": YES, "needs.yml": "60"},
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example's files beside the shipped settings, vocabulary and actors."""
    for name in ("mkdocs.yml", "vocabulary.yml"):
        copy(ROOT / name, tmp_path)
    copytree(ROOT / "actors", tmp_path / "actors")
    (tmp_path / "offers").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def judged(root: Path):
    reading = read_directory(root)
    assert [p for p in find_problems(reading, TODAY) if p.path in FILES] == []
    told = GapSentences(reading.directory, read_gap_words(root, "de"))
    gaps = find_gaps(reading.directory, TODAY)
    return gaps.needs[0], told


def test_offers_are_judged_as_the_table_says(root: Path):
    found, told = judged(root)
    rows = [
        [
            told.offer(each.offer),
            *(told.requirements(part) or "–" for part in (each.met, each.unmet, each.unknown)),
        ]
        for each in found.offers
    ]
    start = ROWS.index(["Angebot", "erfüllt", "nicht erfüllt", "nicht bekannt"]) + 2
    assert rows == ROWS[start : start + 2]


def test_the_verdict_and_the_question_are_those_of_the_page(root: Path):
    found, told = judged(root)
    assert f"Das Urteil ist **{told.verdict(found.verdict)}**" in PAGE
    (suggestion,) = found.suggestions
    assert told.suggestion(found.need, suggestion) in " ".join(PAGE.split())
    assert f"{found.unaware} Menschen wissen" in PAGE


@pytest.mark.parametrize("what", CHANGES)
def test_each_change_has_the_verdict_that_the_page_says(root: Path, what: str):
    for name, more in CHANGES[what].items():
        file = root / name
        if more is None:
            file.unlink()
        elif name == "needs.yml":
            file.write_text(FILES[name].replace("known_by: 21", f"known_by: {more}"), "utf-8")
        else:
            file.write_text(FILES[name] + more, "utf-8")
    found, told = judged(root)
    assert [what, told.verdict(found.verdict)] in ROWS


def test_all_rows_of_the_page_are_tried():
    start = ROWS.index(["Was sich ändert", "Urteil"]) + 2
    assert [row[0] for row in ROWS[start : start + len(CHANGES)]] == list(CHANGES)
    assert len(FILES) == 4


def test_the_table_of_verdicts_names_them_as_the_page_of_gaps_does(root: Path):
    _, told = judged(root)
    named = re.findall(r"^\| \*\*(.+?)\*\* \(`(\w+)`\)", PAGE, re.MULTILINE)
    assert len(named) == 6
    assert [(told.verdict(id_), id_) for _, id_ in named] == named
