"""Problems as Wegweiser's own JSON, in both languages."""

from __future__ import annotations

import json

from wegweiser.exchange.problems.findings import Findings
from wegweiser.model import Problem
from wegweiser.wording.problems import problem_sentence


def to_json(findings: Findings) -> str:
    """A list of `{path, line, column, code, severity, message, hint}`, sorted by place."""
    problems = [_as_json(problem) for problem in findings.problems]
    return json.dumps(problems, ensure_ascii=False, indent=1) + "\n"


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
