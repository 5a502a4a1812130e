"""The network of actors as the site publishes it: tables for staff, and the handbook's page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from wegweiser.exchange.gap_names import GapNames
from wegweiser.exchange.network import network_table, ties_table
from wegweiser.exchange.table import to_csv, to_workbook
from wegweiser.pages import Page, Site
from wegweiser.pages.handbook.network import network_page
from wegweiser.wording.gaps import read_gap_words
from wegweiser.wording.network import say

PAGE = "handbook/network.md"
MARK = "<!-- wegweiser: network -->"
_TEXT = f"""---
title: Netzwerk
hide: [toc]
search:
  exclude: true
---

# Netzwerk

{MARK}
"""


@dataclass(frozen=True, slots=True)
class PublishedNetwork:
    """The files, and the body of the page."""

    files: tuple[Page, ...]
    report: Markup


def page_file() -> str:
    """The Markdown of the page, for a directory that has none of its own."""
    return _TEXT


def build_network(site: Site, root: Path) -> PublishedNetwork:
    """The site's network; where gaps stay private it does not say what is missing."""
    words = read_gap_words(root, site.directory.settings.source_language)
    names = GapNames(site.directory, words)
    tables = [network_table(site.network, names), ties_table(site.network, names)]
    files = (
        Page("network/network.csv", to_csv(tables[0])),
        Page("network/together.csv", to_csv(tables[1])),
        Page(
            "network/network.xlsx", to_workbook(tables, say(words.language, "workbook"), site.today)
        ),
    )
    return PublishedNetwork(files, network_page(site.network, site.directory, words))
