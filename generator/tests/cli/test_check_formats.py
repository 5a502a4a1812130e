"""`wegweiser check` for every reader: formats, files, and the summary of a run."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from subprocess import run
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from exchange.runner import obey
from forges import FORGES
from history import begin
from tiny import OFFER, TinyDirectory

from wegweiser.cli import main
from wegweiser.cli.check import FORMATS

HOSTILE = """\
"::error file=x::@octocat": x
"##[error]y": "<img src=x>"
"| #1 | deadbeef | www.evil.example": "`"
"""


def check(tiny: TinyDirectory, *arguments: str, **environment: str | None) -> Result:
    command = ["check", "--root", str(tiny.root), "--today", "2026-11-22", *arguments]
    variables = {"SOURCE_DATE_EPOCH": None, "GITHUB_STEP_SUMMARY": None, **environment}
    return CliRunner().invoke(main, command, env=variables)


def paths(form: str, text: str) -> list[str]:
    """The files that a report names, in its order."""
    match form:
        case "json":
            return [each["path"] for each in json.loads(text)]
        case "github":
            return [command.properties["file"] for command in obey(text)]
        case "sarif":
            found: list[dict[str, Any]] = json.loads(text)["runs"][0]["results"]
            physical = [each["locations"][0]["physicalLocation"] for each in found]
            return [each["artifactLocation"]["uri"] for each in physical]
        case "junit":
            return [case.attrib["file"] for case in ET.fromstring(text).iter("testcase")]  # noqa: S314 -- our own
        case "gitlab":
            return [each["location"]["path"] for each in json.loads(text)]
        case _:
            return [line.partition(":")[0] for line in text.splitlines() if line.endswith("]")]


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_tells_the_same_problems(
    form: str, tiny: TinyDirectory, tmp_path: Path
) -> None:
    tiny.offer(f"childcare: ja\n{HOSTILE}")
    tiny.actor("foo: x\n")
    result = check(tiny, "--format", form)
    assert result.exit_code == 1
    assert paths(form, result.stdout) == ["actors/haus.yml", *["offers/treff.yml"] * 4]
    out = tmp_path / "bericht"
    written = check(tiny, "--format", form, "--out", str(out))
    assert (written.exit_code, written.stdout) == (1, "")
    assert out.read_bytes().decode("utf-8") == result.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_in_both_languages(form: str, tiny: TinyDirectory) -> None:
    tiny.offer("childcare: ja\n")
    texts = [check(tiny, "--format", form, "--words", words).stdout for words in ("de", "en")]
    assert "„ja“ ist weder yes noch no." in texts[0]
    assert "“ja” is neither yes nor no." in texts[1]
    assert (texts[0] == texts[1]) is (form == "json")


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_wrong_and_only_warnings(form: str, tiny: TinyDirectory) -> None:
    assert check(tiny, "--format", form).exit_code == 0
    tiny.offer("bring: TODO\n")
    assert check(tiny, "--format", form).exit_code == 0


@pytest.mark.parametrize("form", ["github", "sarif", "junit", "gitlab"])
def test_a_directory_below_the_top_of_its_repository(form: str, tmp_path: Path) -> None:
    tiny = TinyDirectory(tmp_path / "top" / "data")
    begin(tmp_path / "top")
    tiny.offer("childcare: ja\n")
    assert paths(form, check(tiny, "--format", form).stdout) == ["data/offers/treff.yml"]
    assert paths("json", check(tiny, "--format", "json").stdout) == ["offers/treff.yml"]
    begin(tiny.root)
    assert paths(form, check(tiny, "--format", form).stdout) == ["offers/treff.yml"]


def test_the_handbook_is_linked_where_there_is_one(tiny: TinyDirectory) -> None:
    tiny.write(
        "mkdocs.yml", (tiny.root / "mkdocs.yml").read_text() + "site_url: https://w.example.org/\n"
    )
    tiny.offer("foo: x\n")
    (rule,) = json.loads(check(tiny, "--format", "sarif").stdout)["runs"][0]["tool"]["driver"][
        "rules"
    ]
    assert rule["helpUri"] == "https://w.example.org/handbook/messages/unknown-field/"


def test_a_summary_is_added_to_what_is_there(tiny: TinyDirectory, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    check(tiny, "--format", "github", GITHUB_STEP_SUMMARY=str(file))
    first = file.read_text("utf-8")
    assert first.startswith("## Alles in Ordnung\n")
    tiny.offer(HOSTILE)
    result = check(tiny, "--format", "github", GITHUB_STEP_SUMMARY=str(file))
    assert result.exit_code == 1
    text = file.read_text("utf-8")
    assert text.startswith(f"{first}\n## Das ist noch zu ändern\n")
    for render in FORGES.values():
        shown = render(text)
        assert (shown.tags.count("td"), shown.attributes, shown.found) == (12, [], [])


def test_a_summary_only_for_github(tiny: TinyDirectory, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    for form in set(FORMATS) - {"github"}:
        check(tiny, "--format", form, GITHUB_STEP_SUMMARY=str(file))
    assert not file.exists()
    assert check(tiny, "--format", "github", GITHUB_STEP_SUMMARY="").exit_code == 0


def test_a_full_summary_is_left_as_it_is(tiny: TinyDirectory, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_bytes(b"x" * (1024 * 1024 - 100))
    assert check(tiny, "--format", "github", GITHUB_STEP_SUMMARY=str(file)).exit_code == 0
    assert file.stat().st_size == 1024 * 1024 - 100


def test_files_that_cannot_be_written_are_wrong_use(tiny: TinyDirectory, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nichts" / "x")
    result = check(tiny, "--out", nowhere)
    assert (result.exit_code, "cannot write" in result.output) == (2, True)
    result = check(tiny, "--format", "github", GITHUB_STEP_SUMMARY=nowhere)
    assert (result.exit_code, "cannot write GITHUB_STEP_SUMMARY" in result.output) == (2, True)


NAMES = [
    b"::error::x.yml", b"a\nb.yml", b"a\r\n::error::b.yml", b"##[error]x.yml", b"\xff.yml",
    b"%0A.yml", b"a,b=c.yml", b"<b>.yml", b"|a|.yml", b"@octocat.yml", b"#1.yml", b"\x1b[31m.yml",
    b"a b?c#d.yml", b"\xe2\x80\xaegpj.yml", b"&amp;.yml", b'\'".yml', b"-x.yml", b"%2e%2e.yml",
    b"a:b.yml",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_names_of_files(form: str, tiny: TinyDirectory, tmp_path: Path) -> None:
    for number, name in enumerate(NAMES):
        with open(os.fsencode(tiny.root / "offers") + b"/" + name, "wb") as file:  # noqa: PTH123 -- bytes
            file.write(OFFER.replace("Treff", f"Treff {number}").encode())
    summary = tmp_path / "summary.md"
    result = check(tiny, "--format", form, GITHUB_STEP_SUMMARY=str(summary))
    assert result.exit_code == 1
    if form == "github":
        assert [command.name for command in obey(result.stdout)] == ["error"] * 10
        for render in FORGES.values():
            shown = render(summary.read_text("utf-8"))
            found = (shown.tags.count("td"), shown.attributes, shown.found)
            assert found == (4 * len(NAMES), [], [])
    elif form != "text":
        assert len(paths(form, result.stdout)) == len(NAMES)


def test_only_the_format_asked_for_is_loaded(tiny: TinyDirectory) -> None:
    code = (
        "import sys\nfrom wegweiser.cli import main\n"
        f"main(['check', '--root', {str(tiny.root)!r}], standalone_mode=False)\n"
        "print([name for name in sys.modules if name.startswith('wegweiser.exchange.problems.')"
        " or name in ('xml.etree.ElementTree', 'subprocess', 'mkdocs')])"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == (
        "['wegweiser.exchange.problems.findings', 'wegweiser.exchange.problems.text']"
    )
