"""What a change need not answer for: it stood there before, in files that it leaves alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from wegweiser.model import Problem
from wegweiser.reading.files import shown_name


def mark_known(
    problems: Iterable[Problem], earlier: Iterable[Problem], changed: Iterable[str]
) -> list[Problem]:
    """The problems in their order; those that were there before, in untouched files, are known.

    `earlier`: what was wrong before the change; `changed`: the paths that it touches. As many of a
    kind are known in a file as there were before. A new problem in an untouched file, such as an
    offer whose actor was removed, is as bad as any.
    """
    before = Counter(problem.fault for problem in earlier)
    touched = _touched(changed)
    marked = []
    for problem in problems:
        if problem.path not in touched and before[problem.fault]:
            before[problem.fault] -= 1
            marked.append(replace(problem, known=True))
        else:
            marked.append(problem)
    return marked


def find_untouched(problems: Iterable[Problem], changed: Iterable[str]) -> list[Problem]:
    """The problems in files that a change leaves alone: only these can be known."""
    touched = _touched(changed)
    return [problem for problem in problems if problem.path not in touched]


def _touched(changed: Iterable[str]) -> frozenset[str]:
    """The paths of a change as problems name them, and all folders above."""
    found = set()
    for path in changed:
        parts = [shown_name(part) for part in path.split("/")]
        found |= {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}
    return frozenset(found)
