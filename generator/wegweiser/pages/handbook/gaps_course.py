"""How the gaps came and went, as a picture and a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps.history import Stage


@dataclass(frozen=True, slots=True)
class Part:
    """A verdict's part of a column: from where up, and how high, in per cent of the picture."""

    verdict: str
    needs: int
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A state: where its column stands, its parts from the top, and what had changed."""

    name: str
    day: str
    start: float
    width: float
    parts: tuple[Part, ...]
    changes: tuple[str, ...]


def course(stages: Sequence[Stage], told: GapSentences) -> tuple[Column, ...]:
    """A column for each stage; nothing where there is only the present."""
    if len(stages) < 2:
        return ()
    most = max(sum(total.needs for total in stage.totals) for stage in stages)
    width = 100 / len(stages)
    return tuple(
        Column(
            stage.name or told.words.tell("stage-now"),
            told.words.interface.date(stage.day),
            round(place * width + width * 0.1, 2),
            round(width * 0.8, 2),
            tuple(_parts(stage, most)),
            tuple(_changes(stage, told)),
        )
        for place, stage in enumerate(stages)
    )


def _parts(stage: Stage, most: int) -> Iterator[Part]:
    """The worst verdict on top; columns stand on one ground."""
    top = 100 - 100 * sum(total.needs for total in stage.totals) / most if most else 100
    for total in stage.totals:
        height = 100 * total.needs / most if most else 0
        yield Part(total.verdict, total.needs, round(top, 2), round(height, 2))
        top += height


def _changes(stage: Stage, told: GapSentences) -> Iterator[str]:
    for change in stage.changes:
        kind = told.words.tell(f"change-{change.kind}")
        about = told.changed(change)
        yield f"{kind}: {change.need.title}" + (f" ({about})" if about else "")
