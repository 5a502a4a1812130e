"""`wegweiser survey`: the form is written, answers are counted, raw answers are written nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyxform.xls2xform import convert
from surveys import Person, make_form, to_csv, to_kobo
from tiny import TinyDirectory

from wegweiser.cli import main

NEEDS = """\
survey: {from: 2026-11-01, until: 2026-11-30, persons: 30}
needs:
- id: lauf
  title: Laufen   # von Hand
  topic: sport
  asked_by: 8
"""


def run(tiny: TinyDirectory, *arguments: object) -> Result:
    command = ["survey", *map(str, arguments), "--root", str(tiny.root), "--today", "2026-11-22"]
    return CliRunner().invoke(main, command)


@pytest.fixture
def answers(tiny: TinyDirectory, tmp_path: Path) -> Path:
    """Thirty people who ask for sport, five of them women; three did not take part."""
    form = make_form(tiny.root, "de", "en")
    sport = {"consent": ["yes"], "topics": ["sport"], "help_sport": ["yes"]}
    people = [Person(dict(sport), f"u{n}") for n in range(25)]
    people += [Person({**sport, "for_sport": ["women"]}, f"w{n}") for n in range(5)]
    people += [Person({"consent": ["yes"]}, f"n{n}") for n in range(10)]
    people += [Person({"consent": ["no"]}, f"x{n}") for n in range(3)]
    file = tmp_path / "answers.csv"
    file.write_text(to_kobo(form, people), "utf-8")
    return file


def test_form_converts(tiny: TinyDirectory, tmp_path: Path):
    file = tmp_path / "form.xlsx"
    result = run(tiny, "form", "--out", file)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{file}: 20261122-")
    made = convert(file)
    assert made.warnings == []
    assert made.xform.count("<translation ") == 2


def test_form_in_some_languages(tiny: TinyDirectory, tmp_path: Path):
    file = tmp_path / "form.xlsx"
    assert run(tiny, "form", "--out", file, "--languages", "ar,de,ti").exit_code == 0
    assert convert(file).xform.count("<translation ") == 3
    assert run(tiny, "form", "--languages", "xx").exit_code == 2


def test_a_directory_with_mistakes_makes_no_form(tiny: TinyDirectory, tmp_path: Path):
    tiny.offer("childcare: ja\n")
    result = run(tiny, "form", "--out", tmp_path / "form.xlsx")
    assert (result.exit_code, (tmp_path / "form.xlsx").exists()) == (1, False)
    assert "not-yes-or-no" in result.stderr


def test_import_into_needs(tiny: TinyDirectory, answers: Path):
    tiny.write("needs.yml", NEEDS)
    result = run(tiny, "import", answers)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "40 Gespräche gezählt.\n"
        "Nicht mitgemacht haben: <5.\n"
        "Ergänzt: lauf.\n"
        "Neu: sport-women.\n"
        f"{tiny.root / 'needs.yml'} geschrieben. "
        "Bitte die neuen Titel lesen, dann „wegweiser check“.\n"
    )
    assert (tiny.root / "needs.yml").read_text("utf-8") == (
        "survey: {from: 2026-11-02, until: 2026-11-02, persons: 40}\n"
        "needs:\n"
        "- id: lauf\n"
        "  title: Laufen   # von Hand\n"
        "  topic: sport\n"
        "  asked_by: 25\n"
        "\n"
        "- id: sport-women\n"
        '  title: "Sport: Frauen"\n'
        "  topic: sport\n"
        "  for: {groups: [women]}\n"
        "  asked_by: 5\n"
    )
    again = run(tiny, "import", answers, "--words", "en")
    assert again.stderr.endswith(f"{tiny.root / 'needs.yml'}: nothing to change.\n")


def test_needs_that_could_both_be_meant_are_named(tiny: TinyDirectory, answers: Path):
    tiny.write("needs.yml", NEEDS + NEEDS[NEEDS.index("- id") :].replace("lauf", "hallen"))
    result = run(tiny, "import", answers)
    assert result.exit_code == 0
    assert (
        "Zu sport und everyone gibt es mehrere Bedarfe. Welcher gemeint ist, sagt die id "
        "„sport-everyone“; so heißt jetzt ein neuer.\n"
    ) in result.stderr
    assert "hallen" in result.stderr.partition("Nicht geändert")[2]


def test_dry_run_writes_nothing(tiny: TinyDirectory, answers: Path):
    result = run(tiny, "import", answers, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith("--- needs.yml\n+++ needs.yml\n@@")
    assert "+  - id: sport-women\n" in result.stdout
    assert result.stderr.endswith("Nur gezeigt, nichts geschrieben.\n")
    assert not (tiny.root / "needs.yml").exists()


def test_out_leaves_the_directory_alone(tiny: TinyDirectory, answers: Path, tmp_path: Path):
    tiny.write("needs.yml", NEEDS)
    result = run(tiny, "import", answers, "--out", tmp_path / "neu.yml", "--at-least", "10")
    assert result.exit_code == 0
    assert (tiny.root / "needs.yml").read_text("utf-8") == NEEDS
    text = (tmp_path / "neu.yml").read_text("utf-8")
    assert "asked_by: 30\n" in text
    assert "sport-women" not in text


def test_nothing_of_a_person_is_left_in_the_directory(tiny: TinyDirectory, answers: Path):
    before = {file for file in tiny.root.rglob("*") if file.is_file()}
    run(tiny, "import", answers)
    after = {file for file in tiny.root.rglob("*") if file.is_file()}
    assert after - before == {tiny.root / "needs.yml"}
    assert "w3" not in (tiny.root / "needs.yml").read_text("utf-8")


def test_answers_within_the_directory_are_counted_and_pointed_out(
    tiny: TinyDirectory, answers: Path
):
    inside = tiny.write("answers.csv", answers.read_bytes())
    result = run(tiny, "import", inside)
    assert result.exit_code == 0
    assert result.stderr.startswith("Die Datei liegt im Ordner des Wegweisers.")
    assert "raw-answers" not in result.stderr
    assert [code for code in tiny.codes() if code == "raw-answers"] == ["raw-answers"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"PK\x03\x04", "CSV"),
        (b"a;b\n1;2\n", "Keine Spalte gehört zu unserem Formular."),
        (b"topics;members\nsport;women\n", "consent"),
        (b"consent;topics\nyes;sport\n", "Weniger als 5 Menschen"),
    ],
)
def test_what_cannot_be_counted(tiny: TinyDirectory, tmp_path: Path, raw: bytes, said: str):
    file = tmp_path / "a.csv"
    file.write_bytes(raw)
    result = run(tiny, "import", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert not (tiny.root / "needs.yml").exists()


def test_remarks_are_short_and_command_nothing(tiny: TinyDirectory, tmp_path: Path):
    rows = [
        ["consent", "topics", "\x1b[31mName" + "x" * 99],
        *[["yes", "sport tauchen", "Anna"]] * 6,
    ]
    file = tmp_path / "a.csv"
    file.write_text(to_csv(rows), "utf-8")
    result = run(tiny, "import", file, "--words", "en")
    assert result.exit_code == 0
    assert "Row" not in result.stderr
    assert "row 2: “tauchen” is no possible answer" in result.stderr
    assert "\x1b" not in result.stderr
    assert "Anna" not in result.stderr
    assert max(map(len, result.stderr.splitlines())) < 200


def test_codes_of_another_program(tiny: TinyDirectory, tmp_path: Path):
    (tmp_path / "codes.csv").write_text("Q0;consent\nQ0=A1;yes\nQ1[SQ1];topics/sport\n", "utf-8")
    rows = [["id", "submitdate", "Q0", "Q1[SQ1]"]]
    rows += [[str(n), "2026-11-02 10:00:00", "A1", "Y"] for n in range(9)]
    (tmp_path / "a.csv").write_text(to_csv(rows, ","), "utf-8")
    result = run(tiny, "import", tmp_path / "a.csv", "--codes", tmp_path / "codes.csv")
    assert result.exit_code == 0
    assert "asked_by: 9\n" in (tiny.root / "needs.yml").read_text("utf-8")
    (tmp_path / "codes.csv").write_bytes(b"\xff")
    result = run(tiny, "import", tmp_path / "a.csv", "--codes", tmp_path / "codes.csv")
    assert result.exit_code == 2


def test_a_file_that_only_a_person_can_change(tiny: TinyDirectory, answers: Path):
    needs = NEEDS.replace("- id: lauf\n", "- known_by: 0\n  id: lauf\n")
    tiny.write("needs.yml", needs)
    result = run(tiny, "import", answers)
    assert result.exit_code == 1
    assert "nur ein Mensch" in result.stderr
    assert (tiny.root / "needs.yml").read_text("utf-8") == needs
