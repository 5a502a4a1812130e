"""`wegweiser survey`: the door-to-door survey, out as a form and in as numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from wegweiser.checks import find_problems
from wegweiser.cli.options import languages_option, root_option, today_option, words_option
from wegweiser.cli.problem_formats import to_text
from wegweiser.cli.streams import write_text
from wegweiser.exchange.survey_form import Form, build_form
from wegweiser.exchange.survey_labels import make_labeller
from wegweiser.exchange.survey_workbook import to_workbook
from wegweiser.model import Directory
from wegweiser.reading import read_directory
from wegweiser.wording import read_all_texts, read_all_words
from wegweiser.wording.problems import WordsLanguage


@click.group()
def survey() -> None:
    """Write the form of the door-to-door survey, or bring its answers into needs.yml."""


@survey.command()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default="survey.xlsx",
    show_default=True,
    help="The file to write.",
)
@languages_option
@root_option
@today_option
@words_option
def form(
    out: Path, languages: tuple[str, ...], root: Path, today: date, words: WordsLanguage
) -> None:
    """Write the survey as an XLSForm for KoboToolbox and ODK."""
    directory = _read(root, today, words)
    made = _form(directory, root, languages or directory.settings.languages, today)
    out.write_bytes(to_workbook(made))
    click.echo(f"{out}: {made.version}")


def _form(directory: Directory, root: Path, languages: tuple[str, ...], today: date) -> Form:
    labeller = make_labeller(
        directory, read_all_words(root, languages), read_all_texts(root, languages)
    )
    return build_form(directory, labeller, today)


def _read(root: Path, today: date, words: WordsLanguage) -> Directory:
    """The directory; with errors in it, they are shown and nothing else is done."""
    reading = read_directory(root)
    problems = [p for p in find_problems(reading, today) if p.severity == "error"]
    if problems:
        records = len(reading.actors) + len(reading.offers)
        write_text(to_text(problems, words, records=records), error=True)
        raise click.exceptions.Exit(1)
    return reading.directory
