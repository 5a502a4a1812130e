"""Building as a user does: the command, MkDocs itself, parts, and mistakes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest
from built import BIN, DAY, EPOCH, copy_example, run_tool

from wegweiser.engines.mkdocs_build import build_handbook
from wegweiser.engines.publication import examine
from wegweiser.model.values import read_day


def digest(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_the_least_settings_are_enough_and_the_first_page_is_the_choice_of_language(tmp_path: Path):
    root = copy_example(tmp_path / "own", needs=False)
    result = run_tool("build", "--root", root)
    assert result.returncode == 0, result.stderr
    choice = (root / "site" / "index.html").read_text("utf-8")
    assert 'href="ar/"' in choice
    assert "Willkommen" in (root / "site" / "handbook" / "index.html").read_text("utf-8")
    handbook = (root / "site" / "handbook" / "index.html").read_text("utf-8")
    assert "fonts.g" not in handbook
    gaps = json.loads((root / "site" / "gaps" / "gaps.json").read_text("utf-8"))
    assert gaps["survey"] is None
    assert gaps["needs"] == []


def test_mkdocs_build_strict_makes_the_same_bytes_as_the_command(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    assert run_tool("build", "--root", root, "--out", tmp_path / "one").returncode == 0
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    command = [BIN / "mkdocs", "build", "--strict", "-q", "-d", tmp_path / "two"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_mistakes_fail_the_build_with_the_sentences_of_check(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    offer = root / "offers" / "offenes-sprachcafe.yml"
    offer.write_text(offer.read_text("utf-8") + "zielgruppe: alle\n", "utf-8")
    result = run_tool("build", "--root", root)
    assert result.returncode == 1
    assert "Die Angabe „zielgruppe“ gibt es hier nicht" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (root / "site" / "de").exists()


def test_mistakes_leave_the_last_site_as_it_is(tmp_path: Path):
    root = copy_example(tmp_path / "own", needs=False)
    assert run_tool("build", "--root", root).returncode == 0
    before = digest(root / "site")
    (root / "offers" / "kaputt.yml").write_text("title: x\n", "utf-8")
    assert run_tool("build", "--root", root).returncode == 1
    assert digest(root / "site") == before


def test_a_part_joined_by_copying_is_the_whole(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    assert run_tool("build", "--root", root, "--out", tmp_path / "whole").returncode == 0
    part = run_tool("build", "--root", root, "--languages", "ar,ti", "--out", tmp_path / "part")
    assert part.returncode == 0, part.stderr
    whole = digest(tmp_path / "whole")
    parts = digest(tmp_path / "part")
    assert parts == {
        path: found for path, found in whole.items() if path.startswith(("ar/", "ti/"))
    }


def test_gaps_stay_private_where_settings_say_so(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "      publish_gaps: no\n", "utf-8")
    assert run_tool("build", "--root", root).returncode == 0
    assert not (root / "site" / "gaps").exists()
    assert not (root / "site" / "handbook" / "gaps").exists()


def test_holidays_that_nobody_knows_stop_the_build_loudly(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    result = run_tool("build", "--root", root, "--today", "2031-03-01")
    assert result.returncode == 1
    assert "Für das Jahr 2031 kennt der Wegweiser „school-holidays“ nicht" in result.stderr


def test_an_empty_directory_builds(tmp_path: Path):
    root = copy_example(tmp_path / "own", needs=False)
    for folder in ("offers", "actors"):
        for file in (root / folder).iterdir():
            file.unlink()
    result = run_tool("build", "--root", root)
    assert result.returncode == 0, result.stderr
    assert (root / "site" / "ar" / "find" / "index.html").exists()


@pytest.mark.filterwarnings("error")
def test_links_of_the_handbook_lead_to_pages_that_the_preview_makes_later(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    links = "[Karte](../de/map/index.html), [Formular](../de/contribute/index.html)\n"
    (root / "docs" / "handbook").mkdir()
    (root / "docs" / "handbook" / "help.md").write_text(f"# Hilfe\n\n{links}", "utf-8")
    assert build_handbook(examine(root, read_day(DAY)), tmp_path / "site")
    page = (tmp_path / "site" / "handbook" / "help" / "index.html").read_text("utf-8")
    assert '<a href="../../de/map/">Karte</a>' in page
    assert '<a href="../../de/contribute/">Formular</a>' in page
    assert not (tmp_path / "site" / "de").exists()
