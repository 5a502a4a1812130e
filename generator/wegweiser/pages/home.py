"""The home page of a language: topics, today, the next days, what is inside, for whom, news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from wegweiser.model import Venue
from wegweiser.pages.cards import (
    Next,
    next_times,
    offer_cards,
    programme,
    topic_hue,
    topic_icon,
)
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import EVERYONE
from wegweiser.pages.frame import Draft
from wegweiser.pages.icons import icon
from wegweiser.pages.printed import BOOKLET, paper_of
from wegweiser.pages.week import day_of

LINES = 8
"""How much of today's programme the page holds; four of these that are not over show."""
INSIDE = 6
NEW = 4
DAYS = 7
LAST = date.max, 0, 0, 0
"""After every session, for what has none."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A large link with a picture."""

    id: str
    icon: Markup
    label: Markup
    hue: int = 0
    times: Sequence[Next] = ()


def home_page(edition: Edition) -> Draft:
    """The first page that somebody sees."""
    voice, site = Voice(edition), edition.site
    today = site.days[site.today]
    number = len(site.listed)
    main = edition.render(
        "home.html",
        topics=list(_topics(voice)),
        all=edition.count("All offers: {number}", "All offers: {number}", number),
        today=day_of(edition, site.today, programme(voice, today[:LINES])),
        days=[day_of(edition, site.today + timedelta(n)) for n in range(1, DAYS)],
        inside=list(_inside(voice)),
        groups=list(_groups(voice)),
        news=offer_cards(voice, site.news[:NEW]),
        paper=paper_of(site, BOOKLET),
    )
    title = edition.words.text("What are you looking for?")
    return Draft("", "home", title, title, main, voice.machine)


def _topics(voice: Voice) -> Iterator[Tile]:
    """The topics of the upper level that have offers."""
    edition = voice.edition
    for id_, entry in edition.site.directory.vocabulary.topics.items():
        if entry.parent is None and id_ in edition.site.by_topic:
            label = voice.label("topics", id_, entry)
            yield Tile(id_, icon(entry.icon), label, edition.site.hues[id_])


def _groups(voice: Voice) -> Iterator[Tile]:
    """The groups that something is especially for; what is for all stands under the topics."""
    edition = voice.edition
    for id_ in edition.site.by_group:
        if id_ == EVERYONE:
            continue
        entry = edition.site.directory.vocabulary.groups[id_]
        yield Tile(id_, icon(entry.icon), voice.label("groups", id_, entry))


def _inside(voice: Voice) -> Iterator[Tile]:
    """The next offers that take place inside the housing site."""
    edition = voice.edition
    found = [id_ for id_, venues in edition.site.venues.items() if any(map(_is_inside, venues))]
    sessions = edition.site.sessions
    found.sort(key=lambda id_: sessions[id_][0].order if sessions[id_] else LAST)
    for id_ in found[:INSIDE]:
        offer = edition.site.listed[id_]
        speaker = edition.voice(offer)
        title = speaker.name("title", offer.title)
        voice.machine |= speaker.machine
        times = next_times(edition, id_, offer)
        yield Tile(id_, topic_icon(edition, offer), title, topic_hue(edition, offer), times)


def _is_inside(venue: Venue) -> bool:
    return venue.place is not None and bool(venue.place.inside)
