"""From a template and its data to a PDF: by Typst, with the fonts of this package and no others.

The same data make the same bytes. PDF/UA-1 (ISO 14289-1) is asked for, under which Typst refuses a
picture without words, a document without a title, and a letter that no font has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
FONTS = FOLDER / "fonts"
STANDARD: Final = "ua-1"

_LETTER = re.compile(r'the text `"(.*?)"` could not be displayed')


class MissingGlyphsError(ValueError):
    """Letters that none of the fonts has; `letters` are they."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        super().__init__(" ".join(letters))
        self.letters = letters


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of a template of the folder, filled with plain data.

    Raises:
        MissingGlyphsError: a text has letters that no font has.
        RuntimeError: the template is at fault, or Typst warns.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False, separators=(",", ":"))}
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            input=TEMPLATES / template, format="pdf", sys_inputs=inputs, pdf_standards=[STANDARD]
        )
    except typst.TypstError as error:
        if letters := _LETTER.findall(error.diagnostic or str(error)):
            raise MissingGlyphsError(tuple(dict.fromkeys(letters))) from None
        raise
    if warnings:
        raise RuntimeError(f"{template}: {'; '.join(str(warning) for warning in warnings)}")
    if not isinstance(pdf, bytes):
        raise TypeError("Typst makes one file of a document")
    return pdf


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    return typst.Compiler(root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)
