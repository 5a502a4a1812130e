"""Which translations a change of the source texts leaves behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wegweiser.model import Directory
from wegweiser.wording.texts import Texts
from wegweiser.wording.translatable import SourceText, find_texts


@dataclass(frozen=True, slots=True)
class Outdated:
    """A text that is new or was changed, and the languages that do not follow yet, by tag.

    `stale`: the old translation is shown with a note. `missing`: there is none.
    """

    text: SourceText
    stale: tuple[str, ...]
    missing: tuple[str, ...]


def find_outdated(
    before: Directory, after: Directory, texts: Mapping[str, Texts]
) -> Iterator[Outdated]:
    """The texts of `after` that are not those of `before` and lack a translation somewhere.

    In the order of the directory; `texts` are the translations as they are now, by language.
    """
    old = {text.context: text.text for text in find_texts(before)}
    for text in find_texts(after):
        if old.get(text.context) == text.text:
            continue
        states = {
            tag: each.get(text.context, text.text, text.language).state
            for tag, each in texts.items()
            if tag != text.language
        }
        stale = tuple(tag for tag, state in states.items() if state == "stale")
        missing = tuple(tag for tag, state in states.items() if state == "fallback")
        if stale or missing:
            yield Outdated(text, stale, missing)
