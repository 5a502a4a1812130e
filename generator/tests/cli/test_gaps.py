"""`wegweiser gaps` and `wegweiser export 4w` as staff call them, on real repositories."""

from __future__ import annotations

import csv
import json
import os
import pty
import re
import subprocess
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from built import BIN, ROOT, run_tool
from click.testing import CliRunner, Result
from commits import commit_on
from history import begin, git
from openpyxl import load_workbook
from tiny import TinyDirectory

from wegweiser.cli import main

DAY = "2026-11-22"
NEED = "id: sport, title: Sport, topic: sport, asked_by: 40, requires: {childcare: true}"
HOSTILE = "id: x, title: '=1+1 @all ![x](https://x.example.org)', topic: exam, asked_by: 20"


def run(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(
        main, ["gaps", "--root", str(root), "--today", DAY, *map(str, arguments)]
    )


@pytest.fixture
def past(tiny: TinyDirectory) -> TinyDirectory:
    """A directory whose need was met in spring, unmet since summer, and is unclear now."""
    tiny.needs(NEED)
    tiny.offer("childcare: yes\n")
    begin(tiny.root)
    commit_on(tiny.root, "2027-03-05")
    git(tiny.root, "tag", "spring")
    tiny.offer("childcare: no\n")
    commit_on(tiny.root, "2027-07-05")
    git(tiny.root, "tag", "summer")
    tiny.offer()
    return tiny


def test_since_a_revision_says_what_changed_and_by_which_offer(past: TinyDirectory):
    result = run(past.root, "--since", "spring")
    assert result.exit_code == 0
    assert result.output == (
        "Was sich seit spring geändert hat\n"
        "  Lücke entstanden: Sport (40 Personen): Gedeckt → Unklar, durch Treff (Haus)\n"
    )
    assert run(past.root, "--since", "summer", "--format", "md").output == (
        "## Was sich seit \u2068summer\u2069 geändert hat\n\n"
        "- Besser geworden: \u2068Sport\u2069 (40 Personen): "
        "\u2068Hürde → Unklar, durch Treff (Haus)\u2069\n"
    )
    assert run(past.root, "--since", "HEAD", "--words", "en").output.startswith(
        "What has changed since HEAD\n  Better: Sport (40 persons)"
    )


def test_since_as_json(past: TinyDirectory):
    assert json.loads(run(past.root, "--since", "spring", "--format", "json").output) == {
        "version": 1,
        "today": DAY,
        "since": "spring",
        "changes": [
            {
                "kind": "opened",
                "need": "sport",
                "title": "Sport",
                "asked_by": 40,
                "before": "covered",
                "after": "unclear",
                "offers": ["treff"],
                "asked_otherwise": False,
            }
        ],
    }


def test_nothing_changed(past: TinyDirectory):
    past.offer("childcare: no\n")
    assert run(past.root, "--since", "summer").output == (
        "Was sich seit summer geändert hat\n  Kein Bedarf hat seitdem ein anderes Urteil.\n"
    )


def test_a_revision_with_mistakes_is_compared_as_far_as_it_can_be(past: TinyDirectory):
    past.offer("childcare: ja\n")
    commit_on(past.root, "2027-08-05")
    past.offer("childcare: yes\n")
    assert "Fehlt → Gedeckt, durch Treff (Haus)" in run(past.root, "--since", "HEAD").output
    past.write("vocabulary.yml", "topics: nein\n")
    commit_on(past.root, "2027-08-06")
    git(past.root, "checkout", "-q", "HEAD~1", "--", "vocabulary.yml")
    result = run(past.root, "--since", "HEAD")
    assert (result.exit_code, "had mistakes at HEAD" in result.output) == (2, True)


def test_history_goes_from_tag_to_tag_each_as_of_its_day(past: TinyDirectory):
    result = run(past.root, "--history", "tag")
    assert result.exit_code == 0
    assert result.output == (
        "spring (5. März 2027): 0 von 1 Bedarfen ohne passendes freies Angebot\n"
        "\n"
        "summer (5. Juli 2027): 1 von 1 Bedarfen ohne passendes freies Angebot\n"
        "  Lücke entstanden: Sport (40 Personen): Gedeckt → Hürde, durch Treff (Haus)\n"
        "\n"
        "Jetzt (22. November 2026): 1 von 1 Bedarfen ohne passendes freies Angebot\n"
        "  Besser geworden: Sport (40 Personen): Hürde → Unklar, durch Treff (Haus)\n"
        "\n"
        "Noch immer ohne passendes freies Angebot\n"
        "  Sport (40 Personen)\n"
    )
    months = json.loads(run(past.root, "--history", "month", "--format", "json").output)
    assert [(stage["name"], stage["open"]) for stage in months["stages"]] == [
        ("2026-11", []),
        ("2027-03", []),
        ("2027-07", ["sport"]),
        (None, ["sport"]),
    ]
    assert [len(stage["changes"]) for stage in months["stages"]] == [0, 0, 1, 1]


def test_what_ends_in_the_course_of_time_counts(tiny: TinyDirectory):
    tiny.needs(NEED)
    tiny.offer("childcare: yes\nruns: {until: 2027-04-01}\n")
    begin(tiny.root)
    for day in ("2027-03-05", "2027-05-05"):
        commit_on(tiny.root, day)
        git(tiny.root, "tag", f"v{day}")
    output = run(tiny.root, "--history", "tag").output
    assert "Lücke entstanden: Sport (40 Personen): Gedeckt → Fehlt, durch Treff (Haus)" in output


def test_without_a_past_only_the_present_is_told(tiny: TinyDirectory):
    tiny.needs(NEED)
    assert run(tiny.root, "--history", "tag").output.startswith(
        "Es gibt noch keinen früheren Stand.\n\nJetzt (22. November 2026)"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--since", "nowhere"),
        ("--since", "--help"),
        ("--since", ""),
        ("--since", "spring", "--history", "tag"),
        ("--since", "spring", "--format", "csv"),
        ("--history", "tag", "--format", "xlsx", "--out", "x"),
        ("--history", "year"),
        ("--format", "pdf"),
    ],
)
def test_what_makes_no_sense_is_wrong_use(past: TinyDirectory, arguments):
    assert run(past.root, *arguments).exit_code == 2


@pytest.mark.parametrize("command", [["gaps"], ["export", "4w"]])
def test_a_workbook_goes_into_a_pipe_and_not_onto_a_terminal(past: TinyDirectory, command):
    words = [str(BIN / "wegweiser"), *command, "--format", "xlsx", "--root", str(past.root)]
    piped = subprocess.run(words, capture_output=True, check=True).stdout
    assert load_workbook(BytesIO(piped)).sheetnames[-1] == "Wer macht was wo für wen"
    ours, theirs = pty.openpty()
    refused = subprocess.run(words, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert (refused.returncode, b"needs a file" in refused.stderr) == (2, True)


@pytest.mark.parametrize("form", ["text", "json", "csv", "md", "xlsx"])
@pytest.mark.parametrize(("verdict", "status"), [("barrier", 0), ("unclear", 1), ("full", 1)])
def test_failing_works_with_every_format(past: TinyDirectory, tmp_path, form, verdict, status):
    out = tmp_path / "out"
    result = run(past.root, "--format", form, "--fail-on", verdict, "--out", out)
    assert result.exit_code == status
    assert out.stat().st_size > 100


@pytest.mark.parametrize("more", [("--since", "spring"), ("--history", "tag")])
def test_failing_works_with_what_changed(past: TinyDirectory, more):
    assert run(past.root, *more, "--fail-on", "barrier").exit_code == 0
    assert run(past.root, *more, "--fail-on", "unclear").exit_code == 1


def test_markdown_says_what_text_says_and_calls_nobody(past: TinyDirectory):
    past.needs(NEED, HOSTILE)
    text = run(past.root, "--format", "md").output
    assert text.startswith("# Lücken\n")
    assert "| Unklar | Vielleicht passt ein Angebot; jemand muss nachfragen. | 1 | 40 |" in text
    assert "\u2068Haus\u2069" in text
    assert "Werden dabei Kinder betreut?" in text
    assert "@all" not in text
    assert "![" not in text


def test_a_hostile_title_is_no_formula_anywhere(past: TinyDirectory, tmp_path: Path):
    past.needs(NEED, HOSTILE)
    title = "=1+1 @all ![x](https://x.example.org)"
    table = run(past.root, "--format", "csv").output.removeprefix("\ufeff")
    rows = list(csv.reader(StringIO(table, newline=""), delimiter=";"))
    assert rows[1][1] == f"'{title}"
    run(past.root, "--format", "xlsx", "--out", tmp_path / "x.xlsx")
    book = load_workbook(BytesIO((tmp_path / "x.xlsx").read_bytes()))
    assert (book["Bedarfe"]["B2"].value, book["Bedarfe"]["B2"].data_type) == (title, "s")


def test_the_workbook_is_the_same_each_time(past: TinyDirectory, tmp_path: Path):
    for name in ("a", "b"):
        run(past.root, "--format", "xlsx", "--out", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("form", ["text", "md"])
def test_few_persons_are_never_said_to_be_none(past: TinyDirectory, form: str):
    past.needs(NEED.replace("asked_by: 40", "asked_by: <5"))
    output = run(past.root, "--format", form).output
    assert "weniger als 5 Personen" in output
    assert not re.search(r"\b0 (Personen|Nennungen)", output)
    assert form == "text" or "je Bedarf weniger als 5 Nennungen" in output


def test_text_says_what_is_overdue_and_whom_to_ask(past: TinyDirectory):
    past.needs(f"{NEED}, response: {{status: planned, lead: haus, by: 2026-10-01}}")
    output = run(past.root).output
    assert "     40  Sport [sport] · überfällig\n" in output
    assert "Was geschieht: geplant; verantwortlich: Haus; bis 1. Oktober 2026\n" in output
    assert output.endswith(
        "Wen wir was fragen müssen\n  Haus\n         Treff: Werden dabei Kinder betreut?\n"
    )


@pytest.mark.parametrize("form", ["text", "md"])
def test_the_example_is_told_in_full(form: str):
    lines = run(ROOT, "--format", form).output.replace("\u2068", "").replace("\u2069", "")
    for said in (
        "91 Personen wissen von keinem passenden Angebot.",
        "Fast niemand, der gefragt hat, weiß von einem passenden Angebot.",
        "„Fit für die Prüfung B1“ (Lernhaus Elbe (Beispielschule)) endet am 30. Januar 2027.",
        "Was geschieht: offen; verantwortlich: Fachamt Integration Musterbezirk; Klären, wer",
        "„Offenes Sprachcafé“ (Sprachbrücke Beispielufer e. V.): zu einer dieser Zeiten: Freitag,",
        "lange nicht bestätigt",
    ):
        assert said in lines


def test_a_directory_without_needs_says_nothing(tiny: TinyDirectory):
    assert run(tiny.root).output == "–\n"
    assert run(tiny.root, "--format", "md").output.startswith("# Lücken\n")


# --- who does what where ---


def test_export_of_who_does_what_where(tmp_path: Path):
    result = run_tool("export", "4w", "--today", DAY)
    assert result.returncode == 0
    rows = list(csv.reader(StringIO(result.stdout.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0][:6] == ["Wer", "Art", "Zusammen mit", "Was", "Themen", "Wo"]
    assert len(rows) > 60
    out = tmp_path / "4w.xlsx"
    assert run_tool("export", "4w", "--format", "xlsx", "--out", out).returncode == 0
    assert load_workbook(out).sheetnames == ["Wer macht was wo für wen"]


def test_export_of_a_hidden_address_and_of_a_directory_with_mistakes(tiny: TinyDirectory):
    tiny.actor("  shelter: {name: Nordzuflucht, city: Geheimstadt, hide_address: yes}\n")
    tiny.offer("place: shelter\n")
    command = ["export", "4w", "--root", str(tiny.root), "--today", DAY]
    output = CliRunner().invoke(main, command).output
    assert "geschützter Ort" in output
    assert "Nordzuflucht" not in output
    assert "Geheimstadt" not in output
    tiny.offer("childcare: ja\n")
    assert CliRunner().invoke(main, command).exit_code == 1
