"""`wegweiser check`: all problems of all files, each with its place and its remedy."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from importlib import import_module
from os.path import lexists, normpath
from pathlib import Path
from typing import Final

import click

from wegweiser.checks import find_problems
from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.streams import write_file, write_text
from wegweiser.exchange.problems.findings import Findings
from wegweiser.model import Problem
from wegweiser.reading import read_directory
from wegweiser.wording.problems import WordsLanguage

FORMATS: Final = ("text", "json", "github", "sarif", "junit", "gitlab")
"""Each is the function `to_<format>` in a module of its own, loaded when it is asked for."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Only warn of what was wrong before, at this revision, in files that did not change.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@root_option
@today_option
@words_option
def check(  # noqa: PLR0913, PLR0917 -- one argument for each option
    paths: tuple[Path, ...],
    form: str,
    changed_since: str | None,
    out: Path | None,
    root: Path,
    today: date,
    words: WordsLanguage,
) -> None:
    """Check all files, or report only what is wrong in PATHS (files or folders)."""
    wanted = [_below(root, path) for path in paths]
    reading = read_directory(root)
    problems = [problem for problem in find_problems(reading, today) if _is_in(problem, wanted)]
    if changed_since is not None:
        problems = _compared(problems, root, changed_since, today)
    findings = Findings(
        problems,
        records=len(reading.actors) + len(reading.offers),
        words=words,
        compared=changed_since is not None,
        folder=_place_in_repository(root),
        site_url=reading.directory.settings.site_url,
    )
    _write(_formatted(findings, form), out)
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _add_summary(findings, Path(summary))
    if findings.errors:
        raise click.exceptions.Exit(1)


def _compared(problems: list[Problem], root: Path, revision: str, today: date) -> list[Problem]:
    """The problems, those known that were there at a revision; it is only read if it may matter."""
    from wegweiser.checks.known import find_untouched, mark_known  # noqa: PLC0415 -- only here
    from wegweiser.reading.revisions import (  # noqa: PLC0415 -- likewise
        UnknownRevision,
        find_changes,
        read_revision,
    )
    from wegweiser.wording.problems import visible  # noqa: PLC0415 -- likewise

    try:
        changed = [change.path for change in find_changes(root, revision)]
        if not find_untouched(problems, changed):
            return problems
        earlier = find_problems(read_revision(root, revision), today)
    except UnknownRevision as fault:
        raise click.UsageError(f"--changed-since: {visible(str(fault))}") from None
    return mark_known(problems, earlier, changed)


def _formatted(findings: Findings, form: str) -> str:
    module = import_module(f"wegweiser.exchange.problems.{form}")
    to_format: Callable[[Findings], str] = getattr(module, f"to_{form}")
    return to_format(findings)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        write_text(text)
    else:
        write_file(out, text.encode("utf-8", "backslashreplace"))


def _add_summary(findings: Findings, file: Path) -> None:
    """Add to what other commands of the same step have written: GitHub limits their sum."""
    from wegweiser.exchange.problems.summary import SUMMARY_BYTES, to_summary  # noqa: PLC0415

    try:
        with file.open("ab") as stream:
            there = stream.tell()
            text = to_summary(findings, SUMMARY_BYTES - there - 1)
            stream.write(b"\n" * bool(there and text) + text.encode())
    except OSError as fault:
        raise click.UsageError(f"cannot write GITHUB_STEP_SUMMARY: {fault.strerror}") from None


def _place_in_repository(root: Path) -> str:
    """The folders from the top of the repository to the directory, such as `data/`; maybe none."""
    for top in (root, *root.parents):
        if (top / ".git").exists():
            place = root.relative_to(top).as_posix()
            return "" if place == "." else f"{place}/"
    return ""


def _below(root: Path, path: Path) -> str:
    """A path as problems name it: relative to the root, with `/`.

    A path may be seen from the current folder or from the root; a link is not followed.
    """
    for folder in (Path.cwd(), root):
        full = Path(normpath(folder / path))
        full = full.parent.resolve() / full.name
        if full.is_relative_to(root) and lexists(full):
            return full.relative_to(root).as_posix()
    raise click.UsageError(f"there is no file or folder {path} in {root}")


def _is_in(problem: Problem, wanted: list[str]) -> bool:
    return not wanted or any(
        path in {".", problem.path} or problem.path.startswith(f"{path}/") for path in wanted
    )
