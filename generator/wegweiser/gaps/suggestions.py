"""What could be done about a need, by verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from wegweiser.gaps.findings import Judged, Suggestion
from wegweiser.gaps.terms import SuggestionKind, Verdict
from wegweiser.model import Need, Offer

NEAREST: Final = 5
"""No more offers than these are suggested where each takes a change or an answer."""


def find_suggestions(
    need: Need,
    verdict: Verdict,
    offers: Sequence[Judged],
    closers: Sequence[str],
    records: Mapping[str, Offer],
) -> Iterator[Suggestion]:
    """What would better the verdict; nothing where the need is covered.

    `offers` are the candidates, the nearest first; `records` are the directory's offers.
    """
    fitting = [records[judged.offer] for judged in offers if judged.fits]
    match verdict:
        case "missing":
            yield from (Suggestion("close", need.asked_by, closer) for closer in closers)
        case "barrier" | "unclear":
            yield from (_mend(need, judged, records) for judged in _nearest(offers))
        case "full":
            yield from (_concerning("enlarge", need, offer) for offer in fitting)
        case "unheard":
            open_ = (offer for offer in fitting if not offer.is_full)
            yield from (_concerning("promote", need, offer) for offer in open_)


def find_awaited(need: Need, upcoming: Sequence[Offer]) -> Iterator[Suggestion]:
    """Offers that will fit on the day they start."""
    return (_concerning("await", need, offer) for offer in upcoming)


def _nearest(offers: Sequence[Judged]) -> list[Judged]:
    """The first few of those with as little unmet as the first."""
    least = len(offers[0].unmet)
    return [judged for judged in offers if len(judged.unmet) == least][:NEAREST]


def _mend(need: Need, judged: Judged, records: Mapping[str, Offer]) -> Suggestion:
    """What to change in an offer, and what to ask its actor."""
    return Suggestion(
        "change" if judged.unmet else "ask",
        need.asked_by,
        records[judged.offer].actor,
        judged.offer,
        change=judged.unmet,
        ask=judged.unknown,
    )


def _concerning(kind: SuggestionKind, need: Need, offer: Offer) -> Suggestion:
    return Suggestion(kind, need.asked_by, offer.actor, offer.id)
