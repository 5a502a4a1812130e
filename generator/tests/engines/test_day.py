"""The day of a build: what `SOURCE_DATE_EPOCH` may be, for the command and for MkDocs itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from built import BIN, copy_example, run_tool


def test_a_strange_epoch_stops_mkdocs_with_a_sentence(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "²", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [BIN / "mkdocs", "build", "-q"], cwd=root, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1
    said = (done.stdout + done.stderr).decode()
    assert "SOURCE_DATE_EPOCH is '²'" in said
    assert "Traceback" not in said


def test_a_strange_epoch_is_no_matter_where_the_day_is_given(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    assert run_tool("build", "--root", root, epoch="²").returncode == 2
    result = run_tool("build", "--root", root, "--today", "2026-11-22", epoch="²")
    assert result.returncode == 0, result.stderr


def test_an_empty_epoch_is_none(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    result = run_tool("build", "--root", root, epoch="")
    assert result.returncode == 0, result.stderr
