"""Who does what, for whom, in which languages and with whom: all actors and topics in one table.

It is for those who look at the whole: staff, the council. What is missing stands below the table
where the site publishes its gaps. A hidden place is as unknown as one that nobody named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from wegweiser.gaps.network import Field, Member
from wegweiser.pages.actors import partners_of
from wegweiser.pages.cards import actor_link
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import EVERYONE, language_list
from wegweiser.pages.frame import Draft
from wegweiser.pages.icons import icon
from wegweiser.pages.phrases import WHEREABOUTS

WAY = "overview/"
NETWORK, GAPS = ("network", "Netzwerk"), ("gaps", "Lücken")
"""The pages of the handbook that say more: their folders, and their names, which are German."""


@dataclass(frozen=True, slots=True)
class Column:
    """A topic: how many offers there are, how many persons look for it in vain.

    `spot`: for some of them there is nothing at all.
    """

    icon: Markup
    topic: Markup
    offers: int
    asked: int
    spot: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An actor: its offers by column, and whom it reaches."""

    name: Markup | None
    cells: tuple[int, ...]
    groups: Markup
    languages: Markup
    partners: Markup


@dataclass(frozen=True, slots=True)
class Block:
    """The actors inside the housing site, those outside it, or those of unknown place."""

    where: Markup
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A topic, and the groups for which nobody does anything on it."""

    topic: Markup
    groups: Markup


def overview_page(edition: Edition) -> Draft:
    """All actors with offers, those inside the housing site first."""
    voice, site = Voice(edition), edition.site
    members = [member for member in site.network.members if member.offers]
    used = {topic for member in members for topic in member.topics}
    fields = [
        field for field in site.network.fields if field.topic in used or field.asked or field.spots
    ]
    main = edition.render(
        "overview.html",
        number=len(members),
        columns=[_column(voice, field) for field in fields],
        blocks=list(_blocks(voice, members, fields)),
        missing=any(field.asked for field in fields),
        spots=[spot for field in fields for spot in _spots(voice, field)],
        more=[
            (folder, edition.foreign(name, "de"))
            for folder, name in ((NETWORK, GAPS) if site.gaps else (NETWORK,))
        ],
    )
    title = edition.words.text("Overview")
    return Draft(WAY, "actors", title, title, main, voice.machine, styles=("overview",))


def _column(voice: Voice, field: Field) -> Column:
    site = voice.edition.site
    entry = site.directory.vocabulary.topics[field.topic]
    return Column(
        icon(entry.icon),
        voice.label("topics", field.topic, entry),
        len(site.by_topic.get(field.topic, ())),
        field.asked,
        bool(field.spots),
    )


def _blocks(voice: Voice, members: list[Member], fields: list[Field]) -> Iterator[Block]:
    """The members as they come, those partly inside among those inside; in each block by name."""
    actors = voice.edition.site.directory.actors
    for where, found in groupby(members, key=lambda member: WHEREABOUTS[member.where]):
        by_name = sorted(found, key=lambda member: actors[member.actor].name)
        rows = tuple(_row(voice, member, fields) for member in by_name)
        yield Block(voice.edition.say(where), rows)


def _row(voice: Voice, member: Member, fields: list[Field]) -> Row:
    edition = voice.edition
    parts = [member.parts.get(field.topic) for field in fields]
    return Row(
        voice.show(actor_link(edition, member.actor)),
        tuple(part.offers if part else 0 for part in parts),
        _groups(voice, member.groups),
        edition.comma(language_list(edition, member.languages)),
        partners_of(voice, member.actor),
    )


def _groups(voice: Voice, ids: tuple[str, ...]) -> Markup:
    """The labels of groups; everyone in the interface's own word."""
    entries = voice.edition.site.directory.vocabulary.groups
    return voice.edition.comma(
        voice.edition.say("Everyone")
        if id_ == EVERYONE
        else voice.label("groups", id_, entries[id_])
        for id_ in sorted(ids, key=lambda id_: id_ != EVERYONE)
    )


def _spots(voice: Voice, field: Field) -> Iterator[Spot]:
    entries = voice.edition.site.directory.vocabulary.topics
    for topic, found in groupby(field.spots, key=lambda spot: spot[0]):
        groups = _groups(voice, tuple(group for _, group in found))
        yield Spot(voice.label("topics", topic, entries[topic]), groups)
