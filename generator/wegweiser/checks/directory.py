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


def find_problems(reading: Reading, today: date) -> list[Problem]:
    """Everything that is wrong with a directory: what reading found and what the rules find."""
    return sort_problems(
        [
            *reading.problems,
            *find_dangling(reading),
            *find_actor_faults(reading, today),
            *find_offer_faults(reading, today),
            *find_need_faults(reading),
            *find_setting_faults(reading),
            *find_icon_faults(reading),
        ]
    )
