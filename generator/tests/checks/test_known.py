"""What a change answers for, whatever was there before and whatever it touches."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from wegweiser.checks.known import find_untouched, mark_known
from wegweiser.model import Mark, Problem

PATHS = ["offers/a.yml", "offers/b.yml", "offers/tief", "offers", "needs.yml"]
PROBLEMS = st.lists(
    st.builds(
        Problem,
        st.sampled_from(PATHS),
        st.sampled_from(["tab", "placeholder-text"]),
        st.builds(Mark, st.integers(1, 3), st.just(1)) | st.none(),
        st.fixed_dictionaries(
            {"value": st.sampled_from("xy")}, optional={"expected": st.sampled_from("xy")}
        ),
    ),
    max_size=12,
)
CHANGED = st.lists(st.sampled_from([*PATHS, "offers/tief/x.yml", "../weit.txt"]), max_size=3)


@given(PROBLEMS, PROBLEMS, CHANGED)
def test_only_what_was_there_in_untouched_files_is_known(
    problems: list[Problem], earlier: list[Problem], changed: list[str]
) -> None:
    marked = mark_known(problems, earlier, changed)
    assert [replace(problem, known=False) for problem in marked] == problems
    known = [problem for problem in marked if problem.known]
    assert Counter(problem.fault for problem in known) <= Counter(each.fault for each in earlier)
    untouched = find_untouched(problems, changed)
    assert all(replace(problem, known=False) in untouched for problem in known)
    assert {problem.severity for problem in known} <= {"warning"}
    assert all(replace(each, known=True) == once for each, once in zip(
        untouched, mark_known(untouched, untouched, changed), strict=True
    ))  # fmt: skip


def test_a_path_is_touched_by_what_is_below_it_and_by_its_own_name() -> None:
    problem = Problem("offers/tief", "folder-not-allowed")
    assert find_untouched([problem], ["offers/tief/x.yml"]) == []
    assert find_untouched([problem], ["offers/tief"]) == []
    assert find_untouched([problem], ["offers/tie", "offers/tief2", "tief"]) == [problem]
    odd = Problem("offers/a?b.yml", "file-malformed-id")
    assert find_untouched([odd], ["offers/a\nb.yml"]) == []
