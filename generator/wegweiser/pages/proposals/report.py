"""What a proposed change does, as Markdown for the comment of a forge.

Everything that partners wrote goes through `forge_text`: it is shown, and does nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from wegweiser.exchange.problems.findings import Findings
from wegweiser.gaps import Change
from wegweiser.model import Actor, Directory, Offer, Problem
from wegweiser.pages.proposals.cards import cards_blocks
from wegweiser.pages.proposals.forge_page import Block, table, to_markdown
from wegweiser.pages.proposals.proposal import KINDS, WHATS, Proposal
from wegweiser.pages.templating import FOLDER
from wegweiser.wording import Words, find_own_name, read_words
from wegweiser.wording.fields import field_words
from wegweiser.wording.forge_text import code, plain
from wegweiser.wording.gaps import GapWords
from wegweiser.wording.outdated import Outdated
from wegweiser.wording.problems import WordsLanguage, problem_sentence
from wegweiser.wording.report import count, say

_TRANSLATION: Final = re.compile(r"translations/([^/]+)/")


def change_report(
    proposal: Proposal, outdated: Sequence[Outdated], words: WordsLanguage, site_url: str | None
) -> str:
    """The whole report: what it touches, what it does, what is wrong, how it looks, what it means.

    `outdated`: the texts whose translations do not follow. `site_url`: where the handbook is.
    """
    interface = read_words(FOLDER, words)
    blocks = [
        *_outside(proposal, words),
        Block((f"**{_sentence(proposal, interface, words)}**",)),
        *_problems(proposal, words, site_url),
        *cards_blocks(proposal, words),
        *_gaps(proposal, GapWords(words, interface)),
        *_translations(proposal, outdated, interface, words),
        Block(("---", say(words, "next-errors" if proposal.has_errors else "next-fine"))),
    ]
    return to_markdown(blocks, lambda number: count(words, "more", number))


def _outside(proposal: Proposal, words: WordsLanguage) -> Iterator[Block]:
    """A warning on top where the proposal touches more than data."""
    if proposal.outside:
        yield Block(
            (f"## ⚠️ {say(words, 'outside-title')}", say(words, "outside")),
            tuple(f"- {code(path)}" for path in proposal.outside),
        )


def _sentence(proposal: Proposal, interface: Words, words: WordsLanguage) -> str:
    """What it does, such as `Dieser Vorschlag fügt 1 Angebot hinzu und ändert 2 Angebote.`."""
    numbers = Counter((change.what, change.kind) for change in proposal.records)
    actions = []
    for what in WHATS:
        things = [count(words, kind, numbers[what, kind]) for kind in KINDS if numbers[what, kind]]
        if what == "changed" and (number := len(_translated(proposal))):
            things.append(count(words, "translation", number))
        if things:
            actions.append(say(words, f"does-{what}", things=interface.list(things)))
    if not actions:
        return say(words, "does-nothing")
    return say(words, "does", actions=interface.list(actions))


def _translated(proposal: Proposal) -> frozenset[str]:
    """The languages whose translations it touches."""
    found = (_TRANSLATION.match(path) for path in proposal.paths)
    return frozenset(match[1] for match in found if match)


def _problems(proposal: Proposal, words: WordsLanguage, site_url: str | None) -> Iterator[Block]:
    """The new problems, errors first, as a table; the old ones are counted."""
    in_order = sorted(proposal.problems, key=lambda each: each.severity != "error")
    errors = sum(problem.severity == "error" for problem in in_order)
    head = [f"### {say(words, 'problems-title')}"] if in_order else []
    if errors:
        head.append(count(words, "problems-errors", errors))
    if warnings := len(in_order) - errors:
        head.append(count(words, "problems-warnings", warnings))
    if not in_order:
        head.append(say(words, "problems-none"))
    names = ("head-place", "head-line", "head-wrong", "head-remedy")
    titles = ["", *(say(words, name) for name in names)]
    rows = (_problem_row(problem, words, site_url) for problem in in_order)
    yield Block(tuple(head), table(titles, rows))
    if proposal.known:
        yield Block((count(words, "problems-known", len(proposal.known)),))


def _problem_row(problem: Problem, words: WordsLanguage, site_url: str | None) -> list[str]:
    sentence = problem_sentence(problem, words)
    sign = "❌" if problem.severity == "error" else "⚠️"
    wrong = f"{plain(sentence.message)} {_handbook_link(problem.code, site_url)}"
    line = str(problem.mark.line) if problem.mark else ""
    kind = say(words, problem.severity)
    return [f"{sign} {kind}", code(problem.path), line, wrong, plain(sentence.hint)]


def _handbook_link(problem_code: str, site_url: str | None) -> str:
    """The code, and where the handbook explains it: the only address in a report."""
    handbook = Findings((), 0, site_url=site_url).handbook
    return f"[`{problem_code}`]({handbook}{problem_code}/)" if handbook else f"`{problem_code}`"


def _gaps(proposal: Proposal, told: GapWords) -> Iterator[Block]:
    """The needs whose verdict changes, and nothing else."""
    words = told.language
    title = f"### {say(words, 'gaps-title')}"
    if proposal.gaps is None or proposal.after is None:
        yield Block((title, say(words, "gaps-impossible")))
        return
    if not proposal.after.directory.settings.publish_gaps:
        yield Block((title, say(words, "gaps-private")))
        return
    if proposal.after.directory.needs is None and not proposal.gaps:
        return
    lines = tuple(f"- {_gap(change, proposal, told)}" for change in proposal.gaps)
    notes = [
        say(words, key, paths=", ".join(code(path) for path in paths))
        for key, paths in (
            ("as-before", proposal.after.as_before),
            ("left-out", proposal.after.left_out),
        )
        if paths
    ]
    yield Block((title, *notes, *(() if lines else (say(words, "gaps-none"),))), lines)


def _gap(change: Change, proposal: Proposal, told: GapWords) -> str:
    """`✅ schließt *Deutschkurs für Mütter*: 84 Personen (Fehlt → Gedeckt, wegen „Kurs“)`."""
    words, need = told.language, change.need
    persons = (
        count(words, "gap-persons", need.asked_by)
        if isinstance(need.asked_by, int)
        else say(words, "gap-few")
    )
    sentence = say(words, f"gap-{change.kind}", need=f"*{plain(need.title)}*", persons=persons)
    reasons = [_verdicts(change, told)]
    if change.offers:
        titles = [f"*{plain(_title(id_, proposal))}*" for id_ in change.offers]
        reasons.append(say(words, "gap-because", offers=told.interface.list(titles)))
    if change.asked_otherwise:
        reasons.append(say(words, "gap-asked"))
    return f"{sentence} ({', '.join(reasons)})"


def _verdicts(change: Change, told: GapWords) -> str:
    sides = [
        told.tell(f"verdict-{found.verdict}") if found else ""
        for found in (change.before, change.after)
    ]
    flags = change.after.flags if change.after else ()
    named = ", ".join(told.tell(f"flag-{flag}") for flag in flags)
    after = f"{sides[1]}: {named}" if named else sides[1]
    if change.before and change.after:
        return say(told.language, "gap-verdicts", before=sides[0], after=after)
    return after or sides[0]


def _title(id_: str, proposal: Proposal) -> str:
    """An offer's title, as it is now or was before."""
    for side in (proposal.after, proposal.before):
        if side and id_ in side.directory.offers:
            return side.directory.offers[id_].title
    return id_


def _translations(
    proposal: Proposal, outdated: Sequence[Outdated], interface: Words, words: WordsLanguage
) -> Iterator[Block]:
    """The texts whose translations no longer follow, and how many there are in each language."""
    stale = [each for each in outdated if each.stale]
    new = sum(bool(each.missing) and not each.stale for each in outdated)
    if proposal.after is None or not outdated:
        return
    directory = proposal.after.directory
    head = [f"### {say(words, 'translations-title')}"]
    if stale:
        numbers = Counter(tag for each in stale for tag in each.stale)
        counts = ", ".join(f"{_language(tag, interface)} {n}" for tag, n in numbers.items())
        head += [
            count(words, "translations-stale", len(stale)),
            say(words, "per-language", counts=counts),
        ]
    lines = (
        count(words, "stale-in", len(each.stale), text=_text_name(each, directory, words))
        for each in stale
    )
    yield Block(tuple(head), tuple(f"- {line}" for line in lines))
    if new:
        yield Block((count(words, "translations-new", new),))


def _text_name(outdated: Outdated, directory: Directory, words: WordsLanguage) -> str:
    """The record's name and what the text is there: `Kurs, Kurz gesagt`; else its place."""
    place, _, way = outdated.text.context.partition(":")
    folder, _, id_ = place.partition("/")
    records: Mapping[str, Offer | Actor] = (
        directory.offers if folder == "offers" else directory.actors
    )
    if id_ not in records:
        return code(way)
    record = records[id_]
    name = record.title if isinstance(record, Offer) else record.name
    return f"*{plain(name)}*, {field_words(type(record), way.partition('.')[0], words).label}"


def _language(tag: str, interface: Words) -> str:
    """A language's name; tags come from the settings."""
    found = interface.language_name(tag)
    return plain(found if found != tag else find_own_name(tag) or tag)
