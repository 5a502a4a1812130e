"""What is said about a problem, in German and English: what is wrong and what to do.

What a contributor wrote is untrusted here too: it is shown, and commands nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from wegweiser.model import Problem
from wegweiser.wording.filling import fill
from wegweiser.wording.tables import read_table

WordsLanguage = Literal["de", "en"]

_WIDTH = 100
_SEVERITY = {
    "de": {"error": "Fehler", "warning": "Warnung", "known": "Warnung, schon bekannt"},
    "en": {"error": "error", "warning": "warning", "known": "warning, known before this change"},
}
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_REASONED = frozenset({"broken-translation", "unusable-translation"})
_NEAREST = {"de": "Meinten Sie „{nearest}“?", "en": "Did you mean “{nearest}”?"}

_NOTHING = {
    "de": "Zur Auswahl steht noch nichts: zuerst in vocabulary.yml eintragen.",
    "en": "There is nothing to choose from yet: add it to vocabulary.yml first.",
}
"""Where nothing is possible, since the vocabulary has no such entry."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong (`message`), and what to do (`hint`)."""

    message: str
    hint: str


def problem_sentence(problem: Problem, language: WordsLanguage) -> Sentence:
    """The sentence of a problem; the contributor's own words in it are untrusted text."""
    sentences = problem_sentences()[problem.code][language]
    message, hint = sentences["message"], sentences["hint"]
    if "nearest" in problem.arguments and "{nearest}" not in hint:
        rest = "" if "{expected}" in hint else f" {hint}"
        hint = f"{_NEAREST[language]}{rest}"
    elif "{expected}" in hint and not problem.arguments.get("expected", "…"):
        hint = _NOTHING[language]
    words = {**problem.arguments, **_reason(problem, language)}
    return Sentence(fill(message, words), fill(hint, words))


def _reason(problem: Problem, language: WordsLanguage) -> Mapping[str, str]:
    """Why a translation is not used, as people say it."""
    if problem.code not in _REASONED:
        return {}
    reason = problem.arguments["value"]
    return {"value": translation_faults().get(reason, {}).get(language, reason)}


@cache
def translation_faults() -> Mapping[str, Mapping[str, str]]:
    """What can be wrong with translations: fault → language → sentence."""
    sentences: Mapping[str, Mapping[str, str]] = read_table("translation_faults.yml")
    return sentences


@cache
def problem_sentences() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """All sentences: code → language → `message` and `hint`."""
    sentences: Mapping[str, Mapping[str, Mapping[str, str]]] = read_table("problems.yml")
    return sentences


def severity_word(problem: Problem, words: WordsLanguage) -> str:
    """Error, warning, or a warning because it is known."""
    return _SEVERITY[words]["known" if problem.known else problem.severity]


def problem_lines(problem: Problem, words: WordsLanguage) -> Iterator[str]:
    """The problem with its place, its source line with a caret, and what to do."""
    sentence = problem_sentence(problem, words)
    severity = severity_word(problem, words)
    place = visible(problem.path)
    if problem.mark:
        place += f":{problem.mark.line}:{problem.mark.column}"
    yield f"{place}: {severity}: {visible(sentence.message)} [{problem.code}]"
    margin = ""
    if problem.mark and problem.excerpt.strip():
        number = str(problem.mark.line)
        margin = " " * len(number)
        yield f"  {number} | {_cut(visible(problem.excerpt))}"
        start = len(visible(problem.excerpt[: problem.mark.column - 1]))
        if start < _WIDTH:
            width = max(1, min(problem.mark.width, _WIDTH - start))
            yield f"  {margin} | {' ' * start}{'^' * width}"
    yield f"  {margin} = {visible(sentence.hint)}"


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def visible(text: str, *, keep: str = "") -> str:
    """Text that cannot command a terminal or a runner: what is invisible is written as its number.

    The GitHub runner obeys `##[` anywhere in a line; the two are taken apart.
    `keep`: invisible characters that stay.
    """
    if text.isprintable():
        return text.replace("##[", "## [")
    shown = "".join(
        character
        if unicodedata.category(character) not in _UNSEEN or character in keep
        else "→"
        if character == "\t"
        else f"‹U+{ord(character):04X}›"
        for character in text
    )
    return shown.replace("##[", "## [")
