"""`wegweiser stale`: lists for people and tools, and letters that a mail program opens."""

from __future__ import annotations

import csv
import json
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import StringIO
from pathlib import Path
from typing import cast

import pytest
from built import copy_example, run_tool
from click.testing import CliRunner, Result
from tiny import CONFIG, TinyDirectory

from wegweiser.cli import main

CONTACT = "contact: {phone: 040 66969 100, email: haus@example.org}\n"
SITE = "site_url: https://probe.example.org/wegweiser\n"
FORM = "https://probe.example.org/wegweiser/de/contribute/"


@pytest.fixture
def tiny(tiny: TinyDirectory) -> TinyDirectory:
    tiny.write("mkdocs.yml", SITE + CONFIG)
    tiny.actor(CONTACT)
    return tiny


def stale(tiny: TinyDirectory, *arguments: str) -> Result:
    command = ["stale", "--root", str(tiny.root), "--today", "2026-11-22", *arguments]
    return CliRunner().invoke(main, command)


def letter(
    tiny: TinyDirectory, tmp_path: Path, *arguments: str, actor: str = "haus"
) -> EmailMessage:
    folder = tmp_path / "briefe"
    result = stale(tiny, "--format", "mail", "--out", str(folder), *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    raw = (folder / f"{actor}.eml").read_bytes()
    assert all(len(line) < 998 and line.isascii() for line in raw.split(b"\r\n"))
    return cast("EmailMessage", message_from_bytes(raw, policy=default))


def body(message: EmailMessage) -> str:
    return str(message.get_content()).replace("\r\n", "\n")


def test_text_names_actors_files_and_what_to_do(tiny: TinyDirectory) -> None:
    tiny.offer("checked: {on: 2025-11-22}\n")
    assert stale(tiny).stdout == (
        "Haus [haus]: 040 66969 100, haus@example.org\n"
        "  noch nie  actors/haus.yml  Haus\n"
        "  365 Tage  offers/treff.yml  Treff\n"
        "\n"
        "2 Einträge sind seit mehr als 180 Tagen nicht bestätigt.\n"
        "Briefe dazu: wegweiser stale --format mail --out ORDNER."
        " Bestätigen: wegweiser confirm DATEI.\n"
    )
    assert "365 days" in stale(tiny, "--words", "en").stdout


def test_nothing_is_stale(tiny: TinyDirectory) -> None:
    tiny.actor("checked: {on: 2026-11-01}\n")
    tiny.offer("checked: {on: 2026-11-01}\n")
    assert stale(tiny).stdout == "Alles wurde in den letzten 180 Tagen bestätigt.\n"
    tiny.write("needs.yml", "settings: {unchecked_days: 20}\n")
    assert "seit mehr als 20 Tagen" in stale(tiny).stdout


def test_json_and_csv_say_the_same(tiny: TinyDirectory, tmp_path: Path) -> None:
    tiny.offer("checked: {on: 2026-01-01, by: staff}\n", title="=1+1")
    out = tmp_path / "stale.csv"
    assert stale(tiny, "--format", "csv", "--out", str(out)).exit_code == 0
    text = out.read_bytes().decode()
    assert text.startswith("\ufeffactor;name;email;phone;kind;id;title;")
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert [row["title"] for row in rows] == ["Haus", "'=1+1"]
    content = json.loads(stale(tiny, "--format", "json").stdout)
    (actor,) = content.pop("actors")
    assert content == {"version": 1, "today": "2026-11-22", "days": 180}
    assert actor.pop("records")[1] == {
        "kind": "offer",
        "id": "treff",
        "title": "=1+1",
        "checked_on": "2026-01-01",
        "checked_by": "staff",
        "days": 325,
        "path": "offers/treff.yml",
    }
    assert actor == {
        "actor": "haus",
        "name": "Haus",
        "email": "haus@example.org",
        "phone": "040 66969 100",
    }


def test_letter_has_the_facts_and_the_links(tiny: TinyDirectory, tmp_path: Path) -> None:
    tiny.offer(
        "times:\n"
        '  - {every: week, on: [tue], from: "16:00", to: "18:00"}\n'
        "place: [hall, online]\ncost: {amount: 5, per: Abend}\nstatus: full\n"
        "checked: {on: 2026-01-01}\n"
    )
    message = letter(tiny, tmp_path)
    assert message["Subject"] == "Probe: Stimmen Ihre Angaben noch?"
    assert message["To"] == "haus@example.org"
    assert (message["From"], message["X-Unsent"]) == (None, "1")
    assert (
        "2. Treff\n"
        "   Stand: Voll\n"
        "   Wann? Jeden Dienstag, von 16:00 bis 18:00 Uhr\n"
        "   Die nächsten Termine: Dienstag, 24. November, von 16:00 bis 18:00 Uhr\n"
        "   Wo? Saal; Online\n"
        "   Für wen? Alle\n"
        "   Was kostet es? 5 € pro Abend\n"
        "   Wie komme ich dazu? nicht bekannt (bitte ergänzen)\n"
        "   Zuletzt bestätigt: 1. Januar 2026\n"
        "   Alles stimmt noch:\n"
        f"   {FORM}?offer=treff&confirm=1\n"
        "   Etwas hat sich geändert:\n"
        f"   {FORM}?offer=treff\n"
    ) in body(message)


def test_letter_asks_for_what_nobody_said(tiny: TinyDirectory, tmp_path: Path) -> None:
    text = body(letter(tiny, tmp_path))
    assert "   Stand: läuft\n   Wann? nicht bekannt (bitte ergänzen)\n" in text
    assert "   Zuletzt bestätigt: noch nie\n" in text


def test_an_actor_is_confirmed_by_an_answer(tiny: TinyDirectory, tmp_path: Path) -> None:
    text = body(letter(tiny, tmp_path))
    assert (
        "1. Haus\n"
        "   Telefon: 040 66969 100\n"
        "   E-Mail: haus@example.org\n"
        "   Website: nicht bekannt (bitte ergänzen)\n"
        "   Zuletzt bestätigt: noch nie\n"
        "   Ist etwas davon anders? Dann antworten Sie bitte auf diese E-Mail. Stimmt\n"
        "     alles, genügt ein Ja.\n"
    ) in text
    assert f"Alle Ihre Angebote auf einen Blick:\n{FORM}?actor=haus\n" in text


def test_letter_in_english_leads_to_the_english_form(tiny: TinyDirectory, tmp_path: Path) -> None:
    message = letter(tiny, tmp_path, "--words", "en", "--from", "team@example.org")
    assert message["Subject"] == "Probe: is everything still right?"
    assert message["From"] == "Probe <team@example.org>"
    assert f"{FORM.replace('/de/', '/en/')}?offer=treff&confirm=1\n" in body(message)
    assert "When? not known (please add it)" in body(message)


@pytest.mark.parametrize(
    "name",
    [
        '"Haus\\nBcc: alle@example.org"',
        "Haus <alle@example.org>, Bcc",
        '"Haus\\u2028Bcc: alle@example.org"',
    ],
)
def test_a_name_that_would_break_a_header_is_an_error_before(
    tiny: TinyDirectory, name: str
) -> None:
    tiny.actor(CONTACT, name=name)
    result = stale(tiny, "--format", "mail")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "actors/haus.yml:1:" in result.stderr


@pytest.mark.parametrize(
    "name",
    [
        "Haus, Hof; alle@example.org",
        "=?utf-8?q?Bcc=3A_alle=40example=2Eorg?=",
        '"Haus \\"Hof\\" (alle@example.org)"',
        "بيت " * 40,
        "Bcc: alle@example.org",
    ],
)
def test_a_hostile_name_adds_no_receiver(tiny: TinyDirectory, tmp_path: Path, name: str) -> None:
    tiny.actor(CONTACT, name=name if name.startswith('"') else f"'{name}'")
    tiny.offer(title="'Treff: Bcc: alle@example.org'")
    message = letter(tiny, tmp_path)
    assert set(message.keys()) == {
        *("Subject", "To", "Date", "X-Unsent"),
        *("MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
    }
    assert [address.addr_spec for address in message["To"].addresses] == ["haus@example.org"]


def test_hidden_addresses_are_in_no_letter(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "beispiel")
    folder = tmp_path / "briefe"
    result = run_tool("stale", "--days", "0", "--format", "mail", "--out", folder, "--root", root)
    assert result.returncode == 0
    message = message_from_bytes((folder / "frauenschutz-elbe.eml").read_bytes(), policy=default)
    text = body(cast("EmailMessage", message))
    assert "   Wo? Am Telefon; Geschützter Ort\n" in text
    assert "Hamburg" not in text


def test_actors_without_an_address_are_to_be_called(tiny: TinyDirectory, tmp_path: Path) -> None:
    tiny.actor(
        "contact: {phones: [{number: 040 66969 101}]}\n", path="actors/werk.yml", name="Werk"
    )
    tiny.actor(path="actors/stumm.yml", name="Stumm")
    folder = tmp_path / "briefe"
    result = stale(tiny, "--format", "mail", "--out", str(folder))
    calls = (
        "Ohne E-Mail-Adresse, bitte anrufen:\n\n"
        "Stumm: keine Telefonnummer bekannt\n- Stumm\n\nWerk: 040 66969 101\n- Werk\n"
    )
    assert result.stdout == f"Ein Brief in {folder}. Verschickt ist er noch nicht.\n\n{calls}"
    assert sorted(file.name for file in folder.iterdir()) == ["anrufen.txt", "haus.eml"]
    assert (folder / "anrufen.txt").read_text("utf-8") == calls
    assert stale(tiny, "--format", "mail").stdout.endswith(calls)


def test_only_one_actor(tiny: TinyDirectory) -> None:
    tiny.actor(path="actors/werk.yml", name="Werk")
    assert "[haus]" not in stale(tiny, "--actor", "werk").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--actor", "hauz"], "Einen Akteur „hauz“ gibt es nicht. Meinten Sie „haus“?"),
        (["--actor", "q"], "Einen Akteur „q“ gibt es nicht."),
        (["--days", "-1"], "-1 is not in the range"),
        (["--from", "ich"], "ich is not an e-mail address"),
        (["--format", "mail", "--out", "mkdocs.yml"], "mkdocs.yml ist eine Datei"),
        (["--format", "pdf"], "'pdf' is not one of"),
    ],
)
def test_wrong_use(
    tiny: TinyDirectory, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tiny.root)
    result = stale(tiny, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_without_the_address_of_the_site_it_says_how_to_set_it(tiny: TinyDirectory) -> None:
    tiny.write("mkdocs.yml", CONFIG)
    result = stale(tiny, "--format", "mail")
    assert result.exit_code == 2
    assert "site_url: https://wegweiser.example.org/" in result.stderr
    assert stale(tiny).exit_code == 0
