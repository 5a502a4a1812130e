"""What a command says, as UTF-8 whatever the terminal's own encoding is."""

from __future__ import annotations

import sys
from pathlib import Path


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
        Path(out).write_bytes(data)
