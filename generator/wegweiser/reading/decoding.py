"""From bytes to text: UTF-8, whole lines, no character that hides or turns what people read."""

from __future__ import annotations

import re
from typing import Final

from wegweiser.model import Mark, Problem, Source

RECORD_BYTES: Final = 64 * 1024
COLLECTION_BYTES: Final = 1024 * 1024
"""`needs.yml` and `vocabulary.yml` hold many records each; see docs/decisions/0005."""

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u200b\u2028\u2029\ufeff\ufffe\uffff"  # invisible, and line ends that nobody sees
    "\u202a-\u202e\u2066-\u2069"  # direction overrides and isolates
    "\U000e0000-\U000e007f\ud800-\udfff]"  # tag characters, half characters
)
_TAB = re.compile(r"\t(?=[^\n]*\S)")
_CONFLICT = re.compile(r"^(<{7} .*|={7}|>{7} .*)$", re.MULTILINE)
_HALF_CHARACTER = re.compile(r"\\(u[dD][89a-fA-F]|U(?!0010|000))[0-9a-fA-F]*")
_BOMS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(path: str, raw: bytes, limit: int) -> tuple[Source | None, list[Problem]]:
    """The lines of a file, and what is wrong with its characters.

    Another encoding is reported and then guessed, so that the file's other mistakes are found
    in the same run; forbidden characters become spaces, so that columns stay right.
    None where there is nothing to go on with.
    """
    if len(raw) > limit:
        return None, [Problem(path, "file-too-large", None, {"limit": f"{limit // 1024}"})]
    text, problems = _decode(path, raw)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = Source(path, text.split("\n"))
    if found := _CONFLICT.search(text):
        return None, [*problems, _at(source, text, found.start(), "merge-conflict", width=7)]
    problems += _find_characters(source, text)
    clean = FORBIDDEN.sub(" ", text).replace("\t", " ")
    source.lines[:] = _HALF_CHARACTER.sub(lambda found: " " * len(found[0]), clean).split("\n")
    return source, problems


def _decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            problem = Problem(path, "not-utf8", Mark(1, 1), {"guess": "UTF-16"})
            return raw.decode(encoding, "replace").replace("\ufffd", "?"), [problem]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        text = raw.decode("cp1252", "replace").replace("\ufffd", "?")
        excerpt = text.split("\n")[line - 1].rstrip("\r")
        words = {"guess": "Windows-1252"}
        return text, [Problem(path, "not-utf8", Mark(line, column), words, excerpt)]


def _find_characters(source: Source, text: str) -> list[Problem]:
    """One problem for each forbidden character in each line."""
    found = [
        _at(source, text, match.start(), "forbidden-character", character=f"U+{ord(match[0]):04X}")
        for match in FORBIDDEN.finditer(text)
    ]
    found += [_at(source, text, match.start(), "tab") for match in _TAB.finditer(text)]
    found += [
        _at(source, text, match.start(), "bad-escape", width=len(match[0]), value=match[0])
        for match in _HALF_CHARACTER.finditer(text)
    ]
    once = {
        (problem.mark and problem.mark.line, problem.code, *problem.arguments.values()): problem
        for problem in reversed(found)
    }
    return list(once.values())


def _at(
    source: Source, text: str, index: int, code: str, *, width: int = 1, **words: str
) -> Problem:
    line = text.count("\n", 0, index) + 1
    mark = Mark(line, index - text.rfind("\n", 0, index), width)
    return Problem(source.path, code, mark, words, source.lines[line - 1])
