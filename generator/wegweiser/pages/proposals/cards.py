"""The records of a change as people will see them: new ones whole, of changed ones what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wegweiser.model import Actor, Directory, Entry, Need, Offer
from wegweiser.model.record import Part
from wegweiser.pages.proposals.forge_page import Block, table
from wegweiser.pages.proposals.proposal import Proposal, RecordChange
from wegweiser.pages.proposals.record_words import (
    FieldChange,
    OfferCard,
    RecordWords,
    prepare_words,
)
from wegweiser.pages.proposals.value_words import find_label
from wegweiser.times import UnknownHolidays
from wegweiser.wording.forge_text import code, plain
from wegweiser.wording.problems import WordsLanguage
from wegweiser.wording.report import say

SHOWN: Final = 300
"""Characters of a text: what is longer is cut."""
CONTEXT: Final = 40
"""Characters before the first difference of two long texts."""
NOTHING: Final = "–"

_FOLDERS: Final = {"offer": "offers", "actor": "actors"}


@dataclass(frozen=True, slots=True, eq=False)
class _Both:
    """The words for what was and what will be."""

    before: RecordWords | None
    after: RecordWords
    words: WordsLanguage


def cards_blocks(proposal: Proposal, words: WordsLanguage) -> Iterator[Block]:
    """Each record that came, went or changed, in the order of the proposal."""
    if not proposal.records:
        return
    title = f"### {say(words, 'cards-title')}"
    if proposal.after is None:
        yield Block((title, say(words, "cards-impossible")))
        return
    offers = frozenset(change.id for change in proposal.records if change.kind == "offer")
    after, before = proposal.after.directory, proposal.before
    try:
        told = _Both(
            prepare_words(before.directory, offers, proposal.today, words) if before else None,
            prepare_words(after, offers, proposal.today, words),
            words,
        )
    except UnknownHolidays as fault:
        yield Block((title, say(words, "cards-holidays", year=fault.year)))
        return
    cards = tuple(_card(change, proposal, told) for change in proposal.records)
    yield Block((title,), cards, between="\n\n")


def _card(change: RecordChange, proposal: Proposal, told: _Both) -> str:
    """A heading with the record's name, and what there is to see of it."""
    name = plain(_name(change))
    heading = f"#### {say(told.words, f'card-{change.kind}-{change.what}', name=name)}"
    if change.what == "removed":
        gone = "card-gone" if change.kind in _FOLDERS else "card-entry-gone"
        return f"{heading}\n\n{say(told.words, gone)}"
    path = _path(change)
    if path in (*(proposal.after.left_out if proposal.after else ()), *_stuck(proposal)):
        return f"{heading}\n\n{say(told.words, 'card-faulty', path=code(path))}"
    if change.kind == "offer" and change.what == "added":
        return f"{heading}\n\n{_offer_card(told.after.card(change.id), told.words)}"
    return f"{heading}\n\n{_rows(change, proposal, told)}"


def _stuck(proposal: Proposal) -> tuple[str, ...]:
    return proposal.after.as_before if proposal.after else ()


def _path(change: RecordChange) -> str:
    if change.kind in _FOLDERS:
        return f"{_FOLDERS[change.kind]}/{change.id}.yml"
    return "vocabulary.yml" if change.kind == "entry" else "needs.yml"


def _name(change: RecordChange) -> str:
    match change.after or change.before:
        case Offer(title=name) | Need(title=name) | Actor(name=name) | Entry(label=name):
            return name
        case _:
            return change.id


def _offer_card(card: OfferCard, words: WordsLanguage) -> str:
    parts = [say(words, "card-lead", actor=plain(card.actor), summary=plain(card.summary))]
    if card.listed:
        pairs = [(plain(row.name), plain(_cut(row.text))) for row in card.rows]
        parts.append("\n".join(table(_heads(words), pairs)))
    else:
        parts.append(say(words, "card-unlisted"))
    return "\n\n".join(part for part in parts if part)


def _rows(change: RecordChange, proposal: Proposal, told: _Both) -> str:
    """What a new record says, or what a changed one says otherwise."""
    after = _sound(change, proposal.after.directory if proposal.after else None) or change.after
    before = _sound(change, proposal.before.directory if proposal.before else None)
    if after is None:
        return say(told.words, "card-faulty", path=code(_path(change)))
    if before is None or told.before is None:
        pairs = [(plain(name), plain(_cut(text))) for name, text in _whole(after, told)]
        return "\n".join(table(_heads(told.words), pairs))
    titles = [say(told.words, key) for key in ("card-field", "card-former", "card-now")]
    changes = told.after.changes(before, after, told.before)
    return "\n".join(table(titles, (_change_row(each, told.words) for each in changes)))


def _heads(words: WordsLanguage) -> list[str]:
    return [say(words, key) for key in ("card-field", "card-shown")]


def _whole(part: Part, told: _Both) -> Iterator[tuple[str, str]]:
    for name in type(part).model_fields:
        if text := told.after.value(part, name):
            yield find_label(part, name, told.words), text


def _change_row(change: FieldChange, words: WordsLanguage) -> list[str]:
    if change.before is None:
        kept = say(words, "card-private")
        shown = kept if change.after is None else plain(_cut(change.after)) or NOTHING
        return [plain(change.name), kept, shown]
    before, after = _shorten(change.before, change.after or "")
    return [plain(change.name), plain(before) or NOTHING, plain(after) or NOTHING]


def _sound(change: RecordChange, directory: Directory | None) -> Part | None:
    """The record in a directory that can be counted on."""
    if directory is None:
        return None
    match change.kind:
        case "offer":
            return directory.offers.get(change.id)
        case "actor":
            return directory.actors.get(change.id)
        case "need":
            needs = directory.needs.needs if directory.needs else ()
            return next((need for need in needs if need.id == change.id), None)
        case "survey":
            found = directory.needs
            return found.model_copy(update={"needs": ()}) if found else None
        case "entry":
            name, _, id_ = change.id.partition(".")
            entry: Part | None = getattr(directory.vocabulary, name).get(id_)
            return entry


def _shorten(before: str, after: str) -> tuple[str, str]:
    """Two long texts from a little before their first difference on."""
    if max(len(before), len(after)) <= SHOWN:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = max(0, same - CONTEXT)
    lead = "… " if start else ""
    return tuple(_cut(lead + each[start:]) for each in (before, after))  # type: ignore[return-value]


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
