"""Pages into a folder: the plainest of all engines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wegweiser.pages import Page


def write_pages(pages: Iterable[Page], folder: Path) -> list[str]:
    """Write each page below the folder; the paths written. Parts of a site join by copying."""
    paths = []
    known: set[Path] = set()
    for page in pages:
        file = folder / page.path
        if file.parent not in known:
            file.parent.mkdir(parents=True, exist_ok=True)
            known.add(file.parent)
        file.write_bytes(page.data)
        paths.append(page.path)
    return paths
