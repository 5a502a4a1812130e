"""What somebody who is working on the directory sees instead of pages while it has mistakes."""

from __future__ import annotations

from collections.abc import Sequence

from wegweiser.model import Problem
from wegweiser.pages.assets import read_assets
from wegweiser.pages.templating import template
from wegweiser.wording.commands import count, say
from wegweiser.wording.problems import WordsLanguage, problem_lines

STYLES = ("style", "contribute")
"""The assets that the page is dressed in: nothing of it goes to residents' phones."""


def mistakes_page(problems: Sequence[Problem], words: WordsLanguage, root: str) -> str:
    """All problems as `wegweiser check` says them, errors first; `root` leads to the assets."""
    errors = [problem for problem in problems if problem.severity == "error"]
    others = [problem for problem in problems if problem.severity != "error"]
    return template("mistakes.html").render(
        language=words,
        styles=[f"{root}{read_assets()[name].path}" for name in STYLES],
        title=count(words, "preview-mistakes", len(errors)),
        hint=say(words, "preview-mend"),
        problems=["\n".join(problem_lines(problem, words)) for problem in (*errors, *others)],
    )
