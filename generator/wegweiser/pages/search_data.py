"""What the search of one language knows: the offers' own words, and those that they share.

The words as they were written are always there too: residents know the German ones from letters
and from the street.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wegweiser.model import Entry, Offer
from wegweiser.pages.assets import hashed
from wegweiser.pages.edition import Edition
from wegweiser.pages.page import Page
from wegweiser.search import Document, Subject, build_index, to_json
from wegweiser.wording import split_words


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched: offers and their subjects.

    By id, not in the order of the lists: that changes with the day, and a phone that keeps a copy
    would have to fetch the whole index anew every night.
    """

    documents: tuple[Document, ...]
    subjects: tuple[Subject, ...]


def search_index(edition: Edition) -> Page:
    """The index as a file in the language's folder, named after its content.

    It counts the offers by id; their ids are in the file of all offers, which no language changes.
    """
    found = search_documents(edition)
    content = to_json(build_index(found.documents, found.subjects), offers=False)
    return Page(hashed("search", "json", content, folder=edition.tag).path, content)


def search_documents(edition: Edition) -> Searched:
    """Offers and subjects with their texts in the page's language and as they were written."""
    subjects = {subject.id: subject for subject in _subjects(edition)}
    offers = sorted(edition.site.listed.values(), key=lambda offer: offer.id)
    documents = tuple(_document(edition, offer, subjects) for offer in offers)
    used = {id_ for document in documents for id_ in document.subjects}
    return Searched(documents, tuple(each for id_, each in subjects.items() if id_ in used))


def _document(edition: Edition, offer: Offer, known: Mapping[str, Subject]) -> Document:
    at = f"offers/{offer.id}"
    source = offer.language or edition.source_language
    return Document(
        offer.id,
        title=_said(edition, f"{at}:title", offer.title, source),
        original=offer.title,
        text=_said(edition, f"{at}:summary", offer.summary, source),
        original_text=offer.summary,
        subjects=tuple(id_ for id_ in dict.fromkeys(_names(edition, offer)) if id_ in known),
    )


def _names(edition: Edition, offer: Offer) -> Iterator[str]:
    """The ids of an offer's subjects, what it is about first."""
    site = edition.site
    for topic in offer.topics:
        yield f"topics/{topic}"
    for topic in offer.topics:
        yield f"topics/{site.directory.vocabulary.parent(topic)}"
    yield from (f"groups/{group}" for group in offer.for_.groups)
    yield from (f"actors/{actor}" for actor in site.actors_of[offer.id])
    yield from (f"languages/{tag}" for tag in offer.languages or ())
    for venue in site.venues[offer.id]:
        yield f"places/{venue.actor}/{venue.id}"


def _subjects(edition: Edition) -> Iterator[Subject]:
    directory = edition.site.directory
    yield from _entries(edition, "topics", directory.vocabulary.topics)
    yield from _entries(edition, "groups", directory.vocabulary.groups)
    for id_, actor in directory.actors.items():
        source = actor.language or edition.source_language
        name = _said(edition, f"actors/{id_}:name", actor.name, source)
        yield Subject(f"actors/{id_}", _once(name, actor.name), ())
        for place, record in actor.places.items():
            if record.name:
                name = _said(edition, f"actors/{id_}:places.{place}.name", record.name, source)
                yield Subject(f"places/{id_}/{place}", _once(name, record.name), ())
    tags = {tag for offer in edition.site.listed.values() for tag in offer.languages or ()}
    for tag in sorted(tags - {edition.source_language}):
        names = edition.words.language_name(tag), edition.source_words.language_name(tag)
        yield Subject(f"languages/{tag}", _once(*names), ())


def _entries(edition: Edition, kind: str, entries: Mapping[str, Entry]) -> Iterator[Subject]:
    for id_, entry in entries.items():
        at, source = f"vocabulary:{kind}.{id_}", edition.source_language
        label = _said(edition, f"{at}.label", entry.label, source)
        written = ", ".join(entry.words)
        words = split_words(_said(edition, f"{at}.words", written, source)) if written else ()
        yield Subject(f"{kind}/{id_}", _once(label, entry.label), _once(*words, *entry.words))


def _said(edition: Edition, context: str, text: str, source: str) -> str:
    """The text in the page's language; an outdated translation still helps to find it."""
    found = edition.texts.get(context, text, source)
    return found.outdated or found.text


def _once(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
