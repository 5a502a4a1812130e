"""`wegweiser gaps`: the needs that no offer meets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from wegweiser.checks import find_problems
from wegweiser.cli.gap_text import to_text
from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.streams import say_problems, write_text
from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import VERDICTS, Gaps, csv_file, find_gaps, json_file
from wegweiser.model import Directory
from wegweiser.reading import read_directory
from wegweiser.wording.gaps import read_gap_words
from wegweiser.wording.problems import WordsLanguage


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option(
    "--fail-on",
    type=click.Choice(VERDICTS),
    help="Exit with 1 if a need has this verdict or a worse one.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@root_option
@today_option
@words_option
def gaps(  # noqa: PLR0913, PLR0917 -- one argument for each option
    form: str,
    fail_on: str | None,
    out: Path | None,
    root: Path,
    today: date,
    words: WordsLanguage,
) -> None:
    """List the needs that no offer meets, the worst first, and what would close each gap."""
    reading = read_directory(root)
    problems = [p for p in find_problems(reading, today) if p.severity == "error"]
    if problems:
        records = len(reading.actors) + len(reading.offers)
        say_problems(problems, words, records=records)
        raise click.exceptions.Exit(1)
    found = find_gaps(reading.directory, today)
    text = _formatted(found, reading.directory, form, root, words)
    if out:
        out.write_bytes(text.encode())
    else:
        write_text(text)
    worst = VERDICTS[: VERDICTS.index(fail_on) + 1] if fail_on else ()
    if any(need.verdict in worst for need in found.needs):
        raise click.exceptions.Exit(1)


def _formatted(
    found: Gaps, directory: Directory, form: str, root: Path, words: WordsLanguage
) -> str:
    if form == "json":
        return json_file(found, directory)
    if form == "csv":
        return csv_file(found, directory)
    return to_text(found, GapSentences(directory, read_gap_words(root, words)))
