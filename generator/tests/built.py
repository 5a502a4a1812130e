"""The example district as a built site, made once for all tests of a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
DAY = "2026-11-22"
EPOCH = "1795348800"
"""Noon of that day, as `SOURCE_DATE_EPOCH`."""

HOSTILE = "</title><script>document.title='owned'</script><img src=x onerror=alert(1)>"


def run_tool(
    *arguments: str | Path, cwd: Path = ROOT, epoch: str = EPOCH, measured: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run `wegweiser` as a user does, on the day of the tests.

    `measured` is whether coverage counts its lines, where it is asked to: that takes half as long
    again.
    """
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"}
    if not measured:
        environment.pop("COVERAGE_PROCESS_CONFIG", None)
    command = [str(BIN / "wegweiser"), *(str(argument) for argument in arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def copy_example(folder: Path, *, needs: bool = True) -> Path:
    """A directory of one's own: the example's data with the least settings that work."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("actors", "offers"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "vocabulary.yml", folder)
    if needs:
        shutil.copy(ROOT / "needs.yml", folder)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Handbuch\n\nWillkommen.\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Wegweiser Probe\n"
        "site_url: https://probe.example.org/wegweiser/\n"
        "theme: {name: material}\n"
        "plugins:\n"
        "  - wegweiser:\n"
        "      languages: [de, ar, ti]\n"
        "      home: {name: Probehof, lat: 53.4868, lon: 10.1905}\n",
        "utf-8",
    )
    return folder


def build_once(folder: Path, name: str) -> Path:
    """The shipped example, built into `folder/name`; the first of all workers builds it."""
    site = folder / name
    lock, done = folder / f"{name}.lock", folder / f"{name}.done"
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        for _ in range(1200):
            if done.exists():
                break
            time.sleep(0.1)
        assert done.read_text("utf-8") == "", done.read_text("utf-8")
        return site
    # Small builds of other tests run the same lines.
    result = run_tool("build", "--out", site, measured=False)
    done.write_text("" if result.returncode == 0 else result.stderr, "utf-8")
    assert result.returncode == 0, result.stderr
    return site
