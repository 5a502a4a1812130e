"""The PDFs that lie beside the pages, where the settings ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from wegweiser.engines.files import write_pages
from wegweiser.model import Problem
from wegweiser.pages import Site
from wegweiser.pages.edition import Edition
from wegweiser.printing.papers import Letters, build_papers
from wegweiser.printing.typesetting import name_letters
from wegweiser.wording import Texts, Words


def write_papers(
    site: Site,
    words: Mapping[str, Words],
    texts: Mapping[str, Texts],
    tags: Sequence[str],
    folder: Path,
) -> tuple[list[str], list[Problem]]:
    """Write the PDFs of some languages: their paths, and which offers could not be printed."""
    tag = site.directory.settings.source_language
    source = Edition(site, words[tag], texts[tag])
    paths: list[str] = []
    problems: list[Problem] = []
    for tag in tags:
        papers = build_papers(Edition(site, words[tag], texts[tag], words[source.tag]), source)
        paths += write_pages(papers.pages, folder)
        problems += _unprintable(site, tag, papers.missing)
    return paths, problems


def _unprintable(site: Site, tag: str, missing: Letters) -> Iterator[Problem]:
    for id_, letters in missing.items():
        path = site.listed[id_].source.path if id_ else f"translations/{tag}"
        yield Problem(path, "missing-glyph", None, {"letters": name_letters(letters)})
