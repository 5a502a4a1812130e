"""PO files: what stands in them, read strictly, and written so that the same is the same bytes.

By hand, since Babel's reader is not for files that anybody may hand in: it takes a line that lacks
its closing quote, prints its warnings, loses `#|` lines, and raises on a strange header; its writer
puts in its own version, and leaves out the flags of obsolete entries. The tests hold both sides
against Babel; docs/decisions/0006 has the figures. Texts are never wrapped, only broken at their
own line ends: that way a changed word changes one line, in any script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from wegweiser.wording.plurals import NO_PLURALS, read_plural_forms

Faults = list[tuple[int | None, str]]
"""What is wrong with a file: line (from 1; None for the whole file) and reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message and its translations: one string, or one for each plural form.

    `comments` are the translators' (`#`), `extracted` come from the source (`#.`); `previous` is
    the `msgid` (and `msgid_plural`) that a fuzzy translation was made for (`#|`). Obsolete entries
    have none: Babel cannot read `#~|`.
    """

    id: str
    strings: tuple[str, ...] = ("",)
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    obsolete: bool = False
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext tells entries apart by."""
        return self.context, self.id

    @property
    def is_translated(self) -> bool:
        """Whether a translator wrote anything at all."""
        return any(self.strings)

    @property
    def is_fuzzy(self) -> bool:
        """Whether the source has changed since, or a translator was in doubt."""
        return "fuzzy" in self.flags

    @property
    def is_machine(self) -> bool:
        """Whether a comment says `machine`: an automatic translation that nobody has reviewed."""
        return any(note.lower() == "machine" for note in (*self.comments, *self.extracted))


@dataclass(frozen=True, slots=True)
class Po:
    """A PO file. The head is the entry without a `msgid`; obsolete entries come last."""

    head: Entry = Entry("")
    entries: tuple[Entry, ...] = ()

    @property
    def headers(self) -> dict[str, str]:
        """What the head says: `Language`, `Plural-Forms`, `Content-Type` and so on."""
        lines = (line.partition(":") for line in self.head.strings[0].split("\n"))
        return {name.strip(): value.strip() for name, colon, value in lines if colon}


def read_po(data: bytes) -> tuple[Po, Faults]:
    """What can be read of a PO file, and what is wrong with the rest."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Po(), [(data.count(b"\n", 0, error.start) + 1, "not-utf8")]
    faults: Faults = []
    entries = list(_single(_read_entries(split_lines(text), faults), faults))
    if not entries or entries[0].key != (None, "") or entries[0].obsolete:
        if text.strip():
            faults.append((None, "no-head"))
        return Po(entries=_obsolete_last(entries)), sorted(faults, key=_by_line)
    po = Po(entries[0], _obsolete_last(entries[1:]))
    faults += _head_faults(po)
    return po, sorted(faults, key=_by_line)


def split_lines(text: str) -> list[str]:
    """The lines of a file, without its byte order mark, whatever ends them."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def to_po(po: Po) -> bytes:
    """The file: UTF-8, LF, one empty line between entries."""
    entries = [po.head, *po.entries]
    return "\n".join(f"{line}\n" for line in map(_entry_text, entries)).encode()


_LINE: Final = re.compile(
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)?\s*"
    r'"(?P<text>[^"\\]*(?:\\[\\"ntr][^"\\]*)*)"'
)
_RANKS: Final = {"msgctxt": 0, "msgid": 1, "msgid_plural": 2, "msgstr": 3} | {
    f"msgstr[{form}]": 3 + form for form in range(10)
}
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r"}
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


@dataclass(slots=True)
class _Draft:
    """An entry while its lines come in; `texts` by keyword, those of `#|` apart."""

    line: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    previous: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=lambda: {mark: [] for mark in " .:,"})
    obsolete: bool = False
    last: str = ""
    last_previous: str = ""

    @property
    def is_complete(self) -> bool:
        return self.last.startswith("msgstr")

    def add(self, line: str, number: int) -> bool:
        """Take a line of the entry; False where it does not belong there."""
        if line.startswith("#~"):
            self.obsolete = True
            line = line[2:].lstrip()
            if line.startswith("|"):
                return self._add_previous(line[1:])
        if line.startswith("#|"):
            return self._add_previous(line[2:])
        if line.startswith("#"):
            mark = line[1] if line[1:2] in {".", ":", ","} else " "
            self.notes[mark].append(line[1 if mark == " " else 2 :].strip())
            return True
        self.line = self.line or number
        keyword = _add_text(self.texts, self.last, line)
        self.last = keyword or ""
        return keyword is not None

    def _add_previous(self, line: str) -> bool:
        keyword = _add_text(self.previous, self.last_previous, line.strip())
        self.last_previous = keyword or ""
        return keyword is not None

    def _previous_sources(self) -> tuple[str, ...]:
        names = ("msgid", "msgid_plural")
        return tuple(self.previous[name] for name in names if name in self.previous)

    def build(self) -> Entry | None:
        """The entry; None where a part of it is missing."""
        texts = self.texts
        plural = texts.get("msgid_plural")
        given = sum(keyword.startswith("msgstr") for keyword in texts)
        names = ["msgstr"] if plural is None else [f"msgstr[{form}]" for form in range(given)]
        strings = tuple(texts[name] for name in names if name in texts)
        if "msgid" not in texts or not strings or len(strings) != given:
            return None
        return Entry(
            id=texts["msgid"],
            strings=strings,
            context=texts.get("msgctxt"),
            plural=plural,
            comments=tuple(self.notes[" "]),
            extracted=tuple(self.notes["."]),
            references=tuple(name for note in self.notes[":"] for name in note.split()),
            flags=_split_flags(self.notes[","]),
            previous=() if self.obsolete else self._previous_sources(),
            obsolete=self.obsolete,
            line=self.line,
        )


def _read_entries(lines: Sequence[str], faults: Faults) -> Iterator[Entry]:
    """The entries in order; after a fault, reading goes on behind the next empty line."""
    draft = _Draft()
    spoiled = False
    for number, written in enumerate((*lines, ""), 1):
        line = written.strip()
        if draft.texts and not spoiled and (not line or (draft.is_complete and _begins(line))):
            yield from _built(draft, faults)
            draft = _Draft()
        if not line:
            draft, spoiled = (_Draft(), False) if spoiled else (draft, False)
        elif not spoiled and not draft.add(line, number):
            faults.append((number, "syntax"))
            spoiled = True


def _begins(line: str) -> bool:
    """Whether a line begins the next entry, once the last one has its translation."""
    bare = line[2:].lstrip() if line.startswith("#~") else line
    return bare.startswith(("#", "|", "msgctxt", "msgid"))


def _built(draft: _Draft, faults: Faults) -> Iterator[Entry]:
    if entry := draft.build():
        yield entry
    else:
        faults.append((draft.line, "syntax"))


def _add_text(texts: dict[str, str], last: str, line: str) -> str | None:
    """Put a line under its keyword, or go on with the last one; None where it may not stand."""
    found = _LINE.fullmatch(line)
    if not found:
        return None
    text = _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), found["text"])
    keyword = found["keyword"]
    if not keyword:
        if last:
            texts[last] += text
        return last or None
    if last and _RANKS[keyword] <= _RANKS[last]:
        return None
    texts[keyword] = text
    return keyword


def _split_flags(notes: Iterable[str]) -> tuple[str, ...]:
    flags = (flag.strip() for note in notes for flag in note.split(","))
    return tuple(dict.fromkeys(flag for flag in flags if flag))


def _single(entries: Iterable[Entry], faults: Faults) -> Iterator[Entry]:
    """Each message once; a second translation of the same is a fault."""
    seen: set[tuple[str | None, str]] = set()
    for entry in entries:
        if not entry.obsolete and entry.key in seen:
            faults.append((entry.line, "duplicate-message"))
            continue
        if not entry.obsolete:
            seen.add(entry.key)
        yield entry


def _head_faults(po: Po) -> Iterator[tuple[int | None, str]]:
    charset = re.search(r"charset=([^\s;]*)", po.headers.get("Content-Type", ""))
    if not charset or charset[1].lower() not in {"utf-8", "utf8"}:
        yield po.head.line, "no-charset"
    try:
        read_plural_forms(po.headers.get("Plural-Forms", NO_PLURALS))
    except ValueError:
        yield po.head.line, "plural-forms"


def _obsolete_last(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.obsolete))


def _by_line(fault: tuple[int | None, str]) -> int:
    return fault[0] or 0


def _entry_text(entry: Entry) -> str:
    return "\n".join(_entry_lines(entry))


def _entry_lines(entry: Entry) -> Iterator[str]:
    for mark, notes in (
        ("#", entry.comments),
        ("#.", entry.extracted),
        ("#:", entry.references),
        ("#,", [", ".join(entry.flags)] if entry.flags else []),
    ):
        yield from (f"{mark} {note}".rstrip() for note in notes)
    for keyword, text in zip(("msgid", "msgid_plural"), entry.previous, strict=False):
        yield from _text_lines("#| ", keyword, text)
    prefix = "#~ " if entry.obsolete else ""
    for keyword, text in _texts(entry).items():
        yield from _text_lines(prefix, keyword, text)


def _texts(entry: Entry) -> Mapping[str, str]:
    texts = {"msgctxt": entry.context, "msgid": entry.id, "msgid_plural": entry.plural}
    if entry.plural is None:
        strings = {"msgstr": entry.strings[0]}
    else:
        strings = {f"msgstr[{form}]": text for form, text in enumerate(entry.strings)}
    return {keyword: text for keyword, text in texts.items() if text is not None} | strings


def _text_lines(prefix: str, keyword: str, text: str) -> Iterator[str]:
    parts = re.findall(r"[^\n]*\n|[^\n]+", text) or [""]
    first, *rest = [part.translate(_ESCAPES) for part in parts]
    if not rest:
        yield f'{prefix}{keyword} "{first}"'
        return
    yield f'{prefix}{keyword} ""'
    yield from (f'{prefix}"{part}"' for part in (first, *rest))
