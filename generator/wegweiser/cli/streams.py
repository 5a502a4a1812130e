"""What a command says, as UTF-8 whatever the terminal's own encoding is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from wegweiser.exchange.problems.findings import Findings
from wegweiser.exchange.problems.text import to_text
from wegweiser.model import Problem
from wegweiser.wording.problems import WordsLanguage, visible


def write_text(text: str, *, error: bool = False) -> None:
    """Text to standard output, or to standard error; halves of characters as escapes."""
    stream = sys.stderr if error else sys.stdout
    stream.buffer.write(text.encode("utf-8", "backslashreplace"))
    stream.flush()


def write_file(out: str | Path, data: bytes) -> None:
    """Bytes to a file, as they are; `-` is standard output."""
    if str(out) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    else:
        with writing(out):
            Path(out).write_bytes(data)


@contextmanager
def writing(out: str | Path) -> Iterator[None]:
    """What is done in here writes below `out`; where that cannot be, the command was used wrongly.

    Raises:
        click.UsageError: with the path and the system's reason.
    """
    try:
        yield
    except OSError as fault:
        path = visible(str(fault.filename or out))
        raise click.UsageError(f"cannot write {path}: {fault.strerror}") from None


def say_problems(problems: Sequence[Problem], words: WordsLanguage, *, records: int) -> None:
    """What is wrong, to standard error, where a command needs a directory without mistakes."""
    write_text(to_text(Findings(problems, records, words)), error=True)
