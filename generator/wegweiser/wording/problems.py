"""What is said about a problem, in German and English: what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import yaml

from wegweiser.model import Problem
from wegweiser.wording.filling import fill

WordsLanguage = Literal["de", "en"]

_NEAREST = {"de": "Meinten Sie „{nearest}“?", "en": "Did you mean “{nearest}”?"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong (`message`), and what to do (`hint`)."""

    message: str
    hint: str


def problem_sentence(problem: Problem, language: WordsLanguage) -> Sentence:
    """The sentence of a problem; the contributor's own words in it are untrusted text."""
    sentences = problem_sentences()[problem.code][language]
    message, hint = sentences["message"], sentences["hint"]
    if "nearest" in problem.arguments and "{nearest}" not in hint:
        hint = f"{_NEAREST[language]} {hint}"
    return Sentence(fill(message, problem.arguments), fill(hint, problem.arguments))


@cache
def problem_sentences() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """All sentences: code → language → `message` and `hint`."""
    text = (resources.files(__package__) / "problems.yml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    sentences: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.load(text, loader)  # noqa: S506 -- a safe loader
    return sentences
