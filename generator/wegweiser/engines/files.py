"""Pages into a folder: the plainest of all engines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wegweiser.pages import Page


def write_pages(pages: Iterable[Page], folder: Path) -> int:
    """Write each page below the folder; says how many. Parts of a site are joined by copying."""
    count = 0
    for page in pages:
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        content = page.content.encode() if isinstance(page.content, str) else page.content
        file.write_bytes(content)
        count += 1
    return count
