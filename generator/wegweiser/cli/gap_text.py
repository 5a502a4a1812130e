"""The gaps as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from wegweiser.gaps import Gaps, NeedVerdict, Suggestion, Verdict
from wegweiser.model import Directory
from wegweiser.wording.problems import WordsLanguage, visible

_VERDICTS: Final[Mapping[WordsLanguage, Mapping[Verdict, str]]] = {
    "de": {
        "missing": "fehlt: kein Angebot",
        "barrier": "Hürde: Angebote passen nicht",
        "unclear": "unklar: Angaben fehlen",
        "full": "voll: passende Angebote sind belegt",
        "unheard": "unbekannt: zu wenige wissen davon",
        "covered": "gedeckt",
    },
    "en": {
        "missing": "missing: no offer",
        "barrier": "barrier: offers do not fit",
        "unclear": "unclear: details are not known",
        "full": "full: fitting offers have no place left",
        "unheard": "unheard: too few know of it",
        "covered": "covered",
    },
}
_SUGGESTIONS: Final[Mapping[WordsLanguage, Mapping[str, str]]] = {
    "de": {
        "close": "könnte es anbieten: {actor}",
        "change": "{offer} ({actor}) ändern: {change}",
        "ask": "{actor} fragen, ob {offer} das bietet: {ask}",
        "enlarge": "{offer} ({actor}) braucht mehr Plätze",
        "promote": "{offer} ({actor}) bekannt machen",
        "await": "{offer} ({actor}) ist geplant",
    },
    "en": {
        "close": "could provide it: {actor}",
        "change": "change {offer} ({actor}): {change}",
        "ask": "ask {actor} whether {offer} has: {ask}",
        "enlarge": "{offer} ({actor}) needs more places",
        "promote": "make {offer} ({actor}) known",
        "await": "{offer} ({actor}) is planned",
    },
}
_ASK: Final[Mapping[WordsLanguage, str]] = {"de": "zu klären", "en": "to be asked"}
_FLAGS: Final[Mapping[WordsLanguage, Mapping[str, str]]] = {
    "de": {"ending": "endet bald", "unchecked": "lange nicht geprüft", "planned": "geplant"},
    "en": {"ending": "ends soon", "unchecked": "not checked lately", "planned": "planned"},
}
_PERSONS: Final[Mapping[WordsLanguage, str]] = {"de": "Personen", "en": "persons"}
_NEEDS: Final[Mapping[WordsLanguage, str]] = {"de": "Bedarfe", "en": "needs"}


def to_text(gaps: Gaps, directory: Directory, words: WordsLanguage) -> str:
    """Each verdict with its needs, the worst first; below a need, what would help."""
    lines: list[str] = []
    for total in gaps.totals:
        if total.needs:
            counts = f"{total.needs} {_NEEDS[words]}, {total.persons} {_PERSONS[words]}"
            lines += [f"{_VERDICTS[words][total.verdict]} ({counts})"]
            for need in gaps.needs:
                if need.verdict == total.verdict:
                    lines += _need(need, directory, words)
            lines.append("")
    return "\n".join(lines) + ("" if lines else "–\n")


def _need(found: NeedVerdict, directory: Directory, words: WordsLanguage) -> Iterator[str]:
    flags = "".join(f" · {_FLAGS[words][flag]}" for flag in found.flags)
    count = f"{found.need.asked_by:>5}"
    yield f"  {count}  {visible(found.need.title)} [{found.need.id}]{flags}"
    for suggestion in found.suggestions:
        yield f"         → {visible(_suggestion(suggestion, directory, words))}"


def _suggestion(suggestion: Suggestion, directory: Directory, words: WordsLanguage) -> str:
    offer = directory.offers.get(suggestion.offer or "")
    actor = directory.actors.get(suggestion.actor)
    values = {
        "offer": f"„{offer.title}“" if offer else "",
        "actor": actor.name if actor else suggestion.actor,
        "change": ", ".join(suggestion.change),
        "ask": ", ".join(suggestion.ask),
    }
    sentence = _SUGGESTIONS[words][suggestion.kind].format_map(values)
    if suggestion.kind == "change" and suggestion.ask:
        return f"{sentence} ({_ASK[words]}: {values['ask']})"
    return sentence
