"""A page of the site as a value, and the way from one page to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: its path relative to the site's root, with `/`, and its content."""

    path: str
    content: str | bytes

    @property
    def data(self) -> bytes:
        """The content as it is written: text as UTF-8."""
        return self.content.encode() if isinstance(self.content, str) else self.content


def root_from(path: str) -> str:
    """The relative address of the site's root from a page: `../../` from `ar/week/index.html`."""
    return "../" * path.count("/") or "./"
