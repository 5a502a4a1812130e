"""How gaps came and went: the directory judged at several points of its past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wegweiser.checks.soundness import find_sound
from wegweiser.gaps.changes import Change, compare_gaps
from wegweiser.gaps.findings import Gaps, Total
from wegweiser.gaps.gaps import find_gaps
from wegweiser.gaps.terms import MET
from wegweiser.model import Need
from wegweiser.reading.points import Point
from wegweiser.reading.revisions import read_revision


@dataclass(frozen=True, slots=True)
class Stage:
    """The gaps at one point: how many, which were open, and what changed since the one before.

    `name` is None for the state at hand. Each is judged as of its own day, so that what ended
    meanwhile counts. At the first nothing has changed.
    """

    name: str | None
    day: date
    totals: tuple[Total, ...]
    open: tuple[Need, ...]
    changes: tuple[Change, ...] = ()


def find_history(root: Path, points: Iterable[Point], now: Gaps) -> tuple[Stage, ...]:
    """The stages, the oldest first, the present last.

    Records with mistakes do not count; a point without needs is passed over.

    Raises:
        UnknownRevision: Git lacks files of a point.
    """
    stages: list[Stage] = []
    before: Gaps | None = None
    for name, gaps in (*_judge(root, points), (None, now)):
        changes = compare_gaps(before, gaps) if before else ()
        stages.append(_stage(name, gaps, changes))
        before = gaps
    return tuple(stages)


def _judge(root: Path, points: Iterable[Point]) -> Iterator[tuple[str, Gaps]]:
    for point in points:
        sound = find_sound(read_revision(root, point.commit), point.day)
        if sound and sound.directory.needs:
            yield point.name, find_gaps(sound.directory, point.day)


def _stage(name: str | None, gaps: Gaps, changes: tuple[Change, ...]) -> Stage:
    open_ = tuple(found.need for found in gaps.needs if found.verdict not in MET)
    return Stage(name, gaps.today, gaps.totals, open_, changes)
