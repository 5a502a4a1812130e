"""A page of the site as a value, and the way from one page to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: its path relative to the site's root, with `/`, and its content."""

    path: str
    content: str | bytes


def root_from(path: str) -> str:
    """The relative address of the site's root from a page: `../../` from `ar/week/index.html`."""
    return "../" * path.count("/") or "./"
