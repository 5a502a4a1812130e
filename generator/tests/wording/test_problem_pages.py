"""Every problem has a page, and the checker has seen the examples of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tiny import TODAY

from wegweiser.engines.publication import examine, publish
from wegweiser.model import Problem, sort_problems
from wegweiser.reading import CONFIG
from wegweiser.wording import explanations, read_all_texts, read_all_words
from wegweiser.wording.explanations import (
    Example,
    Written,
    example_directory,
    read_chapters,
    read_explanations,
    read_said,
)
from wegweiser.wording.problems import problem_lines, problem_sentences

SHOWN = {code: page for code, page in read_explanations().items() if not page.produced}
SAID = Path(explanations.__file__).parent / explanations.FOLDER / explanations.SAID


def write_example(root: Path, files: Mapping[str, Written]) -> None:
    """Write the files of an example as they are."""
    for path, written in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if written.link:
            file.symlink_to(written.link)
        else:
            file.write_bytes(written.content)
    for folder in ("actors", "offers"):
        if not (root / folder).exists():
            (root / folder).mkdir()


def find_problems(root: Path, example: Example) -> list[Problem]:
    """All that is wrong with the little directory once an example stands in it."""
    write_example(root, example_directory(example))
    examined = examine(root, TODAY)
    problems = list(examined.problems)
    if (root / CONFIG).exists():
        tags = ["de", "en", "ar"]
        for said in (*read_all_words(root, tags).values(), *read_all_texts(root, tags).values()):
            problems += said.problems
    if examined.site and examined.site.directory.settings.print:
        problems += publish(examined.site, root, root / "site").problems
    return sort_problems(problems)


def test_every_problem_has_a_page_and_every_page_a_problem():
    codes = [code for chapter in read_chapters() for code in chapter.problems]
    assert sorted(codes) == sorted(problem_sentences())


def test_titles_are_plain_and_each_is_used_once():
    """A title stands in MkDocs' `<title>`, which obeys `<` and `&`, and in lists of links."""
    titles = [page.title for page in read_explanations().values()]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if set(title) & set("<>&`*_{}[]#|!\\")] == []


def test_sentences_are_short_and_pages_lead_on():
    for code, page in read_explanations().items():
        said = " ".join([page.meaning, page.why, *page.steps])
        longest = max(re.split(r"(?<=[.?!:]) ", said), key=lambda each: len(each.split()))
        assert len(longest.split()) <= 25, (code, longest)
        assert page.related, code
        assert set(page.related) <= {*read_explanations()} - {code}, code


def test_little_directory_has_no_mistake(tmp_path: Path):
    assert find_problems(tmp_path, {}) == []


@pytest.mark.parametrize("code", SHOWN)
def test_bad_example_has_this_problem_and_no_other(
    code: str, tmp_path: Path, request: pytest.FixtureRequest
):
    page = SHOWN[code]
    problems = find_problems(tmp_path, page.bad)
    assert {each.code for each in problems} == {code, *page.besides}
    said = "\n\n".join("\n".join(problem_lines(problem, "de")) for problem in problems)
    if request.config.getoption("--update"):
        write_said({**read_said(), code: said})
    else:
        assert read_said()[code] == said


def write_said(said: Mapping[str, str]) -> None:
    """Write anew what the checker says, in the order of the pages."""
    blocks = [f"=== {code}\n{said[code]}\n" for code in SHOWN if code in said]
    SAID.write_text("".join(blocks), "utf-8")
    read_said.cache_clear()


def test_nothing_is_kept_that_no_page_shows():
    assert list(read_said()) == list(SHOWN)


@pytest.mark.parametrize("code", SHOWN)
def test_good_example_has_no_problem(code: str, tmp_path: Path):
    assert SHOWN[code].good
    assert [each.code for each in find_problems(tmp_path, SHOWN[code].good)] == []
