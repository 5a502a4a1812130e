"""Syntax errors: one problem for each, and the rest of the file is read all the same."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from wegweiser.model import Location, Mark, Problem, Source
from wegweiser.reading.diagnosis import diagnose
from wegweiser.reading.suggestions import means
from wegweiser.reading.yaml_tree import ENTRY, LOADER, Tree, find_margin, read_tree

ATTEMPTS = 20
_NAME = re.compile(r"^\s*(?:- +)*([\w-]+)|([\w-]+)\s*:")

_WHOLE = re.compile(r"[\w-]+\s*:\s+[^\s|>#]")
"""A field with a value behind its colon, not one whose value stands below."""


@dataclass(frozen=True, slots=True)
class Lost(Container[str]):
    """The names in lines that could not be read, and what they may mean; or any name at all."""

    names: frozenset[str] = frozenset()
    anything: bool = False

    def __contains__(self, field_name: object) -> bool:
        return self.anything or any(means(name, str(field_name)) for name in self.names)


@dataclass(slots=True)
class Parsed:
    """A tree, what is wrong in it, and what could not be read.

    `faults`: locations whose value is not what was written.
    """

    tree: Tree
    problems: list[Problem] = field(default_factory=list)
    faults: set[Location] = field(default_factory=set)
    lost: Lost = Lost()


def parse(source: Source, *, nodes: int, loader: Any = LOADER, strict: bool = True) -> Parsed:
    """Parse a source; what holds a syntax error is reported, blanked, and the rest read.

    Blanked is the innermost entry or field around it, then what is around that, so that the other
    lines keep their numbers and are read.
    """
    lines = list(source.lines)
    problems: dict[Mark | None, Problem] = {
        problem.mark: problem for problem in _take_directives(source.path, lines)
    }
    faults: set[Location] = set()
    for _ in range(ATTEMPTS):
        source.spots.clear()
        source.ends.clear()
        attempt = Source(source.path, lines, source.spots, source.ends)
        try:
            tree = read_tree(attempt, nodes=nodes, loader=loader, strict=strict)
        except yaml.MarkedYAMLError as error:
            problem = diagnose(attempt, error)
            problems.setdefault(problem.mark, problem)
            faults.add(_blank(lines, problem.mark.line - 1 if problem.mark else 0))
        except (yaml.YAMLError, OverflowError, ValueError) as error:
            words = str(error).split("\n")[0][:80]
            problems[None] = source.problem("unreadable-yaml", value=words)
            break
        else:
            lost = Lost(_names(source.lines, lines), anything=tree.broken_off)
            found = [*problems.values(), *tree.problems]
            return Parsed(tree, found, (faults - {()}) | tree.faults, lost)
    return Parsed(Tree(source), list(problems.values()), set(), Lost(anything=True))


def _take_directives(path: str, lines: list[str]) -> Iterator[Problem]:
    """Blank the lines that begin with `%`; `%YAML` does no harm, the parsers differ on others."""
    for row, line in enumerate(lines):
        if line.startswith("%"):
            lines[row] = ""
            if not line.startswith("%YAML "):
                words = {"character": "%"}
                yield Problem(path, "misplaced-character", Mark(row + 1, 1), words, line)


def _blank(lines: list[str], row: int) -> Location:
    """Blank what holds a row, and name the field at the margin to which it belongs.

    None is named where the field has its value on its own line: that is still what was written.
    """
    while row > 0 and not lines[row].strip():
        row -= 1
    first = row
    while first > 0 and not (ENTRY.match(lines[first]) or find_margin(lines[first]) == 0):
        first -= 1
    margin = find_margin(lines[first])
    last = row + 1
    while last < len(lines) and (not lines[last].strip() or find_margin(lines[last]) > margin):
        last += 1
    top = first
    while top > 0 and (find_margin(lines[top]) > 0 or lines[top].startswith("-")):
        top -= 1
    whole = top < first and _WHOLE.match(lines[top])
    name = None if whole else _NAME.match(lines[top])
    lines[first:last] = [""] * (last - first)
    return (name[1],) if name and name[1] else ()


def _names(before: list[str], after: list[str]) -> frozenset[str]:
    """The words in blanked lines that are, or may be meant as, names of fields."""
    blanked = (line for line, left in zip(before, after, strict=True) if line != left)
    found = (match for line in blanked for match in _NAME.finditer(line))
    return frozenset(match[1] or match[2] for match in found)
