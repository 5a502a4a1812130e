"""Which pages have a PDF of their own, and where it is: below `print/<language>/`."""

from __future__ import annotations

from collections.abc import Iterator

from wegweiser.pages.site import Site

BOOKLET = "booklet.pdf"
WEEK = "week.pdf"


def paper_of(site: Site, path: str) -> str | None:
    """The PDF that a page links, where the site has PDFs."""
    return path if site.directory.settings.print else None


def topic_list(topic: str) -> str:
    """The list of a topic's offers."""
    return f"topics/{topic}.pdf"


def printed_topics(site: Site) -> Iterator[str]:
    """The topics with a list."""
    return (topic for topic in site.by_topic if has_list(site, topic))


def has_list(site: Site, topic: str) -> bool:
    """Whether a topic has one: on the upper level it has, which holds the offers below it too."""
    return site.directory.vocabulary.parent(topic) is None
