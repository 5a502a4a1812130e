"""The page of the gaps in the handbook: what is missing, who could do what, whom to ask.

Nothing on it needs a script. The pictures are SVG beside tables that say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import VERDICTS, Gaps
from wegweiser.gaps.advice import Inquiry, Step
from wegweiser.gaps.history import Stage
from wegweiser.pages.handbook.gaps_course import course
from wegweiser.pages.handbook.gaps_map import heat_map, white_spots
from wegweiser.pages.handbook.gaps_needs import find_choices, need_cards
from wegweiser.pages.handbook.gaps_overview import (
    MOST,
    Bar,
    barrier_bars,
    coverage,
    coverage_text,
    find_answers,
    largest_gaps,
    make_bar,
)
from wegweiser.pages.site import Site
from wegweiser.pages.templating import FOLDER, template
from wegweiser.wording.gaps import GapWords, read_gap_words

MOST_OVERLAPS = 20
"""More pairs of offers that double each other than anybody will read."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A row of what would help the most."""

    offer: str
    actor: str
    change: str
    asked: bool
    bar: Bar
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InquiryCard:
    """A partner with the questions about each of its offers, and a letter that asks them."""

    id: str
    actor: str
    phone: str
    email: str
    offers: tuple[tuple[str, tuple[str, ...]], ...]
    letter: str


@dataclass(frozen=True, slots=True)
class PromotionRow:
    """A need with the offers that fit it, and how many do not know of them."""

    id: str
    need: str
    offers: tuple[str, ...]
    unaware: str


def gaps_report(
    gaps: Gaps, site: Site, words: GapWords | None = None, stages: Sequence[Stage] = ()
) -> Markup:
    """The fragment for the handbook; all text is escaped.

    `words` are those of the staff's language; the shipped ones of the source language if left out.
    """
    words = words or read_gap_words(FOLDER, site.directory.settings.source_language)
    told = GapSentences(site.directory, words)
    html = template("gaps.html").render(
        tell=words.tell,
        number=words.number,
        verdicts=VERDICTS,
        summary=told.summary(gaps),
        survey=told.survey(),
        answers=find_answers(gaps, told),
        largest=largest_gaps(gaps, told),
        segments=coverage(gaps, told),
        picture=coverage_text(gaps, told),
        steps=list(_steps(gaps, told)),
        inquiries=[_inquiry(inquiry, told) for inquiry in gaps.inquiries],
        choices=[(place, told.topic(id_)) for id_, place in find_choices(gaps, told).items()],
        found=[verdict for verdict in VERDICTS if any(n.verdict == verdict for n in gaps.needs)],
        needs=list(need_cards(gaps, told)),
        map=heat_map(gaps, told),
        spots=white_spots(gaps, told),
        barriers=barrier_bars(gaps, told),
        promotions=list(_promotions(gaps, told)),
        endings=[
            (found.need.id, found.need.title, sentence)
            for found in gaps.needs
            for sentence in told.ends(found)
        ],
        overlaps=list(map(told.overlap, gaps.overlaps[:MOST_OVERLAPS])),
        more_overlaps=len(gaps.overlaps[MOST_OVERLAPS:]),
        unasked=[told.offer_of_actor(id_) for id_ in gaps.unasked],
        columns=course(stages, told),
    )
    return Markup(html)  # noqa: S704 -- the template escapes


def _steps(gaps: Gaps, told: GapSentences) -> Iterator[StepRow]:
    titles = {found.need.id: found.need.title for found in gaps.needs}
    most = max((step.persons for step in gaps.steps), default=0)
    for step in gaps.steps[:MOST]:
        yield StepRow(
            told.offer(step.offer),
            told.actor(step.actor),
            told.change(step),
            step.asked,
            make_bar(told.helped(step), step.persons, most),
            tuple(_helped(step, titles, told)),
        )


def _helped(step: Step, titles: dict[str, str], told: GapSentences) -> Iterator[str]:
    for need, then in step.needs:
        yield told.words.tell("step-then", need=titles[need], verdict=told.verdict(then))


def _inquiry(inquiry: Inquiry, told: GapSentences) -> InquiryCard:
    phone, email = told.contact(inquiry.actor)
    offers: dict[str, list[str]] = {}
    for each in inquiry.questions:
        offers.setdefault(each.offer, []).append(told.question(each))
    return InquiryCard(
        inquiry.actor,
        told.actor(inquiry.actor),
        phone,
        email,
        tuple((told.offer(id_), tuple(questions)) for id_, questions in offers.items()),
        told.letter(inquiry),
    )


def _promotions(gaps: Gaps, told: GapSentences) -> Iterator[PromotionRow]:
    for found in gaps.needs:
        if found.verdict == "unheard":
            offers = [each.offer for each in found.suggestions if each.kind == "promote"]
            unaware = str(found.unaware or told.words.tell("unaware-hidden"))
            names = tuple(told.offer_of_actor(id_) for id_ in offers if id_)
            yield PromotionRow(found.need.id, found.need.title, names, unaware)
