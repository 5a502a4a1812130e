"""The page of the network in the handbook: who does what, with whom, and where there is nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from wegweiser.exchange.gap_names import GapNames
from wegweiser.exchange.network import ABLE, groups_of, kind_of, part_text
from wegweiser.gaps.network import Field, Member, Network
from wegweiser.model import Directory
from wegweiser.pages.templating import template
from wegweiser.wording.gaps import GapWords
from wegweiser.wording.network import count, say


@dataclass(frozen=True, slots=True)
class Row:
    """An actor's row of the matrix."""

    name: str
    about: str
    cells: tuple[str, ...]
    groups: str
    languages: str


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of the actors in one part of the neighbourhood."""

    where: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A topic at the head of the matrix, and what stands in the last rows."""

    topic: str
    providers: int
    asked: int
    spot: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A topic and groups that asked for it in vain, and who could begin."""

    topic: str
    groups: str
    able: str


@dataclass(frozen=True, slots=True)
class Partnership:
    """An actor, and with whom it works on which offers."""

    name: str
    others: tuple[tuple[str, str], ...]


def network_page(network: Network, directory: Directory, words: GapWords) -> Markup:
    """The fragment for the handbook; all text is escaped."""
    names = GapNames(directory, words)
    language = words.language
    offers = {id_ for member in network.members for id_ in member.offers}
    tied = {actor for tie in network.ties for actor in tie.actors}
    html = template("network.html").render(
        say=lambda key, **values: say(language, key, **values),
        facts=[
            count(language, "actors", len(network.members)),
            count(language, "offers", len(offers)),
            count(language, "together", len(tied)),
        ],
        able=ABLE,
        columns=[_column(field, names) for field in network.fields],
        blocks=list(_blocks(network, names)),
        spots=list(_spots(network, names)),
        partnerships=list(_partnerships(network, names)),
        alone=[names.actor(id_) for id_ in network.alone],
    )
    return Markup(html)  # noqa: S704 -- the template escapes


def _column(field: Field, names: GapNames) -> Column:
    return Column(names.topic(field.topic), field.providers, field.asked, bool(field.spots))


def _blocks(network: Network, names: GapNames) -> Iterator[Block]:
    for where, members in groupby(network.members, key=lambda member: member.where):
        rows = tuple(_row(member, network, names) for member in members)
        yield Block(say(names.words.language, where), rows)


def _row(member: Member, network: Network, names: GapNames) -> Row:
    actor = names.directory.actors[member.actor]
    about = [kind_of(names, member.actor)]
    if actor.part_of:
        about.append(say(names.words.language, "family", actor=names.actor(actor.part_of)))
    return Row(
        actor.name,
        " · ".join(part for part in about if part),
        tuple(part_text(member.parts.get(field.topic)) for field in network.fields),
        groups_of(names, member),
        names.languages(member.languages),
    )


def _spots(network: Network, names: GapNames) -> Iterator[Spot]:
    words = names.words
    for field in network.fields:
        for topic, spots in groupby(field.spots, key=lambda spot: spot[0]):
            able = words.interface.list([names.actor(id_) for id_ in field.able])
            sentence = (
                say(words.language, "spot-able", actors=able)
                if able
                else say(words.language, "spot-nobody")
            )
            yield Spot(names.topic(topic), names.groups(group for _, group in spots), sentence)


def _partnerships(network: Network, names: GapNames) -> Iterator[Partnership]:
    for member in sorted(network.members, key=lambda each: names.actor(each.actor)):
        others = tuple(
            (
                names.actor(next(id_ for id_ in tie.actors if id_ != member.actor)),
                ", ".join(names.offer(id_) for id_ in tie.offers),
            )
            for tie in network.ties
            if member.actor in tie.actors
        )
        if others:
            yield Partnership(names.actor(member.actor), others)
