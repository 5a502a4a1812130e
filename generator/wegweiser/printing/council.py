"""The report on gaps for the council: what is missing, what helps, whom to ask, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import Change, Gaps, NeedVerdict
from wegweiser.gaps.advice import Inquiry, Step
from wegweiser.pages.handbook.gaps_overview import coverage, find_answers
from wegweiser.pages.phrases import EXAMPLE
from wegweiser.pages.site import Site
from wegweiser.printing.pieces import Format, paper_data
from wegweiser.printing.typesetting import typeset
from wegweiser.wording import LANGUAGES

MOST_STEPS = 10
_ARROW = str.maketrans("→", "›")
"""No font of the package has the arrow."""


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an earlier revision."""

    revision: str
    changes: tuple[Change, ...]


def council_report(
    gaps: Gaps,
    site: Site,
    told: GapSentences,
    form: Format,
    since: Since | None = None,
) -> bytes:
    """The report; with `since` it also says what happened."""
    words = told.words
    title = words.tell("workbook")
    settings = site.directory.settings
    return typeset(
        "council.typ",
        {
            **paper_data(form, site, f"{settings.site_name}: {title}", LANGUAGES[words.language]),
            "name": title,
            "site": settings.site_name,
            "as_of": words.interface.text(
                "Information as of {day}", day=words.interface.date(gaps.today)
            ),
            "example": words.interface.text(EXAMPLE) if site.example else "",
            "words": {key: words.tell(key) for key in _WORDS},
            "summary": told.summary(gaps),
            "survey": told.survey(),
            "answers": [
                {"question": answer.question, "lines": answer.lines}
                for answer in find_answers(gaps, told)
            ],
            "segments": [
                {
                    "name": told.verdict(part.verdict),
                    "meaning": words.tell(f"meaning-{part.verdict}"),
                    "needs": part.needs,
                    "persons": part.persons,
                    "share": part.share,
                    "width": part.width,
                }
                for part in coverage(gaps, told)
            ],
            "changes": _changes(since, told) if since else None,
            "steps": [_step(step, gaps, told) for step in gaps.steps[:MOST_STEPS]],
            "inquiries": [_inquiry(inquiry, told) for inquiry in gaps.inquiries],
            "sections": list(_sections(gaps, told)),
        },
    )


_WORDS = (
    "coverage", "head-verdict", "head-meaning", "head-needs", "head-persons", "head-share",
    "steps", "steps-meaning", "head-change", "head-helps", "inquiries", "inquiries-meaning",
    "head-response", "small-numbers",
)  # fmt: skip


def _changes(since: Since, told: GapSentences) -> dict[str, Any]:
    words = told.words
    lines = [
        {
            "kind": words.tell(f"change-{change.kind}"),
            "need": change.need.title,
            "persons": told.persons(change.need),
            "what": told.changed(change).translate(_ARROW),
        }
        for change in since.changes
    ]
    nothing = "" if lines else words.tell("since-nothing")
    return {
        "title": words.tell("since", revision=since.revision),
        "lines": lines,
        "nothing": nothing,
    }


def _step(step: Step, gaps: Gaps, told: GapSentences) -> dict[str, Any]:
    titles = {found.need.id: found.need.title for found in gaps.needs}
    most = max(each.persons for each in gaps.steps)
    return {
        "what": told.step(step),
        "persons": told.helped(step),
        "width": round(100 * step.persons / most, 1) if most else 0,
        "needs": [
            told.words.tell("step-then", need=titles[need], verdict=told.verdict(then))
            for need, then in step.needs
        ],
    }


def _inquiry(inquiry: Inquiry, told: GapSentences) -> dict[str, Any]:
    offers: dict[str, list[str]] = {}
    for each in inquiry.questions:
        offers.setdefault(told.offer(each.offer), []).append(told.question(each))
    return {
        "actor": told.actor(inquiry.actor),
        "contact": " · ".join(each for each in told.contact(inquiry.actor) if each),
        "offers": [{"name": name, "questions": asked} for name, asked in offers.items()],
    }


def _sections(gaps: Gaps, told: GapSentences) -> Iterator[dict[str, Any]]:
    """A section for each verdict that some need has, the worst first."""
    for total in gaps.totals:
        found = [need for need in gaps.needs if need.verdict == total.verdict]
        if found:
            yield {
                "name": told.verdict(total.verdict),
                "meaning": told.words.tell(f"meaning-{total.verdict}"),
                "needs": [_need(each, told) for each in found],
            }


def _need(found: NeedVerdict, told: GapSentences) -> dict[str, Any]:
    flags = [told.words.tell(f"flag-{flag}") for flag in found.flags]
    unaware = told.unaware(found) if found.verdict == "unheard" else ""
    said = [told.suggestion(found.need, each) for each in found.suggestions]
    return {
        "title": found.need.title,
        "persons": told.persons(found.need),
        "notes": [*flags, *told.lapses(found)],
        "lines": [*said, *([unaware] if unaware else []), *told.ends(found)],
        "response": "; ".join(told.response(found)),
    }
