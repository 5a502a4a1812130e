"""The PDFs of a language's pages: the booklet, the week, and the list of each topic.

They stand at `print/<language>/`; `pages` knows the addresses, for its links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wegweiser.pages.edition import Edition
from wegweiser.pages.page import Page
from wegweiser.pages.printed import BOOKLET, WEEK, printed_topics, topic_list
from wegweiser.printing.booklet import booklet
from wegweiser.printing.choice import Choice
from wegweiser.printing.offer_list import offer_list
from wegweiser.printing.pieces import Format, Reading
from wegweiser.printing.typesetting import MissingGlyphsError
from wegweiser.printing.week import week

Maker = Callable[[Reading, Choice, Format], bytes]
Letters = Mapping[str, tuple[str, ...]]
"""Letters that no font has, by the offer that has them; by nothing where it is no offer."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The finished files, and what kept offers or a whole file out of them."""

    pages: tuple[Page, ...]
    missing: Letters


def build_papers(edition: Edition, source: Edition) -> Papers:
    """All PDFs of a language, beside the source language.

    An offer with letters that cannot be printed is left out. A file is not made where something
    else has such letters.
    """
    reading = Reading(edition, source)
    missing: dict[str, tuple[str, ...]] = {}
    pages = []
    for path, choice, make in _products(edition):
        pdf = _made(reading, choice, make, missing)
        if pdf is not None:
            pages.append(Page(f"print/{edition.tag}/{path}", pdf))
    return Papers(tuple(pages), missing)


def build_paper(edition: Edition, source: Edition, path: str) -> bytes | None:
    """One of these PDFs, by its path below `print/<language>/`; None where none is made there."""
    for each, choice, make in _products(edition):
        if each == path:
            return _made(Reading(edition, source), choice, make, {})
    return None


def _products(edition: Edition) -> Iterator[tuple[str, Choice, Maker]]:
    yield BOOKLET, Choice(), booklet
    yield WEEK, Choice(), week
    for topic in printed_topics(edition.site):
        yield topic_list(topic), Choice(topic=topic), offer_list


def _made(
    reading: Reading, choice: Choice, make: Maker, missing: dict[str, tuple[str, ...]]
) -> bytes | None:
    """The file without the offers in `missing`, which grows where more are found."""
    while True:
        left = Choice(topic=choice.topic, without=frozenset(missing))
        try:
            return make(reading, left, Format())
        except MissingGlyphsError as fault:
            if "" in fault.found or missing.keys() >= fault.found.keys():
                missing.update({"": fault.found.get("", ())})
                return None
            missing.update(fault.found)
