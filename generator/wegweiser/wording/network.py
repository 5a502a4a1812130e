"""What is said about the network of actors, in German and English; see `network.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wegweiser.wording.filling import fill
from wegweiser.wording.problems import WordsLanguage
from wegweiser.wording.tables import read_table


def say(words: WordsLanguage, key: str, /, **values: object) -> str:
    """A sentence, its `{name}` fields filled."""
    return fill(str(network_sentences()[key][words]), values)


def count(words: WordsLanguage, key: str, number: int, /) -> str:
    """A sentence in the form that belongs to the number, which fills `{number}`."""
    forms = network_sentences()[key][words]
    return fill(forms[0] if number == 1 else forms[1], {"number": number})


@cache
def network_sentences() -> Mapping[str, Mapping[str, str | list[str]]]:
    """All sentences: key → language → wording."""
    sentences: Mapping[str, Mapping[str, str | list[str]]] = read_table("network.yml")
    return sentences
