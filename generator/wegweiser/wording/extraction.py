"""Which sentences the interface needs: found in the package's templates and modules.

What marks a sentence are gettext's names, and in Python also `say` and `count` of an edition of
the site; there by the syntax tree, since Babel's extractor stumbles over `data.count(b"...")`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from babel.messages.extract import extract

from wegweiser.wording.filling import find_fields
from wegweiser.wording.messages import Message
from wegweiser.wording.po import Entry

_TEMPLATE: Final = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_MODULE: Final = {
    "_": ("id",),
    "gettext": ("id",),
    "say": ("id",),
    "ngettext": ("id", "plural"),
    "count": ("id", "plural"),
    "pgettext": ("context", "id"),
}
"""What the first arguments of a function are."""

_COMMENT: Final = "Translators:"

_Use = tuple[Message, tuple[str, ...]]
"""A sentence, and what its author tells the translators."""


def find_sentences(package: Path) -> tuple[Entry, ...]:
    """The sentences of a package, each once, untranslated, by file and in the file's own order.

    Raises:
        ValueError: a sentence is used with and without a plural, which gettext cannot tell apart.
        jinja2.TemplateSyntaxError: a template cannot be read.
    """
    found: dict[tuple[str | None, str], Entry] = {}
    for file in sorted(package.rglob("*"), key=Path.as_posix):
        reference = file.relative_to(package.parent).as_posix()
        for message, comments in _find_uses(file):
            key = message.context, message.id
            first = found.get(key) or _entry(message)
            if first.plural != message.plural:
                raise ValueError(f"{reference}: {message.id!r} has another plural elsewhere")
            found[key] = replace(
                first,
                extracted=_once(first.extracted, comments),
                references=_once(first.references, (reference,)),
            )
    return tuple(found.values())


def _entry(message: Message) -> Entry:
    fields = find_fields(message.id) | find_fields(message.plural or "")
    flags = ("python-brace-format",) if fields else ()
    return Entry(message.id, context=message.context, plural=message.plural, flags=flags)


def _find_uses(file: Path) -> Iterator[_Use]:
    if file.suffix == ".py":
        yield from _find_in_module(file.read_text("utf-8"))
    elif file.suffix == ".html":
        yield from _find_in_template(file)


def _find_in_template(file: Path) -> Iterator[_Use]:
    method, options = "jinja2.ext:babel_extract", {"silent": "false"}
    with file.open("rb") as stream:
        for _line, ids, comments, context in extract(
            method, stream, _TEMPLATE, [_COMMENT], options, strip_comment_tags=True
        ):
            singular, plural = (ids, None) if isinstance(ids, str) else ids
            yield Message(singular, context, plural), tuple(comments)


def _find_in_module(code: str) -> Iterator[_Use]:
    lines = code.splitlines()
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        names = _MODULE.get(_name(call.func), ())
        texts = [_text(argument) for argument in call.args[: len(names)]]
        if names and len(texts) == len(names) and all(texts):
            message = Message(**dict(zip(names, texts, strict=True)))
            yield message, _find_comments(lines, call.lineno)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _text(argument: ast.expr) -> str:
    value = argument.value if isinstance(argument, ast.Constant) else None
    return value if isinstance(value, str) else ""


def _find_comments(lines: Sequence[str], line: int) -> tuple[str, ...]:
    """What the comment right above a line tells the translators, as one text."""
    above: list[str] = []
    for written in reversed(lines[: line - 1]):
        mark, _, comment = written.strip().partition("#")
        if mark or not comment:
            break
        above.insert(0, comment.strip())
        if comment.strip().startswith(_COMMENT):
            return (" ".join(above).removeprefix(_COMMENT).strip(),)
    return ()


def _once(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))
