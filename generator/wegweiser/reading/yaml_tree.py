"""From text to plain values with positions, through the events of a YAML parser.

Every scalar stays the text that stands in the file, so `no`, `01067` and `22:22` cause no trouble.
No constructor runs. libyaml and the pure Python parser give the same values and the same problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from wegweiser.model import Location, Mark, Problem, Source, Spot

LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_DEPTH: Final = 12
MAX_SCALAR: Final = 8_000
RECORD_NODES: Final = 2_000
COLLECTION_NODES: Final = 100_000
"""The limits that stop every bomb within 150 ms, as measured with files of 64 KiB."""

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_CUT_OFF = re.compile(r"\s+#\S")


@dataclass(slots=True)
class _Frame:
    """A mapping or list being filled; `key` is the one that waits for its value."""

    value: dict[str, Any] | list[Any]
    at: Location
    key: tuple[str, Spot, bool] | None = None


@dataclass(slots=True)
class Tree:
    """What a file says: `value` is made of dict, list and str; null and its key are left out.

    `cut_off`: locations of plain texts that a ` #` cuts off, and what is lost.
    `scalars`: all texts with their locations, in the order of the file.
    """

    source: Source
    value: Any = None
    problems: list[Problem] = field(default_factory=list)
    scalars: list[tuple[Location, str]] = field(default_factory=list)
    cut_off: list[tuple[Location, str]] = field(default_factory=list)


def read_tree(source: Source, *, nodes: int, loader: Any = LOADER, strict: bool = True) -> Tree:
    """Parse the lines of a source; its `spots` are filled on the way.

    `strict`: anchors, aliases, tags and merge keys are problems (in `mkdocs.yml` they are not).

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    return _Builder(source, nodes, strict=strict).build(loader)


class _Builder:
    """Turns events into a tree, without recursion."""

    def __init__(self, source: Source, nodes: int, *, strict: bool) -> None:
        self.source = source
        self.tree = Tree(source)
        self.nodes = nodes
        self.strict = strict
        self.frames: list[_Frame] = []
        self.documents = 0

    def build(self, loader: Any) -> Tree:
        text = "\n".join(self.source.lines)
        for count, event in enumerate(yaml.parse(text, Loader=loader)):
            if count > self.nodes or len(self.frames) > MAX_DEPTH:
                self._report("too-complex", event)
                break
            if self._check(event):
                break
            self._take(event)
        return self.tree

    def _check(self, event: Any) -> bool:
        """Report what a data file does not need; True where reading ends."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._report("second-document", event)
                return True
        if not self.strict:
            return False
        if isinstance(event, yaml.AliasEvent):
            self._report("alias", event, value=f"*{event.anchor}")
        elif getattr(event, "anchor", None):
            self._report("anchor", event, value=f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self._report("tag", event, value=str(tag))
        return False

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._put(None, event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close()

    def _take_scalar(self, event: Any) -> None:
        plain = not event.style
        if self._wants_key:
            self._take_key(event, plain=plain)
            return
        text = event.value
        if len(text) > MAX_SCALAR:
            self._report("too-complex", event)
            text = text[:MAX_SCALAR]
        if plain and text in _NULLS:
            self._put(None, event)
            return
        at = self._put(text, event)
        self.tree.scalars.append((at, text))
        if plain and event.end_mark.line < len(self.source.lines):
            tail = self.source.lines[event.end_mark.line][event.end_mark.column :]
            if _CUT_OFF.match(tail):
                self.tree.cut_off.append((at, tail.strip()))

    @property
    def _wants_key(self) -> bool:
        return (
            bool(self.frames)
            and isinstance(self.frames[-1].value, dict)
            and (self.frames[-1].key is None)
        )

    def _take_key(self, event: Any, *, plain: bool) -> None:
        frame = self.frames[-1]
        key = event.value
        at = (*frame.at, key)
        spot = Spot(_mark(event), _mark(event))
        fresh = at not in self.source.spots
        if key == "<<" and plain and self.strict:
            self._report("merge-key", event)
            fresh = False
        elif not fresh:
            first = self.source.spots[at].key
            self._report("duplicate-key", event, field=key, line=str(first.line if first else 0))
        else:
            self.source.spots[at] = spot
        frame.key = (key, spot, fresh)

    def _put(self, value: Any, event: Any) -> Location:
        """Put a value where it belongs; null is left out, and so is a second value of a key."""
        mark = _mark(event)
        if not self.frames:
            self.tree.value = value
            self.source.spots[()] = Spot(mark)
            return ()
        frame = self.frames[-1]
        if isinstance(frame.value, list):
            at = (*frame.at, len(frame.value))
            if value is not None:
                frame.value.append(value)
                self.source.spots[at] = Spot(mark)
            return at
        if frame.key is None:  # a mapping or an alias stands where a key belongs
            frame.key = ("", Spot(mark, mark), False)
            return (*frame.at, "")
        key, spot, fresh = frame.key
        frame.key = None
        if not fresh:
            return (*frame.at, f"\0{mark.line}.{mark.column}", key)
        self.source.spots[*frame.at, key] = Spot(mark, spot.key)
        if value is not None:
            frame.value[key] = value
        return (*frame.at, key)

    def _open(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        if self._wants_key:
            self._report("complex-key", event)
        self.frames.append(_Frame(value, self._put(value, event)))

    def _close(self) -> None:
        self.frames.pop()

    def _report(self, code: str, event: Any, **words: str) -> None:
        mark = _mark(event)
        excerpt = self.source.lines[mark.line - 1] if mark.line <= len(self.source.lines) else ""
        self.tree.problems.append(Problem(self.source.path, code, mark, words, excerpt))


def _mark(event: Any) -> Mark:
    start, end = event.start_mark, event.end_mark
    width = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(1, width))
