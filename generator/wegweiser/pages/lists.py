"""The lists of offers of a topic and of those for a group."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.pages.cards import offer_cards
from wegweiser.pages.edition import NOTHING, Edition, Voice
from wegweiser.pages.facts import EVERYONE
from wegweiser.pages.frame import Draft
from wegweiser.pages.icons import icon
from wegweiser.pages.printed import has_list, paper_of, topic_list

OPEN_AT_MOST = 12
"""How many offers for everyone stand below those for a group. All of them, again on each group's
page, made up a fifth of a large site; a link leads to the page that has them."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A topic with offers, as a link or as a part of a page."""

    id: str
    icon: Markup
    label: Markup
    number: int
    hue: int
    cards: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list; without a title where there is only one.

    `more` is the group whose page has the rest.
    """

    cards: Markup
    id: str = ""
    title: Markup | None = None
    more: Chapter | None = None


def topic_page(edition: Edition, topic: str) -> Draft:
    """The offers of a topic and of those below it, which stand above as chips."""
    voice, site = Voice(edition), edition.site
    vocabulary = site.directory.vocabulary
    own = chapter_of(voice, topic, site.by_topic[topic])
    below = [id_ for id_ in site.by_topic if vocabulary.parent(id_) == topic]
    above = vocabulary.parent(topic)
    main = edition.render(
        "list.html",
        parent=chapter_of(voice, above, ()) if above and above in site.by_topic else None,
        picture=own.icon,
        hue=own.hue,
        label=own.label,
        chips=[chapter_of(voice, id_, site.by_topic[id_]) for id_ in below],
        parts=[Part(offer_cards(voice, site.by_topic[topic]))],
        paper=paper_of(site, topic_list(topic)) if has_list(site, topic) else None,
    )
    name = own.label.striptags()
    return Draft(f"topics/{topic}/", "find", name, name, main, voice.machine)


def group_page(edition: Edition, group: str) -> Draft:
    """The offers that name a group, then those for everyone."""
    voice, site = Voice(edition), edition.site
    entry = site.directory.vocabulary.groups[group]
    label = voice.label("groups", group, entry)
    own = site.by_group[group]
    open_ = [id_ for id_ in site.by_group.get(EVERYONE, ()) if id_ not in own]
    parts = [Part(offer_cards(voice, own))]
    if open_ and group != EVERYONE:
        parts = [
            Part(parts[0].cards, "own", edition.say("Especially for: {group}", group=label)),
            _open_to_everyone(voice, open_),
        ]
    main = edition.render(
        "list.html",
        parent=None,
        picture=icon(entry.icon),
        hue=0,
        label=label,
        chips=[],
        parts=parts,
        paper=None,
    )
    name = label.striptags()
    return Draft(f"groups/{group}/", "find", name, name, main, voice.machine)


def _open_to_everyone(voice: Voice, ids: list[str]) -> Part:
    """The next of the offers for everyone, and the way to all of them."""
    site = voice.edition.site
    more = None
    if len(ids) > OPEN_AT_MOST:
        entry = site.directory.vocabulary.groups[EVERYONE]
        label = voice.label("groups", EVERYONE, entry)
        more = Chapter(EVERYONE, icon(entry.icon), label, len(site.by_group[EVERYONE]), 0)
    cards = offer_cards(voice, ids[:OPEN_AT_MOST])
    return Part(cards, "open", voice.edition.say("Open to everyone"), more)


def chapter_of(voice: Voice, topic: str, ids: tuple[str, ...], cards: Markup = NOTHING) -> Chapter:
    """A topic with so many offers."""
    entry = voice.edition.site.directory.vocabulary.topics[topic]
    label = voice.label("topics", topic, entry)
    return Chapter(topic, icon(entry.icon), label, len(ids), voice.edition.site.hues[topic], cards)
