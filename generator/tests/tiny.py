"""A tiny complete directory: one actor, one offer, a vocabulary of a handful of words.

Each test writes into it what it is about: `tiny.offer("childcare: ja")`.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from wegweiser.checks import find_problems
from wegweiser.model import Problem
from wegweiser.reading import read_directory
from wegweiser.wording.filling import find_fields
from wegweiser.wording.problems import problem_sentence, problem_sentences

TODAY = date(2026, 11, 22)

CONFIG = """\
site_name: Probe
theme: {name: material}
plugins:
- wegweiser:
    languages: [de, en]
    home: {name: Hof, lat: 53.4868, lon: 10.1905}
"""
VOCABULARY = """\
topics:
  german: {label: Deutsch lernen, icon: material/translate, words: [Sprachkurs]}
  exam: {label: Prüfung, parent: german}
  sport: {label: Sport}
groups:
  women: {label: Frauen}
  parents: {label: Eltern}
  mothers: {label: Mütter, parents: [women, parents]}
  youth: {label: Jugendliche}
actor_kinds:
  association: {label: Verein}
features:
  step-free: {label: stufenlos}
barriers:
  times: {label: Zeiten}
residence_statuses:
  toleration: {label: Duldung}
"""
ACTOR = """\
name: Haus
kind: association
places:
  hall: {name: Saal}
  yard: {name: Hof}
"""
OFFER = """\
actor: haus
title: Treff
summary: Ein Treff.
topics: [sport]
"""
SURVEY = "survey: {from: 2026-08-01, until: 2026-10-15, persons: 412}\n"

PATIENCE = 10
"""Seconds of processor time: a bomb takes minutes, a slow machine does not."""


_OPEN = re.compile(r"\{(?:expected|nearest)\}")


class TinyDirectory:
    """A directory below a folder, and what is wrong with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("mkdocs.yml", CONFIG)
        self.write("vocabulary.yml", VOCABULARY)
        self.write("actors/haus.yml", ACTOR)
        self.write("offers/treff.yml", OFFER)
        self.write("docs/index.md", "# Handbuch\n")

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file as it stands: no line end is changed."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def offer(self, more: str = "", path: str = "offers/treff.yml", **changes: str) -> None:
        """The offer with more lines (from line 5 on), or with other values of its four fields."""
        self.write(path, _changed(OFFER, changes) + more)

    def actor(self, more: str = "", path: str = "actors/haus.yml", **changes: str) -> None:
        """The actor with more lines (from line 6 on); what is indented goes on with `places`."""
        self.write(path, _changed(ACTOR, changes) + more)

    def needs(self, *fields: str, survey: str = SURVEY) -> None:
        """Needs, each as fields in a row; the first stands on line 3."""
        needs = "".join(f"- {{{each}}}\n" for each in fields)
        self.write("needs.yml", f"{survey}needs:\n{needs}")

    def problems(self, **options: Any) -> list[Problem]:
        """What is wrong; each of its sentences must be filled."""
        problems = find_problems(read_directory(self.root, **options), TODAY)
        for problem in problems:
            used = find_fields(str(problem_sentences()[problem.code]))
            assert used <= {*problem.arguments, "expected", "nearest"}, problem
            both = [problem_sentence(problem, words) for words in ("de", "en")]
            assert not any(_OPEN.search(each.message + each.hint) for each in both), problem
        return problems

    def found(self, **options: Any) -> list[str]:
        """The problems as `path:line:column code`."""
        return [to_line(problem) for problem in self.problems(**options)]

    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems()]


def to_line(problem: Problem) -> str:
    """A problem as `path:line:column code`."""
    place = f":{problem.mark.line}:{problem.mark.column}" if problem.mark else ""
    return f"{problem.path}{place} {problem.code}"


def _changed(text: str, changes: dict[str, str]) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(
        f"{name}: {changes[name]}\n" if (name := line.partition(":")[0]) in changes else line
        for line in lines
    )
