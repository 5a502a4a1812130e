"""The gaps as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import Gaps, NeedVerdict
from wegweiser.gaps.advice import Step
from wegweiser.wording.problems import visible

MOST_STEPS = 10


def to_text(gaps: Gaps, told: GapSentences) -> str:
    """Each verdict with its needs, the worst first; then what would help most, and whom to ask."""
    blocks = [*_verdicts(gaps, told), *_steps(gaps, told), *_inquiries(gaps, told)]
    return "\n".join(f"{block}\n" for block in blocks) or "–\n"


def _verdicts(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    words = told.words
    for total in gaps.totals:
        if total.needs:
            needs = words.number("needs", total.needs)
            few = told.few_of(each.need.id for each in gaps.needs if each.verdict == total.verdict)
            persons = told.people(total.persons, few)
            meaning = words.tell(f"meaning-{total.verdict}")
            lines = [f"{told.verdict(total.verdict)} ({needs}, {persons}): {meaning}"]
            for need in gaps.needs:
                if need.verdict == total.verdict:
                    lines += _need(need, told)
            yield "\n".join(lines)


def _need(found: NeedVerdict, told: GapSentences) -> Iterator[str]:
    flags = [told.words.tell(f"flag-{flag}") for flag in found.flags]
    notes = "".join(f" · {note}" for note in (*flags, *told.lapses(found)))
    yield f"  {found.need.asked_by:>5}  {visible(found.need.title)} [{found.need.id}]{notes}"
    for suggestion in found.suggestions:
        yield f"         → {visible(told.suggestion(found.need, suggestion))}"
    if found.verdict == "unheard" and told.unaware(found):
        yield f"         → {told.unaware(found)}"
    for end in told.ends(found):
        yield f"         → {visible(end)}"
    response = "; ".join(told.response(found))
    if response and found.verdict != "covered":
        yield f"         {told.words.tell('head-response')}: {visible(response)}"


def _steps(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    if gaps.steps:
        lines = [told.words.tell("steps")]
        for step in gaps.steps[:MOST_STEPS]:
            count = told.count(step.persons, told.few_of(need for need, _ in step.needs))
            lines.append(f"  {count:>5}  {visible(told.step(step))}")
            lines += _helped(step, told, gaps)
        yield "\n".join(lines)


def _helped(step: Step, told: GapSentences, gaps: Gaps) -> Iterator[str]:
    titles = {found.need.id: found.need.title for found in gaps.needs}
    for need, then in step.needs:
        line = told.words.tell("step-then", need=titles[need], verdict=told.verdict(then))
        yield f"         → {visible(line)}"


def _inquiries(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    if gaps.inquiries:
        lines = [told.words.tell("inquiries")]
        for inquiry in gaps.inquiries:
            lines.append(f"  {visible(told.actor(inquiry.actor))}")
            lines += [
                f"         {visible(told.offer(each.offer))}: {visible(told.question(each))}"
                for each in inquiry.questions
            ]
        yield "\n".join(lines)
