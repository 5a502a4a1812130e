"""Problems for people at a terminal."""

from __future__ import annotations

from wegweiser.exchange.problems.findings import Findings
from wegweiser.wording.problems import problem_lines


def to_text(findings: Findings) -> str:
    """Each problem with its place, its source line with a caret, and what to do; then a count."""
    blocks = [
        "\n".join(problem_lines(problem, findings.words)) + "\n" for problem in findings.problems
    ]
    return "\n".join([*blocks, f"{findings.summary}\n"])
