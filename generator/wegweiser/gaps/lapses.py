"""Where what is done about a need and what is found do not go together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wegweiser.checks.needs import is_overdue
from wegweiser.gaps.advice import Lapse
from wegweiser.gaps.terms import Verdict
from wegweiser.model import Need


def find_lapses(need: Need, verdict: Verdict, today: date) -> Iterator[Lapse]:
    """What somebody has to look at again."""
    if is_overdue(need, today):
        yield "overdue"
    if need.response and need.response.status == "closed" and verdict != "covered":
        yield "not-closed"
