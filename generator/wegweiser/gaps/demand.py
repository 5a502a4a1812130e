"""A need with what the vocabulary says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wegweiser.gaps.ages import Ages, read_ages
from wegweiser.model import Need, Vocabulary

EVERYONE: Final = "everyone"


@dataclass(frozen=True, slots=True)
class Demand:
    """A need, the topics that serve it, and for each of its groups the groups that admit it.

    `ages` are the first and the last year of those who asked.
    """

    need: Need
    topics: frozenset[str]
    parent: str | None
    admitting: tuple[frozenset[str], ...]
    ages: Ages


def read_demand(need: Need, vocabulary: Vocabulary) -> Demand:
    """A need's topic with its children, and its parent; its groups, each with its ancestors."""
    return Demand(
        need,
        topics=vocabulary.children(need.topic) | {need.topic},
        parent=vocabulary.parent(need.topic),
        admitting=tuple(
            vocabulary.ancestors(group) | {group, EVERYONE} for group in dict.fromkeys(need.groups)
        ),
        ages=read_ages(need.for_.age),
    )
