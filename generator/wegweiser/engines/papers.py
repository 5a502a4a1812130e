"""The PDFs that lie beside the pages, where the settings ask for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from wegweiser.engines.files import write_pages
from wegweiser.model import Problem
from wegweiser.pages.edition import Edition
from wegweiser.printing.papers import Letters, build_papers
from wegweiser.printing.typesetting import name_letters


def spare_threads() -> None:
    """Let Typst work in one thread, unless the environment says otherwise.

    More of them share little of one document, and each keeps memory of its own. It counts before
    the first document of a process.
    """
    os.environ.setdefault("RAYON_NUM_THREADS", "1")


def write_papers(
    edition: Edition, source: Edition, folder: Path
) -> tuple[list[str], list[Problem]]:
    """Write the PDFs of a language, beside the source language.

    Their paths, and which offers could not be printed. The edition is that of the language's pages,
    which has said most of it before.
    """
    spare_threads()
    papers = build_papers(edition, source)
    return write_pages(papers.pages, folder), list(_unprintable(edition, papers.missing))


def _unprintable(edition: Edition, missing: Letters) -> Iterator[Problem]:
    for id_, letters in missing.items():
        listed = edition.site.listed
        path = listed[id_].source.path if id_ else f"translations/{edition.tag}"
        yield Problem(path, "missing-glyph", None, {"letters": name_letters(letters)})
