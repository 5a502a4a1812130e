"""The page of the gaps in the handbook: what the needs lack, in tables that one can print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.gaps import VERDICTS, Cell, Gaps, Judged, NeedVerdict, Suggestion
from wegweiser.model import Directory, Entry
from wegweiser.pages import gaps_phrases as phrases
from wegweiser.pages.site import Site
from wegweiser.pages.templating import FOLDER, template
from wegweiser.wording import Message, Words, read_words

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


def gaps_report(gaps: Gaps, site: Site, words: Words | None = None) -> Markup:
    """The fragment for the handbook; all text is escaped.

    `words` are those of the staff's language; the shipped ones of the source language if left out.
    """
    words = words or read_words(FOLDER, site.directory.settings.source_language)
    told = _Told(site.directory, words)
    groups, rows = _heat_map(told, gaps.matrix)
    html = template("gaps.html").render(
        pgettext=words.in_context,
        summary=_summary(told, gaps),
        survey=_survey(told),
        totals=[
            TotalRow(t.verdict, *told.verdict(t.verdict), t.needs, t.persons) for t in gaps.totals
        ],
        groups=groups,
        rows=rows,
        sections=list(_sections(told, gaps)),
        duplications=[tuple(map(told.offer, pair)) for pair in gaps.duplications],
        unasked=[told.offer(id_) for id_ in gaps.unasked],
    )
    return Markup(html)  # noqa: S704 -- the template escapes


@dataclass(frozen=True, slots=True)
class _Told:
    """The directory's names, as plain text in the source language, and the interface's words."""

    directory: Directory
    words: Words

    def say(self, sentence: Message, **values: object) -> str:
        return self.words.in_context(sentence.context or "", sentence.id, **values)

    def offer(self, id_: str) -> str:
        """`Deutsch am Vormittag (Lernhaus Elbe)`."""
        offer = self.directory.offers[id_]
        return f"{offer.title} ({self.actor(offer.actor)})"

    def actor(self, id_: str) -> str:
        actor = self.directory.actors.get(id_)
        return actor.name if actor else id_

    def topic(self, id_: str) -> str:
        return _label(self.directory.vocabulary.topics.get(id_), id_)

    def group(self, id_: str) -> str:
        return _label(self.directory.vocabulary.groups.get(id_), id_)

    def requirements(self, ids: tuple[str, ...]) -> str:
        return self.words.language.separator.join(
            self.say(phrases.REQUIREMENTS[id_]) for id_ in ids
        )

    def verdict(self, id_: str) -> tuple[str, str]:
        name, meaning = phrases.VERDICTS[id_]
        return self.say(name), self.say(meaning)


def _label(entry: Entry | None, id_: str) -> str:
    return entry.label if entry else id_


def _summary(told: _Told, gaps: Gaps) -> str:
    missing = next(total for total in gaps.totals if total.verdict == "missing")
    open_ = [total for total in gaps.totals if total.verdict != "covered"]
    return told.say(
        phrases.SUMMARY,
        day=told.words.date(gaps.today),
        needs=len(gaps.needs),
        open=sum(total.needs for total in open_),
        missing=missing.needs,
        persons=sum(total.persons for total in open_),
    )


def _survey(told: _Told) -> str | None:
    needs, words = told.directory.needs, told.words
    if needs is None or needs.survey is None:
        return None
    survey = needs.survey
    days = words.days(words.date(survey.from_), words.date(survey.until))
    return told.say(
        phrases.SURVEY, days=days, persons=survey.persons, method=survey.method or ""
    ).strip()


def _sections(told: _Told, gaps: Gaps) -> Iterator[Section]:
    for verdict in VERDICTS:
        needs = tuple(_need(told, need) for need in gaps.needs if need.verdict == verdict)
        if needs:
            yield Section(verdict, *told.verdict(verdict), needs)


def _need(told: _Told, found: NeedVerdict) -> NeedRow:
    need, words = found.need, told.words
    more = len(found.offers) - NEAREST
    return NeedRow(
        title=need.title,
        topic=told.topic(need.topic),
        groups=words.list([told.group(id_) for id_ in need.groups]),
        asked_by=str(need.asked_by),
        flags=tuple(told.say(phrases.FLAGS[flag]) for flag in found.flags),
        offers=tuple(_offer(told, judged) for judged in found.offers[:NEAREST]),
        more=told.say(phrases.MORE, number=more) if more > 0 else "",
        suggestions=tuple(_suggestion(told, each) for each in found.suggestions),
        closers=words.list([told.actor(id_) for id_ in _other_closers(found)]),
        response=tuple(_response(told, found)),
    )


def _other_closers(found: NeedVerdict) -> list[str]:
    """Who can offer the topic of a need that is not covered, beside those suggested anyway."""
    if found.verdict == "covered":
        return []
    suggested = {each.actor for each in found.suggestions if each.kind == "close"}
    return [id_ for id_ in found.closers if id_ not in suggested]


def _offer(told: _Told, judged: Judged) -> OfferRow:
    offer = told.directory.offers[judged.offer]
    return OfferRow(
        offer.title,
        told.actor(offer.actor),
        told.requirements(judged.unmet),
        told.requirements(judged.unknown),
    )


def _suggestion(told: _Told, found: Suggestion) -> str:
    kind = "change and ask" if found.kind == "change" and found.ask else found.kind
    return told.say(
        phrases.SUGGESTIONS[kind],
        actor=told.actor(found.actor),
        offer=told.directory.offers[found.offer].title if found.offer else "",
        change=told.requirements(found.change),
        ask=told.requirements(found.ask),
    )


def _response(told: _Told, found: NeedVerdict) -> Iterator[str]:
    response = found.need.response
    if response is None:
        return
    yield told.say(phrases.RESPONSES[response.status])
    if response.lead:
        yield told.say(phrases.LEAD, actor=told.actor(response.lead))
    if response.provider:
        yield told.say(phrases.PROVIDER, actor=told.actor(response.provider))
    if response.offer and response.offer in told.directory.offers:
        yield told.say(phrases.OFFER, offer=told.directory.offers[response.offer].title)
    if response.by:
        yield told.say(phrases.BY, day=told.words.date(response.by))
    if response.note:
        yield response.note


def _heat_map(told: _Told, matrix: tuple[Cell, ...]) -> tuple[list[str], list[HeatRow]]:
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
