"""Problems for people; `cli.streams.say_problems` says them."""

from __future__ import annotations

from collections.abc import Sequence

from wegweiser.exchange.findings import Findings
from wegweiser.exchange.problem_text import to_text as findings_to_text
from wegweiser.model import Problem
from wegweiser.wording.problems import WordsLanguage


def to_text(problems: Sequence[Problem], words: WordsLanguage, *, records: int) -> str:
    """Each problem with its place, its source line with a caret, and what to do; then a count."""
    return findings_to_text(Findings(problems, records, words))
