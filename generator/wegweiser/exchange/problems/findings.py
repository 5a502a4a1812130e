"""What a check found, as all formats of problems need it."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wegweiser.model import Problem
from wegweiser.wording.findings import finding_sentence
from wegweiser.wording.problems import Sentence, WordsLanguage, problem_sentence

_ADDRESS: Final = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[\w.~-]+)*/?", re.ASCII)
"""The address of a site as far as it is used in links: what a stranger puts in is not."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems in their order, and how they are told.

    `records`: how many were checked. `compared`: whether the problems know what is old.
    `folder`: where the directory stands in its repository: empty, or such as `data/`.
    `site_url`: where the handbook is read, if it is.
    """

    problems: Sequence[Problem]
    records: int
    words: WordsLanguage = "de"
    compared: bool = False
    folder: str = ""
    site_url: str | None = None

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def summary(self) -> str:
        """How much was checked and found, in a sentence."""
        return finding_sentence(
            "checked-since" if self.compared else "checked",
            self.words,
            records=self.records,
            errors=self.errors,
            warnings=len(self.problems) - self.errors,
            known=sum(problem.known for problem in self.problems),
        )

    def sentence(self, problem: Problem) -> Sentence:
        """What is wrong and what to do; partners' words in it are untrusted."""
        return problem_sentence(problem, self.words)

    def path(self, problem: Problem) -> str:
        """The file as its repository knows it; untrusted."""
        return f"{self.folder}{problem.path}"

    @property
    def handbook(self) -> str | None:
        """The address of the handbook's page about problems; each has a page below it."""
        if not self.site_url or not _ADDRESS.fullmatch(self.site_url):
            return None
        return f"{self.site_url.rstrip('/')}/handbook/messages/"

    def fingerprints(self) -> list[str]:
        """A name for each problem that stays when lines move: 32 hexadecimal digits, all unlike."""
        seen: Counter[object] = Counter()
        found = []
        for problem in self.problems:
            seen[problem.fault] += 1
            about = json.dumps([self.folder, *problem.fault, seen[problem.fault]])
            found.append(hashlib.sha256(about.encode()).hexdigest()[:32])
        return found
