"""By what the map can be narrowed: kinds and topics, as the classes of pins and lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wegweiser.model import Directory, Offer
from wegweiser.pages.map.atlas import Atlas, Stop


@dataclass(frozen=True, slots=True)
class Marks:
    """The kinds and topics that are on the map, with their numbers, and each stop's classes.

    A kind has the number of its place in the vocabulary, so that its shape stays.
    """

    kinds: Mapping[str, int]
    topics: Mapping[str, int]
    of: Mapping[Stop, tuple[str, ...]]

    @property
    def choices(self) -> tuple[str, ...]:
        """Each class by which the map can be narrowed: `k3`, `t12`."""
        kinds = (f"k{number}" for number in self.kinds.values())
        return (*kinds, *(f"t{number}" for number in self.topics.values()))


def find_marks(directory: Directory, listed: Mapping[str, Offer], atlas: Atlas) -> Marks:
    """What is at which stop: `k3`, `t1`, `t4`."""
    topics_of = {stop: set(_topics(directory, listed, stop)) for stop in atlas.stops}
    kind_of = {stop: directory.actors[stop.actor].kind for stop in topics_of}
    kinds = {
        kind: number
        for number, kind in enumerate(directory.vocabulary.actor_kinds, 1)
        if kind in kind_of.values()
    }
    used = set().union(*topics_of.values())
    order = [topic for topic in directory.vocabulary.topics if topic in used]
    topics = {topic: number for number, topic in enumerate(order, 1)}
    found = {
        stop: (
            f"k{kinds.get(kind_of[stop], 0)}",
            *(f"t{number}" for topic, number in topics.items() if topic in topics_of[stop]),
        )
        for stop in topics_of
    }
    return Marks(kinds, topics, found)


def _topics(directory: Directory, listed: Mapping[str, Offer], stop: Stop) -> Iterator[str]:
    """The topics of the upper level of the offers at a place."""
    vocabulary = directory.vocabulary
    for offer in stop.offers:
        for topic in listed[offer].topics:
            top = vocabulary.top(topic)
            if top in vocabulary.topics:
                yield top
