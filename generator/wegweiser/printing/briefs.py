"""An offer in few words: for the line of a list, for a poster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from wegweiser.model import Offer, Venue
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import age_words, audience_words, cost_words, language_list
from wegweiser.pages.offers import alert_words, contact_lines, standing
from wegweiser.pages.phrases import INTERPRETER, NOT_KNOWN
from wegweiser.pages.places import find_whereabouts
from wegweiser.pages.rhythm import timetable
from wegweiser.printing.pieces import Reading, nodes, strong
from wegweiser.printing.text import Node

HEADS = ("When?", "Where?", "For whom?", "What does it cost?", "Contacts")
"""The questions of a list's columns, after the offer's name."""
CONTACTS = 2
"""The ways to reach somebody that a line has room for; the code leads to the others."""


def brief(reading: Reading, id_: str) -> dict[str, Any]:
    """What a line says: names in both languages, the rest in the reader's; cells of paragraphs."""
    edition = reading.own
    offer = edition.site.listed[id_]
    voice = edition.voice(offer)
    status = standing(edition, id_, offer)
    return {
        "id": id_,
        "title": strong(voice.name("title", offer.title)),
        "other": other_title(reading, offer),
        "notes": _told([alert_words(voice, offer), status.text if status else None]),
        "cells": [
            when(voice, offer),
            where(edition, id_),
            _told([*_audience(voice, offer)]),
            _told(
                [(cost_words(voice, offer.cost) if offer.cost else None) or edition.say(NOT_KNOWN)]
            ),
            _told(contact_lines(voice, offer)[:CONTACTS]),
        ],
    }


def other_title(reading: Reading, offer: Offer) -> list[Node]:
    """The title in the other language; nothing where it is the same."""
    own = reading.own.voice(offer).plain("title", offer.title)
    voice = reading.other.voice(offer)
    return (
        [] if voice.plain("title", offer.title) == own else nodes(voice.name("title", offer.title))
    )


def when(voice: Voice, offer: Offer) -> list[list[Node]]:
    """The timetable, days and hours in bold, and that one makes an appointment."""
    edition = voice.edition
    found: list[list[Node]] = []
    if offer.status != "paused":
        lines = timetable(voice, offer)
        found += [[*strong(line.text), *_after(line.notes)] for line in lines]
    if offer.by_appointment:
        found.append(nodes(edition.say("By appointment")))
    if offer.times_note:
        found.append(nodes(voice.text("times_note", offer.times_note)))
    return found


def _after(notes: Sequence[Markup]) -> list[Node]:
    return nodes(Markup("").join(Markup(" · ") + note for note in notes))


def where(edition: Edition, id_: str) -> list[list[Node]]:
    """Names and addresses of the places, and how far they are."""
    venues = edition.site.venues[id_]
    return [nodes(words) for venue in venues for words in place_words(edition, venue)]


def place_words(edition: Edition, venue: Venue) -> list[Markup]:
    """The name of a place, its address or that this is not public, and how far it is."""
    place, _ = find_whereabouts(edition, venue)
    unsaid = edition.say("The address is not public. Please call.") if place.hidden else None
    return [words for words in (place.name, unsaid, place.address, place.way) if words]


def _audience(voice: Voice, offer: Offer) -> Iterable[Markup | None]:
    edition = voice.edition
    yield audience_words(voice, offer)
    yield age_words(edition, offer)
    if offer.languages:
        yield edition.list(language_list(edition, offer.languages))
    elif offer.interpreter:
        yield edition.say(INTERPRETER[offer.interpreter])
    if offer.childcare:
        yield edition.say("Childcare")


def _told(words: Iterable[Markup | None]) -> list[list[Node]]:
    return [nodes(each) for each in words if each]
