"""An offer's facts as plain text, as they stand on its page: for letters, not for HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.model import Offer, Venue
from wegweiser.pages.cards import status_chip
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import cost_words
from wegweiser.pages.phrases import VENUES
from wegweiser.pages.rhythm import timetable


@dataclass(frozen=True, slots=True)
class PlainFact:
    """A question and its answers; no answers: nobody said."""

    question: str
    answers: tuple[str, ...]


def plain_facts(edition: Edition, offer: Offer) -> tuple[PlainFact, ...]:
    """When, where and what it costs: what a partner reads over first."""
    voice = edition.voice(offer)
    return (
        PlainFact(_plain(edition.say("When?")), tuple(_times(voice, offer))),
        PlainFact(_plain(edition.say("Where?")), tuple(_places(edition, offer))),
        PlainFact(_plain(edition.say("What does it cost?")), tuple(_cost(voice, offer))),
    )


def plain_status(edition: Edition, offer: Offer) -> str:
    """`Full`, `Starts on …`; empty where it runs as usual."""
    chip = status_chip(edition, offer.id, offer)
    return _plain(chip.text) if chip else ""


def _times(voice: Voice, offer: Offer) -> Iterator[str]:
    for line in timetable(voice, offer):
        yield "; ".join(_plain(part) for part in (line.text, *line.notes))
    if offer.by_appointment:
        yield _plain(voice.edition.say("By appointment"))
    if offer.times_note:
        yield offer.times_note


def _places(edition: Edition, offer: Offer) -> Iterator[str]:
    for venue in edition.site.venues[offer.id]:
        yield _place(edition, venue)


def _place(edition: Edition, venue: Venue) -> str:
    """Its name and address; where the address is hidden, its name alone."""
    place = venue.place
    if place is None:
        return _plain(edition.say(VENUES[venue.kind]))
    name = place.name or edition.site.directory.actors[venue.actor or ""].name
    if place.hide_address:
        return name
    town = " ".join(part for part in (place.postcode, place.city) if part)
    return ", ".join(part for part in (name, place.street, town) if part)


def _cost(voice: Voice, offer: Offer) -> Iterator[str]:
    if offer.cost:
        words = cost_words(voice, offer.cost)
        if words:
            yield _plain(words)
        if offer.cost.note:
            yield offer.cost.note


def _plain(words: Markup) -> str:
    return words.striptags().replace("\N{NO-BREAK SPACE}", " ")
