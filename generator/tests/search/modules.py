"""The browser's part of the search, as a real Chromium runs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from serving import serve

MODULES = Path(__file__).resolve().parents[2] / "wegweiser" / "pages" / "browser"


@contextmanager
def served_modules() -> Iterator[str]:
    """The modules at an address of this machine; a page at that address can import them."""
    with serve(MODULES) as served:
        yield f"{served.address}/"
