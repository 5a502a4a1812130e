"""`wegweiser schema`: the files that editors read, and whether they are up to date."""

from __future__ import annotations

import json
from pathlib import Path

from built import ROOT
from click.testing import CliRunner
from tiny import VOCABULARY, TinyDirectory

from wegweiser.cli import main

KINDS = ["actor.json", "needs.json", "offer.json", "vocabulary.json"]


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["schema", *map(str, arguments)])
    return result.exit_code, result.output


def test_the_shipped_schemas_are_up_to_date() -> None:
    assert run("--check", "--root", ROOT) == (0, "")


def test_editors_are_told_of_each_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        "./schema/actor.json": "/actors/*.yml",
        "./schema/offer.json": "/offers/*.yml",
        "./schema/needs.json": "/needs.yml",
        "./schema/vocabulary.json": "/vocabulary.yml",
    }
    assert sorted(file.name for file in (ROOT / "schema").iterdir()) == KINDS


def test_four_files_are_written(tiny: TinyDirectory) -> None:
    code, output = run("--root", tiny.root)
    assert code == 0
    folder = tiny.root / "schema"
    assert sorted(output.split()) == [str(folder / name) for name in KINDS]
    offer = json.loads((folder / "offer.json").read_text("utf-8"))
    assert offer["properties"]["topics"]["items"]["else"]["enum"] == ["german", "exam", "sport"]
    labels = {
        each["label"]: each.get("description")
        for each in offer["properties"]["languages"]["items"]["defaultSnippets"]
    }
    assert labels["ar"] == "Arabisch · Arabic"


def test_out_is_another_folder(tiny: TinyDirectory, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert run("--root", tiny.root, "--out", folder)[0] == 0
    assert sorted(file.name for file in folder.iterdir()) == KINDS
    assert run("--root", tiny.root, "--out", folder, "--check") == (0, "")
    assert not (tiny.root / "schema").exists()


def test_check_names_what_is_stale_and_writes_nothing(tiny: TinyDirectory) -> None:
    code, output = run("--root", tiny.root, "--check")
    assert code == 1
    assert len(output.splitlines()) == 4
    assert not (tiny.root / "schema").exists()
    run("--root", tiny.root)
    tiny.write("vocabulary.yml", VOCABULARY.replace("step-free", "ramp"))
    code, output = run("--root", tiny.root, "--check")
    stale = [Path(line.partition(":")[0]).name for line in output.splitlines()]
    assert (code, stale) == (1, ["actor.json", "needs.json"])
    tiny.write("schema/actor.json", "{")
    assert run("--root", tiny.root, "--check")[0] == 1


def test_a_new_actor_makes_nothing_stale(tiny: TinyDirectory) -> None:
    run("--root", tiny.root)
    tiny.actor(path="actors/neu.yml")
    assert run("--root", tiny.root, "--check") == (0, "")
    before = (tiny.root / "schema" / "offer.json").read_bytes()
    run("--root", tiny.root)
    assert (tiny.root / "schema" / "offer.json").read_bytes() != before
    again = (tiny.root / "schema" / "offer.json").read_bytes()
    run("--root", tiny.root)
    assert (tiny.root / "schema" / "offer.json").read_bytes() == again
