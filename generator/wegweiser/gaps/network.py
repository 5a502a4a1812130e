"""The network: which actor does what, with whom, and where nobody does anything; no words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wegweiser.gaps.findings import Gaps
from wegweiser.gaps.overview import find_largest, find_white_spots
from wegweiser.model import Directory, Offer
from wegweiser.times import is_listed

Whereabouts = Literal["inside", "both", "outside", "unknown"]
"""In the order of the rows. A hidden place is as unknown as one that nobody named."""
WHEREABOUTS: tuple[Whereabouts, ...] = ("inside", "both", "outside", "unknown")


@dataclass(frozen=True, slots=True)
class Part:
    """What an actor has to do with a topic: offers of its own, of others with it, or it could."""

    own: int = 0
    shared: int = 0
    able: bool = False

    @property
    def offers(self) -> int:
        """Its own and those of others with it."""
        return self.own + self.shared


@dataclass(frozen=True, slots=True)
class Member:
    """An actor in the network; `parts` has only the topics with which it has to do.

    `partners` are the actors with whom it works on offers, by id.
    """

    actor: str
    where: Whereabouts
    offers: tuple[str, ...]
    parts: Mapping[str, Part]
    groups: tuple[str, ...]
    languages: tuple[str, ...]
    partners: tuple[str, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of its offers, that with the most first."""
        found = [topic for topic, part in self.parts.items() if part.offers]
        return tuple(sorted(found, key=lambda topic: -self.parts[topic].offers))


@dataclass(frozen=True, slots=True)
class Field:
    """A topic of the upper level: how many actors have offers, and who asks in vain.

    `asked` counts the persons of open needs; `spots` are groups for whom there is nothing at all,
    each with the topic asked for; `able` are the actors that could begin.
    """

    topic: str
    providers: int
    asked: int
    spots: tuple[tuple[str, str], ...]
    able: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors, the first by id, and the offers on which they work together."""

    actors: tuple[str, str]
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Members by where they are, then by name; topics in the vocabulary's order; ties by ids.

    Who has no offers and could begin nothing is no member.
    """

    members: tuple[Member, ...]
    fields: tuple[Field, ...]
    ties: tuple[Tie, ...]

    @property
    def alone(self) -> tuple[str, ...]:
        """Who has offers, none of them with others."""
        return tuple(each.actor for each in self.members if each.offers and not each.partners)


def find_network(directory: Directory, today: date, gaps: Gaps | None) -> Network:
    """The network as of a day; without gaps nothing is said about what people asked for."""
    return join_members(directory, find_members(directory, today), today, gaps)


def join_members(
    directory: Directory, found: Mapping[str, Member], today: date, gaps: Gaps | None
) -> Network:
    """The network of all actors, as `find_members` has found them."""
    ties = tuple(_ties(directory, _listed(directory, today)))
    members = tuple(each for each in found.values() if each.offers or each.parts)
    return Network(members, tuple(_fields(directory, members, gaps)), ties)


def find_members(directory: Directory, today: date) -> Mapping[str, Member]:
    """All actors by id, in the order of the network."""
    mine: dict[str, list[Offer]] = {id_: [] for id_ in directory.actors}
    for offer in _listed(directory, today):
        for actor in _team(directory, offer):
            mine[actor].append(offer)
    members = [_member(directory, id_, offers) for id_, offers in mine.items()]
    members.sort(
        key=lambda each: (WHEREABOUTS.index(each.where), directory.actors[each.actor].name)
    )
    return {each.actor: each for each in members}


def _listed(directory: Directory, today: date) -> list[Offer]:
    return [offer for offer in directory.offers.values() if is_listed(offer, today)]


def _team(directory: Directory, offer: Offer) -> tuple[str, ...]:
    """The actor of an offer and those with it, each once."""
    return tuple(
        id_ for id_ in dict.fromkeys((offer.actor, *offer.with_)) if id_ in directory.actors
    )


def _ties(directory: Directory, offers: Iterable[Offer]) -> Iterator[Tie]:
    found: dict[tuple[str, str], list[str]] = {}
    for offer in offers:
        team = sorted(_team(directory, offer))
        for number, one in enumerate(team):
            for other in team[number + 1 :]:
                found.setdefault((one, other), []).append(offer.id)
    for actors, ids in sorted(found.items()):
        yield Tie(actors, tuple(ids))


def _member(directory: Directory, actor: str, mine: Sequence[Offer]) -> Member:
    languages = (directory.actors[actor].languages or (), *(each.languages or () for each in mine))
    groups = {id_ for offer in mine for id_ in offer.groups}
    partners = {id_ for offer in mine for id_ in _team(directory, offer)} - {actor}
    return Member(
        actor,
        _where(directory, actor, mine),
        tuple(offer.id for offer in mine),
        _parts(directory, actor, mine),
        tuple(id_ for id_ in directory.vocabulary.groups if id_ in groups),
        tuple(dict.fromkeys(tag for tags in languages for tag in tags)),
        tuple(sorted(partners)),
    )


def _parts(directory: Directory, actor: str, mine: Iterable[Offer]) -> Mapping[str, Part]:
    own: dict[str, int] = {}
    shared: dict[str, int] = {}
    for offer in mine:
        counts = own if offer.actor == actor else shared
        for topic in {directory.vocabulary.top(topic) for topic in offer.topics}:
            counts[topic] = counts.get(topic, 0) + 1
    able = {directory.vocabulary.top(topic) for topic in directory.actors[actor].can_provide}
    return {
        topic: Part(own.get(topic, 0), shared.get(topic, 0), topic in able)
        for topic in directory.vocabulary.topics
        if topic in {*own, *shared, *able}
    }


def _where(directory: Directory, actor: str, mine: Iterable[Offer]) -> Whereabouts:
    """By its own places and those of its offers; of a hidden one nothing is known."""
    places = list(directory.actors[actor].places.values())
    places += [
        venue.place
        for offer in mine
        if offer.actor == actor
        for venue in directory.venues(offer, offer.times)
        if venue.place is not None
    ]
    known = [place for place in places if not place.hide_address]
    inside = any(place.inside for place in known)
    outside = any(place.inside is False or place.coordinates for place in known if not place.inside)
    if inside:
        return "both" if outside else "inside"
    return "outside" if outside else "unknown"


def _fields(directory: Directory, members: Iterable[Member], gaps: Gaps | None) -> Iterator[Field]:
    asked: dict[str, int] = {}
    spots: dict[str, list[tuple[str, str]]] = {}
    if gaps is not None:
        for found in find_largest(gaps):
            topic = directory.vocabulary.top(found.need.topic)
            asked[topic] = asked.get(topic, 0) + found.need.persons
        for cell in find_white_spots(gaps, directory.vocabulary):
            spots.setdefault(directory.vocabulary.top(cell.topic), []).append(
                (cell.topic, cell.group)
            )
    for topic in directory.vocabulary.topics:
        parts = [(each.actor, each.parts[topic]) for each in members if topic in each.parts]
        if parts or topic in asked or topic in spots:
            yield Field(
                topic,
                sum(part.own > 0 for _, part in parts),
                asked.get(topic, 0),
                tuple(spots.get(topic, ())),
                tuple(actor for actor, part in parts if part.able),
            )
