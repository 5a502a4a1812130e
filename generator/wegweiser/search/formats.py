"""The index as a small JSON text, which `pages/browser/index.js` opens.

    version   1
    offers    ids in rank order, parted by spaces
    subjects  ids, parted by spaces
    held      for each offer the numbers of its subjects
    terms     the sorted vocabulary: each term as a capital letter that says how many letters it
              shares with the one before (A: none), and the rest of it
    entries   for each term the numbers of the offers that have it in their text; then, after a mark
              of MARKS each, those that have it in their title and in the original title, and the
              numbers of the subjects that have it in their name and among their words

Lists of numbers are strings of digits of our own, which gzip packs to about eleven bits a number.
A list ends with a space, or with the mark of the next one. A number is up to 61 in one digit of
FINAL, and has digits of MORE before it otherwise. Ascending numbers are steps: the first, then how
many are left out before the next one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from string import ascii_letters, ascii_uppercase, digits
from typing import Final

from wegweiser.search.index import Index

VERSION: Final = 1
FINAL: Final = ascii_letters + digits
MORE: Final = "$%&'()*+,-./:;<=>?@[]^_`{|"
MARKS: Final = {"text": "", "title": "!", "original": "#", "name": "~", "word": "}"}
LAST_SHARED: Final = "\uffff"
"""Beyond it browsers count a letter as two."""


def to_json(index: Index, *, offers: bool = True) -> str:
    """One line of JSON; the same index gives the same bytes.

    Without `offers` their ids are left out, for a reader that has them from elsewhere.
    """
    content = {
        "version": VERSION,
        "offers": " ".join(index.offers) if offers else None,
        "subjects": " ".join(index.subjects),
        "held": " ".join("".join(map(_digits, numbers)) for numbers in index.held),
        "terms": "".join(_shortened(index.terms)),
        "entries": " ".join(_entries(index)),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _entries(index: Index) -> Iterator[str]:
    for lists in zip(*(index.fields[field] for field in MARKS), strict=True):
        marked = zip(MARKS.values(), lists, strict=True)
        yield "".join(
            mark + "".join(map(_digits, _steps(list_))) for mark, list_ in marked if list_
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


def _digits(number: int) -> str:
    more = ""
    while number >= len(FINAL):
        number, digit = divmod(number - len(FINAL), len(MORE))
        more += MORE[digit]
    return more + FINAL[number]
