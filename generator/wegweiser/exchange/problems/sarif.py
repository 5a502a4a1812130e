"""Problems as SARIF 2.1.0 (OASIS): for code scanning and for editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from wegweiser import __version__
from wegweiser.exchange.problems.findings import Findings
from wegweiser.model import WARNINGS, Problem
from wegweiser.wording.forge_text import quiet
from wegweiser.wording.problems import problem_sentences

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_FIELD: Final = re.compile(r"\{[a-z]+\}")


def to_sarif(findings: Findings) -> str:
    """One run: a rule for each code that was found, a result for each problem."""
    codes = sorted({problem.code for problem in findings.problems})
    numbers = {code: number for number, code in enumerate(codes)}
    results = [
        _result(findings, problem, numbers[problem.code], fingerprint)
        for problem, fingerprint in zip(findings.problems, findings.fingerprints(), strict=True)
    ]
    driver = {
        "name": "Wegweiser",
        "semanticVersion": __version__,
        "language": findings.words,
        **({"informationUri": findings.handbook} if findings.handbook else {}),
        "rules": [_rule(findings, code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": findings.words,
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "wegweiser-check/"},
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(findings: Findings, code: str) -> dict[str, Any]:
    """What a code means, whatever it was said of; in the language that was asked for."""
    sentence = problem_sentences()[code][findings.words]
    message, hint = (_open(sentence[part]) for part in ("message", "hint"))
    page = {"helpUri": f"{findings.handbook}{code}/"} if findings.handbook else {}
    return {
        "id": code,
        "shortDescription": {"text": message},
        "fullDescription": {"text": f"{message} {hint}"},
        "help": {"text": hint},
        **page,
        "defaultConfiguration": {"level": "warning" if code in WARNINGS else "error"},
    }


def _open(sentence: str) -> str:
    """The sentence with `…` for what is filled in."""
    return _FIELD.sub("…", sentence).replace("….", "…")


def _result(
    findings: Findings, problem: Problem, number: int, fingerprint: str
) -> Mapping[str, Any]:
    """A problem at its place; `primaryLocationLineHash` is the name that GitHub goes by."""
    sentence = findings.sentence(problem)
    artifact = {"uri": _relative_address(findings.path(problem)), "uriBaseId": "%SRCROOT%"}
    location = {"physicalLocation": {"artifactLocation": artifact, "region": _region(problem)}}
    old = {"baselineState": "unchanged" if problem.known else "new"} if findings.compared else {}
    return {
        "ruleId": problem.code,
        "ruleIndex": number,
        "level": problem.severity,
        "message": {"text": quiet(f"{sentence.message} {sentence.hint}")},
        "locations": [location],
        "partialFingerprints": {
            "primaryLocationLineHash": fingerprint,
            "wegweiserFault/v1": fingerprint,
        },
        **old,
    }


def _region(problem: Problem) -> dict[str, int]:
    """The characters that are meant; the first line where it is the whole file."""
    if problem.mark is None:
        return {"startLine": 1}
    mark = problem.mark
    return {
        "startLine": mark.line,
        "startColumn": mark.column,
        "endColumn": mark.column + mark.width,
    }


def _relative_address(path: str) -> str:
    return quote(path, safe="/", errors="replace")
