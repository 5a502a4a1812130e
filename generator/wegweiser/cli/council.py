"""`wegweiser print gaps`: the report for the council."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from wegweiser.checks.soundness import find_sound
from wegweiser.cli.press import examine_sound, glyphs_said, write_pdf
from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import Gaps, compare_gaps, find_gaps
from wegweiser.printing.council import Since, council_report
from wegweiser.printing.pieces import Format
from wegweiser.reading.revisions import UnknownRevision, read_revision
from wegweiser.wording.commands import say
from wegweiser.wording.gaps import read_gap_words
from wegweiser.wording.problems import WordsLanguage


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report in these words, with what changed since a revision if one is named."""

    form: Format
    words: WordsLanguage
    since: str | None = None
    out: Path | None = None


def print_gaps(root: Path, today: date, wanted: Wanted) -> None:
    """Write the report: German or English, as the words of the command."""
    site = examine_sound(root, today, wanted.words)
    gaps = find_gaps(site.directory, today)
    told = GapSentences(site.directory, read_gap_words(root, wanted.words))
    since = _find_changes(root, gaps, wanted.since, wanted.words) if wanted.since else None
    with glyphs_said(wanted.words):
        pdf = council_report(gaps, site, told, wanted.form, since)
    write_pdf(wanted.out or Path(f"gaps-{wanted.words}.pdf"), pdf, wanted.words)


def _find_changes(root: Path, gaps: Gaps, revision: str, words: WordsLanguage) -> Since:
    """What changed since the revision, both judged as of the same day."""
    try:
        sound = find_sound(read_revision(root, revision), gaps.today)
    except UnknownRevision as fault:
        raise click.UsageError(str(fault)) from None
    if sound is None:
        raise click.UsageError(say(words, "print-unsound-since", revision=revision))
    return Since(revision, compare_gaps(find_gaps(sound.directory, gaps.today), gaps))
