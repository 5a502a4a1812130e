"""`wegweiser confirm`: the day of the last check, and every other byte as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import copy_example, run_tool
from click.testing import CliRunner, Result
from tiny import OFFER, TinyDirectory

from wegweiser.cli import main

LINE = "checked: {on: 2026-11-22, by: staff}\n"


def confirm(tiny: TinyDirectory, *arguments: str) -> Result:
    command = ["confirm", "--root", str(tiny.root), "--today", "2026-11-22", *arguments]
    return CliRunner().invoke(main, command)


def text(tiny: TinyDirectory, path: str = "offers/treff.yml") -> str:
    return (tiny.root / path).read_bytes().decode()


@pytest.mark.parametrize("name", ["offers/treff.yml", "treff", "offers", "."])
def test_named_by_file_id_or_folder(tiny: TinyDirectory, name: str) -> None:
    result = confirm(tiny, name)
    assert result.exit_code == 0
    assert "offers/treff.yml: bestätigt ({on: 2026-11-22, by: staff}).\n" in result.stdout
    assert text(tiny) == OFFER + LINE


def test_by_whom_and_when(tiny: TinyDirectory) -> None:
    tiny.offer("checked: {on: 2026-01-01, by: staff}  # Frau Muster\n")
    result = confirm(tiny, "treff", "--by", "actor", "--on", "2026-11-20", "--words", "en")
    assert result.stdout == (
        "offers/treff.yml: confirmed ({on: 2026-11-20, by: actor}), last on 2026-01-01.\n"
    )
    assert text(tiny) == OFFER + "checked: {on: 2026-11-20, by: actor}  # Frau Muster\n"


def test_twice_on_a_day_changes_nothing(tiny: TinyDirectory) -> None:
    tiny.offer("checked:   {by: staff, on: 2026-11-22}\n")
    before = text(tiny)
    assert confirm(tiny, "treff").stdout == (
        "offers/treff.yml: war schon so bestätigt ({on: 2026-11-22, by: staff}).\n"
    )
    assert text(tiny) == before


def test_windows_line_ends_and_comments_stay(tiny: TinyDirectory) -> None:
    before = "\ufeff# Treff\r\n" + OFFER.replace("\n", "\r\n") + "# Ende\r\n"
    tiny.write("offers/treff.yml", before)
    assert confirm(tiny, "treff").exit_code == 0
    assert text(tiny) == before.replace("# Ende", LINE.replace("\n", "\r\n") + "# Ende")


def test_a_file_with_an_error_is_left_alone_and_the_others_are_not(tiny: TinyDirectory) -> None:
    tiny.offer("childcare: ja\n", path="offers/kurs.yml")
    tiny.write("offers/kaputt.yml", b"\xff\xfe\x00\x01\x00")
    result = confirm(tiny, "offers")
    assert result.exit_code == 1
    assert "offers/kurs.yml: nicht bestätigt. In der Datei ist ein Fehler" in result.stdout
    assert "offers/kurs.yml:5:12: Fehler: „ja“ ist weder yes noch no." in result.stdout
    assert "offers/kaputt.yml: nicht bestätigt." in result.stdout
    assert result.stdout.endswith("\nEin Eintrag bestätigt. 2 Einträge nicht.\n")
    assert text(tiny, "offers/kurs.yml") == OFFER + "childcare: ja\n"
    assert text(tiny).endswith(LINE)


def test_a_link_is_not_followed(tiny: TinyDirectory, tmp_path: Path) -> None:
    outside = tmp_path / "aussen.yml"
    outside.write_text(OFFER, "utf-8")
    (tiny.root / "offers" / "link.yml").symlink_to(outside)
    assert confirm(tiny, "offers/link.yml").exit_code == 1
    assert outside.read_text("utf-8") == OFFER


def test_difference_is_shown_and_nothing_written(tiny: TinyDirectory) -> None:
    tiny.offer("checked: {on: 2026-01-01}  # ##[group]x\n")
    before = text(tiny)
    result = confirm(tiny, "treff", "--diff")
    assert result.exit_code == 0
    assert result.stdout == (
        "--- a/offers/treff.yml\n+++ b/offers/treff.yml\n@@ -5 +5 @@\n"
        "-checked: {on: 2026-01-01}  # ## [group]x\n"
        "+checked: {on: 2026-11-22, by: staff}  # ## [group]x\n"
    )
    assert text(tiny) == before


def test_another_file_or_standard_output(tiny: TinyDirectory, tmp_path: Path) -> None:
    out = tmp_path / "neu.yml"
    assert confirm(tiny, "treff", "--out", str(out)).exit_code == 0
    assert out.read_text("utf-8") == OFFER + LINE
    assert confirm(tiny, "treff", "--out", "-").stdout == OFFER + LINE
    assert text(tiny) == OFFER
    assert confirm(tiny, ".", "--out", str(out)).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["trefff"], "Meinten Sie „treff“?"),
        (["offers/trefff.yml"], "Meinten Sie „treff“?"),
        (["zzz"], "weder einen Akteur noch ein Angebot"),
        (["haus"], "ist ein Akteur und ein Angebot"),
        (["vocabulary.yml"], "kein Akteur und kein Angebot"),
        (["treff", "--on", "2026-11-23"], "in der Zukunft"),
        (["treff", "--on", "morgen"], "morgen is not a day"),
        ([], "Missing argument"),
        (["treff", "--by", "me"], "'me' is not one of 'actor', 'staff'"),
        (["\x1b[31mrot"], "‹U+001B›[31mrot"),
    ],
)
def test_wrong_use(tiny: TinyDirectory, arguments: list[str], said: str) -> None:
    tiny.offer(path="offers/haus.yml", title="Haus")
    result = confirm(tiny, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert text(tiny) == OFFER


def test_the_whole_example_is_confirmed_and_checks(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "beispiel")
    before = {file: file.read_bytes() for file in root.glob("*/*.yml")}
    result = run_tool("confirm", "actors", "offers", "--by", "actor", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert run_tool("check", cwd=root).returncode == 0
    for file, data in before.items():
        kept = [line for line in data.split(b"\n") if not line.startswith(b"checked:")]
        now = file.read_bytes().split(b"\n")
        assert [line for line in now if not line.startswith(b"checked:")] == kept
        assert b"checked: {on: 2026-11-22, by: actor}" in now
