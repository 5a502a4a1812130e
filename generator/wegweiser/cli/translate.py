"""`wegweiser translate`: PO files brought up to date, and counted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

import wegweiser
from wegweiser.cli.options import root_option, words_option
from wegweiser.cli.streams import write_text, writing
from wegweiser.model import Problem, sort_problems
from wegweiser.reading import read_directory
from wegweiser.wording import ships_words, write_translations
from wegweiser.wording.extraction import find_sentences
from wegweiser.wording.problems import WordsLanguage, problem_lines
from wegweiser.wording.status import find_status, to_table
from wegweiser.wording.texts import read_all_texts
from wegweiser.wording.update import build_updates

PACKAGE = Path(wegweiser.__file__).parent


@click.group()
def translate() -> None:
    """Bring the translation files up to date, or count what is missing."""


@translate.command()
@root_option
@words_option
def update(root: Path, words: WordsLanguage) -> None:
    """Write new and changed texts into the PO files of all languages; no translation is lost."""
    directory = read_directory(root).directory
    package = PACKAGE if ships_words(root) else None
    files, problems = build_updates(root, directory, package)
    _say(problems, words)
    with writing(root / "translations"):
        written = write_translations(root, files)
    for path in written:
        click.echo(path)
    if problems:
        raise click.exceptions.Exit(1)


@translate.command()
@click.option(
    "--strict", is_flag=True, help="Exit with 1 if a file is not up to date, or a text not usable."
)
@root_option
@words_option
def status(root: Path, words: WordsLanguage, *, strict: bool) -> None:
    """Count what is translated, by people or by machine, out of date, faulty or missing."""
    directory = read_directory(root).directory
    click.echo(to_table(find_status(root, directory, find_sentences(PACKAGE))), nl=False)
    texts = read_all_texts(root, directory.settings.languages).values()
    package = PACKAGE if ships_words(root) else None
    files, broken = build_updates(root, directory, package)
    problems = sort_problems([*broken, *(fault for each in texts for fault in each.problems)])
    _say(problems, words)
    stale = [path for path, data in files.items() if not _is(root / path, data)]
    for path in stale:
        click.echo(f"{path}: wegweiser translate update", err=True)
    if strict and (stale or problems):
        raise click.exceptions.Exit(1)


def _is(file: Path, data: bytes) -> bool:
    return file.is_file() and file.read_bytes() == data


def _say(problems: Sequence[Problem], words: WordsLanguage) -> None:
    for problem in problems:
        write_text("\n".join(problem_lines(problem, words)) + "\n\n", error=True)
