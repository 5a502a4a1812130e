"""Where translations stand: `translations/<language>/` of a directory, and those shipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from wegweiser.model import Mark, Problem
from wegweiser.wording.po import Entry, Po, read_po, split_lines

PoName = Literal["interface.po", "directory.po"]

_HERE: Final = Path(__file__).parent
_WHEEL: Final = _HERE / "translations"
SHIPPED: Final = _HERE if _WHEEL.is_dir() else _HERE.parents[2]
"""The folder whose `translations/` came with the generator: the wheel's, or the checkout's own."""


def ships_words(root: Path) -> bool:
    """Whether a directory is the generator's own checkout, whose interface words all others use."""
    return root.resolve() == SHIPPED.resolve()


def po_path(tag: str, name: PoName) -> str:
    """Where a language's file stands, relative to the root."""
    return f"translations/{tag}/{name}"


def read_translations(root: Path, tag: str, name: PoName) -> tuple[Po | None, list[Problem]]:
    """A language's file, None where there is none, and what is wrong with it.

    Links are not followed, so that no file from elsewhere can show up in a message about it.
    """
    path = po_path(tag, name)
    file = root / path
    folders = file.parents[:2]
    if any(each.is_symlink() for each in (file, *folders)):
        return None, [_broken(path, "link")]
    if not file.is_file():
        barred = any(each.exists() and not each.is_dir() for each in folders)
        return None, [_broken(path, "not-a-file")] if barred or file.exists() else []
    try:
        data = file.read_bytes()
    except OSError:
        return None, [_broken(path, "unreadable")]
    po, faults = read_po(data)
    lines = split_lines(data.decode("utf-8", "replace")) if faults else []
    return po, [_broken(path, reason, line, lines) for line, reason in faults]


def unusable_translation(path: str, entry: Entry, fault: str) -> Problem:
    """One translation that is not shown, and why."""
    words = {"value": fault, "context": entry.context or entry.id, "text": entry.id}
    return Problem(path, "unusable-translation", Mark(entry.line, 1), words)


def write_translations(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write the files whose bytes have changed; their paths, relative to the root, sorted."""
    written = []
    for path, content in sorted(files.items()):
        file = root / path
        if file.is_file() and file.read_bytes() == content:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.new")
        draft.unlink(missing_ok=True)
        with draft.open("xb") as stream:
            stream.write(content)
        draft.replace(file)
        written.append(path)
    return written


def _broken(path: str, reason: str, line: int | None = None, lines: Sequence[str] = ()) -> Problem:
    words = {"value": reason}
    if line is None:
        return Problem(path, "broken-translation", None, words)
    excerpt = lines[line - 1]
    return Problem(path, "broken-translation", Mark(line, 1, len(excerpt)), words, excerpt)
