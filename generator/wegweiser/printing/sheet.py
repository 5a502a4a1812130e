"""The sheet that resident and adviser read together: one offer, row by row in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from wegweiser.model import Offer
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import Fact, find_facts
from wegweiser.pages.offers import contact_lines
from wegweiser.pages.places import Whereabouts, find_whereabouts
from wegweiser.printing.pieces import (
    Reading,
    all_fonts,
    nodes,
    page_address,
    qr_code,
    short_address,
    tongue,
)
from wegweiser.printing.text import Node
from wegweiser.printing.typesetting import typeset

DATES = 6
"""How many of the next dates a sheet shows."""


def sheet(reading: Reading, ids: Sequence[str], *, paper: str = "a4", large: bool = False) -> bytes:
    """The sheets of several offers, each on pages of its own."""
    own = reading.own
    title = ", ".join(
        own.voice(own.site.listed[id_]).plain("title", own.site.listed[id_].title) for id_ in ids
    )
    return typeset(
        "sheet.typ",
        {
            "title": title[:200],
            "author": own.site.directory.settings.site_name,
            "paper": paper,
            "large": large,
            "fonts": all_fonts(),
            "own": tongue(own.language),
            "other": tongue(reading.other.language) if reading.bilingual else None,
            "example": nodes(
                own.say("This is an example. All people, places and offers are invented.")
            )
            if own.site.example
            else [],
            "offers": [_offer(reading, id_) for id_ in ids],
        },
    )


def _offer(reading: Reading, id_: str) -> dict[str, Any]:
    own, other = reading.own, reading.other
    address = page_address(own, f"offers/{id_}/")
    mine, theirs = _side(own, id_), _side(other, id_)
    return {
        "id": id_,
        "own": mine,
        "other": theirs if reading.bilingual else None,
        "rows": [list(pair) for pair in zip(mine.pop("rows"), theirs.pop("rows"), strict=True)],
        "address": short_address(address) if address else None,
        "code": qr_code(address) if address else None,
    }


def _side(edition: Edition, id_: str) -> dict[str, Any]:
    """One language's half of a sheet."""
    site = edition.site
    offer = site.listed[id_]
    voice = edition.voice(offer)
    rows = [_row(edition, fact) for fact in find_facts(voice, offer)]
    rows += _contact(voice, offer)
    side = {
        "title": nodes(voice.name("title", offer.title)),
        "summary": nodes(voice.full("summary", offer.summary)),
        "rows": rows,
        "as_of": nodes(edition.say("Information as of {day}", day=edition.date(site.today))),
        "until": nodes(edition.say("until {day}", day=edition.date(offer.runs.until)))
        if offer.runs.until
        else [],
    }
    if voice.machine or edition.machine:
        side["machine"] = nodes(
            edition.say("A machine translated this page. Nobody has checked it yet.")
        )
    return side


def _row(edition: Edition, fact: Fact) -> dict[str, Any]:
    """A question and its answers; each answer is a paragraph."""
    answers = [_strong(words) for words in fact.main]
    for line in fact.lines:
        answers.append(_strong(line.text))
        answers += [nodes(note) for note in line.notes]
    if fact.venue:
        answers += _place(edition, find_whereabouts(edition, fact.venue)[0])
    answers += [nodes(note) for note in fact.notes]
    dates = [f"{leaf.weekday} {leaf.day}. {leaf.month}" for leaf in fact.leaves[:DATES]]
    return {
        "name": nodes(fact.name),
        "answers": answers,
        "dates": dates,
        "dates_name": nodes(edition.say("Next dates")) if dates else [],
    }


def _place(edition: Edition, place: Whereabouts) -> Iterator[list[Node]]:
    yield _strong(place.name)
    if place.hidden:
        yield nodes(edition.say("The address is not public. Please call."))
    for words in (place.address, place.way, place.directions):
        if words:
            yield nodes(words)
    there = [feature.label for feature in place.features if feature.there]
    if there:
        yield nodes(edition.list(there))


def _contact(voice: Voice, offer: Offer) -> Iterator[dict[str, Any]]:
    lines = contact_lines(voice, offer)
    if lines:
        yield {
            "name": nodes(voice.edition.say("Contacts")),
            "answers": [nodes(line) for line in lines],
            "dates": [],
            "dates_name": [],
        }


def _strong(words: Markup) -> list[Node]:
    return [{"kind": "strong", "of": nodes(words)}]
