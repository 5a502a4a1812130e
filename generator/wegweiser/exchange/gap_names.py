"""What things are called where gaps are told: names instead of ids, all of it plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wegweiser.model import Directory, Entry, Need
from wegweiser.model.needs import Window
from wegweiser.model.offer import Age
from wegweiser.model.values import FEW, WEEKDAYS
from wegweiser.wording.gaps import GapWords


@dataclass(frozen=True, slots=True)
class GapNames:
    """A directory's names, which are the partners' own, and the words between them."""

    directory: Directory
    words: GapWords

    def offer(self, id_: str) -> str:
        """An offer's title."""
        return self.directory.offers[id_].title

    def actor(self, id_: str) -> str:
        """An actor's name; its id if there is no such actor."""
        actor = self.directory.actors.get(id_)
        return actor.name if actor else id_

    def actor_of(self, offer: str) -> str:
        """The name of the actor of an offer."""
        return self.actor(self.directory.offers[offer].actor)

    def offer_of_actor(self, id_: str) -> str:
        """`Deutsch am Vormittag (Lernhaus Elbe)`."""
        return f"{self.offer(id_)} ({self.actor_of(id_)})"

    def contact(self, actor: str) -> tuple[str, str]:
        """The telephone number and the mail address of an actor; empty where it has none."""
        found = self.directory.actors.get(actor)
        contact = found.contact if found else None
        return (contact.phone or "", contact.email or "") if contact else ("", "")

    def offer_ever(self, id_: str) -> str:
        """An offer with its actor; the id of one that there is no more."""
        return self.offer_of_actor(id_) if id_ in self.directory.offers else id_

    def topic(self, id_: str) -> str:
        """A topic's label."""
        return _label(self.directory.vocabulary.topics, id_)

    def group(self, id_: str) -> str:
        """A group's label."""
        return _label(self.directory.vocabulary.groups, id_)

    def groups(self, ids: Iterable[str]) -> str:
        """Several groups in a row."""
        return self.words.interface.list([self.group(id_) for id_ in ids])

    def topics(self, ids: Iterable[str]) -> str:
        """Several topics in a row."""
        return self.words.interface.list([self.topic(id_) for id_ in ids])

    def features(self, ids: Iterable[str]) -> str:
        """What a place has, in a row."""
        labels = [_label(self.directory.vocabulary.features, id_) for id_ in ids]
        return self.words.interface.list(labels)

    def barrier(self, id_: str) -> str:
        """What keeps people away."""
        return _label(self.directory.vocabulary.barriers, id_)

    def either_language(self, tags: Iterable[str]) -> str:
        """`Arabisch, Farsi oder Dari`."""
        interface = self.words.interface
        return interface.either([interface.language_name(tag) for tag in tags])

    def languages(self, tags: Iterable[str]) -> str:
        """`Arabisch, Farsi und Dari`."""
        interface = self.words.interface
        return interface.list([interface.language_name(tag) for tag in tags])

    def persons(self, need: Need) -> str:
        """How many asked for it: `84 Personen`, `weniger als 5 Personen`."""
        if need.asked_by == FEW:
            return self.words.tell("persons-few")
        return self.words.number("persons", need.persons)

    def few_of(self, ids: Iterable[str]) -> int:
        """How many of these needs have one to four persons."""
        wanted = set(ids)
        listed = self.directory.needs.needs if self.directory.needs else ()
        return sum(need.id in wanted and need.asked_by == FEW for need in listed)

    def count(self, persons: int, few: int) -> str:
        """A sum of persons, in which `few` needs of one to four persons do not count."""
        if persons or not few:
            return str(persons)
        return FEW if few == 1 else self.words.tell("few-each")

    def people(self, persons: int, few: int) -> str:
        """The same in words: `84 Personen`, `weniger als 5 Personen`."""
        if persons or not few:
            return self.words.number("persons", persons)
        return self.words.tell("persons-few" if few == 1 else "persons-few-each")

    def age(self, age: Age) -> str:
        """`von 13 bis 17 Jahren`; 0 and 120 are no limits."""
        kind = {(True, True): "both", (True, False): "from", (False, True): "to"}
        limited = bool(age.from_), age.to is not None and age.to < 120
        return self.words.tell(f"age-{kind.get(limited, 'any')}", first=age.from_, last=age.to)

    def window(self, window: Window) -> str:
        """`von Montag bis Freitag, von 18:00 bis 21:30`."""
        hours = self.words.interface.hours(window.from_, window.to)
        days = self._days(window.days, self.words.interface.either)
        return ", ".join(part for part in (days, hours) if part) or self.words.tell("any-time")

    def days(self, days: Sequence[str]) -> str:
        """`von Montag bis Freitag`, `Freitag und Sonntag`; nothing for all of a week, or none."""
        return self._days(days, self.words.interface.list)

    def _days(self, days: Sequence[str], join: Callable[[list[str]], str]) -> str:
        places = sorted(WEEKDAYS.index(day) for day in set(days))
        if len(places) in {0, len(WEEKDAYS)}:
            return ""
        interface = self.words.interface
        if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
            return interface.days(interface.weekday(places[0]), interface.weekday(places[-1]))
        return join([interface.weekday(place) for place in places])

    def km(self, distance: float) -> str:
        """`0,5`, `12`: to a hundred metres, below ten kilometres."""
        text = f"{distance:.1f}".removesuffix(".0") if distance < 10 else f"{distance:.0f}"
        return text.replace(".", ",") if self.words.language == "de" else text


def _label(entries: Mapping[str, Entry], id_: str) -> str:
    entry = entries.get(id_)
    return entry.label if entry else id_
