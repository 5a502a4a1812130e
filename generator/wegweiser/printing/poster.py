"""A poster for the door: one offer or one topic in large letters, with strips to tear off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from wegweiser.model import Offer
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import VENUE_ICONS, age_words, audience_words, cost_words
from wegweiser.pages.icons import icon, to_picture
from wegweiser.pages.offers import alert_words, standing
from wegweiser.printing.briefs import place_words, when
from wegweiser.printing.choice import Choice, find_chapters, name_choice
from wegweiser.printing.pieces import Format, Reading, document, link, nodes, strong
from wegweiser.printing.text import Node
from wegweiser.printing.typesetting import typeset

TITLES = 8
"""How many offers the poster of a topic names."""
TIMES = 6
"""How many lines of a timetable fit in large letters; the code leads to the others."""


def offer_poster(reading: Reading, id_: str, form: Format) -> bytes:
    """When, where and for whom; on each strip the title, a telephone number and the address."""
    own = reading.own
    offer = own.site.listed[id_]
    sides = [_side(edition, id_) for edition in reading.editions]
    phone = offer.contact.phone if offer.contact else None
    if phone is None and (actor := own.site.directory.actors.get(offer.actor)):
        phone = actor.contact.phone if actor.contact and offer.contact is None else None
    data = {
        "id": id_,
        "sides": sides,
        "titles": [],
        "phone": phone or "",
        "link": link(own, f"offers/{id_}/"),
    }
    title = own.voice(offer).plain("title", offer.title)
    return typeset("poster.typ", {**document(reading, form, title), **data})


def topic_poster(reading: Reading, topic: str, form: Format) -> bytes:
    """The names of the next offers of a topic, and where all of them are."""
    own, choice = reading.own, Choice(topic=topic)
    ids = [id_ for chapter in find_chapters(own.site, choice) for id_ in chapter.offers]
    names = [name_choice(edition, choice) for edition in reading.editions]
    data = {
        "sides": [{"title": nodes(name), "notes": [], "summary": [], "rows": []} for name in names],
        "titles": _titles(reading, ids[:TITLES]),
        "phone": "",
        "link": link(own, choice.way),
    }
    return typeset("poster.typ", {**document(reading, form, names[0].striptags()), **data})


def _side(edition: Edition, id_: str) -> dict[str, Any]:
    offer = edition.site.listed[id_]
    voice = edition.voice(offer)
    status = standing(edition, id_, offer)
    notes = [alert_words(voice, offer), status.text if status else None]
    return {
        "title": nodes(voice.name("title", offer.title)),
        "notes": [nodes(note) for note in notes if note],
        "summary": nodes(voice.full("summary", offer.summary)),
        "rows": [row for row in _rows(voice, offer) if row["lines"]],
    }


def _rows(voice: Voice, offer: Offer) -> Iterator[dict[str, Any]]:
    """When, where, for whom and at what price: lines beside a picture."""
    edition = voice.edition
    times = when(voice, offer)
    yield _row("calendar-clock", times[:TIMES] + [["…"]] * (len(times) > TIMES))
    for venue in edition.site.venues[offer.id]:
        name, *more = place_words(edition, venue)
        yield _row(VENUE_ICONS[venue.kind], [strong(name), *map(nodes, more)])
    who = [each for each in (audience_words(voice, offer), age_words(edition, offer)) if each]
    yield _row("account-check", [nodes(Markup(" · ").join(who))])
    cost = cost_words(voice, offer.cost) if offer.cost else None
    yield _row("cash", [nodes(cost)] if cost else [])


def _row(name: str, lines: list[list[Node]]) -> dict[str, Any]:
    return {"icon": to_picture(icon(name)), "lines": lines}


def _titles(reading: Reading, ids: Sequence[str]) -> list[dict[str, Any]]:
    found = []
    for id_ in ids:
        names = []
        for edition in reading.editions:
            offer = edition.site.listed[id_]
            names.append(nodes(edition.voice(offer).name("title", offer.title)))
        found.append({"id": id_, "names": names})
    return found
