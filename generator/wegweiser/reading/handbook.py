"""The handbook's files, as far as a wrong one would stop the build or give something away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wegweiser.model import Problem
from wegweiser.reading.decoding import COLLECTION_BYTES, decode
from wegweiser.reading.files import shown_name
from wegweiser.reading.pictures import FOLDER

_ENCODING: Final = frozenset({"not-utf8", "not-a-text"})


def find_handbook_faults(root: Path) -> Iterator[Problem]:
    """Links in `docs/` that lead out of the directory or in a circle; pages that are not UTF-8.

    Whatever a link leads to would be published. Hidden files are left aside.
    """
    for folder, folders, names in os.walk(root / FOLDER):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*folders, *names]):
            file = Path(folder, name)
            path = shown_name(file.relative_to(root).as_posix())
            if file.is_symlink() and not _stays(file, root):
                yield Problem(path, "link-not-allowed")
            elif file.suffix.lower() == ".md" and file.is_file():
                yield from _encoding_faults(path, file)


def _stays(link: Path, root: Path) -> bool:
    """Whether a link leads to something of this directory, and not back to what it stands in."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # there is nothing; or a circle, before Python 3.13
        return False
    return target.is_relative_to(root.resolve()) and not link.parent.resolve().is_relative_to(
        target
    )


def _encoding_faults(path: str, file: Path) -> Iterator[Problem]:
    try:
        raw = file.read_bytes()
    except OSError:
        yield Problem(path, "unreadable-file")
        return
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        _, problems = decode(path, raw[:COLLECTION_BYTES], COLLECTION_BYTES)
        yield from (problem for problem in problems if problem.code in _ENCODING)
