"""The needs on the page of the gaps: each with what comes closest, what to do and what is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import Gaps, Judged, NeedVerdict
from wegweiser.gaps.terms import MET
from wegweiser.model.needs import number

NEAREST = 3
"""How many of a need's offers are shown, and of the actors that could begin something."""
CHOICES = 40
"""Topics that can be chosen without a script: so many rules there are in `gaps.css`."""


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One of a need's offers, and what it has and lacks."""

    title: str
    actor: str
    met: str
    unmet: str
    unknown: str
    full: bool


@dataclass(frozen=True, slots=True)
class CloserRow:
    """An actor that could begin something, and what speaks for it."""

    actor: str
    reasons: str


@dataclass(frozen=True, slots=True)
class NeedCard:
    """One need with all that is known about it; `choice` is the number of its topic, 0 for none."""

    id: str
    verdict: str
    title: str
    topic: str
    choice: int
    groups: str
    persons: str
    flags: tuple[str, ...]
    lapses: tuple[str, ...]
    offers: tuple[OfferRow, ...]
    more: int
    suggestions: tuple[str, ...]
    closers: tuple[CloserRow, ...]
    barriers: str
    response: tuple[str, ...]


def find_choices(gaps: Gaps, told: GapSentences) -> Mapping[str, int]:
    """The topics without a parent that somebody asked for, numbered from 1 in their order."""
    asked = {told.directory.vocabulary.top(found.need.topic) for found in gaps.needs}
    topics = [id_ for id_ in told.directory.vocabulary.topics if id_ in asked]
    return {id_: place for place, id_ in enumerate(topics[:CHOICES], 1)}


def need_cards(gaps: Gaps, told: GapSentences) -> Iterator[NeedCard]:
    """A card for each need, in the order of the verdicts."""
    choices = find_choices(gaps, told)
    return (_card(found, told, choices) for found in gaps.needs)


def _card(found: NeedVerdict, told: GapSentences, choices: Mapping[str, int]) -> NeedCard:
    need, words = found.need, told.words
    return NeedCard(
        id=need.id,
        verdict=found.verdict,
        title=need.title,
        topic=told.topic(need.topic),
        choice=choices.get(told.directory.vocabulary.top(need.topic), 0),
        groups=told.groups(need.groups),
        persons=told.persons(need),
        flags=tuple(words.tell(f"flag-{flag}") for flag in found.flags),
        lapses=told.lapses(found),
        offers=tuple(_offer(judged, told) for judged in found.offers[:NEAREST]),
        more=max(0, len(found.offers) - NEAREST),
        suggestions=tuple(_suggestions(found, told)),
        closers=tuple(_closers(found, told)),
        barriers=_barriers(found, told),
        response=tuple(told.response(found)),
    )


def _offer(judged: Judged, told: GapSentences) -> OfferRow:
    return OfferRow(
        told.offer(judged.offer),
        told.actor_of(judged.offer),
        told.requirements(judged.met),
        told.requirements(judged.unmet),
        told.requirements(judged.unknown),
        judged.full,
    )


def _suggestions(found: NeedVerdict, told: GapSentences) -> Iterator[str]:
    """What to do; who could begin something stands apart."""
    for suggestion in found.suggestions:
        if suggestion.kind != "close":
            yield told.suggestion(found.need, suggestion)
    if found.verdict == "unheard" and told.unaware(found):
        yield told.unaware(found)
    yield from told.ends(found)


def _closers(found: NeedVerdict, told: GapSentences) -> Iterator[CloserRow]:
    if found.verdict not in MET:
        for closer in found.able[:NEAREST]:
            yield CloserRow(told.actor(closer.actor), told.closer(closer))


def _barriers(found: NeedVerdict, told: GapSentences) -> str:
    """`Kinderbetreuung 51, Sprache 33`, the most persons first."""
    counts = sorted(found.need.barriers.items(), key=lambda each: (-number(each[1]), each[0]))
    return ", ".join(f"{told.barrier(id_)} {count}" for id_, count in counts)
