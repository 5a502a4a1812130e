"""What a command says, as UTF-8 whatever the terminal's own encoding is."""

from __future__ import annotations

import sys


def write_text(text: str, *, error: bool = False) -> None:
    """Text to standard output, or to standard error; halves of characters as escapes."""
    stream = sys.stderr if error else sys.stdout
    stream.buffer.write(text.encode("utf-8", "backslashreplace"))
    stream.flush()
