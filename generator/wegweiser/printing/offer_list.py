"""Offers as a compact table: a topic, a group, a weekday, or what somebody picked."""

from __future__ import annotations

from typing import Any

from wegweiser.pages.edition import Edition, Voice
from wegweiser.printing.briefs import HEADS, brief
from wegweiser.printing.choice import Chapter, Choice, find_chapters, name_choice
from wegweiser.printing.pieces import Format, Reading, document, link, nodes
from wegweiser.printing.typesetting import typeset


def offer_list(reading: Reading, choice: Choice, form: Format) -> bytes:
    """The table of the chosen offers, titles in both languages, all else in the reader's."""
    own = reading.own
    names = [name_choice(edition, choice) for edition in reading.editions]
    data = document(reading, form, names[0].striptags())
    return typeset(
        "list.typ",
        {
            **data,
            "names": [nodes(name) for name in names],
            "heads": [nodes(own.say("Offers")), *(nodes(own.say(head)) for head in HEADS)],
            "chapters": [
                _chapter(reading, choice, chapter) for chapter in find_chapters(own.site, choice)
            ],
            "link": link(own, choice.way),
        },
    )


def _chapter(reading: Reading, choice: Choice, chapter: Chapter) -> dict[str, Any]:
    return {
        "names": [nodes(_name(edition, choice, chapter)) for edition in reading.editions],
        "offers": [brief(reading, id_) for id_ in chapter.offers],
    }


def _name(edition: Edition, choice: Choice, chapter: Chapter) -> str | None:
    vocabulary = edition.site.directory.vocabulary
    if chapter.topic:
        entry = vocabulary.topics[chapter.topic]
        return Voice(edition).label("topics", chapter.topic, entry)
    if chapter.open:
        return edition.say("Open to everyone")
    if choice.group and choice.group in vocabulary.groups:
        label = Voice(edition).label("groups", choice.group, vocabulary.groups[choice.group])
        return edition.say("Especially for: {group}", group=label)
    return None
