"""Problems for people at a terminal."""

from __future__ import annotations

from wegweiser.exchange.problems.findings import Findings
from wegweiser.wording.findings import finding_sentence
from wegweiser.wording.problems import problem_lines


def to_text(findings: Findings) -> str:
    """Each problem with its place, its source line with a caret, and what to do; then a count.

    Last comes where the handbook explains the problems, if that is known.
    """
    blocks = [
        "\n".join(problem_lines(problem, findings.words)) + "\n" for problem in findings.problems
    ]
    closing = f"{findings.summary}\n"
    if findings.problems and findings.handbook:
        closing += f"{finding_sentence('explained', findings.words, address=findings.handbook)}\n"
    return "\n".join([*blocks, closing])
