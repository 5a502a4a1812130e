"""What tests of `wegweiser print` share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tiny import TODAY, TinyDirectory

from wegweiser.cli.main import main


@pytest.fixture
def run_print(
    tiny: TinyDirectory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Result]:
    """Run `wegweiser print` in an empty folder, for a directory of one offer."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(*arguments: str) -> Result:
        where = ["--root", str(tiny.root), "--today", TODAY.isoformat()]
        return CliRunner().invoke(main, ["print", *arguments, *where])

    return call
