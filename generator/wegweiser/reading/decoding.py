"""From bytes to text: UTF-8, whole lines, no character that hides or turns what people read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from wegweiser.model import Mark, Problem, Source
from wegweiser.model.characters import FORBIDDEN

RECORD_BYTES: Final = 64 * 1024
COLLECTION_BYTES: Final = 1024 * 1024
"""`needs.yml` and `vocabulary.yml` hold many records each; see docs/decisions/0005."""

CHARACTER_CODES: Final = frozenset({"forbidden-character", "tab", "bad-escape"})
"""A line with one of these problems reports nothing else: what else is wrong may come from it."""

GARBLED_LINES: Final = 100
"""So many lines of a file report their characters: a file with more is not repaired by hand."""

_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_CONFLICT = re.compile(r"^(<{7} .*|={7}|>{7} .*)$", re.MULTILINE)
_NO_CHARACTER = re.compile(
    r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}"
    r"|U0000[dD][89a-fA-F][0-9a-fA-F]{2}|U(?!0010|000)[0-9a-fA-F]{8})"
)
"""Escapes of halves of characters, and of numbers above the last: the parsers differ on them."""

_BOMS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(path: str, raw: bytes, limit: int) -> tuple[Source | None, list[Problem]]:
    """The lines of a file, and what is wrong with its characters.

    Another encoding is reported and then guessed, so that the file's other mistakes are found
    in the same run; forbidden characters are left out, tabs become spaces.
    None where there is nothing to go on with.
    """
    if len(raw) > limit:
        return None, [Problem(path, "file-too-large", None, {"limit": f"{limit // 1024}"})]
    text, problems = _decode(path, raw)
    if text is None:
        return None, problems
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if found := _CONFLICT.search(text):
        row = text.count("\n", 0, found.start())
        conflict = Problem(path, "merge-conflict", Mark(row + 1, 1, 7), {}, lines[row])
        return None, [*problems, conflict]
    problems += islice(_find_characters(path, lines, text), GARBLED_LINES)
    return Source(path, _clean(text).split("\n")), problems


def _clean(text: str) -> str:
    """The text without what a parser would stumble over a second time."""
    if not (FORBIDDEN.search(text) or "\t" in text or "\\" in text):
        return text
    clean = FORBIDDEN.sub("", text).replace("\t", " ")
    clean = _NO_CHARACTER.sub(lambda found: "_" * len(found[0]), clean)
    return re.sub(r"\A(\s*\n)? +(?=\S)", r"\1", clean)  # indentation begins with the first line


def _decode(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    if encoding := _wide_encoding(raw):
        text = raw.decode(encoding, "replace").replace("\ufffd", " ")
        if _BINARY.search(text):
            return None, [Problem(path, "not-a-text")]
        guess = encoding[:6].upper()
        return text, [Problem(path, "not-utf8", Mark(1, 1), {"guess": guess})]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode_western(path, raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))


def _wide_encoding(raw: bytes) -> str | None:
    """The encoding where a character has two or four bytes: by its first bytes, or by zeros."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return encoding
    for zeros, encoding in ((raw[1::2], "utf-16-le"), (raw[::2], "utf-16-be")):
        if zeros and zeros.count(0) > len(zeros) * 0.9:
            return encoding
    return None


def _decode_western(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Windows-1252, unless it is no text at all."""
    raw = raw.removeprefix(codecs.BOM_UTF8)
    text = raw.decode("cp1252", "replace").replace("\ufffd", "?")
    if _BINARY.search(text):
        return None, [Problem(path, "not-a-text")]
    escaped = raw.decode("utf-8", "surrogateescape")
    before = re.split("[\udc80-\udcff]", escaped, maxsplit=1)[0]
    row, column = before.count("\n"), len(before) - before.rfind("\n")
    excerpt = text.split("\n")[row]
    words = {"guess": "Windows-1252"}
    return text, [Problem(path, "not-utf8", Mark(row + 1, column), words, excerpt)]


def _find_characters(path: str, lines: list[str], text: str) -> Iterator[Problem]:
    """At most one problem a line: characters that deceive often come in pairs."""
    if not (FORBIDDEN.search(text) or "\t" in text or _NO_CHARACTER.search(text)):
        return
    for row, line in enumerate(lines):
        if found := FORBIDDEN.search(line):
            numbers = dict.fromkeys(f"U+{ord(each):04X}" for each in FORBIDDEN.findall(line))
            words = {"character": ", ".join(list(numbers)[:3])}
            yield Problem(path, "forbidden-character", _mark(row, found), words, line)
        elif tab := re.search(r"\t", line.rstrip()):
            yield Problem(path, "tab", _mark(row, tab), {}, line)
        elif found := _NO_CHARACTER.search(line):
            yield Problem(path, "bad-escape", _mark(row, found), {"value": found[0]}, line)


def _mark(row: int, found: re.Match[str]) -> Mark:
    return Mark(row + 1, found.start() + 1, len(found[0]))
