"""An offer in rows of question and answer, as its page has them; for one edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from markupsafe import Markup

from wegweiser.model import Offer
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import Fact, find_facts
from wegweiser.pages.icons import icon, to_picture
from wegweiser.pages.offers import contact_lines
from wegweiser.pages.places import Whereabouts, find_whereabouts
from wegweiser.pages.rhythm import Leaf
from wegweiser.printing.pieces import nodes, strong
from wegweiser.printing.text import Node

DATES = 6
"""How many of the next dates are shown."""


def find_rows(voice: Voice, offer: Offer) -> Iterator[dict[str, Any]]:
    """A question with its answers each; an answer is a paragraph."""
    for fact in find_facts(voice, offer):
        yield _row(voice, fact)
    if lines := contact_lines(voice, offer):
        yield {
            "name": nodes(voice.edition.say("Contacts")),
            "answers": [nodes(line) for line in lines],
            "dates": [],
            "icon": to_picture(icon("phone")),
            "dates_name": [],
        }


def place_lines(edition: Edition, place: Whereabouts) -> Iterator[list[Node]]:
    """Where something is and how one gets there, the name first."""
    yield strong(place.name)
    if place.hidden:
        yield nodes(edition.say("The address is not public. Please call."))
    if place.address:
        yield nodes(place.address)
    yield from way_words(place)
    if place.directions:
        yield nodes(place.directions)
    features = [
        feature.label if feature.there else edition.say("{feature}: no", feature=feature.label)
        for feature in place.features
    ]
    if features:
        yield nodes(edition.comma(features))


def way_words(place: Whereabouts) -> list[list[Node]]:
    """`14 minutes on foot (900 m as the crow flies)` as a line; none where nobody knows."""
    if place.way and place.line:
        return [[*nodes(place.way), " (", *nodes(place.line), ")"]]
    return [nodes(words) for words in (place.way or place.line,) if words]


def _row(voice: Voice, fact: Fact) -> dict[str, Any]:
    edition = voice.edition
    answers = [strong(words) for words in fact.main]
    for line in fact.lines:
        answers.append(strong(line.text))
        if line.notes:
            answers.append(nodes(Markup(" · ").join(line.notes)))
    if fact.venue:
        place, machine = find_whereabouts(edition, fact.venue)
        voice.machine |= machine
        answers += place_lines(edition, place)
    answers += [nodes(note) for note in fact.notes]
    days = {(leaf.day, leaf.month): leaf for leaf in fact.leaves}
    dates = list(_dates(edition, list(days.values())[:DATES]))
    return {
        "name": nodes(fact.name),
        "answers": answers,
        "dates": dates,
        "dates_name": nodes(edition.say("Next dates")) if dates else [],
        "icon": to_picture(fact.icon),
    }


def _dates(edition: Edition, leaves: Sequence[Leaf]) -> Iterator[str]:
    """`Tue 1.`, `Thursday 3 December`: each month once, with its last day, as it is declined."""
    for leaf, after in zip_longest(leaves, leaves[1:]):
        same = after is not None and after.month == leaf.month
        words = edition.words.day(date.fromisoformat(leaf.iso))
        yield f"{leaf.weekday} {leaf.day}." if same else words
