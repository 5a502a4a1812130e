"""Everything that goes on line: read, checked, judged, rendered, and written into a folder."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from markupsafe import Markup

from wegweiser.checks import find_problems
from wegweiser.engines.files import write_pages
from wegweiser.engines.gaps import build_gaps
from wegweiser.engines.network import build_network
from wegweiser.engines.papers import write_papers
from wegweiser.model import Directory, Problem, sort_problems
from wegweiser.pages import Site, build_shared, prepare_site
from wegweiser.pages.edition import Edition
from wegweiser.pages.languages import build_edition
from wegweiser.pages.shared import shared_languages
from wegweiser.reading import CONFIG, read_directory
from wegweiser.times import UnknownHolidays, needed_holidays, read_calendar, years_around
from wegweiser.wording import Words, read_all_texts, read_all_words

WORTH_PROCESSES = 400
"""Offers times languages below which starting processes costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A directory that was read and checked, and prepared for its pages where it has no error.

    `records` counts actors and offers. `site` is None with an error among the `problems`.
    """

    root: Path
    problems: tuple[Problem, ...]
    records: int
    site: Site | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """What was written.

    `problems` are those of translations. `paths` are relative to the folder. `gaps_report` is the
    body of the handbook's page of gaps; None where gaps stay private. `network` is that of the
    network's page.
    """

    problems: tuple[Problem, ...] = ()
    paths: tuple[str, ...] = ()
    gaps_report: Markup | None = None
    network: Markup | None = None


def examine(root: Path, today: date) -> Examined:
    """Read and check a directory as of a day; nothing is written."""
    reading = read_directory(root)
    problems = find_problems(reading, today)
    records = len(reading.actors) + len(reading.offers)
    if any(problem.severity == "error" for problem in problems):
        return Examined(root, tuple(problems), records)
    try:
        site = _prepare(reading.directory, today)
    except UnknownHolidays as fault:
        words = {"year": str(fault.year), "kind": fault.kind}
        problem = Problem(CONFIG, "unknown-holidays", None, words)
        return Examined(root, tuple(sort_problems([*problems, problem])), records)
    return Examined(root, tuple(problems), records, site)


def without_paper(examined: Examined) -> Examined:
    """The same without PDFs: they would take most of the time that a preview has."""
    if examined.site is None:
        return examined
    directory = examined.site.directory
    settings = directory.settings.model_copy(update={"print": False})
    site = replace(examined.site, directory=replace(directory, settings=settings))
    return replace(examined, site=site)


def _prepare(directory: Directory, today: date) -> Site:
    needed = needed_holidays(directory.offers.values())
    region = directory.settings.region
    return prepare_site(directory, today, read_calendar(region, years_around(today), needed))


def publish(site: Site, root: Path, folder: Path, languages: Sequence[str] = ()) -> Publication:
    """Write a site below a folder; `languages` limits it to the pages of these.

    Parts made so are joined by copying.
    """
    tags = (*site.languages, site.directory.settings.source_language)
    words = read_all_words(root, dict.fromkeys(tags))
    paths, faults = _write_languages(_Work(site, root, folder, words), languages or site.languages)
    faults += [problem for each in words.values() for problem in each.problems]
    around = Publication() if languages else _write_shared(site, root, folder, words)
    problems, paths = tuple(sort_problems(faults)), [*paths, *around.paths]
    return replace(around, problems=problems, paths=tuple(paths))


def publish_shared(site: Site, root: Path, folder: Path) -> Publication:
    """Write what belongs to no language: the choice of one, assets, tables; judge the gaps."""
    return _write_shared(site, root, folder, read_all_words(root, shared_languages(site)))


def _write_shared(site: Site, root: Path, folder: Path, words: Mapping[str, Words]) -> Publication:
    gaps = build_gaps(site, site.gaps, root) if site.gaps else None
    network = build_network(site, root)
    pages = (*build_shared(site, tuple(words.values())), *(gaps.files if gaps else ()))
    return Publication(
        paths=tuple(write_pages((*pages, *network.files), folder)),
        gaps_report=gaps.report if gaps else None,
        network=network.report,
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """What it takes to write the pages of any language."""

    site: Site
    root: Path
    folder: Path
    words: Mapping[str, Words]


_Written = tuple[list[str], list[Problem]]
_work: list[_Work] = []
"""The work at hand, where forked processes find it in memory."""


def _write_languages(work: _Work, tags: Sequence[str]) -> _Written:
    """Write the pages of these languages: their paths, and what is wrong with translations.

    A language needs nothing of another, so each processor takes some, and writes its pages itself:
    handing them back took longer than making them. Beside other threads (`serve`), which a fork
    would leave behind, all is done in this process.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    worth = len(work.site.listed) * len(tags) >= WORTH_PROCESSES and threading.active_count() == 1
    shares = [tags[first::processors] for first in range(min(processors, len(tags)))]
    if len(shares) < 2 or not worth:
        return _write_share(work, tags)
    _work.append(work)
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(len(shares), mp_context=fork) as pool:
            return _joined(pool.map(_write_share_of_work, shares))
    finally:
        _work.clear()


def _write_share_of_work(tags: Sequence[str]) -> _Written:
    return _write_share(_work[0], tags)


def _write_share(work: _Work, tags: Sequence[str]) -> _Written:
    paths: list[str] = []
    problems: list[Problem] = []
    settings = work.site.directory.settings
    source = work.words[settings.source_language]
    texts = read_all_texts(work.root, dict.fromkeys((*tags, settings.source_language)))
    beside = Edition(work.site, source, texts[settings.source_language])
    for tag in tags:
        edition = Edition(work.site, work.words[tag], texts[tag], source)
        paths += write_pages(build_edition(edition), work.folder)
        problems += texts[tag].problems
        if settings.print:
            printed, unprintable = write_papers(edition, beside, work.folder)
            paths += printed
            problems += unprintable
    return paths, problems


def _joined(results: Iterable[_Written]) -> _Written:
    paths: list[str] = []
    problems: list[Problem] = []
    for some_paths, some_problems in results:
        paths += some_paths
        problems += some_problems
    return paths, problems
