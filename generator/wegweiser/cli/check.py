"""`wegweiser check`: all problems of all files, each with its place and its remedy."""

from __future__ import annotations

from datetime import date
from os.path import lexists, normpath
from pathlib import Path

import click

from wegweiser.checks import find_problems
from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.problem_formats import to_json, to_text
from wegweiser.cli.streams import write_text
from wegweiser.model import Problem
from wegweiser.reading import read_directory
from wegweiser.wording.problems import WordsLanguage


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@root_option
@today_option
@words_option
def check(
    paths: tuple[Path, ...], form: str, root: Path, today: date, words: WordsLanguage
) -> None:
    """Check all files, or report only what is wrong in PATHS (files or folders)."""
    wanted = [_below(root, path) for path in paths]
    reading = read_directory(root)
    problems = [problem for problem in find_problems(reading, today) if _is_in(problem, wanted)]
    records = len(reading.actors) + len(reading.offers)
    write_text(to_json(problems) if form == "json" else to_text(problems, words, records=records))
    if any(problem.severity == "error" for problem in problems):
        raise click.exceptions.Exit(1)


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
