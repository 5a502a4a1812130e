"""What the commands for partners and staff say, in German and English; see `commands.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wegweiser.wording.filling import fill
from wegweiser.wording.problems import WordsLanguage
from wegweiser.wording.tables import read_table


def say(words: WordsLanguage, key: str, /, **values: object) -> str:
    """A sentence, its `{name}` fields filled."""
    return fill(str(command_sentences()[key][words]), values)


def count(words: WordsLanguage, key: str, number: int, /, **values: object) -> str:
    """A sentence in the form that belongs to the number, which fills `{number}`."""
    sentence = command_sentences()[key][words][0 if number == 1 else 1]
    return fill(sentence, {"number": number, **values})


@cache
def command_sentences() -> Mapping[str, Mapping[str, str | list[str]]]:
    """All sentences: key → language → wording."""
    sentences: Mapping[str, Mapping[str, str | list[str]]] = read_table("commands.yml")
    return sentences
