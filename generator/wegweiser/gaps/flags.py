"""What to watch beside a verdict: offers that end, that nobody confirmed, that are to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wegweiser.gaps.advice import Ending
from wegweiser.gaps.terms import FLAGS, Flag, Verdict
from wegweiser.model import GapSettings, Offer

MET_ON_PAPER: frozenset[Verdict] = frozenset({"full", "unheard", "covered"})
"""Something fits: the verdicts that can be `ending` and `unchecked`."""
STILL_OPEN: frozenset[Verdict] = frozenset({"missing", "barrier", "unclear", "full"})
"""Nothing that fits has room: the verdicts that can be `planned`."""


def find_flags(
    verdict: Verdict,
    fitting: Sequence[Offer],
    upcoming: Sequence[Offer],
    settings: GapSettings,
    today: date,
) -> tuple[Flag, ...]:
    """The flags of a verdict, in their order.

    `fitting` are the running offers that fit, `upcoming` those that will on the day they start.
    """
    ending = all(_ends_soon(offer, settings, today) for offer in fitting)
    unchecked = not any(_checked_lately(offer, settings, today) for offer in fitting)
    found: dict[Flag, bool] = {
        "ending": verdict in MET_ON_PAPER and ending,
        "unchecked": verdict in MET_ON_PAPER and unchecked,
        "planned": verdict in STILL_OPEN and bool(upcoming),
    }
    return tuple(flag for flag in FLAGS if found[flag])


def find_ends(flags: Sequence[Flag], fitting: Sequence[Offer]) -> tuple[Ending, ...]:
    """The last days of the fitting offers where all of them end soon, the first first."""
    if "ending" not in flags:
        return ()
    ends = [(offer.runs.until, offer.id) for offer in fitting if offer.runs.until]
    return tuple(Ending(offer, until) for until, offer in sorted(ends))


def _ends_soon(offer: Offer, settings: GapSettings, today: date) -> bool:
    """It has a last day, at most `ending_days` days away."""
    until = offer.runs.until
    return until is not None and (until - today).days <= settings.ending_days


def _checked_lately(offer: Offer, settings: GapSettings, today: date) -> bool:
    """Somebody confirmed it within the last `unchecked_days` days, both ends included."""
    on = offer.checked.on if offer.checked else None
    return on is not None and 0 <= (today - on).days <= settings.unchecked_days
