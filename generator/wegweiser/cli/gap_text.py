"""The gaps as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import Gaps, NeedVerdict
from wegweiser.wording.problems import visible


def to_text(gaps: Gaps, told: GapSentences) -> str:
    """Each verdict with its needs, the worst first; below a need, what would help."""
    words = told.words
    lines: list[str] = []
    for total in gaps.totals:
        if total.needs:
            needs = words.number("needs", total.needs)
            persons = words.number("persons", total.persons)
            verdict = words.tell(f"verdict-{total.verdict}")
            meaning = words.tell(f"meaning-{total.verdict}")
            lines.append(f"{verdict} ({needs}, {persons}): {meaning}")
            for need in gaps.needs:
                if need.verdict == total.verdict:
                    lines += _need(need, told)
            lines.append("")
    return "\n".join(lines) + ("" if lines else "–\n")


def _need(found: NeedVerdict, told: GapSentences) -> Iterator[str]:
    flags = "".join(f" · {told.words.tell(f'flag-{flag}')}" for flag in found.flags)
    count = f"{found.need.asked_by:>5}"
    yield f"  {count}  {visible(found.need.title)} [{found.need.id}]{flags}"
    for suggestion in found.suggestions:
        yield f"         → {visible(told.suggestion(suggestion))}"
