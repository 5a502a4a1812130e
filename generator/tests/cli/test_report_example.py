"""The example in the handbook is what `wegweiser report` says about two real changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from history import begin

from wegweiser.cli import main

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs/handbook/reviewing.md"
MARKS = re.compile(r"(<!-- example: .*? -->\n)(.*?)(<!-- end of the example -->)", re.DOTALL)
DATA = ["actors/*.yml", "offers/*.yml", "needs.yml", "vocabulary.yml", "mkdocs.yml",
        "translations/*/directory.po", "map/*.geojson"]  # fmt: skip
NEW = """\
actor: sv-beispielbek
title: Frauenfußball am Samstag
summary: Wir spielen ohne Druck. Wer noch nie gespielt hat, ist genauso willkommen.
topics: [football]
for: {groups: [women], age: {from: 16}, german_level: none}
languages: [de, en, tr]
times:
  - {every: week, on: [sat], from: "14:00", to: "15:30", except: [school-holidays]}
place: pitch
access: [walk-in]
bring: Turnschuhe und etwas zu trinken
cost: free
childcare: yes
checked: {on: 2026-11-20, by: actor}
"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The shipped directory as a repository of its own."""
    for file in (file for pattern in DATA for file in ROOT.glob(pattern)):
        copy = tmp_path / file.relative_to(ROOT)
        copy.parent.mkdir(exist_ok=True, parents=True)
        copy.write_bytes(file.read_bytes())
    begin(tmp_path)
    return tmp_path


def quoted(report: str) -> str:
    """As a quotation, its headings as bold lines: they are none of the handbook."""
    lines = [re.sub(r"^#+ (.*)$", r"**\1**", line) for line in report.rstrip().splitlines()]
    return "".join(f"> {line}".rstrip() + "\n" for line in lines)


def test_the_handbook_shows_a_real_report(example: Path, request: pytest.FixtureRequest) -> None:
    (example / "offers/frauenfussball.yml").write_text(NEW)
    cafe = example / "offers/offenes-sprachcafe.yml"
    cafe.write_text(cafe.read_text().replace('from: "16:00"', 'from: "16:30"'))
    command = ["report", "--since", "HEAD", "--root", str(example), "--today", "2026-11-22"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    page = PAGE.read_text()
    wanted = MARKS.sub(lambda found: f"{found[1]}\n{quoted(result.stdout)}\n{found[3]}", page)
    if request.config.getoption("--update"):
        PAGE.write_text(wanted)
    assert PAGE.read_text() == wanted
