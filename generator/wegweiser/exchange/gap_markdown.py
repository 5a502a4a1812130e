"""The gaps as Markdown, for a wiki, an issue or a mail; partners' words are harmless in it."""

from __future__ import annotations

from collections.abc import Iterator

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import Gaps, NeedVerdict, Verdict
from wegweiser.wording.forge_text import plain

MOST_STEPS = 10


def to_markdown(gaps: Gaps, told: GapSentences) -> str:
    """What the page in the handbook says, without pictures."""
    parts = [*_head(gaps, told), *_needs(gaps, told), *_steps(gaps, told), *_inquiries(gaps, told)]
    return "\n\n".join(parts) + "\n"


def _head(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    tell = told.words.tell
    yield f"# {tell('workbook')}"
    yield plain(told.summary(gaps))
    if told.survey():
        yield plain(told.survey())
    rows = [
        f"| {told.verdict(total.verdict)} | {tell(f'meaning-{total.verdict}')} "
        f"| {total.needs} | {told.count(total.persons, _few(total.verdict, gaps, told))} |"
        for total in gaps.totals
    ]
    heads = [tell(f"head-{name}") for name in ("verdict", "meaning", "needs", "persons")]
    yield "\n".join([f"| {' | '.join(heads)} |", "| --- | --- | ---: | ---: |", *rows])


def _few(verdict: Verdict, gaps: Gaps, told: GapSentences) -> int:
    return told.few_of(found.need.id for found in gaps.needs if found.verdict == verdict)


def _needs(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    for total in gaps.totals:
        found = [need for need in gaps.needs if need.verdict == total.verdict]
        if found:
            yield f"## {told.verdict(total.verdict)}"
            yield "\n".join(line for need in found for line in _need(need, told))


def _need(found: NeedVerdict, told: GapSentences) -> Iterator[str]:
    flags = [told.words.tell(f"flag-{flag}") for flag in found.flags]
    notes = "".join(f" · {note}" for note in (*flags, *told.lapses(found)))
    yield f"- **{plain(found.need.title)}** ({told.persons(found.need)}){notes}"
    for suggestion in found.suggestions:
        yield f"    - {plain(told.suggestion(found.need, suggestion))}"
    if found.verdict == "unheard" and told.unaware(found):
        yield f"    - {told.unaware(found)}"
    for end in told.ends(found):
        yield f"    - {plain(end)}"
    response = "; ".join(told.response(found))
    if response:
        yield f"    - {told.words.tell('head-response')}: {plain(response)}"


def _steps(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    if gaps.steps:
        yield f"## {told.words.tell('steps')}"
        yield "\n".join(
            f"1. {plain(told.step(step))} "
            f"({told.words.tell('step-help', persons=told.helped(step))})"
            for step in gaps.steps[:MOST_STEPS]
        )


def _inquiries(gaps: Gaps, told: GapSentences) -> Iterator[str]:
    if gaps.inquiries:
        yield f"## {told.words.tell('inquiries')}"
        for inquiry in gaps.inquiries:
            lines = [f"- **{plain(told.actor(inquiry.actor))}**"]
            lines += [
                f"    - {plain(told.offer(each.offer))}: {plain(told.question(each))}"
                for each in inquiry.questions
            ]
            yield "\n".join(lines)
