"""Which records a command is about: named by file, folder or id."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import normpath
from pathlib import Path

import click

from wegweiser.model import Actor, Offer
from wegweiser.reading import Reading, find_nearest
from wegweiser.wording.commands import say
from wegweiser.wording.problems import WordsLanguage, visible

FOLDERS = ("actors", "offers")


def choose_records(
    reading: Reading, root: Path, names: Sequence[str], words: WordsLanguage
) -> list[str]:
    """The files of the records named, relative to the root, each once; unreadable ones too.

    Raises:
        click.UsageError: there is no such record, or there are two.
    """
    files = find_files(reading)
    chosen = (path for name in names for path in _choose(reading, files, root, name, words))
    return list(dict.fromkeys(chosen))


def find_files(reading: Reading) -> dict[str, Actor | Offer | None]:
    """All files of records with what could be read of them."""
    directory = reading.directory
    records: list[Actor | Offer] = [*directory.actors.values(), *directory.offers.values()]
    files: dict[str, Actor | Offer | None] = {record.source.path: record for record in records}
    broken = {problem.path for problem in reading.problems if problem.path.startswith(_prefixes())}
    return dict(sorted((dict.fromkeys(broken) | files).items()))


def _choose(
    reading: Reading,
    files: dict[str, Actor | Offer | None],
    root: Path,
    name: str,
    words: WordsLanguage,
) -> list[str]:
    path = _below(root, name)
    if path in files:
        return [path]
    if path is not None:
        found = [file for file in files if path == "." or file.startswith(f"{path}/")]
        if found:
            return found
        raise click.UsageError(say(words, "not-a-record", path=visible(path)))
    ids = {"actors": reading.actors, "offers": reading.offers}
    found = [f"{folder}/{name}.yml" for folder in FOLDERS if name in ids[folder]]
    if len(found) == 1:
        return found
    if found:
        raise click.UsageError(say(words, "ambiguous-record", name=name))
    raise click.UsageError(_unknown(name, [*reading.actors, *reading.offers], words))


def _below(root: Path, name: str) -> str | None:
    """A path as seen from the current folder or from the root; a link is not followed."""
    for folder in (Path.cwd(), root):
        full = Path(normpath(folder / name))
        full = full.parent.resolve() / full.name
        if full.is_relative_to(root) and (full.exists() or full.is_symlink()):
            return full.relative_to(root).as_posix()
    return None


def _unknown(name: str, ids: Sequence[str], words: WordsLanguage) -> str:
    stem = name.rpartition("/")[2].removesuffix(".yml")
    sentence = say(words, "unknown-record", name=visible(name))
    nearest = find_nearest(stem, ids)
    return f"{sentence} {say(words, 'did-you-mean', nearest=nearest)}" if nearest else sentence


def _prefixes() -> tuple[str, ...]:
    return tuple(f"{folder}/" for folder in FOLDERS)
