"""`wegweiser new`: given as options, or asked for in a terminal."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from built import BIN, ROOT, run_tool
from click.testing import CliRunner, Result
from tiny import OFFER, TinyDirectory

from wegweiser.cli import main

NEED = ("new", "need", "--title", "Schach: am Abend", "--topic", "Sport", "--asked-by", "12")
GIVEN = ("--actor", "Haus", "--title", "Kochen", "--summary", "Wir kochen.", "--topic", "sport")


def new(tiny: TinyDirectory, *arguments: str, today: str = "2026-11-22") -> Result:
    command = ["new", arguments[0], "--root", str(tiny.root), "--today", today, *arguments[1:]]
    return CliRunner().invoke(main, command)


def text(tiny: TinyDirectory, path: str) -> str:
    return (tiny.root / path).read_bytes().decode()


def converse(tiny: TinyDirectory, kind: str, *answers: str, options: tuple[str, ...] = ()) -> str:
    """What the command says to somebody who types these answers into a terminal."""
    keyboard, terminal = pty.openpty()
    command = [BIN / "wegweiser", "new", kind, "--today", "2026-11-22", *options]
    with subprocess.Popen(
        command,
        cwd=tiny.root,
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as running:
        os.write(keyboard, "".join(f"{answer}\n" for answer in answers).encode())
        said = running.communicate(timeout=60)[0].decode()
    os.close(keyboard)
    os.close(terminal)
    return f"{said}\nstatus {running.returncode}\n"


def test_offer_from_options(tiny: TinyDirectory) -> None:
    result = new(
        tiny,
        *("offer", *GIVEN, "--group", "Mütter, Jugend", "--age", "ab 16"),
        *("--language", "Arabisch", "--language", "de", "--german-level", "kein Deutsch"),
        *("--times", "dienstags 16 bis 18 Uhr, nicht in den Ferien"),
        *("--times", "{date: 2026-12-05, from: '14:00'}"),
        *("--place", "Saal", "--access", "einfach kommen", "--cost", "5,50 € pro Abend"),
        *("--childcare", "nein", "--phone", "040 66969 100", "--checked", "actor"),
        *("--set", "runs={until: 2027-06-25}", "--set", "contact.note=Bitte klingeln"),
    )
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("offers/kochen.yml ist geschrieben und geprüft.\n")
    assert text(tiny, "offers/kochen.yml") == (
        "actor: haus\n"
        "title: Kochen\n"
        "summary: Wir kochen.\n"
        "topics: [sport]\n"
        "for: {groups: [mothers, youth], age: {from: 16}, german_level: none}\n"
        "languages: [ar, de]\n"
        "times:\n"
        '  - {every: week, on: [tue], from: "16:00", to: "18:00", except: [school-holidays]}\n'
        '  - {date: 2026-12-05, from: "14:00"}\n'
        "place: hall\n"
        "access: [walk-in]\n"
        "cost: {amount: 5.50, per: Abend}\n"
        "childcare: no\n"
        "runs: {until: 2027-06-25}\n"
        "contact:\n"
        "  phone: 040 66969 100\n"
        "  note: Bitte klingeln\n"
        "checked: {on: 2026-11-22, by: actor}\n"
    )
    assert tiny.codes() == []


def test_actor_from_options(tiny: TinyDirectory) -> None:
    result = new(
        tiny,
        *("actor", "--name", "Schachclub: Turm e. V.", "--kind", "Verein", "--inside", "yes"),
        *("--place-name", "Der Turm", "--email", "turm@example.org", "--words", "en"),
    )
    assert (result.exit_code, result.stderr) == (0, "")
    assert "wegweiser new offer --actor schachclub-turm-e-v\n" in result.stdout
    assert text(tiny, "actors/schachclub-turm-e-v.yml") == (
        'name: "Schachclub: Turm e. V."\n'
        "kind: association\n"
        "places:\n"
        "  der-turm: {name: Der Turm, inside: yes}\n"
        "contact:\n"
        "  email: turm@example.org\n"
    )
    assert tiny.codes() == []


def test_need_is_added_and_nothing_else_changes(tiny: TinyDirectory) -> None:
    before = (
        "# oben\r\nneeds:\r\n  - id: eins\r\n    title: Eins\r\n    topic: german\r\n"
        "    asked_by: 5   # im Mai\r\n# unten"
    )
    tiny.write("needs.yml", before)
    result = run_tool(*NEED, cwd=tiny.root)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("In needs.yml steht jetzt auch „schach-am-abend“.\n")
    entry = '  - id: schach-am-abend\r\n    title: "Schach: am Abend"\r\n    topic: sport\r\n'
    added = f"# im Mai\r\n{entry}    asked_by: 12\r\n"
    assert text(tiny, "needs.yml") == before.replace("# im Mai\r\n", added)


def test_first_need_makes_the_file(tiny: TinyDirectory) -> None:
    assert run_tool(*NEED, "--group", "women", cwd=tiny.root).returncode == 0
    assert text(tiny, "needs.yml") == (
        "needs:\n"
        "  - id: schach-am-abend\n"
        '    title: "Schach: am Abend"\n'
        "    topic: sport\n"
        "    for: {groups: [women]}\n"
        "    asked_by: 12\n"
    )


def test_needs_that_only_a_person_can_change(tiny: TinyDirectory) -> None:
    tiny.write("needs.yml", "needs: [\n")
    result = run_tool(*NEED, cwd=tiny.root)
    assert result.returncode == 1
    assert "Bitte fügen Sie das selbst ein:\n\n- id: schach-am-abend\n" in result.stderr
    assert text(tiny, "needs.yml") == "needs: [\n"


def test_missing_and_unclear_options_are_told_at_once(tiny: TinyDirectory) -> None:
    result = new(
        tiny,
        *("offer", "--topic", "Sprot", "--times", "bei Vollmond", "--childcare", "vielleicht"),
    )
    assert result.exit_code == 2
    for said in (
        "Es fehlen: --actor, --title, --summary.",
        "--topic: „Sprot“ ist nicht in der Liste. Meinten Sie „Sport“?",
        "--times: Das verstehe ich nicht: „bei“, „vollmond“.",
        "--childcare: Bitte ja oder nein.",
    ):
        assert said in result.stderr
    assert [file.name for file in (tiny.root / "offers").iterdir()] == ["treff.yml"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--title", "x" * 81], "Der Text hat 81 Zeichen; erlaubt sind 80."),
        (["--language", "klingonisch"], "[not-a-language]"),
        (["--times", "alle zwei Wochen dienstags 16 Uhr"], "since"),
        (["--place", "keller"], "[unknown-place]"),
        (["--set", "childcare=ja"], "Meinten Sie „yes“?"),
        (["--set", "farbe=rot"], "[unknown-field]"),
    ],
)
def test_what_check_refuses_is_not_written(
    tiny: TinyDirectory, options: list[str], said: str
) -> None:
    result = new(tiny, "offer", *GIVEN, *options)
    assert result.exit_code == 1
    assert result.stderr.startswith("Nichts geschrieben. Bitte erst beheben:\noffers/")
    assert said in result.stderr
    assert len(list((tiny.root / "offers").iterdir())) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--id", "treff"], "„treff“ gibt es schon"),
        (["--id", "../treff"], "„../treff“ gibt es schon, oder es taugt nicht als Kennung."),
        (["--set", "kaputt"], "„kaputt“ ist nicht von der Form feld=wert."),
        (["--set", "x=[1"], "ist nicht von der Form"),
        (["--out", "offers/treff.yml"], "gibt es schon. Überschrieben wird nichts."),
        (["--farbe", "rot"], "No such option"),
    ],
)
def test_wrong_use(
    tiny: TinyDirectory, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.chdir(tiny.root)
    result = new(tiny, "offer", *GIVEN, *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert text(tiny, "offers/treff.yml") == OFFER


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Café für Mütter!", "cafe-fuer-muetter"),
        ("Treff", "treff-haus"),
        ("TREFF", "treff-haus"),
        ("مقهى اللغة", "haus"),
        ("index", "index-haus"),
        ("👩‍👧 : # - \"'", "haus"),
        ("x" * 80, "x" * 60),
        ("../../etc/passwd", "etc-passwd"),
        ("{{7*7}} ${HOME} $(id)", "7-7-home-id"),
    ],
)
def test_id_and_hostile_titles(tiny: TinyDirectory, title: str, id_: str) -> None:
    result = new(tiny, "offer", *GIVEN, "--title", title)
    assert result.exit_code == 0
    assert set(tiny.codes()) <= {"duplicate-title", "placeholder-text"}
    assert (tiny.root / "offers" / f"{id_}.yml").is_file()


def test_ids_are_counted_where_all_else_is_taken(tiny: TinyDirectory) -> None:
    for name in ("kochen", "kochen-haus", "kochen-2"):
        tiny.offer(path=f"offers/{name}.yml", title=name)
    assert new(tiny, "offer", *GIVEN).exit_code == 0
    assert (tiny.root / "offers" / "kochen-3.yml").is_file()


def test_standard_output_or_another_file(tiny: TinyDirectory, tmp_path: Path) -> None:
    result = new(tiny, "offer", *GIVEN, "--out", "-")
    assert result.stdout.startswith("actor: haus\ntitle: Kochen\n")
    out = tmp_path / "neu" / "kurs.yml"
    assert new(tiny, "offer", *GIVEN, "--out", str(out)).exit_code == 0
    assert out.read_text("utf-8") == result.stdout
    assert len(list((tiny.root / "offers").iterdir())) == 1


def test_conversation_about_an_offer(tiny: TinyDirectory) -> None:
    said = converse(
        tiny,
        "offer",
        *("1", "", "Kochen <alle>", "Kochen: für alle", "Wir kochen.", "Sprot", ""),
        *("?", "frau, mü", "sechzehn", "ab 16", "<", "", "kein", "ar, klingonisch", "ar, de"),
        *("dienstags um vier", "dienstags 16 Uhr; 5.12.2026 14 bis 18 Uhr", "saal", "1"),
        *("nichts", "weiß nicht", "nein", "", ""),
        *("farbe", "titel", "Kochen am Abend", ""),
    )
    for sentence in (
        "Diese Angabe braucht es.",
        "Das Zeichen „<“ ist hier nicht erlaubt.",
        "„Sprot“ ist nicht in der Liste. Meinten Sie „Sport“?\n(Eingabetaste: ja)",
        "Das Nötigste ist da.",
        "Verstanden: Frauen; Mütter",
        "Bitte zum Beispiel: ab 16, oder: 6 bis 12",
        "„klingonisch“ ist kein Sprachkürzel.",
        "Das verstehe ich nicht: „vier“.",
        "Verstanden: jede Woche: Dienstag, von 16:00; 2026-12-05, von 14:00 bis 18:00",
        "Bitte ja oder nein.",
        "[kochen-fuer-alle]",
        "„farbe“ wird hier nicht gefragt.",
        "offers/kochen-fuer-alle.yml ist geschrieben und geprüft.",
        "status 0",
    ):
        assert sentence in said
    assert text(tiny, "offers/kochen-fuer-alle.yml") == (
        "actor: haus\n"
        "title: Kochen am Abend\n"
        "summary: Wir kochen.\n"
        "topics: [sport]\n"
        "for: {groups: [women, mothers], german_level: none}\n"
        "languages: [ar, de]\n"
        "times:\n"
        '  - {every: week, on: [tue], from: "16:00"}\n'
        '  - {date: 2026-12-05, from: "14:00", to: "18:00"}\n'
        "place: hall\n"
        "access: [walk-in]\n"
        "cost: free\n"
        "childcare: no\n"
    )
    assert tiny.codes() == []


def test_conversation_in_english_that_is_cancelled(tiny: TinyDirectory) -> None:
    said = converse(
        tiny,
        *("actor", "Chess club", "association", "done", "haus", "chess", "cancel"),
        options=("--words", "en"),
    )
    assert re.search(r"“haus” exists already.*name: Chess club.*Nothing written", said, re.DOTALL)
    assert said.endswith("status 1\n")
    assert not (tiny.root / "actors" / "chess.yml").exists()


def test_conversation_asks_only_for_what_was_not_given(tiny: TinyDirectory) -> None:
    said = converse(tiny, "need", "12", "fertig", "", "", options=NEED[2:6])
    assert "[1 von 4] So viele fragen danach" in said
    assert 'title: "Schach: am Abend"\n    topic: sport\n    asked_by: 12\n' in text(
        tiny, "needs.yml"
    )


def test_small_counts_are_refused_at_once(tiny: TinyDirectory) -> None:
    said = converse(tiny, "need", "3", "<5", "fertig", "", "", options=NEED[2:6])
    assert "status 0" in said
    assert said.index("<5") < said.index("[2 von 4]")
    assert "asked_by: <5\n" in text(tiny, "needs.yml")


def test_end_of_input_writes_nothing(tiny: TinyDirectory) -> None:
    said = converse(tiny, "offer", "1", "\x04")
    assert said.endswith("status 1\n")
    assert len(list((tiny.root / "offers").iterdir())) == 1


def test_the_command_of_the_handbook_writes_an_offer() -> None:
    text = (ROOT / "docs" / "handbook" / "offers.md").read_text("utf-8")
    shown = re.search(r"\$ \.venv/bin/wegweiser (new offer --actor .*?[^\\])\n", text, re.DOTALL)
    assert shown
    command = shlex.split(shown[1].replace("\\\n", " "))
    result = run_tool(*command, "--id", "aus-dem-handbuch", "--out", "-")
    assert result.returncode == 0
    assert "offers/" not in result.stderr  # nothing that is there becomes wrong
    assert "topics: [conversation]\n" in result.stdout
    assert '- {every: week, on: [tue], from: "16:00", to: "18:00"}\ncost: free\n' in result.stdout
