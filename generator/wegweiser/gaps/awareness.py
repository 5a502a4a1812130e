"""Who of those who asked knew of a fitting offer."""

from __future__ import annotations

from wegweiser.model import GapSettings, Need
from wegweiser.model.needs import number
from wegweiser.model.values import FEW


def is_unheard(need: Need, settings: GapSettings) -> bool:
    """Whether too few of those who asked knew of a fitting offer; never where nobody counted."""
    if need.known_by is None or need.persons == 0:
        return False
    return number(need.known_by) / need.persons < settings.awareness


def count_unaware(need: Need) -> int | None:
    """How many of those who asked know of no fitting offer.

    None where nobody counted, and where the number would tell of one to four persons.
    """
    if need.known_by is None or FEW in {need.known_by, need.asked_by}:
        return None
    unaware = need.persons - number(need.known_by)
    return None if 1 <= unaware <= 4 else unaware
