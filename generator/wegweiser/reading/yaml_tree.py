"""From text to plain values with positions, through the events of a YAML parser.

Every scalar stays the text that stands in the file, so `no`, `01067` and `22:22` cause no trouble.
No constructor runs. libyaml and the pure Python parser give the same values and the same problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from wegweiser.model import Location, Problem, Source, Spot

LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_DEPTH: Final = 12
RECORD_NODES: Final = 2_000
COLLECTION_NODES: Final = 100_000
"""The limits that stop every bomb within 150 ms, as measured with files of 64 KiB."""

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_CUT_OFF = re.compile(r"\s+#\S")
_AT_QUOTE = re.compile("#")
_COLON = re.compile(r"\s*:")
ENTRY: Final = re.compile(r"\s*(?:-(?:\s|$)|[\w-]+:(?:\s|$))")
"""How a line begins that is a list's entry or a field."""
_DASHES = re.compile(r" *(?:- +)+")
_DROPPED = "\0"
_QUESTION = re.compile(r"((?<=[^\s\[\]{},:-]) +|(?<=[^\s\[\]{},:]))\?")
_STAND_IN = "\ufdd0"
"""In `[Wer? Wo?]` the pure parser takes the question marks for signs of YAML; so it never sees
them. The character in their place is none that a text can hold.
"""
CROWDED: Final = re.compile(r":[\[\]{},?]")
"""A colon that lacks its space, as in `{groups:[women]}`."""
_SIGNS = ("&", "*", "!", "<<", "---", "...")
_EXTRAS = re.compile(r"(?:^|[\s\[{,:-])(?:[&*]\S|!)|<<|^---|^\.\.\.", re.MULTILINE)
"""What a text must have somewhere before it can have an anchor, alias, tag or second document."""


_SCALAR: Final = yaml.ScalarEvent
_ENDS: Final = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where a value is missing: behind the colon of its key, whatever each parser says."""

    line: int
    column: int

    @property
    def start_mark(self) -> _Gap:
        """It has no width: it begins here, and ends here."""
        return self

    end_mark = start_mark


@dataclass(slots=True)
class _Frame:
    """A mapping or list being filled. `key_at` is where the waiting value of a mapping belongs."""

    value: dict[str, Any] | list[Any]
    at: Location
    is_list: bool
    key: Any = None
    key_at: Location | None = None
    fresh: bool = True


@dataclass(slots=True)
class Tree:
    """What a file says: `value` is made of dict, list and str; null and its key are left out.

    `cut_off`: locations of plain texts that a ` #` cuts off, and what is lost.
    `faults`: locations whose value is not what was written, because of what was reported.
    `broken_off`: reading ended before the file did, or fields came from elsewhere.
    `scalars`: all texts with their locations, in the order of the file. `nulls`: the locations of
    fields left out by null.
    """

    source: Source
    value: Any = None
    problems: list[Problem] = field(default_factory=list)
    scalars: list[tuple[Location, str]] = field(default_factory=list)
    nulls: list[Location] = field(default_factory=list)
    cut_off: list[tuple[Location, str]] = field(default_factory=list)
    faults: set[Location] = field(default_factory=set)
    broken_off: bool = False


class SwallowedLinesError(yaml.MarkedYAMLError):
    """A quoted text goes on over lines that look like fields: its end was forgotten."""


def read_tree(source: Source, *, nodes: int, loader: Any = LOADER, strict: bool = True) -> Tree:
    """Parse the lines of a source; its `spots` are filled on the way.

    `strict`: anchors, aliases, tags and merge keys are problems (in `mkdocs.yml` they are not).

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    text = "\n".join(source.lines)
    signs = strict and any(sign in text for sign in _SIGNS)  # a tenth of the expression's time
    extras = signs and bool(_EXTRAS.search(text))
    builder = _Builder(source, text, extras=extras)
    for count, event in enumerate(_events(loader, text)):
        if count > nodes or len(builder.frames) > MAX_DEPTH:
            builder.report("too-complex", event)
            builder.tree.broken_off = True
            break
        if not builder.take(event):
            break
    return builder.tree


def _events(loader: Any, text: str) -> Iterator[Any]:
    if issubclass(loader, yaml.BaseLoader):
        return _parse_pure(loader, text)
    return _parse(loader, text)


def _parse_pure(loader: Any, text: str) -> Iterator[Any]:
    for event in _parse(loader, _QUESTION.sub(rf"\1{_STAND_IN}", text)):
        if type(event) is yaml.ScalarEvent:
            event.value = event.value.replace(_STAND_IN, "?")
        yield event


def _parse(loader: Any, text: str) -> Iterator[Any]:
    parser = loader(text)
    try:
        event = parser.get_event()
        while type(event) is not yaml.StreamEndEvent:
            yield event
            event = parser.get_event()
    finally:
        parser.dispose()


class _Builder:
    """Turns events into a tree, without recursion. Each file is read through it: it is hot.

    Measured with 1,076 files of the example: 0.30 s in here, 0.75 s when each event made a `Mark`
    and asked for its anchor and tag.
    """

    def __init__(self, source: Source, text: str, *, extras: bool) -> None:
        self.source = source
        self.tree = Tree(source)
        self.extras = extras
        self.crowded = bool(CROWDED.search(text))
        self.commented = "#" in text
        self.frames: list[_Frame] = []
        self.documents = 0

    def take(self, event: Any) -> bool:
        """Take in an event; False where reading ends."""
        kind = type(event)
        if self.extras and not self._plain(event):
            return False
        if kind is _SCALAR:
            self._take_scalar(event)
        elif kind in _ENDS:
            self.source.ends[self.frames.pop().at] = event
        elif kind is yaml.MappingStartEvent:
            self._open({}, event, is_list=False)
        elif kind is yaml.SequenceStartEvent:
            self._open([], event, is_list=True)
        elif kind is yaml.AliasEvent:
            self._put(None, event)
        return True

    def report(self, code: str, event: Any, **words: str) -> None:
        """Note a problem at an event."""
        self.tree.problems.append(self.source.problem_at(code, event, words))

    def _plain(self, event: Any) -> bool:
        """Report what a data file does not need; False where a second document begins."""
        if type(event) is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.report("second-document", event)
                return False
        if type(event) is yaml.AliasEvent:
            self._report_alias(event)
        elif getattr(event, "anchor", None):
            self.report("anchor", event, value=f"&{event.anchor}")
            self._excuse_nothing(event)
        if tag := getattr(event, "tag", None):
            self.report("tag", event, value=str(tag).replace("tag:yaml.org,2002:", "!!"))
            self._excuse_nothing(event)
        return True

    def _excuse_nothing(self, event: Any) -> None:
        """`title: !` has no value only because of the sign that was reported."""
        if type(event) is _SCALAR and not event.value and self._place():
            self.tree.faults.add(self._place())

    def _report_alias(self, event: Any) -> None:
        """An alias has no value here; that a field lacks one is no mistake of its own."""
        at = self._place()
        if "<<" in at:
            return  # the merge key was reported
        self.tree.faults.add(at)
        self.report("alias", event, value=f"*{event.anchor}")

    def _place(self) -> Location:
        """Where the next value belongs; in a list, the list."""
        if not self.frames:
            return ()
        frame = self.frames[-1]
        return frame.key_at if frame.key_at and not frame.is_list else frame.at

    def _take_scalar(self, event: Any) -> None:
        text = event.value
        frame = self.frames[-1] if self.frames else None
        if frame is not None and not frame.is_list and frame.key_at is None:
            self._take_key(frame, text, event)
            return
        if event.style:
            self._take_quoted(event)
            return
        at = self._put(None if text in _NULLS else text, event)
        if text not in _NULLS:
            self.tree.scalars.append((at, text))
        if self.commented:
            self._look_for_comment(at, event.end_mark, _CUT_OFF)

    def _look_for_comment(self, at: Location, end: Any, cut_off: re.Pattern[str]) -> None:
        lines = self.source.lines
        tail = lines[end.line][end.column :] if end.line < len(lines) else ""
        if cut_off.match(tail):
            self.tree.cut_off.append((at, tail.strip()))

    def _take_quoted(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if end.line > start.line and event.style in {"'", '"'}:
            lines = self.source.lines
            column = find_margin(lines[start.line], dashes=True)
            inside = lines[start.line + 1 : end.line + 1]
            if any(ENTRY.match(line) and find_margin(line) <= column for line in inside):
                raise SwallowedLinesError(None, start, "unexpected end of stream", start)
        at = self._put(event.value, event)
        self.tree.scalars.append((at, event.value))
        if self.commented and event.style in {"'", '"'}:
            self._look_for_comment(at, end, _AT_QUOTE)

    def _check_colon(self, event: Any) -> None:
        """`{groups:[women]}`: libyaml takes it for an error and the pure parser does not."""
        end = event.end_mark
        if CROWDED.match(self.source.lines[end.line], end.column):
            raise yaml.MarkedYAMLError(None, None, "found unexpected ':'", end)

    def _take_key(self, frame: _Frame, key: str, event: Any) -> None:
        at = (*frame.at, key)
        if self.crowded and not event.style:
            self._check_colon(event)
        frame.key = event
        frame.key_at = at
        frame.fresh = at not in self.source.spots
        if not frame.fresh:
            first = self.source.key_line(at)
            self.report("duplicate-key", event, field=key, line=str(first))
        elif key == "<<" and not event.style and self.extras:
            self.report("merge-key", event)
            self.tree.broken_off = True
            frame.fresh = False

    def _put(self, value: Any, event: Any) -> Location:
        """Put a value where it belongs; null is left out, and so is a second value of a key."""
        if not self.frames:
            self.tree.value = value
            self.source.spots[()] = Spot(event)
            return ()
        frame = self.frames[-1]
        if frame.is_list:
            at = (*frame.at, len(frame.value))
            if value is not None:
                frame.value.append(value)  # type: ignore[union-attr]  # is_list says so
                self.source.spots[at] = Spot(event)
            return at
        if frame.key_at is None:  # a mapping or an alias stands where a key belongs
            frame.key, frame.key_at, frame.fresh = event, (*frame.at, ""), False
            return frame.key_at
        at, frame.key_at = frame.key_at, None
        if not frame.fresh:
            return (*at, f"{_DROPPED}{event.start_mark.line}.{event.start_mark.column}")
        if value is not None:
            frame.value[at[-1]] = value  # type: ignore[index]  # a mapping takes its key
            self.source.spots[at] = Spot(event, frame.key)
        else:
            self.tree.nulls.append(at)
            self.source.spots[at] = Spot(self._find_gap(event, frame.key.end_mark), frame.key)
        return at

    def _find_gap(self, event: Any, end: Any) -> Any:
        """The place of a null: in `{a: , b: c}` libyaml finds it before the comma."""
        nothing = getattr(event, "value", None) == "" and not event.tag
        colon = _COLON.match(self.source.lines[end.line], end.column) if nothing else None
        return _Gap(end.line, colon.end()) if colon else event

    def _open(self, value: dict[str, Any] | list[Any], event: Any, *, is_list: bool) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and not frame.is_list and frame.key_at is None:
            if "" not in frame.at:
                self.report("complex-key", event)
            self.tree.faults.add(frame.at)
        self.frames.append(_Frame(value, self._put(value, event), is_list))


def is_dropped(at: Location) -> bool:
    """Whether a value is dropped because its key stands there twice."""
    return any(isinstance(step, str) and step.startswith(_DROPPED) for step in at)


def find_margin(line: str, *, dashes: bool = False) -> int:
    """The column in which a line begins, or, with `dashes`, what follows a list's dash."""
    found = _DASHES.match(line) if dashes else None
    return found.end() if found else len(line) - len(line.lstrip(" "))
