"""What is found: a verdict on each need, what could be done, and how offers are spread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wegweiser.gaps.advice import Closer, Ending, Inquiry, Lapse, Overlap, Remedy, Step
from wegweiser.gaps.terms import Flag, Persons, SuggestionKind, Verdict
from wegweiser.model import Need


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate of a need: requirements met, unmet and unknown, each in the table's order.

    `full`: nobody more can come.
    """

    offer: str
    met: tuple[str, ...]
    unmet: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    full: bool = False

    @property
    def fits(self) -> bool:
        """Whether nothing is unmet or unknown."""
        return not self.unmet and not self.unknown

    @property
    def nearness(self) -> tuple[int, int, str]:
        """Fewest unmet first, then fewest unknown, then by id."""
        return len(self.unmet), len(self.unknown), self.offer


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that could be done about a need; `SuggestionKind` says which fields it has.

    `persons` is the need's `asked_by`: how many it would help.
    """

    kind: SuggestionKind
    persons: Persons
    actor: str
    offer: str | None = None
    change: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedVerdict:
    """How a need stands.

    `offers` are all its candidates, the nearest first. `closers` are the actors that can provide
    the topic or its parent, by id, whatever the verdict; `able` are the same, the most fitting
    first. `least` is the least change that would close a need that is neither `missing` nor met.
    `unaware`: how many of those who asked know of no fitting offer, where that may be said.
    `ends`: the last days of the fitting offers where the verdict is `ending`, the first first.
    """

    need: Need
    verdict: Verdict
    flags: tuple[Flag, ...] = ()
    offers: tuple[Judged, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    closers: tuple[str, ...] = ()
    least: Remedy | None = None
    able: tuple[Closer, ...] = ()
    unaware: int | None = None
    ends: tuple[Ending, ...] = ()
    lapses: tuple[Lapse, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """How many needs have a verdict, and how many persons asked for them."""

    verdict: Verdict
    needs: int = 0
    persons: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """How many running offers name a topic and a group, and how many persons asked for both."""

    topic: str
    group: str
    offers: int = 0
    persons: int = 0


@dataclass(frozen=True, slots=True)
class Gaps:
    """The needs against the offers as of a day.

    `needs` are sorted by verdict (the worst first), then by persons (the most first), then by id;
    `totals` has all six verdicts; `duplications` are pairs of offer ids, and `overlaps` in the same
    order what they share; `matrix` is in the vocabulary's order and has no empty cell. `steps` are
    single changes, those that help the most persons first; `inquiries` what to ask which actor,
    those with the most questions first.
    """

    today: date
    needs: tuple[NeedVerdict, ...]
    totals: tuple[Total, ...]
    duplications: tuple[tuple[str, str], ...]
    unasked: tuple[str, ...]
    matrix: tuple[Cell, ...]
    steps: tuple[Step, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
