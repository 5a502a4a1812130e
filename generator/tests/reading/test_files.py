"""What belongs into `actors/` and `offers/`, and what does not."""

from __future__ import annotations

import json
import os

import pytest
from tiny import ACTOR, OFFER, TinyDirectory

from wegweiser.exchange.problems.findings import Findings
from wegweiser.exchange.problems.json import to_json
from wegweiser.exchange.problems.text import to_text
from wegweiser.reading import read_directory
from wegweiser.reading.rewriting import slugify

OTHER = OFFER.replace("Treff", "Anderer Treff")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Treff.yml", "file-malformed-id"),
        ("treff_zwei.yml", "file-malformed-id"),
        ("treff zwei.yml", "file-malformed-id"),
        ("café.yml", "file-malformed-id"),
        ("-treff.yml", "file-malformed-id"),
        ("treff-.yml", "file-malformed-id"),
        ("treff--zwei.yml", "file-malformed-id"),
        ("a" * 61 + ".yml", "file-long-id"),
        ("index.yml", "file-reserved-id"),
        ("404.yml", "file-reserved-id"),
        ("con.yml", "file-reserved-id"),
        ("com1.yml", "file-reserved-id"),
        ("lpt9.yml", "file-reserved-id"),
        ("zwei.yaml", "wrong-ending"),
        ("zwei.YML", "wrong-ending"),
        ("Zwei.Yaml", "wrong-ending"),
        ("README.md", "wrong-ending"),
        ("zwei.yml.bak", "wrong-ending"),
        ("zwei", "wrong-ending"),
        ("zwei.yml~", "wrong-ending"),
    ],
)
def test_name_has_one_problem(name: str, code: str, tiny: TinyDirectory) -> None:
    tiny.write(f"offers/{name}", OTHER)
    if name.lower() == "treff.yml":
        (tiny.root / "offers/treff.yml").unlink()
    assert tiny.found() == [f"offers/{name} {code}"]


@pytest.mark.parametrize("name", ["a" * 60, "0", "com10", "main", "a-1-b"])
def test_good_names(name: str, tiny: TinyDirectory) -> None:
    tiny.write(f"offers/{name}.yml", OTHER)
    assert tiny.found() == []


def test_good_name_is_proposed(tiny: TinyDirectory) -> None:
    tiny.write("offers/Café für Mütter.yml", OTHER)
    assert tiny.problems()[0].arguments["nearest"] == "cafe-fuer-muetter.yml"
    tiny.write("offers/Café für Mütter.yml.txt", OTHER)
    assert tiny.problems()[1].arguments["nearest"] == "cafe-fuer-muetter.yml"
    tiny.write("offers/" + "a" * 61 + ".yml", OTHER)
    assert "nearest" not in tiny.problems()[2].arguments
    assert slugify("Übung & Spaß (2026)") == "uebung-spass-2026"
    assert slugify("مقهى") == ""


@pytest.mark.parametrize(
    "name", [".treff.yml", ".treff.yml.swp", ".DS_Store", ".gitkeep", ".hidden/x.yml"]
)
def test_hidden_files_are_left_aside(name: str, tiny: TinyDirectory) -> None:
    tiny.write(f"offers/{name}", "title: [")
    assert tiny.found() == []


def test_folders_links_and_pipes(tiny: TinyDirectory) -> None:
    tiny.write("offers/sport/tanz.yml", OTHER)
    (tiny.root / "offers/verweis.yml").symlink_to(tiny.root / "offers/treff.yml")
    (tiny.root / "offers/leer.yml").symlink_to("nirgends.yml")
    os.mkfifo(tiny.root / "offers/rohr.yml")
    os.mkfifo(tiny.root / "needs.yml")
    assert tiny.found() == [
        "needs.yml not-a-file",
        "offers/leer.yml link-not-allowed",
        "offers/rohr.yml not-a-file",
        "offers/sport folder-not-allowed",
        "offers/verweis.yml link-not-allowed",
    ]


def test_folder_may_be_missing_but_nothing_else(tiny: TinyDirectory) -> None:
    for file in (tiny.root / "offers").iterdir():
        file.unlink()
    (tiny.root / "offers").rmdir()
    assert tiny.found() == []
    tiny.write("offers", "kein Ordner")
    assert tiny.found() == ["offers not-a-folder"]
    (tiny.root / "offers").unlink()
    (tiny.root / "offers").symlink_to(tiny.root / "actors")
    assert tiny.found() == ["offers link-not-allowed"]
    (tiny.root / "vocabulary.yml").unlink()
    (tiny.root / "vocabulary.yml").symlink_to(tiny.root / "mkdocs.yml")
    assert tiny.found() == ["offers link-not-allowed", "vocabulary.yml link-not-allowed"]


def test_names_that_differ_in_case_only_are_one_problem(tiny: TinyDirectory) -> None:
    tiny.write("offers/TREFF.yml", OFFER)
    assert tiny.found() == ["offers/TREFF.yml duplicate-id"]
    assert tiny.problems()[0].arguments == {"id": "TREFF", "other": "offers/treff.yml"}


def test_names_that_differ_in_the_ending_only_are_one_problem(tiny: TinyDirectory) -> None:
    tiny.write("offers/treff.yaml", OTHER)
    assert tiny.found() == ["offers/treff.yaml duplicate-id"]


def test_record_with_a_wrong_name_is_read_all_the_same(tiny: TinyDirectory) -> None:
    tiny.write("actors/Verein.yml", ACTOR + "seeks: [Spenden]\n")
    tiny.write("offers/zwei.yml", OTHER.replace("haus", "Verein"))
    assert tiny.found() == [
        "actors/Verein.yml file-malformed-id",
        "actors/Verein.yml:6:9 unknown-value",
    ]


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.yml", b"a\nb.yml", b"\x1b[31m.yml", "\u202egpj.yml".encode()]
)
def test_odd_names_do_no_harm(name: bytes, tiny: TinyDirectory) -> None:
    with open(os.fsencode(tiny.root / "offers") + b"/" + name, "wb") as file:  # noqa: PTH123 -- bytes
        file.write(OTHER.encode())
    problems = tiny.problems()
    assert [problem.code for problem in problems] == ["file-malformed-id"]
    findings = Findings(problems, 1)
    assert json.loads(to_json(findings).encode("utf-8"))[0]["path"].startswith("offers/")
    assert all(line.isprintable() for line in to_text(findings).splitlines())


def test_unreadable_files_and_folders_are_said(
    tiny: TinyDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(
        *_: object, **__: object
    ) -> object:  # root may read all, so the system must be asked
        raise PermissionError

    monkeypatch.setattr("wegweiser.reading.files.os.scandir", refuse)
    assert [problem.code for problem in read_directory(tiny.root).problems] == [
        "unreadable-file"
    ] * 2
    monkeypatch.undo()
    monkeypatch.setattr("pathlib.Path.open", refuse)
    codes = {problem.code for problem in read_directory(tiny.root).problems}
    assert codes == {"unreadable-file"}


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("needs.yml", "needs.yaml", "wrong-ending"),
        ("needs.yml", "Needs.YAML", "wrong-ending"),
        ("needs.yml", "Needs.yml", "file-malformed-id"),
        ("vocabulary.yml", "vocabulary.yaml", "wrong-ending"),
        ("vocabulary.yml", "Vocabulary.yml", "file-malformed-id"),
        ("offers", "Offers", "file-malformed-id"),
    ],
)
def test_what_nobody_would_read_is_reported(
    right: str, wrong: str, code: str, tiny: TinyDirectory
) -> None:
    tiny.needs()
    (tiny.root / right).rename(tiny.root / wrong)
    assert [(p.path, p.code, p.arguments["nearest"]) for p in tiny.problems()] == [
        (wrong, code, right)
    ]
