"""A booklet as sheets to print on both sides, to fold and to staple: two pages side by side.

Sheets turn on their short edge. A booklet of a script from right to left opens the other way.
"""

from __future__ import annotations

import re

from wegweiser.printing.typesetting import place_pages

_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")
LEAF = 4
"""Pages of a folded sheet."""


def impose(pdf: bytes, *, paper: str, rtl: bool) -> bytes:
    """The pages of a PDF of ours on sheets of twice their size.

    The result is for the printer alone: it has no tags for who reads on a screen.
    """
    pairs = order_pages(count_pages(pdf), rtl=rtl)
    return place_pages(pdf, pairs, sheet={"a5": "a4", "a4": "a3"}[paper])


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF made by Typst has."""
    found = _COUNT.search(pdf)
    if found is None:
        raise ValueError("this PDF was not made here")
    return int(found[1])


def order_pages(number: int, *, rtl: bool) -> list[tuple[int, int]]:
    """The left and the right page of each side, front and back by turns; 0 is an empty page."""
    full = -(-number // LEAF) * LEAF
    pages = [page if page <= number else 0 for page in range(1, full + 1)]
    sides = []
    for at in range(full // 2):
        pair = (
            (pages[full - 1 - at], pages[at]) if at % 2 == 0 else (pages[at], pages[full - 1 - at])
        )
        sides.append(pair[::-1] if rtl else pair)
    return sides
