"""All pages of one language."""

from __future__ import annotations

from collections.abc import Iterator

from wegweiser.pages.actors import actor_page, actors_page
from wegweiser.pages.collection import collection_page
from wegweiser.pages.edition import Edition
from wegweiser.pages.find import find_page
from wegweiser.pages.form.page import contribute_pages
from wegweiser.pages.frame import framed
from wegweiser.pages.home import home_page
from wegweiser.pages.lists import group_page, topic_page
from wegweiser.pages.map.page import map_page
from wegweiser.pages.offers import offer_calendar, offer_page
from wegweiser.pages.offline import with_list
from wegweiser.pages.overview import overview_page
from wegweiser.pages.page import Page
from wegweiser.pages.search_data import search_index
from wegweiser.pages.site import Site
from wegweiser.pages.week import week_page
from wegweiser.wording import Texts, Words


def build_language(
    site: Site, words: Words, texts: Texts, source_words: Words | None = None
) -> Iterator[Page]:
    """The pages below the language's folder; they need nothing of the other languages.

    `source_words` are the interface in the source language, for what is shown in both.
    """
    return build_edition(Edition(site, words, texts, source_words))


def build_edition(edition: Edition) -> Iterator[Page]:
    """The same of an edition that is there already; it remembers what they say."""
    yield from with_list(edition, _pages(edition))
    yield from contribute_pages(edition)  # no phone keeps it for when there is no network


def _pages(edition: Edition) -> Iterator[Page]:
    site = edition.site
    yield framed(edition, home_page(edition))
    index = search_index(edition)
    yield index
    for number in range(len(site.sheets)):
        yield framed(edition, find_page(edition, number, index.path))
    yield framed(edition, week_page(edition))
    yield framed(edition, collection_page(edition))
    yield framed(edition, actors_page(edition))
    yield framed(edition, map_page(edition))
    yield framed(edition, overview_page(edition))
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
