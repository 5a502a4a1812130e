"""What a parser stumbled over, as a contributor would say it: an open quote, a missing space.

A parser notices a forgotten quotation mark pages later, at the next one. So the lines up to the
error are looked through for what may have caused it before the parser's own words are believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from wegweiser.model import Mark, Problem, Source
from wegweiser.reading.yaml_tree import CROWDED, ENTRY, find_margin

_CODES = (
    ("found unexpected ':'", "missing-space"),
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

_VALUE = re.compile(r"\s*(?:- +)*(?:[\w-]+ *: +)?")
"""What stands before a line's value."""
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|' + "'(?:[^']|'')*'")
_NO_SPACE = re.compile(
    r"\s*(?:- +)*[^\W\d]\w*(:)(?=[^\s:/\d])"
    r"|\s*(?:- +)*\"[\w-]+\"(:)(?=\S)"
    r"|\s*(-)(?=\w)"
)
_BLOCK_TEXT = re.compile(r".*(?:^|[\s:-])[|>][0-9+-]*\s*(?:#.*)?$")
_PAIRS = {"[": "]", "{": "}"}
_SIGNS = frozenset(",?]}>|*&!%@`")
"""What a text without quotation marks cannot begin with."""


def diagnose(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """The problem behind a parser's error."""
    code, row, column = _believe(source.lines, error)
    found = next(_look_through(source.lines, code, row), None)
    code, row, column = found or _judge(source.lines, code, row, column)
    line = source.lines[row]
    words = {"character": line[column : column + 1]}
    return Problem(source.path, code, Mark(row + 1, column + 1), words, line)


def _believe(lines: list[str], error: yaml.MarkedYAMLError) -> tuple[str, int, int]:
    """The parser's own words: code, row and column, on a line that has something."""
    message = f"{error.problem or ''} {error.context or ''}"
    code = next((code for part, code in _CODES if part in message), "indentation")
    mark: Any = error.problem_mark or error.context_mark
    if code in {"open-quote", "open-bracket", "missing-colon"} and error.context_mark is not None:
        mark = error.context_mark
    row = min(mark.line, len(lines) - 1)
    while row > 0 and not lines[row].strip():
        row -= 1
    return code, row, mark.column if row == mark.line else find_margin(lines[row])


def _look_through(lines: list[str], code: str, row: int) -> Iterator[tuple[str, int, int]]:
    """Causes further up: a quote or bracket that stays open while the next field begins."""
    text_margin: int | None = None
    for at, line in enumerate(lines[: row + 1]):
        margin = find_margin(line, dashes=True)
        if text_margin is not None and (not line.strip() or find_margin(line) > text_margin):
            continue
        text_margin = find_margin(line) if _BLOCK_TEXT.match(line) else None
        column = _VALUE.match(line).end()  # type: ignore[union-attr]  # it matches nothing, too
        value = line[column:]
        if not value.startswith(("'", '"', "[", "{")) or not _next_begins(lines, at, margin):
            continue
        if value[0] in _PAIRS:
            if _is_open(value):
                yield "open-bracket", at, column
        elif not _QUOTED.match(value):
            yield "open-quote", at, column
    if code in {"missing-colon", "second-colon", "indentation"}:
        before = next((at for at in range(row - 1, -1, -1) if lines[at].strip()), row)
        for at in dict.fromkeys((row, before)):
            if found := _NO_SPACE.match(lines[at]):
                yield "missing-space", at, found.start(found.lastindex or 0)


def _next_begins(lines: list[str], row: int, margin: int) -> bool:
    """Whether the next line with something on it begins a field or entry of its own, or none is."""
    line = next((line for line in lines[row + 1 :] if line.strip()), "")
    return not line or (find_margin(line) <= margin and bool(ENTRY.match(line)))


def _is_open(value: str) -> bool:
    """Whether more brackets are opened than closed, quoted ones left aside."""
    bare = _QUOTED.sub("", value)
    return any(bare.count(opening) > bare.count(closing) for opening, closing in _PAIRS.items())


def _judge(lines: list[str], code: str, row: int, column: int) -> tuple[str, int, int]:
    """The parser's words, where the line itself tells more."""
    line = lines[row]
    start = _VALUE.match(line).end()  # type: ignore[union-attr]  # it matches nothing, too
    if code == "second-colon" and ": " not in line[:column]:
        code, column = "indentation", find_margin(line)
    elif code == "open-bracket" and (crowded := CROWDED.search(line)):
        code, column = "missing-space", crowded.start()
    elif code == "bad-escape" and line[column - 1 : column] == "\\":
        column -= 1  # the pure parser points behind the backslash
    elif code in {"indentation", "misplaced-character"} and column >= start:
        opening = line[start : start + 1]
        closed = line[start:column].rstrip().endswith(("]", "}"))
        if opening in {"'", '"'}:
            quoted = _QUOTED.match(line, start)
            code, column = "text-after-quote", quoted.end() if quoted else start
        elif opening in _SIGNS or (opening in _PAIRS and closed):
            code, column = "misplaced-character", start
    return code, row, column
