"""`wegweiser report`: what a change does, for the comment under a proposal."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.streams import write_file, write_text
from wegweiser.model import Problem
from wegweiser.pages.proposals.proposal import Proposal, examine_proposal
from wegweiser.pages.proposals.report import change_report
from wegweiser.reading import read_directory
from wegweiser.reading.revisions import UnknownRevision, find_changes, read_revision
from wegweiser.wording import Texts, read_all_texts
from wegweiser.wording.outdated import Outdated, find_outdated
from wegweiser.wording.problems import WordsLanguage


@click.command()
@click.option("--since", metavar="REV", required=True, help="The Git revision to compare with.")
@click.option(
    "--changes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with the paths that changed, as `git diff --name-only -z` writes them; for where "
    "not all of them are here.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@root_option
@today_option
@words_option
def report(  # noqa: PLR0913, PLR0917 -- one argument for each option
    since: str,
    changes: Path | None,
    out: Path | None,
    root: Path,
    today: date,
    words: WordsLanguage,
) -> None:
    """Say what a change does: problems, cards, gaps closed and opened, as Markdown."""
    try:
        before = read_revision(root, since)
        paths = {change.path for change in find_changes(root, since)}
    except UnknownRevision as fault:
        raise click.UsageError(str(fault)) from None
    if changes:
        paths |= _read_paths(changes)
    after = read_directory(root)
    texts = read_all_texts(root, after.directory.settings.languages)
    proposal = examine_proposal(before, after, sorted(paths), today, _faults(texts))
    address = before.directory.settings.site_url
    text = change_report(proposal, _outdated(proposal, texts), words, address)
    if out:
        write_file(out, text.encode("utf-8", "backslashreplace"))
    else:
        write_text(text)
    if proposal.has_errors:
        raise click.exceptions.Exit(1)


def _read_paths(file: Path) -> set[str]:
    """Paths that end with a zero byte each; names may be in any encoding."""
    return {os.fsdecode(path) for path in file.read_bytes().split(b"\0") if path}


def _faults(texts: dict[str, Texts]) -> list[Problem]:
    found = (problem for each in texts.values() for problem in each.problems)
    return list({problem.order: problem for problem in found}.values())


def _outdated(proposal: Proposal, texts: dict[str, Texts]) -> list[Outdated]:
    if proposal.before is None or proposal.after is None:
        return []
    return list(find_outdated(proposal.before.directory, proposal.after.directory, texts))
