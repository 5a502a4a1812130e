"""The booklet: all offers of a language by topic, to leaf through, with contents and indexes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.offers import alert_words, standing
from wegweiser.printing.briefs import other_title
from wegweiser.printing.choice import Choice, find_chapters, name_choice
from wegweiser.printing.pieces import Format, Reading, as_of, document, link, machine, nodes
from wegweiser.printing.rows import find_rows
from wegweiser.printing.typesetting import typeset

LONG = 150
"""With more offers the contents name the topics alone: the index has the others."""


def booklet(reading: Reading, choice: Choice, form: Format) -> bytes:
    """The offers in the reader's language, with the title that they have in the other."""
    return typeset("booklet.typ", _data(reading, choice, form))


def _data(reading: Reading, choice: Choice, form: Format) -> dict[str, Any]:
    own = reading.own
    chapters = find_chapters(own.site, choice)
    ids = [id_ for chapter in chapters for id_ in chapter.offers]
    name = own.site.directory.settings.site_name
    return {
        **document(reading, form, f"{name} · {own.language.name}"),
        "name": nodes(own.foreign(name, own.source_language)),
        "subtitle": [nodes(name_choice(edition, choice)) for edition in reading.editions],
        "deep": len(ids) <= LONG,
        "contents": nodes(own.say("Topics")),
        "chapters": [
            {
                "name": nodes(_topic(own, chapter.topic) or own.say("Offers")),
                "offers": [_offer(reading, id_) for id_ in chapter.offers],
            }
            for chapter in chapters
        ],
        "indexes": list(_indexes(own, ids)),
        "machine": machine(own) if own.machine else [],
        "link": link(own, ""),
        "first": as_of(own),
    }


def _topic(edition: Edition, topic: str) -> Markup | None:
    entry = edition.site.directory.vocabulary.topics.get(topic)
    return Voice(edition).label("topics", topic, entry) if entry else None


def _offer(reading: Reading, id_: str) -> dict[str, Any]:
    edition = reading.own
    offer = edition.site.listed[id_]
    voice = edition.voice(offer)
    status = standing(edition, id_, offer)
    notes = [alert_words(voice, offer), status.text if status else None]
    return {
        "id": id_,
        "title": nodes(voice.name("title", offer.title)),
        "other": other_title(reading, offer),
        "notes": [nodes(note) for note in notes if note],
        "summary": nodes(voice.full("summary", offer.summary)),
        "rows": [
            {"name": row["name"], "answers": row["answers"]} for row in find_rows(voice, offer)
        ],
    }


def _indexes(edition: Edition, ids: Sequence[str]) -> Iterable[dict[str, Any]]:
    """By offer, by actor, by group; an entry leads to the pages of its offers."""
    site, vocabulary, voice = edition.site, edition.site.directory.vocabulary, Voice(edition)
    offers = {id_: site.listed[id_] for id_ in ids}
    titles = [
        (edition.voice(offer).plain("title", offer.title), [id_]) for id_, offer in offers.items()
    ]
    yield _index(edition, "Offers", titles)
    actors = [
        (edition.voice(actor).plain("name", actor.name), _among(site.by_actor, id_, offers))
        for id_, actor in site.directory.actors.items()
    ]
    yield _index(edition, "Contacts", actors)
    groups = [
        (voice.label("groups", id_, entry).striptags(), _among(site.by_group, id_, offers))
        for id_, entry in vocabulary.groups.items()
    ]
    yield _index(edition, "For whom?", groups)


def _among(by: Mapping[str, Sequence[str]], id_: str, offers: Mapping[str, object]) -> list[str]:
    return [each for each in by.get(id_, ()) if each in offers]


def _index(edition: Edition, name: str, entries: Iterable[tuple[str, list[str]]]) -> dict[str, Any]:
    filled = sorted((entry for entry in entries if entry[1]), key=lambda entry: _sorting(entry[0]))
    return {
        "name": nodes(edition.say(name)),
        "entries": [{"name": nodes(text), "offers": ids} for text, ids in filled],
    }


def _sorting(text: str) -> tuple[str, str]:
    """Accents and capitals do not count; scripts in the order of Unicode."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain.lstrip("„“\"'«( "), text
