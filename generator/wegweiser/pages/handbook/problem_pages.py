"""The handbook's pages of problems: what each means, why it matters, how to mend it, an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.model import WARNINGS
from wegweiser.pages.templating import template
from wegweiser.wording.explanations import (
    Chapter,
    Example,
    Explanation,
    Written,
    example_directory,
    read_explanations,
    read_said,
    read_words,
)
from wegweiser.wording.filling import fill
from wegweiser.wording.problems import problem_sentences, visible

_FIELD = re.compile(r"\{[a-z]+\}")
_PLACE = re.compile(r"^(?P<path>[^:\n]+)(?::(?P<line>\d+):\d+)?: \w+: ", re.MULTILINE)

Href = Callable[[str], str]
"""The address of a code's page, seen from the page at hand."""
Places = frozenset[tuple[str, int | None]]
"""What the checker names: a path, and a line or None for the whole file."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an example; `marked` where it is what the example is about."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of an example, or the listing of the directory: its name and its lines."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Another problem's page."""

    code: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A problem in the index; `sentence` is empty where the title says the same."""

    link: Link
    severity: str
    sentence: str


def problem_page(code: str, href: Href, back: str) -> Markup:
    """The body of a problem's page; `href` leads to other problems, `back` to the index."""
    explanations = read_explanations()
    page = explanations[code]
    bad = _sheets(page, page.bad, _places(code))
    html = template("problem.html").render(
        words=read_words(),
        code=code,
        severity=_severity(code),
        page=page,
        sentence=_sentence(code, "message"),
        hint=_sentence(code, "hint"),
        bad=bad,
        good=_without_marks_of(bad, _sheets(page, page.good)),
        said=read_said().get(code),
        related=[Link(each, explanations[each].title, href(each)) for each in page.related],
        back=back,
    )
    return Markup(html)  # noqa: S704 -- the template escapes


def problem_list(chapter: Chapter, href: Href) -> Markup:
    """A chapter of the index: its problems, each with its sentence, under its code as anchor."""
    rows = []
    for code, page in chapter.problems.items():
        sentence = _sentence(code, "message")
        said = "" if sentence.rstrip(".") == page.title else sentence
        rows.append(Row(Link(code, page.title, href(code)), _severity(code), said))
    html = template("problem_list.html").render(words=read_words(), intro=chapter.intro, rows=rows)
    return Markup(html)  # noqa: S704 -- the template escapes


def _severity(code: str) -> str:
    return "warning" if code in WARNINGS else "error"


def _sentence(code: str, part: str) -> str:
    """The sentence with `…` for what is filled in."""
    return _FIELD.sub("…", problem_sentences()[code]["de"][part])


def _places(code: str) -> Places:
    return frozenset(
        (found["path"], int(found["line"]) if found["line"] else None)
        for found in _PLACE.finditer(read_said().get(code, ""))
    )


def _sheets(
    explanation: Explanation, example: Example, places: Places = frozenset()
) -> tuple[Sheet, ...]:
    """What is shown of an example; `places` are those of the mistake."""
    if not example:
        return ()
    files = example_directory(example)
    if explanation.show == "listing":
        wrong = {path for path, _ in places}
        return (Sheet(read_words()["folder"], tuple(_listing(files, wrong))),)
    marked: Places = places if explanation.show == "lines" else frozenset()
    return tuple(_sheet(path, files[path], marked) for path in example if path in files)


def _sheet(path: str, written: Written, places: Places) -> Sheet:
    words = read_words()
    shown = written.model_copy(update={"times": 1}).content.decode("utf-8", "replace")
    lines = [
        Line(visible(line), (path, number) in places)
        for number, line in enumerate(shown.splitlines(), 1)
    ]
    if not lines:
        lines = [Line(words["empty"])]
    if rest := len(lines) * (written.times - 1):
        lines.append(Line(fill(words["more"], {"number": str(rest)})))
    return Sheet(path, tuple(lines))


def _listing(files: Mapping[str, Written], wrong: Collection[str]) -> Iterator[Line]:
    """The directory as a tree; what is missing is named too."""
    missing = {
        path for path in wrong if not any(f"{each}/".startswith(f"{path}/") for each in files)
    }
    seen: set[str] = set()
    for path in sorted({*files, *missing}):
        *folders, name = path.split("/")
        for depth, folder in enumerate(folders):
            parent = "/".join(folders[: depth + 1])
            if parent not in seen:
                seen.add(parent)
                yield Line(f"{'  ' * depth}{folder}/", parent in wrong)
        link = files[path].link if path in files else None
        note = f" → {link}" if link else f"  {read_words()['missing']}" if path in missing else ""
        yield Line(f"{'  ' * len(folders)}{name}{note}", path in wrong)


def _without_marks_of(bad: tuple[Sheet, ...], good: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """The good example with marks on what the bad one has not."""
    before = {line.text for sheet in bad for line in sheet.lines}
    return tuple(
        Sheet(sheet.name, tuple(Line(line.text, line.text not in before) for line in sheet.lines))
        for sheet in good
    )
