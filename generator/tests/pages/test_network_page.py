"""The network's page and tables: text of partners is inert, white spots and ties are told."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from built import ROOT, run_tool
from gaps.test_network import TODAY, directory
from pages.quarter import HOSTILE, words_of

from wegweiser.exchange.gap_names import GapNames
from wegweiser.exchange.network import network_table, part_text, ties_table
from wegweiser.exchange.table import to_csv
from wegweiser.gaps import find_gaps
from wegweiser.gaps.network import Part, find_network
from wegweiser.model import Directory
from wegweiser.pages.handbook.network import network_page
from wegweiser.wording.filling import find_fields
from wegweiser.wording.gaps import read_gap_words
from wegweiser.wording.network import network_sentences


def page(found: Directory, language: str = "de") -> str:
    network = find_network(found, TODAY, find_gaps(found, TODAY))
    return str(network_page(network, found, read_gap_words(ROOT, language)))


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (None, ""),
        (Part(3), "3"),
        (Part(3, 1), "3 (1)"),
        (Part(0, 2, able=True), "(2)"),
        (Part(able=True), "○"),
    ],
)
def test_a_cell_says_own_shared_or_possible(part: Part | None, text: str):
    assert part_text(part) == text


def test_the_tables_for_staff():
    found = directory()
    names = GapNames(found, read_gap_words(ROOT, "de"))
    network = find_network(found, TODAY, find_gaps(found, TODAY))
    both = "In der Unterkunft und im Stadtteil"
    mine, theirs = "Deutsch und Arabisch", "Arabisch und Deutsch"
    assert to_csv(network_table(network, names)).lstrip("\ufeff").splitlines() == [
        "Akteur;Art;Wo;Für wen;Sprachen;Zusammen mit;Deutsch;Sport;Recht",
        f"Haus;Verein;{both};alle und Frauen;{mine};Club, Geheim;2;(1);○",
        f"Club;Verein;Im Stadtteil;alle;{theirs};Geheim, Haus;(1);1;",
        f"Geheim;Verein;Ort nicht bekannt oder nicht öffentlich;alle;{theirs};Club, Haus;(1);1;",
        "Akteure mit Angeboten;;;;;;1;2;",
        "Offene Wünsche: Personen;;;;;;;;30",
    ]
    assert ties_table(network, names).rows[1] == ("Club", "Haus", "Treff, Treff")


def test_the_page_tells_white_spots_and_ties():
    text = words_of(page(directory()))
    assert text.startswith(
        "3 Akteure, 4 Angebote, 3 Akteure arbeiten bei Angeboten mit anderen zusammen."
    )
    assert "Recht: Frauen. Beginnen könnten: Haus" in text
    assert "Haus Club (Treff, Treff) Geheim (Treff)" in text


def test_what_partners_write_is_inert():
    found = directory()
    actors = {
        id_: actor.model_copy(update={"name": HOSTILE}) for id_, actor in found.actors.items()
    }
    html = page(replace(found, actors=actors), "en")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_ids_are_there_once_and_headings_go_down_step_by_step():
    html = page(directory())
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert all(after - before <= 1 for before, after in zip([1, *levels], levels, strict=False))


def test_words_are_there_in_both_languages():
    for key, wordings in network_sentences().items():
        assert list(wordings) == ["de", "en"], key
        german, english = ([w] if isinstance(w, str) else w for w in wordings.values())
        assert len(german) == len(english) <= 2, key
        fields = [find_fields(text) - {"number"} for text in [*german, *english]]
        assert all(each == fields[0] for each in fields), key


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_command_writes_the_network(tmp_path: Path, form: str):
    out = tmp_path / f"network.{form}"
    result = run_tool("export", "network", "--format", form, "--out", out)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    start = {"csv": "\ufeffAkteur;Art;Wo;".encode(), "xlsx": b"PK"}[form]
    assert out.read_bytes().startswith(start)
    again = tmp_path / "again"
    run_tool("export", "network", "--format", form, "--out", again)
    assert again.read_bytes() == out.read_bytes()
