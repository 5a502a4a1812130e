"""Every id that a record names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wegweiser.model import Actor, Directory, Entry, Location, Need, Offer, Problem
from wegweiser.model.record import Record
from wegweiser.model.values import NO_PLACE
from wegweiser.reading import Reading, find_nearest

SUGGESTIONS = 20
"""So many entries of one list say what was meant: to find it takes milliseconds."""

_KINDS = {
    "topics": "unknown-topic",
    "groups": "unknown-group",
    "actor_kinds": "unknown-actor-kind",
    "features": "unknown-feature",
    "barriers": "unknown-barrier",
    "residence_statuses": "unknown-residence-status",
}
"""The maps of the vocabulary, and the problem of an id that is in none of them."""


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids of one kind, and other words for them; `known` is None where not all were read."""

    code: str
    known: frozenset[str] | None
    words: Mapping[str, str]

    def problem(
        self, record: Record, value: str, *at: str | int, suggest: bool = True
    ) -> Iterator[Problem]:
        """A problem if the value is not one of the ids; what nobody wrote is none."""
        if self.known is None or value in self.known or not record.written(*at):
            return
        if record.spoiled(*at):
            return
        nearest = find_nearest(value, self.known, self.words) if suggest else None
        words = {"nearest": nearest} if nearest else {}
        expected = ", ".join(sorted(self.known)[:40])
        yield record.problem(self.code, *at, value=value[:60], expected=expected, **words)

    def problems(self, record: Record, values: Iterable[str], *at: str | int) -> Iterator[Problem]:
        """A problem for each item of a list that is not one of the ids."""
        for index, value in enumerate(values):
            yield from self.problem(record, value, *at, index, suggest=index < SUGGESTIONS)


def find_dangling(reading: Reading) -> Iterator[Problem]:
    """All references of all records to ids that do not exist."""
    directory = reading.directory
    ids = _known_ids(reading)
    for actor in directory.actors.values():
        yield from _of_actor(actor, ids)
    for offer in directory.offers.values():
        yield from _of_offer(offer, ids)
        yield from _places(offer, reading)
    for need in directory.needs.needs if directory.needs else ():
        yield from _of_need(need, ids)
    yield from _of_vocabulary(directory, ids)


def _known_ids(reading: Reading) -> dict[str, _Ids]:
    """The ids of each kind."""
    directory = reading.directory
    actors = {actor.name: actor.id for actor in directory.actors.values()}
    offers = {offer.title: offer.id for offer in directory.offers.values()}
    ids = {
        "actors": _Ids("unknown-actor", reading.actors, actors),
        "offers": _Ids("unknown-offer", reading.offers, offers),
    }
    for kind, code in _KINDS.items():
        entries: Mapping[str, Entry] = getattr(directory.vocabulary, kind)
        words = {word: id_ for id_, entry in entries.items() for word in entry.words}
        words |= {entry.label: id_ for id_, entry in entries.items()}
        ids[kind] = _Ids(code, reading.entries.get(kind), words)
    return ids


def _of_actor(actor: Actor, ids: Mapping[str, _Ids]) -> Iterator[Problem]:
    if actor.part_of:
        yield from ids["actors"].problem(actor, actor.part_of, "part_of")
    yield from ids["actor_kinds"].problem(actor, actor.kind, "kind")
    yield from ids["topics"].problems(actor, actor.can_provide, "can_provide")
    for place_id, place in actor.places.items():
        for feature in place.accessibility:
            at = ("places", place_id, "accessibility", feature)
            yield from ids["features"].problem(actor, feature, *at)


def _of_offer(offer: Offer, ids: Mapping[str, _Ids]) -> Iterator[Problem]:
    yield from ids["actors"].problem(offer, offer.actor, "actor")
    yield from ids["actors"].problems(offer, offer.with_, "with")
    yield from ids["topics"].problems(offer, offer.topics, "topics")
    yield from ids["groups"].problems(offer, offer.for_.groups, "for", "groups")
    statuses = offer.for_.residence_status
    yield from ids["residence_statuses"].problems(offer, statuses, "for", "residence_status")


def _of_need(need: Need, ids: Mapping[str, _Ids]) -> Iterator[Problem]:
    if response := need.response:
        for name in ("lead", "provider"):
            if value := getattr(response, name):
                yield from ids["actors"].problem(need, value, "response", name)
        if response.offer:
            yield from ids["offers"].problem(need, response.offer, "response", "offer")
    yield from ids["topics"].problem(need, need.topic, "topic")
    yield from ids["groups"].problems(need, need.for_.groups, "for", "groups")
    statuses = need.for_.residence_status
    yield from ids["residence_statuses"].problems(need, statuses, "for", "residence_status")
    yield from ids["features"].problems(need, need.requires.features, "requires", "features")
    for barrier in need.barriers:
        yield from ids["barriers"].problem(need, barrier, "barriers", barrier)


def _places(offer: Offer, reading: Reading) -> Iterator[Problem]:
    """`main`, a place of the actor, a place of another actor, or no place at all."""
    named: list[tuple[str, Location]] = [
        (reference, ("place", index) if offer.written("place", index) else ("place",))
        for index, reference in enumerate(offer.place)
    ]
    named += [
        (time.place, ("times", index, "place"))
        for index, time in enumerate(offer.times)
        if time.place
    ]
    for index, (reference, at) in enumerate(named):
        yield from _place(offer, reference, at, reading, suggest=index < SUGGESTIONS)


def _place(
    offer: Offer, reference: str, at: Location, reading: Reading, *, suggest: bool
) -> Iterator[Problem]:
    directory = reading.directory
    if reference in NO_PLACE or directory.venue(offer, reference):
        return
    owner, slash, name = reference.rpartition("/")
    if slash and owner not in reading.actors:
        nearest = find_nearest(owner, reading.actors) if suggest else None
        words = {"nearest": f"{nearest}/{name}"} if nearest else {}
        expected = ", ".join(sorted(reading.actors)[:40])
        yield offer.problem("unknown-actor", *at, value=owner, expected=expected, **words)
        return
    actor = directory.actors.get(owner if slash else offer.actor)
    if actor is None or ("places",) in actor.source.faults or "places" in actor.source.lost:
        return
    written = actor.source.names_in(("places",))
    if name in written or (name == "main" and written):
        return
    words = {"value": name, "actor": actor.id, "expected": ", ".join(actor.places) or "–"}
    names = {place.name: id_ for id_, place in actor.places.items() if place.name}
    if suggest and (nearest := find_nearest(name, [*actor.places, "main", *NO_PLACE], names)):
        words["nearest"] = f"{owner}/{nearest}" if slash else nearest
    yield offer.problem("unknown-place", *at, **words)


def _of_vocabulary(directory: Directory, ids: Mapping[str, _Ids]) -> Iterator[Problem]:
    """Parents exist; topics have two levels; no group is above itself."""
    vocabulary = directory.vocabulary
    for id_, topic in vocabulary.topics.items():
        if topic.parent:
            yield from ids["topics"].problem(vocabulary, topic.parent, "topics", id_, "parent")
            if topic.parent == id_ or vocabulary.parent(topic.parent):
                yield vocabulary.problem("topic-too-deep", "topics", id_, "parent", value=id_)
    in_loops: set[str] = set()
    for id_, group in vocabulary.groups.items():
        yield from ids["groups"].problems(vocabulary, group.parents, "groups", id_, "parents")
        above = {name for parent in group.parents for name in vocabulary.ancestors(parent)}
        above |= set(group.parents)
        if id_ in above and id_ not in in_loops:
            in_loops |= {name for name in above if id_ in vocabulary.ancestors(name)}
            yield vocabulary.problem("group-loop", "groups", id_, "parents", value=id_)
