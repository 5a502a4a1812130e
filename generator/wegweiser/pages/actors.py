"""The list of actors by kind, and the page of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.gaps.network import Member
from wegweiser.model import Actor, Venue
from wegweiser.pages.cards import (
    Chip,
    actor_cards,
    actor_link,
    described_actor,
    language_chip,
    offer_cards,
)
from wegweiser.pages.edition import Card, Edition, Voice
from wegweiser.pages.facts import language_list, speaks_mine
from wegweiser.pages.frame import Draft
from wegweiser.pages.icons import icon
from wegweiser.pages.offers import confirmed, contact_of
from wegweiser.pages.phrases import SEEKS
from wegweiser.pages.places import place_card
from wegweiser.pages.site import Site

TOPICS_SHOWN = 2
"""In one fact of a card, with the picture of the first."""
LANGUAGES_SHOWN = 2
"""Where the reader's language is spoken, it alone: that is what is looked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """The actors of one kind."""

    id: str
    icon: Markup
    label: Markup
    number: int
    cards: Markup


def actors_page(edition: Edition) -> Draft:
    """All actors, by kind in the vocabulary's order, then by name."""
    voice = Voice(edition)
    directory = edition.site.directory
    parts = []
    for kind, entry in directory.vocabulary.actor_kinds.items():
        found = [(actor.name, id_) for id_, actor in directory.actors.items() if actor.kind == kind]
        ids = [id_ for _, id_ in sorted(found)]
        if ids:
            label = voice.label("actor_kinds", kind, entry)
            cards = Markup().join(_entry(voice, id_) for id_ in ids)
            parts.append(Part(kind, icon(entry.icon), label, len(ids), cards))
    title = edition.words.text("Contacts")
    main = edition.render("actors.html", parts=parts, number=len(directory.actors))
    return Draft("actors/", "actors", title, title, main, voice.machine)


def actor_page(edition: Edition, id_: str, actor: Actor) -> Draft:
    """The page of an actor: how to reach it, where it is, what it offers."""
    site, voice = edition.site, edition.voice(actor)
    kind = site.directory.vocabulary.actor_kinds.get(actor.kind)
    contact = contact_of(voice, actor.contact)
    name = voice.plain("name", actor.name)
    summary = voice.plain("summary", actor.summary) if actor.summary else name
    main = edition.render(
        "actor.html",
        picture=icon(kind.icon if kind else None),
        name=voice.name("name", actor.name),
        original=voice.original("name", actor.name),
        kind=voice.label("actor_kinds", actor.kind, kind) if kind else None,
        summary=voice.full("summary", actor.summary) if actor.summary else None,
        actions=contact.actions,
        contact_notes=contact.notes,
        places=[voice.show(card) for card in _places(edition, id_, actor)],
        languages=edition.list(language_list(edition, actor.languages or ())),
        tone="yes" if speaks_mine(edition, actor.languages) else "",
        description=voice.block("description", actor.description) if actor.description else None,
        seeks=[edition.say(SEEKS[what]) for what in actor.seeks],
        together=partners_of(voice, id_),
        family=actor_cards(voice, _family(edition, id_, actor)),
        checked=confirmed(edition, actor.checked),
        offers=offer_cards(voice, site.by_actor.get(id_, ())),
    )
    return Draft(f"actors/{id_}/", "actors", name, summary, main, voice.machine)


def _entry(voice: Voice, id_: str) -> Markup:
    """The card of an actor in the list: with what tells it from others."""
    chips = list(_chips(voice, voice.edition.site.members[id_]))
    return voice.show(described_actor(voice.edition, id_, chips)) or Markup()


def _chips(voice: Voice, member: Member) -> Iterator[Chip]:
    """Inside the site or not a word, the languages spoken there, the topics."""
    edition = voice.edition
    if member.where in ("inside", "both"):
        yield Chip(icon("map-marker"), edition.say("Inside the housing site"), "yes")
    if spoken := _spoken(edition.site, member.actor):
        mine = speaks_mine(edition, spoken)
        yield language_chip(edition, spoken, 1 if mine else LANGUAGES_SHOWN)
    entries = edition.site.directory.vocabulary.topics
    if topics := member.topics[:TOPICS_SHOWN]:
        labels = [voice.label("topics", topic, entries[topic]) for topic in topics]
        yield Chip(icon(entries[topics[0]].icon), edition.comma(labels))


def _spoken(site: Site, id_: str) -> tuple[str, ...]:
    """The languages of an actor and of the offers that it runs.

    What is spoken at an offer of others with it, it may not speak itself.
    """
    offers = (site.listed[offer] for offer in site.by_actor.get(id_, ()))
    own = (offer.languages or () for offer in offers if offer.actor == id_)
    spoken = (site.directory.actors[id_].languages or (), *own)
    return tuple(dict.fromkeys(tag for tags in spoken for tag in tags))


def partners_of(voice: Voice, id_: str) -> Markup:
    """With whom an actor works on offers, as links; empty where with nobody."""
    site = voice.edition.site
    partners = site.members[id_].partners
    ids = sorted(partners, key=lambda other: site.directory.actors[other].name)
    return voice.edition.comma(voice.show(actor_link(voice.edition, other)) for other in ids)


def _places(edition: Edition, id_: str, actor: Actor) -> Iterator[Card]:
    """All places; of those at one address the first has the small map."""
    drawn = set()
    for name, place in actor.places.items():
        number = edition.site.atlas.numbers.get((id_, name))
        venue = Venue("place", id_, name, place)
        yield place_card(edition, venue, drawn=number not in drawn)
        drawn.add(number)


def _family(edition: Edition, id_: str, actor: Actor) -> list[str]:
    """The actor that this one belongs to, and those that belong to this one."""
    actors = edition.site.directory.actors
    above = [actor.part_of] if actor.part_of and actor.part_of in actors else []
    return [*above, *(other for other, record in actors.items() if record.part_of == id_)]
