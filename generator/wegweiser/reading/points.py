"""Earlier states of a directory that are worth a look back: its tags, the ends of its months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from wegweiser.reading.repository import UnknownRevision, ask

MOST: Final = 24
"""No more points than these, the latest ones: each takes as long as reading the directory."""


@dataclass(frozen=True, slots=True)
class Point:
    """A commit of HEAD's past, what it is called, and the day it was made."""

    name: str
    commit: str
    day: date


def find_tags(root: Path) -> tuple[Point, ...]:
    """The tags in HEAD's past, the oldest first; none where there is no repository."""
    listed = _lines(root, "for-each-ref", "--merged=HEAD", f"--format={_TAG}", "refs/tags")
    points = [
        Point(name, commit, date.fromisoformat(day))
        for line in listed
        for name, commit, day in [line.split("\0")]
        if commit and day
    ]
    return tuple(sorted(points, key=lambda point: (point.day, point.name))[-MOST:])


def find_months(root: Path) -> tuple[Point, ...]:
    """The last commit of each month (`2026-11`), the oldest first; without a repository none."""
    last: dict[str, Point] = {}
    for line in _lines(root, "log", "--first-parent", "--format=%H%x00%cs", "HEAD"):
        commit, day = line.split("\0")
        last.setdefault(day[:7], Point(day[:7], commit, date.fromisoformat(day)))
    return tuple(last[month] for month in sorted(last)[-MOST:])


_TAG: Final = (
    "%(refname:strip=2)%00"
    "%(if)%(*objectname)%(then)%(*objectname)%00%(*committerdate:short)"
    "%(else)%(objectname)%00%(committerdate:short)%(end)"
)
"""Name, commit and day; of an annotated tag those of the commit that it stands for."""


def _lines(root: Path, *arguments: str) -> list[str]:
    """What Git lists; nothing where there is no repository, or no commit yet."""
    try:
        return ask(root, *arguments).decode("utf-8", "replace").splitlines()
    except UnknownRevision:
        return []
