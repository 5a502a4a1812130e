"""From a template and its data to a PDF: by Typst, with the fonts of this package and no others.

The same data make the same bytes. PDF/UA-1 (ISO 14289-1) is asked for, under which Typst refuses a
picture without words, a document without a title, and a letter that no font has.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
FONTS = FOLDER / "fonts"
STANDARD: Final = "ua-1"

_LETTERS = re.compile(r'the text `("(?:[^"\\]|\\.)*")` could not be displayed')


class MissingGlyphsError(ValueError):
    """Letters that none of the fonts has: `found` tells them by the record that has them.

    The record is an offer's id; it is empty where something else on the paper has them.
    """

    def __init__(self, found: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__("; ".join(f"{id_}: {' '.join(letters)}" for id_, letters in found.items()))
        self.found = found


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of a template of the folder, filled with plain data.

    Raises:
        MissingGlyphsError: a text has letters that no font has.
        RuntimeError: the template is at fault, or Typst warns.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False, separators=(",", ":"))}
    del data  # of a thousand offers it is needed no more while Typst needs the memory
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            input=TEMPLATES / template, format="pdf", sys_inputs=inputs, pdf_standards=[STANDARD]
        )
    except typst.TypstError as error:
        if texts := _LETTERS.findall(error.diagnostic or str(error)):
            letters = {letter for text in texts for letter in _unquoted(text)}
            raise MissingGlyphsError(_owners(json.loads(inputs["data"]), letters)) from None
        raise
    if warnings:
        raise RuntimeError(f"{template}: {'; '.join(str(warning) for warning in warnings)}")
    if not isinstance(pdf, bytes):
        raise TypeError("Typst makes one file of a document")
    return pdf


def name_letters(letters: Iterable[str]) -> str:
    """Letters with their numbers in Unicode, for who cannot see them either."""
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)


def place_pages(pdf: bytes, pairs: Sequence[tuple[int, int]], *, sheet: str) -> bytes:
    """Two pages of a PDF on each page of a new one; 0 stays empty. `sheet` is its paper."""
    with TemporaryDirectory() as folder:
        template = Path(folder) / "imposed.typ"
        shutil.copyfile(TEMPLATES / template.name, template)
        (Path(folder) / "booklet.pdf").write_bytes(pdf)
        inputs = {"data": json.dumps({"pairs": pairs, "sheet": sheet})}
        made = typst.Compiler(root=folder, font_paths=_fonts()).compile(
            input=template, format="pdf", sys_inputs=inputs, pdf_tags=False
        )
    if not isinstance(made, bytes):
        raise TypeError("Typst makes one file of a document")
    return made


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> typst.Fonts:
    """Those of the package: neither the system's nor those that Typst carries."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _unquoted(text: str) -> str:
    r"""A text that Rust quoted: `\u{300}` stands for what is not seen alone."""
    plain = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text[1:-1])
    return plain.replace('\\"', '"').replace("\\\\", "\\")


def _owners(data: Mapping[str, Any], letters: set[str]) -> dict[str, tuple[str, ...]]:
    """Which records have which of the letters; if none has any, `""` stands for all else.

    What belongs to no record mostly repeats what one says: titles in an index.
    """
    found: dict[str, dict[str, None]] = {}
    for owner, text in _texts(data, ""):
        for letter in text:
            if letter in letters:
                found.setdefault(owner, {})[letter] = None
    records = {owner: tuple(some) for owner, some in found.items() if owner}
    return records or {"": tuple(sorted(letters))}


def _texts(value: object, owner: str) -> Iterator[tuple[str, str]]:
    """All texts of a value with the nearest `id` around them."""
    if isinstance(value, str):
        yield owner, value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each, str(value.get("id", owner)))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each, owner)
