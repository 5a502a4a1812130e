"""`wegweiser gaps`: the needs that no offer meets."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from wegweiser.checks import find_problems
from wegweiser.cli.gap_text import to_text
from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.problem_formats import to_text as problems_to_text
from wegweiser.gaps import VERDICTS, find_gaps, to_csv, to_json
from wegweiser.reading import read_directory
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
        text = problems_to_text(problems, words, records=records)
        sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace"))
        raise click.exceptions.Exit(1)
    directory = reading.directory
    found = find_gaps(directory, today)
    if form == "json":
        data = (json.dumps(to_json(found, directory), ensure_ascii=False, indent=1) + "\n").encode()
    elif form == "csv":
        data = b"\xef\xbb\xbf" + to_csv(found, directory).encode()
    else:
        data = to_text(found, directory, words).encode()
    if out:
        out.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    worst = VERDICTS[: VERDICTS.index(fail_on) + 1] if fail_on else ()
    if any(need.verdict in worst for need in found.needs):
        raise click.exceptions.Exit(1)
