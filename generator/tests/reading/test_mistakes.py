"""The corpus of bad files: the same problems from both parsers, and a sentence for each."""

from __future__ import annotations

import re
import time

import pytest
import yaml
from reading.cases import Case, read_cases, write_case
from tiny import PATIENCE, TinyDirectory, to_line

from wegweiser.model import Problem
from wegweiser.wording.problems import problem_lines, problem_sentence

CASES = read_cases()
PATH = "offers/treff.yml"


def _in_file(problems: list[Problem]) -> list[str]:
    assert {problem.path for problem in problems} <= {PATH}
    return [
        to_line(problem).removeprefix(f"{PATH}:").removeprefix(f"{PATH} ") for problem in problems
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistake_is_found_where_it_is(
    case: Case, tiny: TinyDirectory, request: pytest.FixtureRequest
) -> None:
    tiny.write(PATH, case.text)
    start = time.process_time()
    problems = tiny.problems()
    assert time.process_time() - start < PATIENCE
    found = _in_file(problems)
    if request.config.getoption("--update"):
        write_case(case, found)
    else:
        assert found == list(case.found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pure_parser_finds_the_same(case: Case, tiny: TinyDirectory) -> None:
    tiny.write(PATH, case.text)

    assert tiny.found(loader=yaml.BaseLoader) == tiny.found()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sentences_are_filled_and_shown_on_lines_that_exist(
    case: Case, tiny: TinyDirectory
) -> None:
    tiny.write(PATH, case.text)
    lines = case.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in tiny.problems():
        for words in ("de", "en"):
            sentence = problem_sentence(problem, words)
            assert sentence.message
            assert sentence.hint
            assert not re.search(r"\{[a-z]+\}", sentence.message + sentence.hint)
            assert all(line.isprintable() for line in problem_lines(problem, words))
        if problem.mark:
            assert 1 <= problem.mark.line <= len(lines)
            assert 1 <= problem.mark.column <= len(lines[problem.mark.line - 1]) + 1


def test_corpus_is_large_and_each_name_is_used_once() -> None:
    assert len(CASES) >= 90
    assert len({case.name for case in CASES}) == len(CASES)
