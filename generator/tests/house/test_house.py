"""The house itself: what is written about it holds."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from built import ROOT

ROOMS = (
    *("cli", "engines", "printing", "pages", "exchange", "gaps", "search"),
    *("checks", "times", "geo", "reading", "wording", "model"),
)


BINARY = {".png", ".ttf"}


def test_every_path_in_the_architecture_table_exists():
    text = (ROOT / "docs" / "development" / "architecture.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "`" in line]
    paths = [path for row in rows for path in re.findall(r"`([^`]+)`", row.split("|")[2])]
    commands = {"make lock"}
    assert len(paths) > 30
    assert [path for path in paths if path not in commands and not (ROOT / path).exists()] == []


def test_every_room_is_in_the_architecture_and_every_module_has_a_place():
    text = (ROOT / "docs" / "development" / "architecture.md").read_text("utf-8")
    rooms = {
        folder.name
        for folder in (ROOT / "generator" / "wegweiser").iterdir()
        if folder.is_dir() and (folder / "__init__.py").exists()
    }
    assert rooms == set(ROOMS)
    assert [room for room in rooms if f"{room}/" not in text] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_in_a_sentence(room: str):
    text = (ROOT / "generator" / "wegweiser" / room / "__init__.py").read_text("utf-8")
    assert re.match(r'"""[A-Z].+?[.:?]', text, re.DOTALL)


def test_lock_files_carry_no_address():
    for name in ("requirements.txt", "requirements-develop.txt"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        assert lines
        assert [line for line in lines if not re.fullmatch(r"[a-z0-9._-]+==[\w.+!-]+", line)] == []


def test_what_the_tool_needs_is_there_for_developers_too():
    tool, develop = (
        set((ROOT / name).read_text("utf-8").splitlines())
        for name in ("requirements.txt", "requirements-develop.txt")
    )
    assert tool <= develop


def test_the_commands_of_the_readme_are_those_of_ci():
    readme = (ROOT / "README.md").read_text("utf-8")
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    for command in re.findall(r"^make \w+$", script, re.MULTILINE):
        assert command in readme


def test_all_decisions_are_listed():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "index.md").read_text("utf-8")
    notes = sorted(file.name for file in folder.glob("0*.md"))
    assert notes
    assert [name for name in notes if name not in index] == []


def test_nothing_large_or_foreign_is_tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-s"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a Git checkout")
    files = [ROOT / line.split("\t")[1] for line in listed.stdout.splitlines()]
    assert [file for file in files if file.is_file() and file.stat().st_size > 1_000_000] == []


def test_every_module_of_the_package_is_read_by_people():
    long = {
        file.relative_to(ROOT).as_posix(): count
        for file in (ROOT / "generator" / "wegweiser").rglob("*.py")
        if (count := len(file.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}, "a module of more than 400 lines has more than one noun in it"


def test_every_module_of_the_browser_is_in_the_architecture():
    text = (ROOT / "docs" / "development" / "architecture.md").read_text("utf-8")
    modules = {
        *(ROOT / "generator" / "wegweiser" / "pages" / "browser").glob("*.js"),
    }
    ways_in = {"start.js", "share.js"}  # too small for a line of their own
    named = {file.name for file in modules if file.name in text}
    assert {file.name for file in modules} - named <= ways_in
    assert [file.name for file in modules if len(file.read_text("utf-8").splitlines()) > 400] == []


def test_no_path_of_a_machine_stands_in_the_tree():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    texts = [ROOT / name for name in listed.stdout.splitlines() if Path(name).suffix not in BINARY]
    home = re.compile(r"/(?:home|root|Users)/[a-z]")
    assert [file for file in texts if file.is_file() and home.search(file.read_text("utf-8"))] == []
