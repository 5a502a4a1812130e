"""Problems as GitLab's Code Quality report: what it shows in a merge request and at its lines.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from typing import Any, Final

from wegweiser.exchange.problems.findings import Findings
from wegweiser.model import Problem
from wegweiser.wording.forge_text import quiet
from wegweiser.wording.problems import visible

_SEVERITIES: Final = {"error": "major", "warning": "minor"}


def to_gitlab(findings: Findings) -> str:
    """A list of issues; GitLab compares their fingerprints with those of the target branch."""
    issues = [
        _issue(findings, problem, fingerprint)
        for problem, fingerprint in zip(findings.problems, findings.fingerprints(), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(findings: Findings, problem: Problem, fingerprint: str) -> dict[str, Any]:
    """A whole file is meant by its first line: GitLab asks for one."""
    sentence = findings.sentence(problem)
    return {
        "description": quiet(f"{sentence.message} {sentence.hint}"),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": "info" if problem.known else _SEVERITIES[problem.severity],
        "location": {
            "path": visible(findings.path(problem)),
            "lines": {"begin": problem.mark.line if problem.mark else 1},
        },
    }
