"""Tags and months of a real repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from commits import commit_on
from history import begin, commit, git

from wegweiser.reading.points import MOST, Point, find_months, find_tags


def test_tags_of_both_kinds_by_the_day_of_their_commit(tmp_path: Path):
    begin(tmp_path)
    old, new = commit_on(tmp_path, "2027-01-05"), commit_on(tmp_path, "2027-02-05")
    git(tmp_path, "tag", "b", old)
    git(tmp_path, "tag", "-a", "-m", "x", "a", new)
    git(tmp_path, "tag", "tree", "HEAD^{tree}")
    assert find_tags(tmp_path) == (
        Point("b", old, date(2027, 1, 5)),
        Point("a", new, date(2027, 2, 5)),
    )


def test_tags_of_another_branch_are_no_past(tmp_path: Path):
    begin(tmp_path)
    git(tmp_path, "switch", "-q", "-c", "other")
    commit(tmp_path)
    git(tmp_path, "tag", "elsewhere")
    git(tmp_path, "switch", "-q", "main")
    assert find_tags(tmp_path) == ()


def test_each_month_ends_with_its_last_commit(tmp_path: Path):
    begin(tmp_path)
    commit_on(tmp_path, "2026-12-01")
    last = commit_on(tmp_path, "2026-12-31")
    after = commit_on(tmp_path, "2027-02-01")
    assert find_months(tmp_path)[1:] == (
        Point("2026-12", last, date(2026, 12, 31)),
        Point("2027-02", after, date(2027, 2, 1)),
    )


def test_only_the_latest_count(tmp_path: Path):
    begin(tmp_path)
    for year in (2027, 2028, 2029):
        for month in range(1, 11):
            commit_on(tmp_path, f"{year}-{month:02d}-01")
            git(tmp_path, "tag", f"v{year}.{month}")
    assert len(find_months(tmp_path)) == len(find_tags(tmp_path)) == MOST
    assert find_months(tmp_path)[-1].name == "2029-10"


def test_without_a_repository_there_is_no_past(tmp_path: Path):
    assert find_tags(tmp_path) == find_months(tmp_path) == ()
    git(tmp_path, "init", "-q")
    assert find_tags(tmp_path) == find_months(tmp_path) == ()
