"""What happened between two findings: needs whose verdict changed, and because of which offers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from wegweiser.gaps.findings import Gaps, Judged, NeedVerdict
from wegweiser.gaps.terms import MET, VERDICTS, Verdict
from wegweiser.model import Need

ChangeKind = Literal["opened", "worse", "gone", "new", "better", "closed"]
CHANGE_KINDS: Final[tuple[ChangeKind, ...]] = ("opened", "worse", "gone", "new", "better", "closed")
"""The worst first.

`closed`: an offer fits now and has room, which none did. `opened`: the reverse. `better`, `worse`:
another verdict on the same side of that line. `new`, `gone`: a need that is asked only now, or no
more.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """A need whose verdict changed, that came or that went.

    `offers` made the difference, by id: those that now give the better verdict, or gave it until
    now; none where the need came or went, or where only more or fewer people know of an offer.
    `asked_otherwise`: the need itself changed too, so it may be the reason.
    """

    kind: ChangeKind
    before: NeedVerdict | None
    after: NeedVerdict | None
    offers: tuple[str, ...] = ()
    asked_otherwise: bool = False

    @property
    def need(self) -> Need:
        """The need as it is asked now; as it was asked where it is gone."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 -- a change has one of the two
        return found.need


def compare_gaps(before: Gaps, after: Gaps) -> tuple[Change, ...]:
    """What changed, the worst kind first, then the most persons, then by need.

    A flag alone is no change. Both are to be judged as of the same day, or else the days that
    passed are among the reasons.
    """
    old = {found.need.id: found for found in before.needs}
    new = {found.need.id: found for found in after.needs}
    found = [
        *(Change("gone", old[id_], None) for id_ in old.keys() - new.keys()),
        *(Change("new", None, new[id_]) for id_ in new.keys() - old.keys()),
        *(
            _compare(old[id_], new[id_])
            for id_ in old.keys() & new.keys()
            if old[id_].verdict != new[id_].verdict
        ),
    ]
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[int, int, str]:
    return CHANGE_KINDS.index(change.kind), -change.need.persons, change.need.id


def _compare(before: NeedVerdict, after: NeedVerdict) -> Change:
    return Change(
        _kind(before.verdict, after.verdict),
        before,
        after,
        _deciding(before.offers, after.offers),
        asked_otherwise=before.need.model_dump() != after.need.model_dump(),
    )


def _kind(before: Verdict, after: Verdict) -> ChangeKind:
    if (before in MET) != (after in MET):
        return "closed" if after in MET else "opened"
    return "better" if VERDICTS.index(after) > VERDICTS.index(before) else "worse"


def _deciding(before: Iterable[Judged], after: Iterable[Judged]) -> tuple[str, ...]:
    """The offers at the top of the better side; none where both tops are alike."""
    old = {judged.offer: _height(judged) for judged in before}
    new = {judged.offer: _height(judged) for judged in after}
    top_before, top_after = max(old.values(), default=0), max(new.values(), default=0)
    if top_before == top_after:
        return ()
    better = new if top_after > top_before else old
    top = max(top_before, top_after)
    return tuple(sorted(offer for offer, height in better.items() if height == top))


def _height(judged: Judged) -> int:
    """How far up the verdicts this offer alone lifts a need: to `barrier` 1, to `unheard` 4."""
    if judged.unmet:
        return VERDICTS.index("barrier")
    if judged.unknown:
        return VERDICTS.index("unclear")
    return VERDICTS.index("full" if judged.full else "unheard")
