"""What to do about gaps: the least change, whom to ask what, the one step that helps the most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from wegweiser.gaps.terms import Verdict
from wegweiser.model import Need
from wegweiser.model.needs import Window
from wegweiser.model.offer import Age

Wanted = bool | float | str | tuple[str, ...] | Age | Window
"""What is wanted of an offer, as `needs.yml` writes it: `True`, `("ar", "fa")`, `"free"`, …"""

PLACES: Final = "places"
"""Beside the requirements: more people could come than now."""
CHECKED: Final = "checked"
"""Beside the requirements: somebody confirms that the whole record still holds."""

Lapse = Literal["overdue", "not-closed"]
"""`overdue`: the day until which something should be done is past. `not-closed`: said to be closed,
and yet the need is not covered."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """The least that would close a need.

    `offer` would meet it if the requirements in `change` were changed, those in `ask` turned out
    well, and, with `places`, more people could come. `then` is the verdict after that.
    """

    offer: str
    actor: str
    change: tuple[str, ...]
    ask: tuple[str, ...]
    places: bool
    then: Verdict


@dataclass(frozen=True, slots=True)
class Closer:
    """An actor that could begin something for a need.

    `own_topic`: it can provide the topic itself, not only the one above. `speaks`: one of the
    languages that the need asks for, None where it asks for none or nobody said. `km` is the
    distance from home to the nearest of its places, None where unknown or hidden.
    """

    actor: str
    own_topic: bool
    languages: tuple[str, ...]
    speaks: bool | None
    km: float | None


@dataclass(frozen=True, slots=True)
class Ending:
    """An offer that fits, and its last day."""

    offer: str
    until: date


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask an actor about an offer, so that yes or no is an answer.

    `requirement` may be `checked`: then `wanted` is None, and the question is whether all of it
    still holds. `needs` hang on the answer; so many `persons` asked for them.
    """

    offer: str
    requirement: str
    wanted: Wanted | None
    needs: tuple[str, ...]
    persons: int


@dataclass(frozen=True, slots=True)
class Inquiry:
    """All questions to an actor, those for the most persons first.

    `persons` asked for the needs behind them, each need counted once.
    """

    actor: str
    questions: tuple[Question, ...]
    persons: int


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one offer, and the needs whose verdict gets better by it alone.

    `requirement` may be `places`. `value` is what to change it to: for `languages` one language, or
    `interpreter`; for `access` and `topic` one of them; for `when` the hours within which a weekly
    time has to lie; for `age` the years from the first to the last. `asked`: nobody knows whether
    it is so already. `needs` are ids with the verdict that follows; `persons` asked for them, for
    `closed` of these an offer then fits and has room.
    """

    offer: str
    actor: str
    requirement: str
    value: Wanted
    asked: bool
    needs: tuple[tuple[str, Verdict], ...]
    persons: int
    closed: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two offers that double each other share.

    `hours` are weekday, beginning and end of the time in common. `km` is the distance of their
    nearest places, None where one is unknown or hidden.
    """

    offers: tuple[str, str]
    topics: tuple[str, ...]
    groups: tuple[str, ...]
    hours: tuple[tuple[str, str, str], ...]
    km: float | None


def find_wanted(need: Need, requirement: str) -> Wanted:
    """What a need asks of an offer in one requirement that it states."""
    if requirement == "topic":
        return need.topic
    value: Wanted
    value = getattr(need.for_ if requirement == "age" else need.requires, requirement)
    return value
