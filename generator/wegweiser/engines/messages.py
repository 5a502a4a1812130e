"""The handbook's pages of problems: an index, and a page for each code that can be linked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from markupsafe import escape

from wegweiser.pages import problem_list, problem_page
from wegweiser.wording.explanations import CHAPTERS, read_chapters, read_explanations, read_words

FOLDER = "handbook/messages"
INDEX = f"{FOLDER}.md"
INDEX_MARK = "<!-- wegweiser: messages -->"
PAGE_MARK = "<!-- wegweiser: message -->"


def index_file() -> str:
    """The Markdown of the index, for a directory that has none of its own."""
    return f"# {read_words()['title']}\n\n{INDEX_MARK}\n"


def page_files() -> Iterator[tuple[str, str]]:
    """Each problem's page as path and Markdown; what it says comes in once Markdown is done."""
    for code, explanation in read_explanations().items():
        title = json.dumps(escape(explanation.title), ensure_ascii=False)
        yield _path(code), f"---\ntitle: {title}\nhide: [toc]\n---\n\n{PAGE_MARK}\n"


def write_headings(markdown: str) -> str:
    """The index with a heading for each chapter, so that they are in its table of contents."""
    headings = (
        f"## {chapter.title}\n\n{_chapter_mark(name)}\n"
        for name, chapter in zip(CHAPTERS, read_chapters(), strict=True)
    )
    return markdown.replace(INDEX_MARK, "\n".join(headings))


def fill_messages(html: str, path: str, address: Callable[[str], str]) -> str:
    """The page of the handbook at a path with what is to be said in the place of its marks.

    `address`: where another page of the handbook is, seen from this one.
    """

    def href(code: str) -> str:
        return address(_path(code))

    if path == INDEX:
        for name, chapter in zip(CHAPTERS, read_chapters(), strict=True):
            html = html.replace(_chapter_mark(name), problem_list(chapter, href))
    elif (code := path.removeprefix(f"{FOLDER}/").removesuffix(".md")) in read_explanations():
        html = html.replace(PAGE_MARK, problem_page(code, href, address(INDEX)))
    return html


def _path(code: str) -> str:
    return f"{FOLDER}/{code}.md"


def _chapter_mark(name: str) -> str:
    return f"<!-- wegweiser: messages {name} -->"
