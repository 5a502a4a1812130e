"""Everything that goes on line: read, checked, judged and rendered, as one value."""

from __future__ import annotations

import json
import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from wegweiser.checks import find_problems
from wegweiser.gaps import Gaps, find_gaps, to_csv, to_json
from wegweiser.model import Directory, Problem, sort_problems
from wegweiser.pages import Page, Site, build_language, build_shared, gaps_report, prepare_site
from wegweiser.reading import CONFIG, read_directory
from wegweiser.times import UnknownHolidays, needed_holidays, read_calendar, years_around
from wegweiser.wording import Texts, Words, read_all_texts, read_all_words

WORTH_A_PROCESS = 200
"""Listed offers times languages below which starting processes costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What a build makes. With an error among the `problems` there are no pages.

    `gaps_report` is the body of the handbook's page of gaps; None where gaps stay private.
    """

    problems: tuple[Problem, ...]
    pages: tuple[Page, ...] = ()
    gaps_report: Markup | None = None
    records: int = 0

    @property
    def failed(self) -> bool:
        """Whether there is an error, and so no site."""
        return any(problem.severity == "error" for problem in self.problems)


def publish(root: Path, today: date, languages: Sequence[str] = ()) -> Publication:
    """The site of a directory as of a day; `languages` limits it to the pages of these."""
    reading = read_directory(root)
    problems = find_problems(reading, today)
    records = len(reading.actors) + len(reading.offers)
    if any(problem.severity == "error" for problem in problems):
        return Publication(tuple(problems), records=records)
    directory = reading.directory
    try:
        site = _site(directory, today)
    except UnknownHolidays as fault:
        words = {"year": str(fault.year), "kind": fault.kind}
        problem = Problem(CONFIG, "unknown-holidays", None, words)
        return Publication(tuple(sort_problems([*problems, problem])), records=records)
    return _render(site, root, problems, languages, records)


def _site(directory: Directory, today: date) -> Site:
    settings = directory.settings
    needed = needed_holidays(directory.offers.values())
    return prepare_site(
        directory, today, read_calendar(settings.region, years_around(today), needed)
    )


def _render(
    site: Site, root: Path, problems: list[Problem], languages: Sequence[str], records: int
) -> Publication:
    tags = tuple(languages) or site.languages
    words = read_all_words(root, (*tags, site.directory.settings.source_language))
    texts = read_all_texts(root, tags)
    unread = [problem for each in words.values() for problem in each.problems]
    unread += [problem for each in texts.values() for problem in each.problems]
    pages = list(_language_pages(site, {tag: (words[tag], texts[tag]) for tag in tags}))
    report = None
    if not languages:
        gaps = find_gaps(site.directory, site.today)
        pages += build_shared(site, tuple(words.values()))
        if site.directory.settings.publish_gaps:
            pages += _gap_files(gaps, site.directory)
            report = gaps_report(gaps, site)
    found = tuple(sort_problems([*problems, *unread]))
    return Publication(found, tuple(pages), report, records)


def _gap_files(gaps: Gaps, directory: Directory) -> Iterator[Page]:
    text = json.dumps(to_json(gaps, directory), ensure_ascii=False, indent=1)
    yield Page("gaps/gaps.json", f"{text}\n")
    yield Page("gaps/gaps.csv", b"\xef\xbb\xbf" + to_csv(gaps, directory).encode())


_Editions = dict[str, tuple[Words, Texts]]
_shared_with_processes: dict[str, tuple[Site, _Editions]] = {}


def _language_pages(site: Site, editions: _Editions) -> Iterator[Page]:
    """The pages of all languages, in the order of the languages.

    A language needs nothing of another, so each processor takes the next; forked processes find
    the site in memory. Beside other threads (`serve`) nothing is forked.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    worth = len(site.listed) * len(editions) >= WORTH_A_PROCESS and len(editions) > 1
    if processors < 2 or not worth or threading.active_count() > 1:
        for words, texts in editions.values():
            yield from build_language(site, words, texts)
        return
    _shared_with_processes["now"] = site, editions
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(min(processors, len(editions)), mp_context=fork) as pool:
            for pages in pool.map(_pages_of, editions):
                yield from pages
    finally:
        _shared_with_processes.clear()


def _pages_of(tag: str) -> list[Page]:
    site, editions = _shared_with_processes["now"]
    return list(build_language(site, *editions[tag]))
