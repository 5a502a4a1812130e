"""The handbook's page of all fields: headings while it is Markdown, tables once it is HTML.

Labels of the vocabulary come from the directory's own files: none of them goes through Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wegweiser.model import Directory
from wegweiser.pages.handbook.field_tables import Section, field_sections, field_table
from wegweiser.wording import read_words
from wegweiser.wording.fields import page_words
from wegweiser.wording.messages import SPOKEN

PAGE = "handbook/fields.md"
MARK = "<!-- wegweiser: fields -->"


def page_file() -> str:
    """The Markdown of the page, for a directory that has none of its own."""
    return f"# {page_words()['title']}\n\n{MARK}\n"


def read_sections(root: Path, directory: Directory) -> list[Section]:
    """All headings of the page, and what stands below each."""
    words = read_words(root, "de")
    return field_sections(directory, {tag: words.language_name(tag) for tag in SPOKEN})


def write_field_headings(markdown: str, sections: Iterable[Section]) -> str:
    """The page with all headings, so that they are in its table of contents."""
    return markdown.replace(MARK, "\n".join(map(_heading, sections)))


def fill_fields(html: str, sections: Iterable[Section]) -> str:
    """The page with a table in the place of each mark."""
    for section in sections:
        html = html.replace(_mark(section), field_table(section))
    return html


def _heading(section: Section) -> str:
    name = f": `{section.name}`" if section.name else ""
    return f"{'#' * section.depth} {section.title}{name}\n\n{_mark(section)}\n"


def _mark(section: Section) -> str:
    return f"<!-- wegweiser: fields {section.id} -->"
