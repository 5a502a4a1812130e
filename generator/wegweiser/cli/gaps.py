"""`wegweiser gaps`: the needs that no offer meets, now and in the course of time."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from wegweiser.checks.soundness import find_sound
from wegweiser.cli.gap_text import to_text
from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.sound import read_sound
from wegweiser.cli.streams import write_file
from wegweiser.exchange.gap_changes import (
    changes_json,
    changes_text,
    history_json,
    history_text,
)
from wegweiser.exchange.gap_markdown import to_markdown
from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.exchange.gap_tables import to_xlsx
from wegweiser.gaps import VERDICTS, Gaps, compare_gaps, csv_file, find_gaps, json_file
from wegweiser.gaps.history import find_history
from wegweiser.reading.points import find_months, find_tags
from wegweiser.reading.revisions import UnknownRevision, read_revision
from wegweiser.wording.gaps import read_gap_words
from wegweiser.wording.problems import WordsLanguage

TOLD = ("text", "json", "md")
"""The formats in which changes are told."""


@click.command()
@click.option(
    "--format", "form", type=click.Choice([*TOLD, "csv", "xlsx"]), default="text", show_default=True
)
@click.option(
    "--since", metavar="REV", help="Only what has changed since this Git revision, as of one day."
)
@click.option(
    "--history",
    type=click.Choice(["tag", "month"]),
    help="How gaps came and went, from tag to tag or from month to month, each as of its day.",
)
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
    since: str | None,
    history: str | None,
    fail_on: str | None,
    out: Path | None,
    root: Path,
    today: date,
    words: WordsLanguage,
) -> None:
    """List the needs that no offer meets, the worst first, and what would close each gap."""
    _refuse(form, since, history, out)
    directory = read_sound(root, today, words)
    found = find_gaps(directory, today)
    told = GapSentences(directory, read_gap_words(root, words))
    try:
        if since is not None:
            content = _since(found, root, since, form, told)
        elif history is not None:
            content = _history(found, root, history, form, told)
        else:
            content = _formatted(found, form, told)
    except UnknownRevision as fault:
        raise click.UsageError(str(fault)) from None
    write_file(out or "-", content)
    worst = VERDICTS[: VERDICTS.index(fail_on) + 1] if fail_on else ()
    if any(need.verdict in worst for need in found.needs):
        raise click.exceptions.Exit(1)


def _refuse(form: str, since: str | None, history: str | None, out: Path | None) -> None:
    """Say which options do not go together."""
    if since is not None and history is not None:
        raise click.UsageError("--since and --history do not go together")
    if form not in TOLD and (since is not None or history is not None):
        raise click.UsageError(f"what has changed is told as {', '.join(TOLD)}")
    if form == "xlsx" and out is None and sys.stdout.isatty():
        raise click.UsageError("a workbook needs a file: --out gaps.xlsx")


def _since(found: Gaps, root: Path, revision: str, form: str, told: GapSentences) -> bytes:
    """What changed since a revision; both are judged as of the same day.

    Records that had mistakes then do not count.
    """
    sound = find_sound(read_revision(root, revision), found.today)
    if sound is None:
        raise UnknownRevision(f"the directory had mistakes at {revision}: nothing can be compared")
    changes = compare_gaps(find_gaps(sound.directory, found.today), found)
    if form == "json":
        return changes_json(changes, revision, found.today).encode()
    return changes_text(changes, revision, told, markdown=form == "md").encode()


def _history(found: Gaps, root: Path, history: str, form: str, told: GapSentences) -> bytes:
    points = find_tags(root) if history == "tag" else find_months(root)
    stages = find_history(root, points, found)
    if form == "json":
        return history_json(stages).encode()
    return history_text(stages, told, markdown=form == "md").encode()


def _formatted(found: Gaps, form: str, told: GapSentences) -> bytes:
    match form:
        case "json":
            return json_file(found, told.directory).encode()
        case "csv":
            return csv_file(found, told.directory).encode()
        case "md":
            return to_markdown(found, told).encode()
        case "xlsx":
            return to_xlsx(found, told)
    return to_text(found, told).encode()
