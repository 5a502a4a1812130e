"""Problems for people and for tools."""

from __future__ import annotations

import json
from collections.abc import Sequence

from wegweiser.model import Problem
from wegweiser.wording.problems import WordsLanguage, problem_lines, problem_sentence

_SUMMARY = {
    "de": "{records} Einträge geprüft: {errors} Fehler, {warnings} Warnungen.",
    "en": "{records} records checked: {errors} errors, {warnings} warnings.",
}


def to_text(problems: Sequence[Problem], words: WordsLanguage, *, records: int) -> str:
    """Each problem with its place, its source line with a caret, and what to do; then a count."""
    blocks = ["\n".join(problem_lines(problem, words)) + "\n" for problem in problems]
    errors = sum(problem.severity == "error" for problem in problems)
    summary = _SUMMARY[words].format(
        records=records, errors=errors, warnings=len(problems) - errors
    )
    return "\n".join([*blocks, f"{summary}\n"])


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
