"""Records in plain words, for people who look through a change: no markup, no links, no ids.

What partners wrote stands here as they wrote it; who shows it makes it harmless for the place where
it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, cast

from markupsafe import Markup

from wegweiser.model import Actor, Directory, Offer, Venue
from wegweiser.model.record import Part
from wegweiser.pages.cards import next_times, status_chip
from wegweiser.pages.edition import Edition
from wegweiser.pages.facts import Fact, facts_by_fields
from wegweiser.pages.places import short_place
from wegweiser.pages.proposals.value_words import find_label, tell_value
from wegweiser.pages.site import prepare_site
from wegweiser.pages.templating import FOLDER
from wegweiser.times import needed_holidays, read_calendar, years_around
from wegweiser.wording import read_texts, read_words
from wegweiser.wording.problems import WordsLanguage

_BREAK: Final = re.compile(r"<(?=(?:p|li|div|br|small)\b)")
_PRIVATE: Final = frozenset({"contact", "places"})
"""Fields whose former value is not repeated: somebody may have taken it back for good reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a page says about one thing: `Wann?`, `Jeden Dienstag, von 16:00 bis 18:00 Uhr`."""

    name: str
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it in one line."""
        return "; ".join(self.parts)

    def without(self, other: Row) -> str:
        """What the other one does not say."""
        return "; ".join(part for part in self.parts if part not in other.parts)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What was said and what is said now; empty where nothing, None where that is kept private."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class OfferCard:
    """An offer as its page will show it; `listed` is whether it has a page at all."""

    title: str
    actor: str
    summary: str
    rows: tuple[Row, ...]
    listed: bool


@dataclass(frozen=True, slots=True, eq=False)
class RecordWords:
    """Some offers of a directory with all that is around them, in one language."""

    edition: Edition
    words: WordsLanguage

    @property
    def directory(self) -> Directory:
        """Where the records stand; of its offers only those that are spoken of."""
        return self.edition.site.directory

    def card(self, id_: str) -> OfferCard:
        """What decides, in the order in which people ask."""
        offer = self.directory.offers[id_]
        listed = id_ in self.edition.site.listed
        actor = self.directory.actors.get(offer.actor)
        return OfferCard(
            offer.title,
            actor.name if actor else offer.actor,
            offer.summary,
            tuple(self._rows(id_, offer)) if listed else (),
            listed,
        )

    def _rows(self, id_: str, offer: Offer) -> Iterator[Row]:
        edition, voice = self.edition, self.edition.voice(offer)
        if chip := status_chip(edition, id_, offer):
            yield Row(find_label(offer, "status", self.words), (_plain(chip.text),))
        facts = [Row(_plain(fact.name), _told(fact)) for _, fact in facts_by_fields(voice, offer)]
        yield from facts[:1]
        if dates := next_times(edition, id_, offer)[:1]:
            yield Row(_plain(edition.say("Next dates")), (_plain(dates[0].text),))
        if places := self._places(offer):
            yield Row(_plain(edition.say("Where?")), places)
        yield from facts[1:]

    def changes(self, before: Part, after: Part, earlier: RecordWords) -> Iterator[FieldChange]:
        """Each thing that is said otherwise, in the order of the fields; nothing is left out.

        Where the words are the same before and after, the values themselves are shown.
        """
        names = type(after).model_fields
        changed = [name for name in names if getattr(before, name) != getattr(after, name)]
        for fields, told in self._told_rows(before, after, earlier).items():
            if any(name in changed for name in fields) and told.before != told.after:
                changed = [name for name in changed if name not in fields]
                yield told
        for name in changed:
            yield self._field_change(name, before, after, earlier)

    def _told_rows(
        self, before: Part, after: Part, earlier: RecordWords
    ) -> Mapping[tuple[str, ...], FieldChange]:
        """The rows of an offer's page that are there before or after, by the fields they tell."""
        if not (isinstance(before, Offer) and isinstance(after, Offer)):
            return {}
        old, new = earlier._rows_by_fields(before), self._rows_by_fields(after)
        return {
            fields: _compare(old.get(fields), new.get(fields))
            for fields in (*new, *(each for each in old if each not in new))
        }

    def _rows_by_fields(self, offer: Offer) -> Mapping[tuple[str, ...], Row]:
        if offer.id not in self.edition.site.listed:
            return {}
        voice = self.edition.voice(offer)
        found = facts_by_fields(voice, offer)
        return {
            **{fields: Row(_plain(fact.name), _told(fact)) for fields, fact in found},
            ("place",): Row(_plain(self.edition.say("Where?")), self._places(offer)),
        }

    def _field_change(
        self, name: str, before: Part, after: Part, earlier: RecordWords
    ) -> FieldChange:
        label = find_label(after, name, self.words)
        if name in _PRIVATE:
            secret = name == "places" and _hides_places(before, after)
            return FieldChange(label, None, None if secret else self.value(after, name))
        return FieldChange(label, earlier.value(before, name), self.value(after, name))

    def value(self, part: Part, name: str) -> str:
        """The value of a field, with names instead of ids where there are names."""
        value = getattr(part, name)
        vocabulary = self.directory.vocabulary
        match name:
            case "topics" | "can_provide" | "topic":
                return self._names(value, vocabulary.topics)
            case "kind":
                return self._names(value, vocabulary.actor_kinds)
            case "actor" | "with_" | "part_of":
                return self._names(value, self.directory.actors)
        return tell_value(value, type(part).model_fields[name].annotation, self.edition.words)

    def _names(self, ids: object, entries: Mapping[str, Any]) -> str:
        listed = ids if isinstance(ids, tuple) else (ids,) if ids else ()
        names = (entries.get(cast("str", id_)) for id_ in listed)
        return ", ".join(
            str(getattr(entry, "label", None) or getattr(entry, "name", id_))
            for id_, entry in zip(listed, names, strict=True)
        )

    def _places(self, offer: Offer) -> tuple[str, ...]:
        return tuple(self._place(venue) for venue in self.directory.venues(offer))

    def _place(self, venue: Venue) -> str:
        parts = [_plain(short_place(self.edition, venue).html)]
        if venue.place and not venue.place.hide_address:
            town = " ".join(each for each in (venue.place.postcode, venue.place.city) if each)
            parts += [each for each in (venue.place.street, town) if each]
        return ", ".join(dict.fromkeys(parts))


def prepare_words(
    directory: Directory, offers: frozenset[str], today: date, words: WordsLanguage
) -> RecordWords:
    """The words for some offers of a directory and everything else in it.

    Raises:
        UnknownHolidays: the calendar lacks a year that an offer needs.
    """
    chosen = {id_: offer for id_, offer in directory.offers.items() if id_ in offers}
    needed = needed_holidays(chosen.values())
    calendar = read_calendar(directory.settings.region, years_around(today), needed)
    site = prepare_site(replace(directory, offers=chosen), today, calendar)
    return RecordWords(Edition(site, read_words(FOLDER, words), read_texts(FOLDER, words)), words)


def _compare(before: Row | None, after: Row | None) -> FieldChange:
    """What two rows say unlike each other; of two that say the same in another order, all of it."""
    old, new = before or Row("", ()), after or Row("", ())
    gone, come = old.without(new), new.without(old)
    if not gone and not come:
        gone, come = old.text, new.text
    return FieldChange(new.name or old.name, gone, come)


def _told(fact: Fact) -> tuple[str, ...]:
    """What a row says, piece by piece."""
    lines = (", ".join(map(_plain, (line.text, *line.notes))) for line in fact.lines)
    return tuple(filter(None, [*map(_plain, fact.main), *lines, *map(_plain, fact.notes)]))


def _plain(html: Markup | str) -> str:
    """The text of a piece of a page."""
    text = Markup(_BREAK.sub(" <", str(html))).striptags()  # noqa: S704 -- to take all tags out
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _hides_places(*records: Part) -> bool:
    """Whether one of them is an actor with a place that nobody may find."""
    actors = (record for record in records if isinstance(record, Actor))
    return any(place.hide_address for actor in actors for place in actor.places.values())
