"""What the handbook says about each problem: a page with an example that the checker has seen.

The tables stand in `problem_pages/`, one for each chapter. The examples are files of a little
directory (`directory.yml`); what the checker says about the bad ones (`said.txt`) is written by the
test that tries them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter

from wegweiser.model.record import Part
from wegweiser.wording.tables import read_table

FOLDER = "problem_pages"
SAID = "said.txt"
CHAPTERS = (
    *("files", "writing", "fields", "texts", "times", "contacts", "places", "offers"),
    *("references", "needs", "pictures", "translations", "settings"),
)
"""The chapters in their order; each is a table."""

_WHOLE = re.compile(r"^…\n", re.MULTILINE)
_NUMBER = re.compile(r"‹U\+([0-9A-F]{4,6})›")


def _content_alone(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"raw": value}
    return {"text": value} if isinstance(value, str) else value


class Written(Part):
    """A file of an example.

    In the table a line `…` stands for the file as it is in the little directory, and `‹U+202E›` for
    a character that cannot be seen. `times`: so often the text stands in the file. `raw` is a file
    that is no text. `link`: it is no file but leads to this path.
    """

    text: str = ""
    raw: bytes = b""
    encoding: str = "utf-8"
    times: int = 1
    link: str | None = None

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        text = _NUMBER.sub(lambda found: chr(int(found[1], 16)), self.text)
        return self.raw or (text * self.times).encode(self.encoding)


Example = Mapping[str, Annotated[Written | None, BeforeValidator(_content_alone)]]
"""The files that differ from those of the little directory; None: there is no such file."""


class Explanation(Part):
    """What stands on a problem's page. Backquotes in `meaning`, `why` and `steps` make code.

    `show`: the files with the wrong lines marked, the files alone, or a listing of the directory
    with the wrong name marked. `besides`: what else the checker cannot help finding in the bad
    example. `produced`: how the problem comes about where no files can show it.
    """

    title: str
    meaning: str
    why: str
    steps: Annotated[tuple[str, ...], Field(min_length=1)]
    bad: Example = {}
    good: Example = {}
    show: Literal["lines", "files", "listing"] = "lines"
    besides: tuple[str, ...] = ()
    produced: str | None = None
    related: tuple[str, ...] = ()


class Chapter(Part):
    """Problems of one kind, in an order in which one can read them."""

    title: str
    intro: str
    problems: dict[str, Explanation]


@cache
def read_chapters() -> tuple[Chapter, ...]:
    """All chapters in their order."""
    return tuple(Chapter.model_validate(read_table(f"{FOLDER}/{name}.yml")) for name in CHAPTERS)


@cache
def read_explanations() -> Mapping[str, Explanation]:
    """The explanation of each code, in the order of the chapters."""
    return {
        code: explanation
        for chapter in read_chapters()
        for code, explanation in chapter.problems.items()
    }


@cache
def read_words() -> Mapping[str, str]:
    """The words around what a page says."""
    words: Mapping[str, str] = read_table(f"{FOLDER}/words.yml")
    return words


@cache
def read_said() -> Mapping[str, str]:
    """What the checker says about the bad example of each code, in German."""
    text = (resources.files(__package__) / FOLDER / SAID).read_text("utf-8")
    blocks = (block.partition("\n") for block in re.split("^=== ", text, flags=re.MULTILINE)[1:])
    return {code: said.strip("\n") for code, _, said in blocks}


def example_directory(example: Example) -> Mapping[str, Written]:
    """The little directory with the files of an example; `…` is filled in.

    A file of the little directory makes way for a folder of its name, and for a file of the name of
    its folder.
    """
    base = _base()
    kept = {
        path: written
        for path, written in base.items()
        if not any(_collide(path, other) for other in example)
    }
    changed = {path: _filled(path, written) for path, written in example.items() if written}
    return dict(sorted({**kept, **changed}.items()))


def _collide(path: str, other: str) -> bool:
    return path == other or path.startswith(f"{other}/") or other.startswith(f"{path}/")


def _filled(path: str, written: Written) -> Written:
    base = _base().get(path, Written())
    text = _WHOLE.sub(lambda _: base.text, written.text)
    return written.model_copy(update={"text": text})


@cache
def _base() -> Mapping[str, Written]:
    table = read_table(f"{FOLDER}/directory.yml")
    adapter = TypeAdapter(dict[str, Annotated[Written, BeforeValidator(_content_alone)]])
    return adapter.validate_python(table)
