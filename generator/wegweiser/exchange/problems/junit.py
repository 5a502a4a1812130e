"""Problems as JUnit XML: what GitLab, Jenkins, Gitea and others show as tests.

There is no standard; this keeps to what they all read. An error is a failed test, a warning one
that was skipped; where nothing is wrong there is one test, which passed.
"""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

from wegweiser.exchange.problems.findings import Findings
from wegweiser.model import Problem
from wegweiser.wording.problems import problem_lines, severity_word, visible

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def to_junit(findings: Findings) -> str:
    """A suite with a test for each problem: its file as class, what is wrong as name."""
    counts = {
        "tests": str(max(1, len(findings.problems))),
        "failures": str(findings.errors),
        "errors": "0",
        "skipped": str(len(findings.problems) - findings.errors),
    }
    suites = ET.Element("testsuites", counts)
    suite = ET.SubElement(suites, "testsuite", {"name": "wegweiser check", **counts})
    if not findings.problems:
        about = {"classname": "wegweiser check", "name": findings.summary}
        ET.SubElement(suite, "testcase", about)
    names: Counter[tuple[str, str]] = Counter()
    for problem in findings.problems:
        _test(suite, findings, problem, names)
    ET.indent(suites, " ")
    return _DECLARATION + ET.tostring(suites, "unicode") + "\n"


def _test(
    suite: ET.Element, findings: Findings, problem: Problem, names: Counter[tuple[str, str]]
) -> None:
    """Tests are told apart by class and name, from one run to the next too: no line is in them."""
    path = visible(findings.path(problem))
    message = visible(findings.sentence(problem).message)
    name = f"{problem.code}: {message}"
    names[path, name] += 1
    if (count := names[path, name]) > 1:
        name += f" ({count})"
    test = ET.SubElement(suite, "testcase", {"classname": path, "name": name, "file": path})
    kind = "failure" if problem.severity == "error" else "skipped"
    about = {"message": f"{severity_word(problem, findings.words)}: {message}"}
    if kind == "failure":
        about["type"] = problem.code
    ET.SubElement(test, kind, about).text = "\n".join(problem_lines(problem, findings.words))
