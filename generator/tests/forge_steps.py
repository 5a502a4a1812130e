"""The steps of a workflow, run as a forge would run them, in folders of a test.

Only what is outside is stood in for: the forge's own answers are files, and the generator is set up
by a line that calls the one under test.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
WEGWEISER = f"""\
#!/bin/sh
exec '{sys.executable}' -c 'from wegweiser.cli import main; main()' "$@"
"""
GH = """\
#!/bin/bash
# Answers as the forge's own program would, from files; notes what it is asked to write.
set -euo pipefail
method=GET input=/dev/null address= told=
shift
while [ $# -gt 0 ]; do
	case $1 in
	--method) method=$2 && shift ;;
	--field) input=${2#body=@} && shift ;;
	--raw-field) told="$told $2" && shift ;;
	--paginate | --silent) ;;
	*) address=${1%%\\?*} ;;
	esac
	shift
done
if [ "$method" = GET ]; then
	cat "$ANSWERS/${address//\\//,}"
else
	echo "$method $address$told" >> "$ANSWERS/written"
	cat "$input" > "$ANSWERS/body"
fi
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a step ended and what it said."""

    name: str
    status: int
    said: str


def read_workflow(path: Path) -> dict[Any, Any]:
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text())
    return workflow


def program(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(0o755)


def run_steps(
    path: Path,
    job: str,
    folder: Path,
    values: Mapping[str, str],
    *,
    without: frozenset[str] = frozenset(),
    **environment: str,
) -> list[Ran]:
    """Run the scripts of a job until one fails; after that only those that always run.

    `values` are what expressions stand for, and which conditions hold. Steps without a script, and
    those named in `without`, are passed over.
    """
    workflow = read_workflow(path)
    steps = workflow["jobs"][job]["steps"]
    shared = _environment(workflow["jobs"][job].get("env", {}), values)
    known = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "GITHUB_OUTPUT": str(folder / "output"),
        **environment,
    }
    ran: list[Ran] = []
    for step in steps:
        failed = any(each.status for each in ran)
        condition = str(step.get("if", "success()")).removeprefix("${{").removesuffix("}}").strip()
        goes_on = condition == "!cancelled()" or (not failed and _holds(condition, folder))
        if "run" not in step or step["name"] in without or not goes_on:
            continue
        assert "${{" not in step["run"], step["name"]
        own = _environment(step.get("env", {}), {**values, **_outputs(folder)})
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder, env={**known, **shared, **own}, capture_output=True, check=False,
        )  # fmt: skip
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        ran.append(Ran(step["name"], done.returncode, said))
    return ran


def _environment(names: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """The values of `env`, each expression replaced by what it stands for."""
    return {
        name: re.sub(r"\$\{\{ *(.+?) *\}\}", lambda found: values[found[1]], str(text))
        for name, text in names.items()
    }


def _outputs(folder: Path) -> dict[str, str]:
    file = folder / "output"
    lines = file.read_text().splitlines() if file.exists() else []
    return {f"steps.proposal.outputs.{name}": value for name, _, value in map(_split, lines)}


def _split(line: str) -> tuple[str, str, str]:
    return line.partition("=")


def _holds(condition: str, folder: Path) -> bool:
    return condition == "success()" or condition in _outputs(folder)
