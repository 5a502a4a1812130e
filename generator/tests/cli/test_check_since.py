"""`wegweiser check --changed-since REV`: what a change answers for, and what was there before."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from history import begin, commit, git
from tiny import ACTOR, OFFER, TinyDirectory

from wegweiser.cli import main


def check(tiny: TinyDirectory, *arguments: str) -> Result:
    command = ["check", "--root", str(tiny.root), "--today", "2026-11-22", *arguments]
    return CliRunner().invoke(main, command, env={"SOURCE_DATE_EPOCH": None})


def found(tiny: TinyDirectory, revision: str = "HEAD") -> list[str]:
    """The problems as `severity path code`."""
    result = check(tiny, "--format", "json", "--changed-since", revision)
    problems = json.loads(result.stdout)
    assert result.exit_code == any(each["severity"] == "error" for each in problems)
    return [f"{each['severity']} {each['path']} {each['code']}" for each in problems]


def test_old_problems_elsewhere_are_warnings(tiny: TinyDirectory) -> None:
    tiny.offer("foo: x\nchildcare: ja\n")
    begin(tiny.root)
    assert check(tiny).exit_code == 1
    assert found(tiny) == [
        "warning offers/treff.yml unknown-field",
        "warning offers/treff.yml not-yes-or-no",
    ]
    tiny.write("offers/neu.yml", OFFER.replace("Treff", "Neu") + "foo: x\n")
    assert found(tiny) == [
        "error offers/neu.yml unknown-field",
        "warning offers/treff.yml unknown-field",
        "warning offers/treff.yml not-yes-or-no",
    ]


def test_whoever_touches_a_file_mends_it(tiny: TinyDirectory) -> None:
    tiny.offer("foo: x\n")
    begin(tiny.root)
    tiny.offer("foo: x\nbring: Tee\n")
    assert found(tiny) == ["error offers/treff.yml unknown-field"]
    commit(tiny.root)
    assert found(tiny, "HEAD~1") == ["error offers/treff.yml unknown-field"]
    assert found(tiny) == ["warning offers/treff.yml unknown-field"]


def test_a_removed_actor_is_an_error_where_it_is_missed(tiny: TinyDirectory) -> None:
    tiny.write("actors/verein.yml", ACTOR.replace("Haus", "Verein"))
    tiny.write("offers/kurs.yml", OFFER.replace("haus", "verein").replace("Treff", "Kurs"))
    tiny.write("offers/alt.yml", OFFER.replace("haus", "nichts").replace("Treff", "Alt"))
    begin(tiny.root)
    (tiny.root / "actors/verein.yml").unlink()
    assert found(tiny) == [
        "warning offers/alt.yml unknown-actor",
        "error offers/kurs.yml unknown-actor",
    ]


def test_another_suggestion_is_no_other_problem(tiny: TinyDirectory) -> None:
    tiny.offer(actor="haos")
    begin(tiny.root)
    tiny.write("actors/haos-verein.yml", ACTOR.replace("Haus", "Verein"))
    tiny.write("actors/haoss.yml", ACTOR.replace("Haus", "Hauss"))
    assert found(tiny) == ["warning offers/treff.yml unknown-actor"]


def test_what_a_change_breaks_elsewhere_is_an_error(tiny: TinyDirectory) -> None:
    tiny.write("offers/kurs.yml", OFFER.replace("Treff", "Kurs") + "with: [fort, fort]\n")
    begin(tiny.root)
    before = found(tiny)
    assert {each.split()[0] for each in before} == {"warning"}
    tiny.write(
        "vocabulary.yml", (tiny.root / "vocabulary.yml").read_text().replace("sport:", "tanz:")
    )
    after = found(tiny)
    assert [each for each in after if each not in before] == [
        "error offers/kurs.yml unknown-topic",
        "error offers/treff.yml unknown-topic",
    ]


def test_a_renamed_file_is_new(tiny: TinyDirectory) -> None:
    tiny.offer("foo: x\n")
    begin(tiny.root)
    (tiny.root / "offers/treff.yml").rename(tiny.root / "offers/anders.yml")
    assert found(tiny) == ["error offers/anders.yml unknown-field"]


def test_odd_names_are_known_too(tiny: TinyDirectory) -> None:
    for name in ("a\nb.yml", "b\udcff.yml", "ü.yml", "\u202egpj.yml"):
        tiny.write(f"offers/{name}", OFFER.replace("Treff", f"Treff {len(name)} {ord(name[0])}"))
    begin(tiny.root)
    assert [each.split()[0] for each in found(tiny)] == ["warning"] * 4
    tiny.write("offers/a\nb.yml", OFFER + "bring: Tee\n")
    assert sorted(each.split()[0] for each in found(tiny)) == ["error", *["warning"] * 4]


def test_folders_and_links_are_known_too(tiny: TinyDirectory) -> None:
    tiny.write("offers/tief/x.yml", OFFER)
    (tiny.root / "actors/link.yml").symlink_to("haus.yml")
    begin(tiny.root)
    old = ["warning actors/link.yml link-not-allowed", "warning offers/tief folder-not-allowed"]
    assert found(tiny) == old
    tiny.write("offers/tief/y.yml", OFFER)
    assert found(tiny) == [old[0], "error offers/tief folder-not-allowed"]


def test_what_is_new_was_not_known_by_others(tiny: TinyDirectory) -> None:
    begin(tiny.root)
    git(tiny.root, "checkout", "-q", "-b", "neu")
    tiny.write("offers/neu.yml", OFFER.replace("Treff", "Neu"))
    commit(tiny.root)
    git(tiny.root, "checkout", "-q", "main")
    tiny.offer("foo: x\n")
    commit(tiny.root)
    git(tiny.root, "checkout", "-q", "neu")
    git(tiny.root, "merge", "-q", "--no-edit", "main")
    assert found(tiny, "main") == ["warning offers/treff.yml unknown-field"]


def test_only_some_paths(tiny: TinyDirectory) -> None:
    tiny.offer("foo: x\n")
    begin(tiny.root)
    tiny.actor("foo: x\n")
    assert check(tiny, "--changed-since", "HEAD", "offers").exit_code == 0
    assert check(tiny, "--changed-since", "HEAD", "actors").exit_code == 1


def test_it_is_said_what_is_known(tiny: TinyDirectory) -> None:
    tiny.offer("foo: x\n")
    begin(tiny.root)
    result = check(tiny, "--changed-since", "HEAD")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "offers/treff.yml:5:1: Warnung, schon bekannt: Die Angabe „foo“"
    )
    assert result.stdout.endswith(
        "2 Einträge geprüft: 0 Fehler, 1 Warnungen; 1 davon gab es schon vorher in Dateien, die "
        "diese Änderung nicht berührt.\n"
    )
    result = check(tiny, "--changed-since", "HEAD", "--words", "en")
    assert result.stdout.startswith(
        "offers/treff.yml:5:1: warning, known before this change: There"
    )
    sarif = json.loads(check(tiny, "--changed-since", "HEAD", "--format", "sarif").stdout)
    assert [each["baselineState"] for each in sarif["runs"][0]["results"]] == ["unchanged"]


@pytest.mark.parametrize("revision", ["nichts", "--all", "-", "", "\x1b[31m", "HEAD~7", "a..b"])
def test_no_revision_is_wrong_use(revision: str, tiny: TinyDirectory) -> None:
    begin(tiny.root)
    result = check(tiny, f"--changed-since={revision}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: --changed-since: " in result.stderr
    assert "\x1b" not in result.stderr


def test_no_repository_is_wrong_use(tiny: TinyDirectory) -> None:
    result = check(tiny, "--changed-since", "HEAD")
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr
