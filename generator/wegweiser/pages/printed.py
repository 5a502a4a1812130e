"""Which pages have a PDF of their own, and where it is: below `print/<language>/`."""

from __future__ import annotations

from collections.abc import Iterator

from wegweiser.pages.site import Site

BOOKLET = "booklet.pdf"
WEEK = "week.pdf"
WORTH_A_LIST = 3
"""Offers from which on a topic has a list; all lists of all languages take longest to make."""


def paper_of(site: Site, path: str) -> str | None:
    """The PDF that a page links, where the site has PDFs."""
    return path if site.directory.settings.print else None


def topic_list(topic: str) -> str:
    """The list of a topic's offers."""
    return f"topics/{topic}.pdf"


def printed_topics(site: Site) -> Iterator[str]:
    """The topics with a list: those of the upper level, whose lists hold the offers below too."""
    return (topic for topic in site.by_topic if has_list(site, topic))


def has_list(site: Site, topic: str) -> bool:
    """Whether a topic has so many offers that its page alone is not as good on paper."""
    above = site.directory.vocabulary.parent(topic)
    return above is None and len(site.by_topic[topic]) >= WORTH_A_LIST
