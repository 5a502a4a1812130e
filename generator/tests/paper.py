"""Reads what was printed: letters where they stand on the paper, codes, what a reader is told."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from ctypes import create_string_buffer

import pypdfium2
import zxingcpp
from pypdfium2 import raw

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
_PARTED = "\ufffe"
"""Stands for a hyphen at the end of a line."""
SCALE = 150 / 72
WHITE = 250
"""Of 255: what a printer leaves as paper."""


class Printed:
    """A PDF as somebody has it in hand."""

    def __init__(self, pdf: bytes) -> None:
        self.raw = pdf
        self.document = pypdfium2.PdfDocument(pdf)

    @property
    def pages(self) -> int:
        return len(self.document)

    @property
    def text(self) -> str:
        """All letters in the order in which the PDF says them."""
        text = "\n".join(page.get_textpage().get_text_range() for page in self.document)
        return seen(text.replace(_PARTED, "-"))

    def lines(self, number: int = 0) -> list[str]:
        """The letters of a page as they stand on the paper: top to bottom, left to right."""
        return ["".join(letter for _, letter in row) for row in self._rows(number)]

    def left_of(self, text: str, number: int = 0) -> float:
        """Where the first letter of a text stands, in points from the left edge."""
        for row in self._rows(number):
            at = "".join(letter for _, letter in row).find(text)
            if at >= 0:
                return row[at][0]
        raise AssertionError(text)

    def size_of(self, text: str, number: int = 0) -> float:
        """In how many points a text is set."""
        page = self.document[number].get_textpage()
        index, _ = page.search(text).get_next()
        return raw.FPDFText_GetFontSize(page, index)

    def tags(self, number: int = 0) -> list[tuple[str, str]]:
        """What a page's parts are for a reader of the screen, in the order of reading.

        Each with the words that stand for it, which only pictures have.
        """
        tree = raw.FPDF_StructTree_GetForPage(self.document[number])
        found: list[tuple[str, str]] = []
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            _collect(raw.FPDF_StructTree_GetChildAtIndex(tree, at), found)
        raw.FPDF_StructTree_Close(tree)
        return found

    def right_edge(self, number: int = 0) -> float:
        """Where the last letter to the right ends, in points."""
        return max(box[2] for box in self._boxes(number))

    def lowest(self, number: int = 0) -> float:
        """How far above the lower edge of the paper the lowest letter stands, in points."""
        return min(box[1] for box in self._boxes(number))

    def _boxes(self, number: int) -> list[tuple[float, float, float, float]]:
        text = self.document[number].get_textpage()
        return [text.get_charbox(index) for index in range(text.count_chars())]

    def _rows(self, number: int) -> list[list[tuple[float, str]]]:
        text = self.document[number].get_textpage()
        rows: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for index in range(text.count_chars()):
            letter = seen(chr(raw.FPDFText_GetUnicode(text, index)))
            if letter.strip() or letter == " ":
                left, bottom = _origin(text, index)
                rows[round(bottom)].append((left, letter))
        return [sorted(rows[at]) for at in sorted(rows, reverse=True)]

    def shade(self, number: int = 0) -> float:
        """Which share of a page is not white, 0 to 1."""
        picture = self.document[number].render(scale=0.5, grayscale=True)
        dots = bytes(picture.buffer)
        return sum(dot < WHITE for dot in dots) / len(dots)

    def codes(self) -> list[str]:
        """What the codes lead to, page by page."""
        return [text for page in self.document for text in _codes(page)]


def _collect(element: object, found: list[tuple[str, str]]) -> None:
    if not element:
        return
    found.append(
        (
            _string(raw.FPDF_StructElement_GetType, element),
            _string(raw.FPDF_StructElement_GetAltText, element),
        )
    )
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        _collect(raw.FPDF_StructElement_GetChildAtIndex(element, at), found)


def _string(ask: Callable[..., int], element: object) -> str:
    """What PDFium writes into a buffer: UTF-16 with a zero at its end."""
    size = ask(element, None, 0)
    buffer = create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def seen(text: str) -> str:
    """A text without signs that only steer; compatible letters are the same."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def words(text: str) -> list[tuple[str, ...]]:
    """The words of a text, each as its sorted letters.

    Readers turn the letters of a ligature around in text from right to left, and of a word in
    another direction than its page's; the letters of a word stay the same.
    """
    plain = (re.sub(r"^\W+|\W+$", "", word) for word in seen(text).split())
    return [tuple(sorted(word)) for word in plain if word]


def _origin(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = raw.c_double(), raw.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    return x.value, y.value


def _codes(page: pypdfium2.PdfPage) -> list[str]:
    picture = page.render(scale=SCALE, grayscale=True)
    grey = memoryview(bytes(picture.buffer)).cast("B", shape=[picture.height, picture.stride])
    return [found.text for found in zxingcpp.read_barcodes(grey)]
