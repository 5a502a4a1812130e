"""The gaps as the site publishes them: the files for other programs, and the handbook's page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.exchange.gap_tables import to_xlsx
from wegweiser.gaps import Gaps, csv_file, json_file, schema_file
from wegweiser.gaps.history import Stage, find_history
from wegweiser.pages import Page, Site, gaps_report
from wegweiser.reading.points import find_tags
from wegweiser.reading.revisions import UnknownRevision
from wegweiser.wording.gaps import read_gap_words

TAGS = 12
"""How many tags the history on the page goes back."""


@dataclass(frozen=True, slots=True)
class PublishedGaps:
    """The files, and the body of the page."""

    files: tuple[Page, ...]
    report: Markup


def build_gaps(site: Site, gaps: Gaps, root: Path) -> PublishedGaps:
    """The gaps of a site that publishes them."""
    directory = site.directory
    words = read_gap_words(root, directory.settings.source_language)
    files = (
        Page("gaps/gaps.json", json_file(gaps, directory)),
        Page("gaps/gaps.schema.json", schema_file()),
        Page("gaps/gaps.csv", csv_file(gaps, directory)),
        Page("gaps/gaps.xlsx", to_xlsx(gaps, GapSentences(directory, words))),
    )
    report = gaps_report(gaps, site, words, _read_stages(root, gaps))
    return PublishedGaps(files, report)


def _read_stages(root: Path, gaps: Gaps) -> Sequence[Stage]:
    """The gaps from tag to tag; none where Git does not have all of their files."""
    try:
        return find_history(root, find_tags(root)[-TAGS:], gaps)
    except UnknownRevision:
        return ()
