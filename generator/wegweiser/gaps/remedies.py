"""The least change that would close a need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from wegweiser.gaps.advice import Remedy
from wegweiser.gaps.awareness import is_unheard
from wegweiser.gaps.findings import Judged
from wegweiser.gaps.terms import Verdict
from wegweiser.model import GapSettings, Need, Offer

WITHIN_REACH: Final[frozenset[Verdict]] = frozenset({"barrier", "unclear", "full"})
"""The verdicts where offers are there, and a change of one of them would do."""


def find_remedy(
    need: Need,
    verdict: Verdict,
    offers: Sequence[Judged],
    records: Mapping[str, Offer],
    settings: GapSettings,
) -> Remedy | None:
    """Of all candidates the one with the least to change, then the least to ask, then by id.

    To have more places counts as a change. None where nothing is to be closed, or nothing is there.
    """
    if verdict not in WITHIN_REACH:
        return None
    nearest = min(
        offers, key=lambda judged: (len(judged.unmet) + judged.full, *judged.nearness[1:])
    )
    return Remedy(
        nearest.offer,
        records[nearest.offer].actor,
        nearest.unmet,
        nearest.unknown,
        places=nearest.full,
        then=verdict_with_room(need, settings),
    )


def verdict_with_room(need: Need, settings: GapSettings) -> Verdict:
    """The verdict once an offer fits and has room."""
    return "unheard" if is_unheard(need, settings) else "covered"
