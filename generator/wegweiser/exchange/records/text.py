"""A record as YAML, as people write it in `offers/` and `actors/`.

Fields stand in the order of the model. Lists and blocks stand on one line where they are short and
hold no sentence; a text is plain where YAML takes it for nothing else, else in quotes. Long text
is folded (`>-`), several lines are literal (`|`). White space around a text is no part of it, here
as in the reader. `pages/browser/yaml.js` writes the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, get_args

from wegweiser.model.characters import FORBIDDEN
from wegweiser.model.record import Part, Record
from wegweiser.model.values import Clock

WIDTH: Final = 100
"""So many characters a line has at most, if it can be helped."""
SENTENCE: Final = 20
"""A longer text does not read well between others on one line, unless it is an id."""

OPEN: Final = frozenset({"contact", "needs", "places", "requires", "response", "survey"})
"""What stands on lines of its own, however little it is: people add to it."""

_BARE: Final = frozenset({bool, int, float, Decimal})
"""What YAML may take for a number or yes/no, since it is one."""

_NOTHING: Final = frozenset({"", "~", "null"})
_OWN_NAMES: Final = frozenset({"on"})
"""Names of fields that YAML 1.1 would take for yes or no: the reader takes every name for text."""

_AMBIGUOUS = re.compile(
    r"~|=|<<|null|true|false|yes|no|on|off|y|n|[-+]?\.(inf|nan)|[-+.]?[0-9][0-9a-z_:.,+-]*",
    re.IGNORECASE,
)
"""Texts that YAML 1.1 or 1.2 takes for a number, a clock, yes/no or nothing, and likenesses."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(\.\.[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_INDICATOR = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=\s]")
_CUT = re.compile(r":(?:\s|$)|\s#|\s$")
_FLOW = re.compile(r"[,\[\]{}?:]")
_NO_ID = re.compile(r"[^A-Za-z0-9_./-]")
_UNSEEN = re.compile(rf"[\t\r]|{FORBIDDEN.pattern}")
_HALF_ESCAPE = re.compile(r"\\(?=[uU])")
_SPECIAL = re.compile(rf'["\\\n]|{_UNSEEN.pattern}')
_SIGNS = re.compile(r'["\\]')
_NOT_SINGLE = re.compile(r"['\n]")
_SPACE = re.compile(r"(?<=\S) (?=\S)")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}


def to_yaml(model: type[Part], values: Mapping[str, Any]) -> str:
    """A record as the text of a file; what is None is left out.

    `values`: text, yes/no, numbers, days, clocks, lists and mappings, under the names of the files.
    """
    return "".join(f"{line}\n" for line in block_lines(values, model))


def block_lines(values: Mapping[str, Any], type_: Any, indent: int = 0) -> Iterator[str]:
    """The lines of a block, each field with its value."""
    for name, value in _in_order(values, type_):
        yield from field_lines(name, value, field_type(type_, name), indent)


def field_lines(name: str, value: Any, type_: Any, indent: int = 0) -> list[str]:
    """The lines of a field: `name: value`, or the name and what is below it."""
    head = f"{' ' * indent}{_name(name)}:"
    return _with_value(head, value, type_, indent, is_open=name in OPEN)


def entry_lines(value: Any, type_: Any, indent: int = 0) -> list[str]:
    """The lines of a list's entry, with its dash."""
    head = f"{' ' * indent}-"
    if isinstance(value, Mapping) and value and not _fits(head, value, type_):
        first, *more = block_lines(value, type_, indent + 2)
        return [f"{head} {first[indent + 2 :]}", *more]
    return _with_value(head, value, type_, indent)


def inline(value: Any, type_: Any) -> str:
    """A value on one line, to stand within braces."""
    if isinstance(value, Mapping):
        fields = (
            f"{_name(name)}: {inline(each, field_type(type_, name))}"
            for name, each in _in_order(value, type_)
        )
        return f"{{{', '.join(fields)}}}"
    if is_list(value):
        return f"[{', '.join(inline(each, entry_type(type_)) for each in value)}]"
    return _scalar(value, type_, flow=True)


def is_list(value: Any) -> bool:
    """Whether a value is a list; a text is none."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def field_names(type_: Any) -> list[str]:
    """The names of a block's fields in their order; none for a map of ids."""
    return list(_field_types(type_))


def field_type(type_: Any, name: str) -> Any:
    """The type of a block's field, or of a map's entries; `str` where the model knows none."""
    return _field_types(type_).get(name) or entry_type(type_)


def entry_type(type_: Any) -> Any:
    """The type of a list's or map's entries; `str` where the model knows none."""
    for found in _walk(type_):
        if _is_collection(found):
            return get_args(found)[1 if found.__origin__ is dict else 0]
    return str


def _in_order(values: Mapping[str, Any], type_: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a block in the order of the model, then those that it does not know."""
    known = [name for name in _field_types(type_) if name in values]
    for name in dict.fromkeys([*known, *values]):
        if values[name] is not None:
            yield name, values[name]


def _with_value(
    head: str, value: Any, type_: Any, indent: int, *, is_open: bool = False
) -> list[str]:
    if not (isinstance(value, Mapping) or is_list(value)):
        return _text_lines(head, value, type_, indent)
    if not value or (not is_open and _fits(head, value, type_)):
        return [f"{head} {inline(value, type_)}"]
    if isinstance(value, Mapping):
        return [head, *block_lines(value, type_, indent + 2)]
    inner = entry_type(type_)
    return [head, *(line for each in value for line in entry_lines(each, inner, indent + 2))]


def _fits(head: str, value: Any, type_: Any) -> bool:
    """Whether a list or block is short and reads well on one line; lists of blocks do not."""
    if (is_list(value) and any(isinstance(each, Mapping) for each in value)) or _is_record(type_):
        return False
    return not _has_sentence(value) and len(head) + 1 + len(inline(value, type_)) <= WIDTH


def _is_record(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, Record)


def _has_sentence(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_sentence, value.values()))
    if is_list(value):
        return any(map(_has_sentence, value))
    text = value.strip() if isinstance(value, str) else ""
    return "\n" in text or (len(text) > SENTENCE and bool(_NO_ID.search(text)))


def _text_lines(head: str, value: Any, type_: Any, indent: int) -> list[str]:
    text = value.strip() if isinstance(value, str) else ""
    margin = " " * (indent + 2)
    line = f"{head} {_scalar(value, type_, flow=False)}"
    if _needs_escapes(text):
        return [line]
    if "\n" in text:
        return [f"{head} |", *(f"{margin}{row}" if row else "" for row in text.split("\n"))]
    if len(line) > WIDTH and " " in text:
        return [f"{head} >-", *(f"{margin}{row}" for row in _fold(text, WIDTH - len(margin)))]
    return [line]


def _fold(text: str, width: int) -> Iterator[str]:
    """The text in rows of at most so many characters, where it has single spaces to break at."""
    row = ""
    for word in _SPACE.split(text):
        if row and len(row) + 1 + len(word) > width:
            yield row
            row = word
        else:
            row = f"{row} {word}" if row else word
    yield row


def _name(name: str) -> str:
    plain = name in _OWN_NAMES or _is_plain(name, bare=False, flow=True)
    return name if plain and not _DAY.fullmatch(name) else _quoted(name)


def _scalar(value: Any, type_: Any, *, flow: bool) -> str:
    """One value on one line; within braces (`flow`) fewer texts are plain."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str | Clock):
        return str(value)
    text = str(value).strip()
    bare = not (isinstance(value, Clock) or _BARE.isdisjoint(_walk(type_)))
    return text if _is_plain(text, bare=bare, flow=flow) else _quoted(text)


def _is_plain(text: str, *, bare: bool, flow: bool) -> bool:
    """Whether a text needs no quotes; a `bare` one may look like a number, or yes and no."""
    if _DAY.fullmatch(text):
        return True
    return not (
        text.lower() in _NOTHING
        or _INDICATOR.match(text)
        or _CUT.search(text)
        or "\n" in text
        or _needs_escapes(text)
        or (flow and _FLOW.search(text))
        or (not bare and _AMBIGUOUS.fullmatch(text))
    )


def _needs_escapes(text: str) -> bool:
    r"""Whether a text can only stand in double quotes.

    The reader takes `\ud83d` for half a character, wherever it stands.
    """
    return bool(_UNSEEN.search(text) or _HALF_ESCAPE.search(text))


def _quoted(text: str) -> str:
    """Single quotes where double ones would need signs in the text."""
    if _SIGNS.search(text) and not _NOT_SINGLE.search(text) and not _needs_escapes(text):
        return f"'{text}'"
    return f'"{_SPECIAL.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ESCAPES:
        half = _HALF_ESCAPE.match(found.string, found.start())
        return r"\x5c" if half else _ESCAPES[character]
    number = ord(character)
    if 0xD800 <= number < 0xE000:
        return "\ufffd"  # half a character: no file can hold it
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _field_types(type_: Any) -> Mapping[str, Any]:
    """The fields of a block by their names in files; none for a list or map of blocks."""
    for found in _walk(type_):
        if _is_collection(found):
            break
        if isinstance(found, type) and issubclass(found, Part):
            return {
                info.alias or name: info.annotation for name, info in found.model_fields.items()
            }
    return {}


def _is_collection(type_: Any) -> bool:
    return getattr(type_, "__origin__", None) in {tuple, dict}


def _walk(type_: Any) -> Iterator[Any]:
    yield type_
    for argument in get_args(type_):
        yield from _walk(argument)
