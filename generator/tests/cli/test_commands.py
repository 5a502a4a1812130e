"""The commands beside `check`, as a user types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from built import DAY, ROOT, copy_example, run_tool


def test_help_names_every_command_with_what_it_does():
    result = run_tool("--help")
    assert result.returncode == 0
    for command in ("build", "check", "gaps", "serve", "translate"):
        assert f"  {command} " in result.stdout
        assert run_tool(command, "--help").returncode == 0


def test_an_unknown_command_is_wrong_use():
    result = run_tool("chekc")
    assert result.returncode == 2
    assert "No such command" in result.stderr


def test_without_a_directory_it_says_so(tmp_path: Path):
    result = run_tool("check", cwd=tmp_path)
    assert result.returncode == 2
    assert "no mkdocs.yml here" in result.stderr
    assert run_tool("check", "--root", tmp_path).returncode == 2
    assert run_tool("check", "--today", "morgen").returncode == 2


def test_the_root_is_found_from_a_folder_inside():
    assert run_tool("gaps", "--format", "json", cwd=ROOT / "offers").returncode == 0


def test_gaps_as_text_say_what_would_help():
    result = run_tool("gaps", "--today", DAY)
    assert result.returncode == 0
    assert "Fehlt (4 Bedarfe, 131 Personen): Es gibt gar kein Angebot." in result.stdout
    assert "Hilfe bei der Wohnungssuche auf Dari [flat-search-dari]" in result.stdout
    english = run_tool("gaps", "--today", DAY, "--words", "en").stdout
    assert "Missing (4 needs, 131 persons): There is no offer at all." in english


def test_gaps_json_is_what_the_site_publishes(site: Path):
    result = run_tool("gaps", "--format", "json")
    published = (site / "gaps" / "gaps.json").read_text("utf-8")
    assert json.loads(result.stdout) == json.loads(published)


def test_gaps_csv_opens_in_a_german_spreadsheet(site: Path, tmp_path: Path):
    out = tmp_path / "gaps.csv"
    assert run_tool("gaps", "--format", "csv", "--out", out).returncode == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfneed;title;topic;")
    assert data == (site / "gaps" / "gaps.csv").read_bytes()


@pytest.mark.parametrize(("verdict", "status"), [("missing", 1), ("covered", 1)])
def test_gaps_fail_where_they_are_told_to(verdict: str, status: int):
    assert run_tool("gaps", "--fail-on", verdict).returncode == status


def test_gaps_do_not_fail_where_no_need_is_that_bad(tmp_path: Path):
    root = copy_example(tmp_path / "own", needs=False)
    result = run_tool("gaps", "--root", root, "--fail-on", "covered")
    assert (result.returncode, result.stdout) == (0, "–\n")


def test_gaps_of_a_directory_with_mistakes_are_not_judged(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    (root / "offers" / "kaputt.yml").write_text("title: x\n", "utf-8")
    result = run_tool("gaps", "--root", root)
    assert result.returncode == 1
    assert "offers/kaputt.yml" in result.stderr


def test_translate_update_creates_files_and_then_has_nothing_to_do(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    first = run_tool("translate", "update", "--root", root)
    assert first.returncode == 0, first.stderr
    assert "translations/ar/directory.po" in first.stdout.splitlines()
    assert run_tool("translate", "update", "--root", root).stdout == ""


def test_translate_status_counts_and_is_strict_about_stale_files(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    strict = run_tool("translate", "status", "--strict", "--root", root)
    assert strict.returncode == 1
    assert "translations/ar/directory.po: wegweiser translate update" in strict.stderr
    run_tool("translate", "update", "--root", root)
    result = run_tool("translate", "status", "--strict", "--root", root)
    assert result.returncode == 0, result.stderr
    assert result.stdout.split()[:3] == ["language", "file", "translated"]


def test_a_broken_translation_is_named_and_the_others_are_updated(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    broken = root / "translations" / "ar" / "directory.po"
    broken.parent.mkdir(parents=True)
    broken.write_text('msgid "a\nmsgstr "b"\n', "utf-8")
    result = run_tool("translate", "update", "--root", root)
    assert result.returncode == 1
    assert "translations/ar/directory.po" in result.stderr
    assert "translations/ti/directory.po" in result.stdout
    assert broken.read_text("utf-8") == 'msgid "a\nmsgstr "b"\n'
    build = run_tool("build", "--root", root)
    assert build.returncode == 0
    assert "Traceback" not in build.stderr


def test_translations_of_a_language_that_there_is_not_are_left_aside(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("[de, ar, ti]", "[de, ar-EG, ti]"), "utf-8")
    assert run_tool("check", "--root", root).returncode == 1
    updated = run_tool("translate", "update", "--root", root)
    assert (updated.returncode, "ar-EG" in updated.stdout) == (0, False)
    status = run_tool("translate", "status", "--root", root)
    languages = {line.split()[0] for line in status.stdout.splitlines()[1:]}
    assert (status.returncode, languages) == (0, {"de", "ti"})


def test_the_shipped_translations_are_complete():
    result = run_tool("translate", "status", "--strict")
    assert result.returncode == 0, result.stderr
    rows = [line.split() for line in result.stdout.splitlines()[1:]]
    interface = {row[0]: row[2:] for row in rows if row[1] == "interface.po"}
    assert len(interface) == 14
    assert {tag: row for tag, row in interface.items() if row[2:] != ["0", "0", "0"]} == {}


def test_a_build_never_empties_a_folder_that_holds_something_else(tmp_path: Path):
    root = copy_example(tmp_path / "own", needs=False)
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "important.txt").write_text("…", "utf-8")
    for folder in (letters, root):
        result = run_tool("build", "--root", root, "--out", folder)
        assert result.returncode == 2
        assert "is not empty" in result.stderr
    assert (letters / "important.txt").exists()
    assert (root / "vocabulary.yml").exists()
    for _ in range(2):
        assert run_tool("build", "--root", root, "--out", tmp_path / "new").returncode == 0


def test_parts_of_unknown_languages_are_wrong_use(tmp_path: Path):
    result = run_tool("build", "--languages", "ar,xx", "--out", tmp_path)
    assert result.returncode == 2
    assert "xx is none of" in result.stderr


def test_a_part_of_a_directory_with_mistakes_is_not_built(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    shutil.rmtree(root / "actors")
    result = run_tool("build", "--root", root, "--languages", "ar", "--out", tmp_path / "part")
    assert result.returncode == 1
    assert "[unknown-actor]" in result.stderr
    assert not (tmp_path / "part").exists()


@pytest.mark.parametrize(
    "command",
    [
        ["check"], ["gaps"], ["gaps", "--format", "csv"], ["stale"], ["stale", "--format", "mail"],
        ["confirm", "offenes-sprachcafe"], ["schema"], ["survey", "form"], ["export", "4w"],
        ["build"], ["build", "--languages", "ti"],
    ],
)  # fmt: skip
def test_where_nothing_can_be_written_it_says_so(command: list[str], tmp_path: Path):
    root = copy_example(tmp_path / "own")
    (tmp_path / "file").write_text("x", "utf-8")
    result = run_tool(*command, "--root", root, "--out", tmp_path / "file" / "in")
    assert result.returncode == 2, result.stderr
    assert f"cannot write {tmp_path / 'file'}" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_in_place_of_the_translations_is_said(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    (root / "translations").write_text("x", "utf-8")
    result = run_tool("translate", "update", "--root", root)
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "translations/ti/directory.po" in result.stderr
