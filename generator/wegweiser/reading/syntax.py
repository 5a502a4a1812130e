"""Syntax errors: one sentence for each, and the rest of the file is read all the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from wegweiser.model import Mark, Problem, Source
from wegweiser.reading.yaml_tree import LOADER, Tree, read_tree

ATTEMPTS = 20

_CODES = (
    ("mapping values are not allowed", "second-colon"),
    ("could not find expected ':'", "missing-colon"),
    ("sequence entries are not allowed", "misplaced-dash"),
    ("unknown escape character", "bad-escape"),
    ("expected escape sequence", "bad-escape"),
    ("did not find expected hexdecimal number", "bad-escape"),
    ("invalid Unicode character", "bad-escape"),
    ("unexpected end of stream", "open-quote"),
    ("document separator", "open-quote"),
    ("cannot start any token", "misplaced-character"),
    ("while scanning an alias", "misplaced-character"),
    ("while scanning an anchor", "misplaced-character"),
    ("while scanning a tag", "misplaced-character"),
    ("while parsing a tag", "misplaced-character"),
    ("while scanning a directive", "misplaced-character"),
    ("flow", "open-bracket"),
)
"""Parts of the two parsers' messages and the code of the problem; `indentation` for the rest."""


@dataclass(slots=True)
class Parsed:
    """A tree, and whether blocks had to be left out of it."""

    tree: Tree
    partial: bool = False
    problems: list[Problem] = field(default_factory=list)


def parse(source: Source, *, nodes: int, loader: Any = LOADER, strict: bool = True) -> Parsed:
    """Parse a source; a block with a syntax error is reported, blanked, and the rest read.

    A block is the smallest that leaves a readable file: an entry of a list or map of records,
    else everything below a key at the margin. Blanked lines keep the numbers of the others.
    """
    lines = list(source.lines)
    problems: list[Problem] = []
    for _ in range(ATTEMPTS):
        source.spots.clear()
        attempt = Source(source.path, lines, source.spots)
        try:
            tree = read_tree(attempt, nodes=nodes, loader=loader, strict=strict)
        except yaml.MarkedYAMLError as error:
            problem, row = _problem(source, lines, error)
            _blank(lines, row)
        except (yaml.YAMLError, OverflowError, ValueError) as error:
            problem = source.problem("unreadable-yaml", value=str(error).split("\n")[0][:80])
            problems.append(problem)
            break
        else:
            problems += tree.problems
            return Parsed(tree, partial=len(problems) > len(tree.problems), problems=problems)
        if not any(problem.mark == earlier.mark for earlier in problems):
            problems.append(problem)
    return Parsed(Tree(source), partial=True, problems=problems)


def _problem(source: Source, lines: list[str], error: yaml.MarkedYAMLError) -> tuple[Problem, int]:
    """The problem that a parser's error stands for, and the row of the block to leave out."""
    message = f"{error.problem or ''} {error.context or ''}"
    code = next((code for part, code in _CODES if part in message), "indentation")
    mark: Any = error.problem_mark or error.context_mark
    if code in {"open-quote", "open-bracket"} and error.context_mark is not None:
        mark = error.context_mark
    row = min(mark.line, len(lines) - 1)
    while row > 0 and not lines[row].strip():
        row -= 1
    column = mark.column if row == mark.line else len(lines[row])
    character = lines[row][column : column + 1]
    place = Mark(row + 1, column + 1)
    return Problem(source.path, code, place, {"character": character}, source.lines[row]), row


def _blank(lines: list[str], row: int) -> None:
    """Blank the innermost entry around a row that starts at an indentation of 2 or less."""
    margins = sorted({_margin(line) for line in lines if line.strip()})
    inner = margins[1] if len(margins) > 1 and margins[1] <= 2 else margins[0]
    margin = min(inner, _margin(lines[row])) if lines[row].strip() else 0
    first = row
    while first > 0 and not (lines[first].strip() and _margin(lines[first]) <= margin):
        first -= 1
    last = row + 1
    while last < len(lines) and not (lines[last].strip() and _margin(lines[last]) <= margin):
        last += 1
    lines[first:last] = [""] * (last - first)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
