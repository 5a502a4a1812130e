"""Every id that a record names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wegweiser.model import Actor, Entry, Location, Need, Offer, Problem
from wegweiser.model.record import Record
from wegweiser.model.values import NO_PLACE
from wegweiser.reading import Reading, find_nearest


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids of one kind, and other words for them; `None` where not all are known."""

    code: str
    known: frozenset[str]
    words: Mapping[str, str]

    def problem(self, record: Record, value: str, *at: str | int) -> Iterator[Problem]:
        """A problem if the value is not one of the ids."""
        if value in self.known or record.spoiled(*at):
            return
        nearest = find_nearest(value, self.known, self.words)
        words = {"nearest": nearest} if nearest else {}
        expected = ", ".join(sorted(self.known)[:40])
        yield record.problem(self.code, *at, value=value, expected=expected, **words)

    def problems(self, record: Record, values: Iterable[str], *at: str | int) -> Iterator[Problem]:
        """A problem for each item of a list that is not one of the ids."""
        for index, value in enumerate(values):
            yield from self.problem(record, value, *at, index)


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
    yield from _of_vocabulary(reading)


def _known_ids(reading: Reading) -> dict[str, _Ids]:
    """The ids of each kind; those of an unreadable vocabulary are left out, and so not checked."""
    directory = reading.directory
    actors = {actor.name: actor.id for actor in directory.actors.values()}
    offers = {offer.title: offer.id for offer in directory.offers.values()}
    ids = {
        "actor": _Ids("unknown-actor", reading.actors, actors),
        "offer": _Ids("unknown-offer", reading.offers, offers),
    }
    if not reading.whole_vocabulary:
        return ids
    vocabulary = directory.vocabulary
    maps: dict[str, Mapping[str, Entry]] = {
        "topic": vocabulary.topics,
        "group": vocabulary.groups,
        "actor-kind": vocabulary.actor_kinds,
        "feature": vocabulary.features,
        "barrier": vocabulary.barriers,
        "residence-status": vocabulary.residence_statuses,
    }
    for kind, entries in maps.items():
        words = {word: id_ for id_, entry in entries.items() for word in entry.words}
        words |= {entry.label: id_ for id_, entry in entries.items()}
        ids[kind] = _Ids(f"unknown-{kind}", frozenset(entries), words)
    return ids


def _of_actor(actor: Actor, ids: Mapping[str, _Ids]) -> Iterator[Problem]:
    if actor.part_of:
        yield from ids["actor"].problem(actor, actor.part_of, "part_of")
    if "topic" not in ids:
        return
    yield from ids["actor-kind"].problem(actor, actor.kind, "kind")
    yield from ids["topic"].problems(actor, actor.can_provide, "can_provide")
    for place_id, place in actor.places.items():
        for feature in place.accessibility:
            at = ("places", place_id, "accessibility", feature)
            yield from ids["feature"].problem(actor, feature, *at)


def _of_offer(offer: Offer, ids: Mapping[str, _Ids]) -> Iterator[Problem]:
    yield from ids["actor"].problem(offer, offer.actor, "actor")
    yield from ids["actor"].problems(offer, offer.with_, "with")
    if "topic" not in ids:
        return
    yield from ids["topic"].problems(offer, offer.topics, "topics")
    yield from ids["group"].problems(offer, offer.for_.groups, "for", "groups")
    statuses = offer.for_.residence_status
    yield from ids["residence-status"].problems(offer, statuses, "for", "residence_status")


def _of_need(need: Need, ids: Mapping[str, _Ids]) -> Iterator[Problem]:
    if need.response:
        for field in ("lead", "provider"):
            if value := getattr(need.response, field):
                yield from ids["actor"].problem(need, value, "response", field)
        if need.response.offer:
            yield from ids["offer"].problem(need, need.response.offer, "response", "offer")
    if "topic" not in ids:
        return
    yield from ids["topic"].problem(need, need.topic, "topic")
    yield from ids["group"].problems(need, need.for_.groups, "for", "groups")
    statuses = need.for_.residence_status
    yield from ids["residence-status"].problems(need, statuses, "for", "residence_status")
    yield from ids["feature"].problems(need, need.requires.features, "requires", "features")
    for barrier in need.barriers:
        yield from ids["barrier"].problem(need, barrier, "barriers", barrier)


def _places(offer: Offer, reading: Reading) -> Iterator[Problem]:
    """`main`, a place of the actor, a place of another actor, or no place at all."""
    named: list[tuple[str, Location]] = [
        (reference, ("place", index)) for index, reference in enumerate(offer.place)
    ]
    named += [
        (time.place, ("times", index, "place"))
        for index, time in enumerate(offer.times)
        if time.place
    ]
    for reference, at in named:
        yield from _place(offer, reference, at, reading)


def _place(offer: Offer, reference: str, at: Location, reading: Reading) -> Iterator[Problem]:
    directory = reading.directory
    if reference in NO_PLACE or directory.venue(offer, reference):
        return
    owner, slash, name = reference.rpartition("/")
    if slash and owner not in reading.actors:
        nearest = find_nearest(owner, reading.actors)
        words = {"nearest": f"{nearest}/{name}"} if nearest else {}
        yield offer.problem("unknown-actor", *at, value=owner, **words)
        return
    actor = directory.actors.get(owner if slash else offer.actor)
    if actor is None or actor.spoiled("places"):
        return
    words = {"value": name, "actor": actor.id, "expected": ", ".join(actor.places)}
    names = {place.name: id_ for id_, place in actor.places.items() if place.name}
    if nearest := find_nearest(name, [*actor.places, "main", *NO_PLACE], names):
        words["nearest"] = f"{owner}/{nearest}" if slash else nearest
    yield offer.problem("unknown-place", *at, **words)


def _of_vocabulary(reading: Reading) -> Iterator[Problem]:
    """Parents exist; topics have two levels; no group is above itself."""
    if not reading.whole_vocabulary:
        return
    vocabulary = reading.directory.vocabulary
    topics = _Ids("unknown-topic", frozenset(vocabulary.topics), {})
    for id_, topic in vocabulary.topics.items():
        if topic.parent:
            yield from topics.problem(vocabulary, topic.parent, "topics", id_, "parent")
            if topic.parent == id_ or vocabulary.parent(topic.parent):
                yield vocabulary.problem("topic-too-deep", "topics", id_, "parent", value=id_)
    groups = _Ids("unknown-group", frozenset(vocabulary.groups), {})
    for id_, group in vocabulary.groups.items():
        yield from groups.problems(vocabulary, group.parents, "groups", id_, "parents")
        above = {parent for name in group.parents for parent in vocabulary.ancestors(name)}
        if id_ in above or id_ in group.parents:
            yield vocabulary.problem("group-loop", "groups", id_, "parents", value=id_)
