"""What lists consist of: cards of offers and actors, and lines of a day's programme.

Each is rendered once a language. Addresses in what is rendered here begin with `@/`, which stands
for the language's folder; a page puts in its own way there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.model import Offer
from wegweiser.pages.edition import Card, Edition, Voice
from wegweiser.pages.facts import (
    EVERYONE,
    age_words,
    audience_words,
    cost_words,
    language_list,
    speaks_mine,
)
from wegweiser.pages.icons import icon
from wegweiser.pages.phrases import FULL, FULL_WAITING, INTERPRETER, PAUSED, PLANNED
from wegweiser.pages.places import short_place, way
from wegweiser.pages.rhythm import over_at
from wegweiser.pages.site import Happening
from wegweiser.times import Session

LANGUAGES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Chip:
    """One fact in few words; its tone is `yes` where it may win the reader."""

    icon: Markup
    text: Markup
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """A session in words, and when it is over (see `over_at`); empty where that is nothing."""

    text: Markup
    over: str = ""
    today: bool = False


def offer_cards(voice: Voice, ids: Iterable[str]) -> Markup:
    """The cards of several offers, one after the other."""
    return _joined(voice, (offer_card(voice.edition, id_) for id_ in ids))


def actor_cards(voice: Voice, ids: Iterable[str]) -> Markup:
    """The cards of several actors."""
    return _joined(voice, (actor_card(voice.edition, id_) for id_ in ids))


def programme(voice: Voice, happenings: Iterable[Happening]) -> Markup:
    """The lines of a day: when, what, where."""
    return _joined(voice, (_line(voice.edition, happening) for happening in happenings))


def offer_card(edition: Edition, id_: str) -> Card:
    """The card of a listed offer."""
    key = "offer", id_
    if key not in edition.memory:
        edition.memory[key] = _offer_card(edition, id_, edition.site.listed[id_])
    found: Card = edition.memory[key]
    return found


def actor_card(edition: Edition, id_: str) -> Card:
    """The card of an actor."""
    key = "actor", id_
    if key not in edition.memory:
        edition.memory[key] = _actor_card(edition, id_)
    found: Card = edition.memory[key]
    return found


def described_actor(
    edition: Edition, id_: str, chips: Sequence[Chip], picture: Markup | None = None
) -> Card:
    """The card of an actor with these facts; it is not remembered."""
    actor = edition.site.directory.actors[id_]
    voice = edition.voice(actor)
    html = edition.render(
        "actor_card.html",
        id=id_,
        picture=picture,
        name=voice.name("name", actor.name),
        original=voice.original("name", actor.name),
        summary=voice.text("summary", actor.summary) if actor.summary else None,
        chips=chips,
    )
    return Card(html, voice.machine)


def actor_link(edition: Edition, id_: str) -> Card:
    """The name of an actor, which leads to its page."""
    key = "actor link", id_
    if key not in edition.memory:
        actor = edition.site.directory.actors[id_]
        voice = edition.voice(actor)
        html = edition.render("actor_link.html", id=id_, name=voice.name("name", actor.name))
        edition.memory[key] = Card(html, voice.machine)
    found: Card = edition.memory[key]
    return found


def topic_link(edition: Edition, id_: str) -> Card:
    """A topic as a chip that leads to its page."""
    key = "topic", id_
    if key not in edition.memory:
        voice = Voice(edition)
        entry = edition.site.directory.vocabulary.topics[id_]
        html = edition.render(
            "chip_link.html",
            id=id_,
            hue=edition.site.hues[id_],
            picture=icon(entry.icon),
            label=voice.label("topics", id_, entry),
        )
        edition.memory[key] = Card(html, voice.machine)
    found: Card = edition.memory[key]
    return found


def topic_icon(edition: Edition, offer: Offer) -> Markup:
    """The picture of an offer: that of its first topic."""
    entry = edition.site.directory.vocabulary.topics.get(offer.topics[0])
    return icon(entry.icon if entry else None)


def topic_hue(edition: Edition, offer: Offer) -> int:
    """The tint of an offer's picture."""
    return edition.site.hues.get(offer.topics[0], 0)


def status_chip(edition: Edition, id_: str, offer: Offer) -> Chip | None:
    """Full, paused, planned and from when; nothing where the offer runs as usual."""
    if offer.status == "planned":
        first = _first_day(edition, id_, offer)
        words = (
            edition.say("Planned, starts on {day}", day=first) if first else edition.say(PLANNED)
        )
        return Chip(icon("calendar-start"), words)
    if offer.status == "paused":
        return Chip(icon("pause-circle"), edition.say(PAUSED))
    if offer.is_full:
        waiting = offer.capacity is not None and offer.capacity.waiting_list
        return Chip(icon("close-circle"), edition.say(FULL_WAITING if waiting else FULL))
    if offer.runs.from_ and offer.runs.from_ > edition.site.today:
        words = edition.say("Starts on {day}", day=edition.day(offer.runs.from_))
        return Chip(icon("calendar-start"), words)
    return None


def language_chip(edition: Edition, tags: tuple[str, ...], shown: int = LANGUAGES_SHOWN) -> Chip:
    """The first of the languages spoken there, the reader's before all, and how many more."""
    key = "languages", tags, shown
    if key not in edition.memory:
        names = language_list(edition, tags)
        more = len(names) - shown
        words = edition.list(names)
        if more > 0:
            first = edition.comma(names[:shown])
            words = edition.count(
                "{names} and {number} more", "{names} and {number} more", more, names=first
            )
        tone = "yes" if speaks_mine(edition, tags) else ""
        edition.memory[key] = Chip(icon("forum"), words, tone)
    found: Chip = edition.memory[key]
    return found


def next_times(edition: Edition, id_: str, offer: Offer) -> list[Next]:
    """The next two sessions of an offer: the browser shows the second once the first is over.

    Where there is none, that one makes an appointment, if so.
    """
    sessions = edition.site.sessions[id_][:2]
    if not sessions and offer.by_appointment:
        return [Next(edition.say("By appointment"))]
    return [_next(edition, session) for session in sessions]


def _next(edition: Edition, session: Session) -> Next:
    hours = edition.hours(session.start, session.end)
    day = edition.day(session.day)
    words = edition.say("{day}, {hours}", day=day, hours=hours) if hours else day
    return Next(words, over_at(session), today=session.day == edition.site.today)


def _first_day(edition: Edition, id_: str, offer: Offer) -> Markup | None:
    sessions = edition.site.sessions[id_]
    days = [offer.runs.from_, sessions[0].day if sessions else None]
    known = [day for day in days if day and day >= edition.site.today]
    return edition.day(max(known)) if known else None


def _offer_card(edition: Edition, id_: str, offer: Offer) -> Card:
    voice = edition.voice(offer)
    html = edition.render(
        "card.html",
        id=id_,
        hue=topic_hue(edition, offer),
        picture=topic_icon(edition, offer),
        title=voice.text("title", offer.title),
        original=voice.original("title", offer.title),
        summary=voice.name("summary", offer.summary),
        status=status_chip(edition, id_, offer),
        times=next_times(edition, id_, offer),
        chips=list(_chips(voice, offer)),
    )
    return Card(html, voice.machine)


def _chips(voice: Voice, offer: Offer) -> Iterator[Chip]:
    edition = voice.edition
    if offer.for_.groups or offer.for_.age:
        words = [audience_words(voice, offer), age_words(edition, offer)]
        yield Chip(icon("account-check"), edition.comma([word for word in words if word]))
    yield from _place_chip(voice)
    if offer.languages:
        yield language_chip(edition, offer.languages)
    elif offer.interpreter in ("always", "on-request"):
        yield Chip(icon("forum"), edition.say(INTERPRETER[offer.interpreter]))
    cost = cost_words(voice, offer.cost) if offer.cost else None
    if offer.cost and cost:
        yield Chip(icon("cash"), cost, "yes" if offer.cost.free else "")
    if offer.childcare:
        yield Chip(icon("teddy-bear"), edition.say("Childcare"), "yes")


def _place_chip(voice: Voice) -> Iterator[Chip]:
    edition = voice.edition
    for venue in edition.site.venues[voice.id][:1]:
        walk = way(edition, venue.place) if venue.place else None
        words = walk or voice.show(short_place(edition, venue))
        inside = venue.place is not None and venue.place.inside
        yield Chip(icon("map-marker"), words or Markup(), "yes" if inside else "")


def _actor_card(edition: Edition, id_: str) -> Card:
    """With the picture of its kind, and how many offers it has."""
    directory = edition.site.directory
    kind = directory.vocabulary.actor_kinds.get(directory.actors[id_].kind)
    number = len(edition.site.by_actor.get(id_, ()))
    words = edition.count("{number} offer", "{number} offers", number)
    chips = [Chip(Markup(), words)] if number else []
    return described_actor(edition, id_, chips, icon(kind.icon if kind else None))


def _line(edition: Edition, happening: Happening) -> Card:
    session = happening.session
    key = "line", happening.offer, session.start, session.end, session.place
    if key not in edition.memory:
        edition.memory[key] = _rendered_line(edition, happening)
    found: Card = edition.memory[key]
    return found


def _rendered_line(edition: Edition, happening: Happening) -> Card:
    session, id_ = happening.session, happening.offer
    offer = edition.site.listed[id_]
    voice = edition.voice(offer)
    reference = session.place or next(iter(offer.place), None)
    venue = edition.site.directory.venue(offer, reference) if reference else None
    timed = session.start is not None and not happening.all_day
    html = edition.render(
        "line.html",
        id=id_,
        start=edition.clock(session.start) if session.start is not None and timed else None,
        end=edition.hours(None, session.end) if session.end is not None else None,
        over="24:00" if session.end is None else session.end,
        whole=edition.hours(session.start, session.end) or edition.say("all day"),
        title=voice.name("title", offer.title),
        place=voice.show(short_place(edition, venue)) if venue else None,
        way=way(edition, venue.place) if venue and venue.place else None,
        status=status_chip(edition, id_, offer),
        groups=None if offer.groups == (EVERYONE,) else audience_words(voice, offer),
    )
    return Card(html, voice.machine)


def _joined(voice: Voice, cards: Iterable[Card]) -> Markup:
    pieces = "".join(voice.show(card) or "" for card in cards)
    return Markup(pieces)  # noqa: S704 -- rendered by templates
