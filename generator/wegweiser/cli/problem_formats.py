"""Problems for people and for tools. What a contributor wrote is untrusted here too."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence

from wegweiser.model import Problem
from wegweiser.wording.problems import WordsLanguage, problem_sentence

_WIDTH = 100
_SEVERITY = {
    "de": {"error": "Fehler", "warning": "Warnung"},
    "en": {"error": "error", "warning": "warning"},
}
_SUMMARY = {
    "de": "{records} Einträge geprüft: {errors} Fehler, {warnings} Warnungen.",
    "en": "{records} records checked: {errors} errors, {warnings} warnings.",
}


def to_text(problems: Sequence[Problem], words: WordsLanguage, *, records: int) -> str:
    """Each problem with its place, its source line with a caret, and what to do; then a count."""
    blocks = ["\n".join(_block(problem, words)) + "\n" for problem in problems]
    errors = sum(problem.severity == "error" for problem in problems)
    summary = _SUMMARY[words].format(
        records=records, errors=errors, warnings=len(problems) - errors
    )
    return "\n".join([*blocks, f"{summary}\n"])


def problem_lines(problem: Problem, words: WordsLanguage) -> list[str]:
    """One problem as lines of text."""
    return list(_block(problem, words))


def to_json(problems: Sequence[Problem]) -> str:
    """A list of `{path, line, column, code, severity, message, hint}`, sorted by place."""
    return (
        json.dumps([_as_json(problem) for problem in problems], ensure_ascii=False, indent=1) + "\n"
    )


def _as_json(problem: Problem) -> dict[str, object]:
    sentences = {words: problem_sentence(problem, words) for words in ("de", "en")}
    return {
        "path": problem.path,
        "line": problem.mark.line if problem.mark else None,
        "column": problem.mark.column if problem.mark else None,
        "code": problem.code,
        "severity": problem.severity,
        "message": {words: sentence.message for words, sentence in sentences.items()},
        "hint": {words: sentence.hint for words, sentence in sentences.items()},
    }


def _block(problem: Problem, words: WordsLanguage) -> Iterator[str]:
    sentence = problem_sentence(problem, words)
    severity = _SEVERITY[words][problem.severity]
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


def visible(text: str) -> str:
    """Text that cannot command a terminal or a runner: what is invisible is written as its number.

    The GitHub runner obeys `##[` anywhere in a line; the two are taken apart.
    """
    shown = "".join(
        character
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        else "→"
        if character == "\t"
        else f"‹U+{ord(character):04X}›"
        for character in text
    )
    return shown.replace("##[", "## [")
