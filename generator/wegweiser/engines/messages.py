"""The handbook's page of problems: one heading for each code, so that a code can be linked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wegweiser.model import WARNINGS
from wegweiser.wording.problems import problem_sentences


def messages_page() -> str:
    """Markdown: each code with its sentence and its remedy, in the order of the alphabet."""
    return "\n".join(line for code in sorted(problem_sentences()) for line in _section(code))


def _section(code: str) -> Iterator[str]:
    sentence = problem_sentences()[code]["de"]
    kind = "Warnung" if code in WARNINGS else "Fehler"
    yield f"## {code} {{ #{code} }}"
    yield ""
    yield f"**{kind}.** {_words(sentence['message'])}"
    yield ""
    yield f"*Abhilfe:* {_words(sentence['hint'])}"
    yield ""


def _words(sentence: str) -> str:
    """The sentence with `…` for what is filled in, and nothing that Markdown obeys."""
    shown = re.sub(r"\{[a-z]+\}", "…", sentence)
    return re.sub(r"([\\`*_{}\[\]<>#|!&])", r"\\\1", shown)
