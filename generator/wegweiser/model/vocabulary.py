"""The vocabulary: topics, groups, kinds, features, barriers and statuses with their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from wegweiser.model.record import Part, Record
from wegweiser.model.values import GroupReference, Id, Line, Text, TopicReference
from wegweiser.model.written import refusal


@dataclass(frozen=True, slots=True)
class WordText(Text):
    """A line without a comma: translators get the words as one comma-separated text."""

    def read(self, text: str) -> str:
        """As any line; refused where it holds a comma."""
        text = Text.read(self, text)
        if "," in text:
            raise refusal("comma-in-word", value=text)
        return text

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**Text.__get_pydantic_json_schema__(self, schema, handler), "x-kind": "word"}


Word = Annotated[str, WordText()]


class Entry(Part):
    """A word of the vocabulary: `icon` of the Material icon set, `words` that people search for."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"label": "–"}

    label: Line
    icon: Line | None = None
    words: tuple[Word, ...] = ()


class Topic(Entry):
    """What an offer is about; two levels."""

    parent: TopicReference | None = None


class Group(Entry):
    """Whom an offer is for; a group belongs to all of its `parents`."""

    parents: tuple[GroupReference, ...] = ()


class Vocabulary(Record):
    """Six maps from id to entry, each in the order in which pages show it."""

    topics: dict[Id, Topic] = {}
    groups: dict[Id, Group] = {}
    actor_kinds: dict[Id, Entry] = {}
    features: dict[Id, Entry] = {}
    barriers: dict[Id, Entry] = {}
    residence_statuses: dict[Id, Entry] = {}

    def with_everyone(self) -> Vocabulary:
        """The same with the group `everyone`, which always exists."""
        groups = {"everyone": Group(label="Alle"), **self.groups}
        copy = self.model_copy(update={"groups": groups})
        copy.stand_at(self.source, ())
        return copy

    def children(self, topic: str) -> frozenset[str]:
        """The topics directly below a topic."""
        return frozenset(id_ for id_, entry in self.topics.items() if entry.parent == topic)

    def parent(self, topic: str) -> str | None:
        """The topic above a topic."""
        entry = self.topics.get(topic)
        return entry.parent if entry else None

    def top(self, topic: str) -> str:
        """The topic of the upper level: the one above a topic, or itself."""
        return self.parent(topic) or topic

    def ancestors(self, group: str) -> frozenset[str]:
        """All groups above a group, at any distance, itself left out; a loop ends it."""
        found: set[str] = set()
        waiting = [group]
        while waiting:
            entry = self.groups.get(waiting.pop())
            new = set(entry.parents) - found if entry else set()
            found |= new
            waiting += new
        return frozenset(found - {group})
