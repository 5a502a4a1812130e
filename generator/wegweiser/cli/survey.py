"""`wegweiser survey`: the door-to-door survey, out as a form and in as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from wegweiser.checks import find_problems
from wegweiser.cli.options import languages_option, root_option, today_option, words_option
from wegweiser.cli.streams import say_problems, write_file, write_text
from wegweiser.cli.survey_text import changes, import_report, remark_line
from wegweiser.exchange.survey.form import Form, build_form
from wegweiser.exchange.survey.importing import import_answers
from wegweiser.exchange.survey.labels import make_labeller
from wegweiser.exchange.survey.table import Remark, read_codes
from wegweiser.exchange.survey.workbook import to_workbook
from wegweiser.model import Directory
from wegweiser.reading import read_directory
from wegweiser.reading.directory import NEEDS
from wegweiser.wording import LANGUAGES, read_all_texts, read_all_words
from wegweiser.wording.problems import WordsLanguage
from wegweiser.wording.survey import report_sentence

FILE = click.Path(dir_okay=False, path_type=Path)
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def survey() -> None:
    """Write the form of the door-to-door survey, or bring its answers into needs.yml."""


@survey.command()
@click.option("--out", type=FILE, default="survey.xlsx", show_default=True, help="What to write.")
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
    write_file(out, to_workbook(made))
    click.echo(f"{out}: {made.version}")


@survey.command(name="import")
@click.argument("answers", type=EXISTING)
@click.option("--out", type=FILE, help="What to write.  [default: needs.yml of the directory]")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option(
    "--codes",
    type=EXISTING,
    help="A table of two columns: what a column, or column=answer, is called there and here.",
)
@click.option(
    "--at-least",
    type=click.IntRange(min=5),
    default=5,
    show_default=True,
    help="So many persons has a new need; smaller groups go into the next larger one.",
)
@root_option
@today_option
@words_option
def import_(  # noqa: PLR0913, PLR0917 -- one argument for each option
    answers: Path,
    out: Path | None,
    codes: Path | None,
    at_least: int,
    root: Path,
    today: date,
    words: WordsLanguage,
    *,
    dry_run: bool,
) -> None:
    """Count the ANSWERS of an export (CSV of KoboToolbox, ODK, LimeSurvey) into needs.yml.

    Answers of single people are read and forgotten; what is written are numbers of five and more.
    """
    directory = _read(root, today, words)
    file = root / NEEDS
    before = file.read_bytes() if file.is_file() else None
    made = _form(directory, root, tuple(LANGUAGES), today)
    found = read_codes(codes.read_bytes()) if codes else {}
    if isinstance(found, Remark):
        raise click.BadParameter(remark_line(found, words), param_hint="--codes")
    imported = import_answers(
        answers.read_bytes(), before, directory, made, codes=found, at_least=at_least
    )
    if answers.resolve().is_relative_to(root.resolve()):
        _say([remark_line(Remark("inside"), words)])
    _say(import_report(imported, words))
    if imported.fault or imported.written is None:
        _say([remark_line(imported.fault or Remark("empty"), words)])
        raise click.exceptions.Exit(1)
    after = imported.written.raw
    if dry_run:
        write_text(changes((before or b"").decode(), after.decode(), NEEDS))
    elif after != before or out:
        write_file(out or file, after)
    _say([report_sentence(_outcome(before, after, dry_run), words, file=str(out or file))])


def _outcome(before: bytes | None, after: bytes, dry_run: bool) -> str:  # noqa: FBT001 -- of the option
    if dry_run:
        return "dry-run"
    return "same" if before == after else "written"


def _say(lines: Iterable[str]) -> None:
    """What is told beside what is written: to standard error."""
    for line in lines:
        write_text(f"{line}\n", error=True)


def _form(directory: Directory, root: Path, languages: tuple[str, ...], today: date) -> Form:
    labeller = make_labeller(
        directory, read_all_words(root, languages), read_all_texts(root, languages)
    )
    return build_form(directory, labeller, today)


def _read(root: Path, today: date, words: WordsLanguage) -> Directory:
    """The directory; with errors in it, they are shown and nothing else is done.

    Answers that lie in it are no hindrance to counting them.
    """
    reading = read_directory(root)
    problems = [
        problem
        for problem in find_problems(reading, today)
        if problem.severity == "error" and problem.code != "raw-answers"
    ]
    if problems:
        records = len(reading.actors) + len(reading.offers)
        say_problems(problems, words, records=records)
        raise click.exceptions.Exit(1)
    return reading.directory
