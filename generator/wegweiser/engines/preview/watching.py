"""When files change: by looking again and again, which works on shared folders too."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Snapshot = Mapping[str, tuple[int, int, int]]
"""When each file was changed (nanoseconds), its size, and which file it is."""


def look(places: Iterable[Path]) -> Snapshot:
    """All files at and below these places as they are now; hidden ones and copies are left out."""
    found: dict[str, tuple[int, int, int]] = {}
    for file in (file for place in places for file in _files(place)):
        try:
            state = file.stat()
        except OSError:  # it is not there, or went away while we looked: the next look tells
            continue
        found[str(file)] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
    for folder, _, names in os.walk(place):
        yield from (Path(folder) / name for name in names if not _is_editors(name))


def _is_editors(name: str) -> bool:
    """What editors keep beside a file while it is open: `.x.yml.swp`, `x.yml~`."""
    return name.startswith(".") or name.endswith("~")
