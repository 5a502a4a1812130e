"""All rules, and all problems of a directory in the order in which people read them."""

from __future__ import annotations

from datetime import date

from wegweiser.checks.actors import find_actor_faults
from wegweiser.checks.needs import find_need_faults
from wegweiser.checks.offers import find_offer_faults
from wegweiser.checks.references import find_dangling
from wegweiser.checks.settings import find_icon_faults, find_setting_faults
from wegweiser.model import Problem, sort_problems
from wegweiser.reading import Reading

_REMINDERS = frozenset({"placeholder-text", "cut-off-by-comment", "duplicate-entry"})


def find_problems(reading: Reading, today: date) -> list[Problem]:
    """Everything that is wrong with a directory: what reading found and what the rules find.

    Where an error stands, no reminder of the same value stands beside it.
    """
    problems = [
        *reading.problems,
        *find_dangling(reading),
        *find_actor_faults(reading, today),
        *find_offer_faults(reading, today),
        *find_need_faults(reading, today),
        *find_setting_faults(reading),
        *find_icon_faults(reading),
    ]
    wrong = {(each.path, each.mark) for each in problems if each.severity == "error"}
    return sort_problems(
        [
            each
            for each in problems
            if each.code not in _REMINDERS or (each.path, each.mark) not in wrong
        ]
    )
