"""The page of the gaps in the handbook: what the needs lack, in tables that one can print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import VERDICTS, Cell, Gaps, Judged, NeedVerdict
from wegweiser.pages.site import Site
from wegweiser.pages.templating import FOLDER, template
from wegweiser.wording.gaps import GapWords, read_gap_words

FEW_EACH, SOME_EACH = 10, 30
"""Persons for each offer: where the shades of the map change."""
NEAREST = 3
"""How many of a need's offers a table shows."""


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A verdict's row of the overview."""

    id: str
    name: str
    meaning: str
    needs: int
    persons: int


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One of a need's offers, and what it lacks."""

    title: str
    actor: str
    unmet: str
    unknown: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need in the table of its verdict."""

    title: str
    topic: str
    groups: str
    asked_by: str
    flags: tuple[str, ...]
    offers: tuple[OfferRow, ...]
    more: str
    suggestions: tuple[str, ...]
    closers: str
    response: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The needs of one verdict."""

    id: str
    name: str
    meaning: str
    needs: tuple[NeedRow, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """One cell of the map: how many persons asked, how many offers there are.

    `level` is 0 to 4: how many persons there are for each offer, in steps.
    """

    offers: int
    persons: int
    level: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A topic's row of the map; a cell is None where nobody asks and nobody offers."""

    topic: str
    cells: tuple[Heat | None, ...]


def gaps_report(gaps: Gaps, site: Site, words: GapWords | None = None) -> Markup:
    """The fragment for the handbook; all text is escaped.

    `words` are those of the staff's language; the shipped ones of the source language if left out.
    """
    words = words or read_gap_words(FOLDER, site.directory.settings.source_language)
    told = GapSentences(site.directory, words)
    groups, rows = _heat_map(told, gaps.matrix)
    html = template("gaps.html").render(
        tell=words.tell,
        summary=told.summary(gaps),
        survey=told.survey(),
        totals=[
            TotalRow(
                total.verdict,
                words.tell(f"verdict-{total.verdict}"),
                words.tell(f"meaning-{total.verdict}"),
                total.needs,
                total.persons,
            )
            for total in gaps.totals
        ],
        groups=groups,
        rows=rows,
        sections=list(_sections(told, gaps)),
        duplications=[tuple(map(told.offer_of_actor, pair)) for pair in gaps.duplications],
        unasked=[told.offer_of_actor(id_) for id_ in gaps.unasked],
    )
    return Markup(html)  # noqa: S704 -- the template escapes


def _sections(told: GapSentences, gaps: Gaps) -> Iterator[Section]:
    for verdict in VERDICTS:
        needs = tuple(_need(told, need) for need in gaps.needs if need.verdict == verdict)
        if needs:
            name = told.words.tell(f"verdict-{verdict}")
            meaning = told.words.tell(f"meaning-{verdict}")
            yield Section(verdict, name, meaning, needs)


def _need(told: GapSentences, found: NeedVerdict) -> NeedRow:
    need, words = found.need, told.words
    more = len(found.offers) - NEAREST
    return NeedRow(
        title=need.title,
        topic=told.topic(need.topic),
        groups=told.groups(need.groups),
        asked_by=str(need.asked_by),
        flags=tuple(words.tell(f"flag-{flag}") for flag in found.flags),
        offers=tuple(_offer(told, judged) for judged in found.offers[:NEAREST]),
        more=words.tell("more", number=more) if more > 0 else "",
        suggestions=tuple(told.suggestion(need, each) for each in found.suggestions),
        closers=words.interface.list([told.actor(id_) for id_ in _other_closers(found)]),
        response=tuple(told.response(found)),
    )


def _other_closers(found: NeedVerdict) -> list[str]:
    """Who can offer the topic of a need that is not covered, beside those suggested anyway."""
    if found.verdict == "covered":
        return []
    suggested = {each.actor for each in found.suggestions if each.kind == "close"}
    return [id_ for id_ in found.closers if id_ not in suggested]


def _offer(told: GapSentences, judged: Judged) -> OfferRow:
    return OfferRow(
        told.offer(judged.offer),
        told.actor_of(judged.offer),
        told.requirements(judged.unmet),
        told.requirements(judged.unknown),
    )


def _heat_map(told: GapSentences, matrix: tuple[Cell, ...]) -> tuple[list[str], list[HeatRow]]:
    """The groups that head the columns, and a row for each topic; empty ones are left out."""
    cells = {(cell.topic, cell.group): cell for cell in matrix}
    order = told.directory.vocabulary.groups
    groups = [id_ for id_ in order if any(cell.group == id_ for cell in matrix)]
    topics = dict.fromkeys(cell.topic for cell in matrix)
    rows = [
        HeatRow(
            told.topic(topic),
            tuple(_heat(cells.get((topic, group))) for group in groups),
        )
        for topic in topics
    ]
    return [told.group(id_) for id_ in groups], rows


def _heat(cell: Cell | None) -> Heat | None:
    """Nobody asked: 0. An offer for at most 10, 30 persons: 1, 2; for more: 3. No offer: 4."""
    if cell is None:
        return None
    if cell.persons == 0:
        level = 0
    elif cell.offers == 0:
        level = 4
    else:
        share = cell.persons / cell.offers
        level = 1 if share <= FEW_EACH else 2 if share <= SOME_EACH else 3
    return Heat(cell.offers, cell.persons, level)
