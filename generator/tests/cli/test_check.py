"""`wegweiser check`: what is printed, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tiny import OFFER, TinyDirectory

from wegweiser.cli import main
from wegweiser.wording.problems import problem_sentences

SENTENCE = problem_sentences()["not-yes-or-no"]


def check(tiny: TinyDirectory, *arguments: str, **environment: str) -> Result:
    command = ["check", "--root", str(tiny.root), *arguments]
    if not {"SOURCE_DATE_EPOCH", "--today"} & {*environment, *arguments}:
        command += ["--today", "2026-11-22"]
    return CliRunner().invoke(main, command, env={"SOURCE_DATE_EPOCH": None, **environment})


def as_json(result: Result) -> list[dict[str, Any]]:
    problems: list[dict[str, Any]] = json.loads(result.stdout)
    return problems


def test_nothing_wrong(tiny: TinyDirectory) -> None:
    result = check(tiny)
    assert (result.exit_code, result.stdout) == (0, "2 Einträge geprüft: 0 Fehler, 0 Warnungen.\n")
    result = check(tiny, "--words", "en")
    assert result.stdout == "2 records checked: 0 errors, 0 warnings.\n"
    assert as_json(check(tiny, "--format", "json")) == []


def test_error_as_text(tiny: TinyDirectory) -> None:
    tiny.offer("childcare: ja\n")
    result = check(tiny)
    assert result.exit_code == 1
    assert result.stdout == (
        "offers/treff.yml:5:12: Fehler: „ja“ ist weder yes noch no. [not-yes-or-no]\n"
        "  5 | childcare: ja\n"
        "    |            ^^\n"
        f"    = Meinten Sie „yes“? {SENTENCE['de']['hint']}\n"
        "\n"
        "2 Einträge geprüft: 1 Fehler, 0 Warnungen.\n"
    )


def test_error_as_json(tiny: TinyDirectory) -> None:
    tiny.offer("childcare: ja\n")
    assert as_json(check(tiny, "--format", "json")) == [
        {
            "path": "offers/treff.yml",
            "line": 5,
            "column": 12,
            "code": "not-yes-or-no",
            "severity": "error",
            "message": {
                "de": "„ja“ ist weder yes noch no.",
                "en": "“ja” is neither yes nor no.",
            },
            "hint": {
                "de": "Meinten Sie „yes“? " + SENTENCE["de"]["hint"],
                "en": "Did you mean “yes”? " + SENTENCE["en"]["hint"],
            },
        }
    ]


def test_problem_of_a_whole_file_has_no_line(tiny: TinyDirectory) -> None:
    tiny.write("offers/notiz.txt", "x")
    (problem,) = as_json(check(tiny, "--format", "json"))
    assert (problem["path"], problem["line"], problem["column"]) == ("offers/notiz.txt", None, None)
    assert check(tiny).stdout.startswith("offers/notiz.txt: Fehler: ")


def test_warnings_alone_are_fine(tiny: TinyDirectory) -> None:
    tiny.offer("bring: TODO\n")
    result = check(tiny, "--format", "json")
    assert result.exit_code == 0
    assert [problem["severity"] for problem in as_json(result)] == ["warning"]


def test_problems_are_sorted_by_place(tiny: TinyDirectory) -> None:
    tiny.write("offers/b.yml", "foo: x\n" + OFFER.replace("sport", "x").replace("Treff", "B"))
    tiny.write("offers/a.yml", OFFER.replace("haus", "x").replace("Treff", "A"))
    tiny.write("offers/B.txt", "")
    tiny.actor("foo: x\n")
    places = [(p["path"], p["line"]) for p in as_json(check(tiny, "--format", "json"))]
    assert places == [
        ("actors/haus.yml", 6), ("offers/B.txt", None), ("offers/a.yml", 1),
        ("offers/b.yml", 1), ("offers/b.yml", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["offers/treff.yml"], ["offers/treff.yml"]),
        (["offers"], ["offers/treff.yml"]),
        (["offers/"], ["offers/treff.yml"]),
        (["./offers/../actors"], ["actors/haus.yml"]),
        (["actors/haus.yml", "offers"], ["actors/haus.yml", "offers/treff.yml"]),
        (["vocabulary.yml"], []),
        (["."], ["actors/haus.yml", "offers/treff.yml"]),
        (["off"], None),
        (["offers/x.yml"], None),
        (["/etc"], None),
        ([".."], None),
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_paths(
    paths: list[str], found: list[str] | None, inside: bool,  # noqa: FBT001 -- a parameter of the test
    tiny: TinyDirectory, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    tiny.offer("foo: x\n")
    tiny.actor("foo: x\n")
    if inside:
        monkeypatch.chdir(tiny.root)
    result = check(tiny, "--format", "json", *paths)
    if found is None:
        assert (result.exit_code, result.stdout) == (2, "")
    else:
        assert [problem["path"] for problem in as_json(result)] == found
        assert result.exit_code == (1 if found else 0)


def test_absolute_path(tiny: TinyDirectory) -> None:
    tiny.offer("foo: x\n")
    result = check(tiny, "--format", "json", str(tiny.root / "offers/treff.yml"))
    assert len(as_json(result)) == 1


def test_mistake_elsewhere_does_not_fail_a_path(tiny: TinyDirectory) -> None:
    tiny.offer("foo: x\n")
    assert check(tiny, "actors").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "xml"],
        ["--words", "fr"],
        ["--today", "morgen"],
        ["--root", "/nirgends"],
        ["--foo"],
        ["nichts.yml"],
    ],
)
def test_wrong_use(arguments: list[str], tiny: TinyDirectory) -> None:
    assert check(tiny, *arguments).exit_code == 2


def test_root_without_settings_is_wrong_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert result.exit_code == 2


def test_root_is_the_nearest_folder_with_settings(
    tiny: TinyDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.offer("foo: x\n")
    monkeypatch.chdir(tiny.root / "offers")
    result = CliRunner().invoke(main, ["check", "treff.yml", "--format", "json"])
    assert [problem["path"] for problem in as_json(result)] == ["offers/treff.yml"]


def test_day(tiny: TinyDirectory) -> None:
    tiny.offer("checked: {on: 2026-11-22}\n")
    assert as_json(check(tiny, "--format", "json", "--today", "2026-11-22")) == []
    (problem,) = as_json(check(tiny, "--format", "json", "--today", "2026-11-21"))
    assert problem["code"] == "checked-in-future"
    assert as_json(check(tiny, "--format", "json", SOURCE_DATE_EPOCH="1795348800")) == []
    (problem,) = as_json(check(tiny, "--format", "json", SOURCE_DATE_EPOCH="1700000000"))
    assert problem["code"] == "checked-in-future"
    both = check(tiny, "--format", "json", "--today", "2026-11-22", SOURCE_DATE_EPOCH="1700000000")
    assert as_json(both) == []


@pytest.mark.parametrize("epoch", ["²", "-5", "1e9", "soon", "32503680000", "9" * 30])
def test_a_strange_epoch_is_a_wrong_use(tiny: TinyDirectory, epoch: str) -> None:
    result = check(tiny, SOURCE_DATE_EPOCH=epoch)
    assert result.exit_code == 2
    assert f"SOURCE_DATE_EPOCH is '{epoch}'" in result.output


@pytest.mark.parametrize("epoch", ["", "0", "32503679999"])
def test_an_epoch_may_be_empty_and_reaches_to_2999(tiny: TinyDirectory, epoch: str) -> None:
    assert check(tiny, SOURCE_DATE_EPOCH=epoch).exit_code == 0


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "20261122", "2026-W47-7", "2026-02-30"]
)
def test_a_strange_day_is_a_wrong_use(tiny: TinyDirectory, day: str) -> None:
    result = check(tiny, "--today", day)
    assert result.exit_code == 2
    assert f"{day} is not a day" in result.output
