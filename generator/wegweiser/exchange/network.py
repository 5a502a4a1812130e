"""The network of actors as tables for staff: actors and topics, and who works with whom."""

from __future__ import annotations

from wegweiser.exchange.gap_names import GapNames
from wegweiser.exchange.table import Table
from wegweiser.gaps.network import Member, Network, Part
from wegweiser.wording.network import say

ABLE = "○"
EVERYONE = "everyone"


def network_table(network: Network, names: GapNames) -> Table:
    """One row for each actor, one column for each topic; what is open stands in the last rows."""
    words = names.words.language
    heads = ("actor", "kind", "where", "groups", "languages", "partners")
    rows = [
        (
            names.actor(member.actor),
            kind_of(names, member.actor),
            say(words, member.where),
            groups_of(names, member),
            names.languages(member.languages),
            ", ".join(names.actor(id_) for id_ in member.partners),
            *(part_text(member.parts.get(field.topic)) for field in network.fields),
        )
        for member in network.members
    ]
    empty = ("",) * (len(heads) - 1)
    for row, numbers in (
        ("row-providers", [field.providers for field in network.fields]),
        ("row-asked", [field.asked for field in network.fields]),
    ):
        rows.append((say(words, row), *empty, *(str(number or "") for number in numbers)))
    return Table(
        say(words, "sheet-network"),
        (
            *(say(words, f"column-{head}") for head in heads),
            *(names.topic(field.topic) for field in network.fields),
        ),
        tuple(rows),
    )


def ties_table(network: Network, names: GapNames) -> Table:
    """One row for each two actors who work together."""
    words = names.words.language
    return Table(
        say(words, "sheet-ties"),
        tuple(say(words, f"column-{head}") for head in ("actor", "other", "offers")),
        tuple(
            (*map(names.actor, tie.actors), ", ".join(names.offer(id_) for id_ in tie.offers))
            for tie in network.ties
        ),
    )


def part_text(part: Part | None) -> str:
    """`3`, `3 (1)`, `(1)`, `○`; nothing where there is nothing."""
    if part is None:
        return ""
    shared = f"({part.shared})" if part.shared else ""
    own = str(part.own) if part.own else ""
    return " ".join(text for text in (own, shared) if text) or ABLE


def kind_of(names: GapNames, actor: str) -> str:
    """The label of an actor's kind."""
    entry = names.directory.vocabulary.actor_kinds.get(names.directory.actors[actor].kind)
    return entry.label if entry else ""


def groups_of(names: GapNames, member: Member) -> str:
    """For whom its offers are; all groups where one is for everyone."""
    if EVERYONE in member.groups:
        special = [id_ for id_ in member.groups if id_ != EVERYONE]
        return names.words.interface.list(
            [say(names.words.language, "everyone"), *map(names.group, special)]
        )
    return names.groups(member.groups)
