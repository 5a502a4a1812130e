"""The directory as it was at a revision, and the files that changed since then.

A revision stands for the point where its history and HEAD's part (their merge base): what others
did meanwhile is no change of ours.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from wegweiser.reading.decoding import COLLECTION_BYTES
from wegweiser.reading.directory import NEEDS, VOCABULARY, Reading, read_directory
from wegweiser.reading.repository import (
    UnknownRevision,
    ask,
    ask_without_filters,
    find_commit,
)
from wegweiser.reading.settings import CONFIG

__all__ = ["Change", "UnknownRevision", "find_changes", "read_revision"]

_RECORDS: Final = frozenset({b"actors", b"offers"})
_DATA: Final = _RECORDS | {os.fsencode(name) for name in (CONFIG, NEEDS, VOCABULARY)}
_FOLDER: Final = b"040000"
_LINK: Final = b"120000"
_FILE: Final = b"100"
"""How the mode of a file begins; what follows is who may do what with it."""
_LACKING: Final = "the repository lacks files of this revision; fetch it without a filter"
_NO_NAMES: Final = frozenset({b"", b".", b"..", b".git"})
_UNWRITABLE: Final = frozenset(
    {errno.EEXIST, errno.EILSEQ, errno.EINVAL, errno.EISDIR, errno.ENAMETOOLONG}
)
"""What the file system says of a name that it cannot hold: no checkout has such a file."""


Kind = Literal["added", "changed", "removed"]
_KINDS: Final[dict[str, Kind]] = {"A": "added", "D": "removed"}


@dataclass(frozen=True, order=True, slots=True)
class Change:
    """A file that is not as it was; `path` is relative to the root, with `/`, maybe `../x`."""

    path: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something in a folder of a commit: `size` in bytes, 0 for what is no file."""

    mode: bytes
    object: str
    size: int
    name: bytes


def read_revision(root: Path, revision: str) -> Reading:
    """The records and problems of the data files at a revision; `UnknownRevision` without one."""
    with _data_files(root, find_commit(root, revision)) as folder:
        return read_directory(folder)


def find_changes(root: Path, revision: str) -> tuple[Change, ...]:
    """What differs in the whole repository, new files included, sorted by path.

    What `.gitignore` names is no change. A renamed file is one removed and one added.
    """
    commit = find_commit(root, revision)
    top = Path(os.fsdecode(ask(root, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    below = os.fsdecode(ask(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    kinds = {path: _KINDS.get(letter, "changed") for path, letter in _differences(top, commit)}
    for path in _untracked(top):
        kinds[path] = "changed" if path in kinds else "added"
    folders = below.split("/")[:-1]
    return tuple(sorted(Change(_seen_from(folders, path), kinds[path]) for path in kinds))


def _differences(top: Path, commit: str) -> Iterator[tuple[str, str]]:
    """Each path that Git knows, and the letter of what happened to it."""
    answer = ask_without_filters(
        top,
        "diff",
        *("--raw", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative"),
        *("--no-color", "--ignore-submodules=dirty", commit, "--"),
    )
    parts = iter(answer.split(b"\0"))
    for about in parts:
        if about:
            yield os.fsdecode(next(parts)), about.decode("ascii").split()[4][0]


def _untracked(top: Path) -> Iterator[str]:
    answer = ask(top, "ls-files", "--others", "--exclude-standard", "-z")
    return (os.fsdecode(path).rstrip("/") for path in answer.split(b"\0") if path)


def _seen_from(folders: list[str], path: str) -> str:
    """A path of the repository as it is called from a folder inside of it."""
    parts = path.split("/")
    shared = 0
    while shared < len(folders) and folders[shared : shared + 1] == parts[shared : shared + 1]:
        shared += 1
    return "/".join([*[".."] * (len(folders) - shared), *parts[shared:]])


@contextmanager
def _data_files(root: Path, commit: str) -> Iterator[Path]:
    """A folder with what the directory consisted of at a commit, there for a while."""
    with tempfile.TemporaryDirectory(prefix="wegweiser-") as name:
        folder = Path(name)
        places = []
        for entry in _entries(root, commit):
            if entry.name in _DATA:
                places.append((folder, entry))
                if entry.mode == _FOLDER and entry.name in _RECORDS:
                    inner = _entries(root, "--full-tree", entry.object)
                    places += [(folder / os.fsdecode(entry.name), each) for each in inner]
        _write(root, places)
        yield folder


def _entries(root: Path, *tree: str) -> list[_Entry]:
    """What stands in a folder: in the root's at a commit, or with `--full-tree` in any."""
    answer = ask(root, "ls-tree", "-z", "-l", *tree)
    found = []
    for line in answer.split(b"\0"):
        about, tab, name = line.partition(b"\t")
        if tab and name not in _NO_NAMES and b"/" not in name:
            mode, _kind, object_, size = about.split()
            found.append(_Entry(mode, object_.decode("ascii"), _size(size), name))
    return found


def _size(said: bytes) -> int:
    """How large a file is: Git says `-` of what is none, and `BAD` of what it does not have."""
    if said != b"-" and not said.isdigit():
        raise UnknownRevision(_LACKING)
    return int(said.removeprefix(b"-") or 0)


def _write(root: Path, places: Sequence[tuple[Path, _Entry]]) -> None:
    """Write the entries: links lead nowhere, submodules and further folders are empty."""
    contents = _contents(root, [entry for _, entry in places if entry.mode.startswith(_FILE)])
    for folder, entry in places:
        path = folder / os.fsdecode(entry.name)
        try:
            if entry.mode == _LINK:
                path.symlink_to("nowhere")
            elif not entry.mode.startswith(_FILE):
                path.mkdir()
            else:
                with path.open("xb") as file:
                    file.write(contents.get(entry.object, b""))
                    file.truncate(min(entry.size, COLLECTION_BYTES + 1))
        except OSError as fault:
            if fault.errno not in _UNWRITABLE:
                raise


def _contents(root: Path, files: Sequence[_Entry]) -> dict[str, bytes]:
    """The contents by their ids; a file too large for anything to be read of it has none."""
    objects = sorted({file.object for file in files if file.size <= COLLECTION_BYTES})
    answer = ask(root, "cat-file", "--batch", feed="".join(f"{id_}\n" for id_ in objects).encode())
    contents, start = {}, 0
    for id_ in objects:
        line = answer.index(b"\n", start) + 1
        size = int(answer[start:line].split()[2])
        contents[id_] = answer[line : line + size]
        start = line + size + 1
    return contents
