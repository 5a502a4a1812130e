"""The index as a small JSON text, which `pages/browser/search.js` opens.

    version   1
    offers    ids in rank order, parted by spaces
    subjects  ids, parted by spaces
    held      for each offer the numbers of its subjects
    terms     the sorted vocabulary: each term as a capital letter that says how many letters it
              shares with the one before (A: none), and the rest of it
    title, original, text   for each term the offers that have it there, as steps between them
    name, word              for each term the subjects that have it there, likewise

Lists of numbers are strings of digits of our own, which gzip packs to about seven bits a posting: a
list ends with a space; a number is up to 61 in one digit of FINAL, and has digits of MORE before it
otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from string import ascii_letters, ascii_uppercase, digits
from typing import Final

from wegweiser.search.index import OFFER_FIELDS, SUBJECT_FIELDS, Index

VERSION: Final = 1
FINAL: Final = ascii_letters + digits
MORE: Final = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~"
LAST_SHARED: Final = "\uffff"
"""Beyond it browsers count a letter as two."""


def to_json(index: Index) -> str:
    """One line of JSON; the same index gives the same bytes."""
    fields = {
        name: _lists(map(_steps, index.fields[name])) for name in (*OFFER_FIELDS, *SUBJECT_FIELDS)
    }
    return json.dumps(
        {
            "version": VERSION,
            "offers": " ".join(index.offers),
            "subjects": " ".join(index.subjects),
            "held": _lists(index.held),
            "terms": "".join(_shortened(index.terms)),
            **fields,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _shortened(terms: Sequence[str]) -> Iterator[str]:
    """Each term without the beginning that it shares with the one before."""
    for before, term in pairwise(["", *terms]):
        shared = 0
        for one, other in zip(before, term[: len(ascii_uppercase) - 1], strict=False):
            if one != other or one > LAST_SHARED:
                break
            shared += 1
        yield ascii_uppercase[shared] + term[shared:]


def _steps(numbers: Iterable[int]) -> list[int]:
    """The first number, then how many are left out before each next one."""
    return [number - before - 1 for before, number in pairwise([-1, *numbers])]


def _lists(lists: Iterable[Iterable[int]]) -> str:
    return " ".join("".join(map(_digits, numbers)) for numbers in lists)


def _digits(number: int) -> str:
    more = ""
    while number >= len(FINAL):
        number, digit = divmod(number - len(FINAL), len(MORE))
        more += MORE[digit]
    return more + FINAL[number]
