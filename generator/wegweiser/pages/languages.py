"""All pages of one language."""

from __future__ import annotations

from collections.abc import Iterator

from wegweiser.pages.actors import actor_page, actors_page
from wegweiser.pages.edition import Edition
from wegweiser.pages.frame import framed
from wegweiser.pages.home import home_page
from wegweiser.pages.lists import find_page, group_page, topic_page
from wegweiser.pages.offers import offer_calendar, offer_page
from wegweiser.pages.page import Page
from wegweiser.pages.site import Site
from wegweiser.pages.week import week_page
from wegweiser.wording import Texts, Words


def build_language(site: Site, words: Words, texts: Texts) -> Iterator[Page]:
    """The pages below the language's folder; they need nothing of the other languages."""
    edition = Edition(site, words, texts)
    yield framed(edition, home_page(edition))
    yield framed(edition, find_page(edition))
    yield framed(edition, week_page(edition))
    yield framed(edition, actors_page(edition))
    for topic in site.by_topic:
        yield framed(edition, topic_page(edition, topic))
    for group in site.by_group:
        yield framed(edition, group_page(edition, group))
    for id_, actor in site.directory.actors.items():
        yield framed(edition, actor_page(edition, id_, actor))
    for id_, offer in site.listed.items():
        yield framed(edition, offer_page(edition, id_, offer))
        if calendar := offer_calendar(edition, id_, offer):
            yield calendar
