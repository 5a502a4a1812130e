"""The gaps in sentences: names instead of ids, words instead of values, all of it plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wegweiser.gaps import NeedVerdict, Suggestion
from wegweiser.model import Directory, Entry
from wegweiser.wording.gaps import GapWords


@dataclass(frozen=True, slots=True)
class GapSentences:
    """What a directory's gaps are called; the names are the partners', in the source language."""

    directory: Directory
    words: GapWords

    def offer(self, id_: str) -> str:
        """An offer's title."""
        return self.directory.offers[id_].title

    def actor(self, id_: str) -> str:
        """An actor's name; its id if there is no such actor."""
        actor = self.directory.actors.get(id_)
        return actor.name if actor else id_

    def offer_of_actor(self, id_: str) -> str:
        """`Deutsch am Vormittag (Lernhaus Elbe)`."""
        return f"{self.offer(id_)} ({self.actor(self.directory.offers[id_].actor)})"

    def topic(self, id_: str) -> str:
        """A topic's label."""
        return _label(self.directory.vocabulary.topics.get(id_), id_)

    def group(self, id_: str) -> str:
        """A group's label."""
        return _label(self.directory.vocabulary.groups.get(id_), id_)

    def groups(self, ids: Iterable[str]) -> str:
        """Several groups in a row."""
        return self.words.interface.list([self.group(id_) for id_ in ids])

    def requirements(self, ids: Iterable[str]) -> str:
        """`Kinderbetreuung, Sprachen`."""
        return ", ".join(self.words.tell(f"requirement-{id_}") for id_ in ids)

    def suggestion(self, found: Suggestion) -> str:
        """What could be done, as a sentence."""
        kind = "change-and-ask" if found.kind == "change" and found.ask else found.kind
        return self.words.tell(
            f"suggestion-{kind}",
            actor=self.actor(found.actor),
            offer=self.offer(found.offer) if found.offer else "",
            change=self.requirements(found.change),
            ask=self.requirements(found.ask),
        )

    def response(self, found: NeedVerdict) -> Iterator[str]:
        """What is done about a need, by whom, until when; nothing where nobody said."""
        response, tell = found.need.response, self.words.tell
        if response is None:
            return
        yield tell(f"response-{response.status}")
        if response.lead:
            yield tell("lead", actor=self.actor(response.lead))
        if response.provider:
            yield tell("provider", actor=self.actor(response.provider))
        if response.offer and response.offer in self.directory.offers:
            yield tell("offer", offer=self.offer(response.offer))
        if response.by:
            yield tell("by-day", day=self.words.interface.date(response.by))
        if response.note:
            yield response.note


def _label(entry: Entry | None, id_: str) -> str:
    return entry.label if entry else id_
