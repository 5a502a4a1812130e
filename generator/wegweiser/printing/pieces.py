"""What all products share: the reader's language and the other, addresses as codes, the day."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import segno
from markupsafe import Markup

from wegweiser.pages.edition import Edition
from wegweiser.printing.text import Node, to_nodes
from wegweiser.wording import LANGUAGES, Language

FONTS = ("Noto Sans", "Vazirmatn", "Noto Sans Ethiopic")
"""All that the package ships: a name in another script is on the page too."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads: the resident in one edition, and who helps in another, or in the same."""

    own: Edition
    other: Edition

    @property
    def bilingual(self) -> bool:
        """Whether both are shown side by side."""
        return self.own.tag != self.other.tag


def nodes(words: Markup | str | None) -> list[Node]:
    """Words of a page as nodes; nothing is an empty list."""
    return to_nodes(str(Markup.escape(words))) if words else []


def tongue(language: Language) -> dict[str, Any]:
    """A language as Typst needs it: `lang` of two or three letters, direction, fonts."""
    return {
        "lang": language.tag.partition("-")[0],
        "dir": language.direction,
        "font": [language.font, *(font for font in FONTS if font != language.font)],
        "name": language.name,
    }


def all_fonts() -> dict[str, list[str]]:
    """The fonts of each language, by the tag's first part."""
    return {tongue(each)["lang"]: tongue(each)["font"] for each in LANGUAGES.values()}


def page_address(edition: Edition, way: str) -> str | None:
    """The full address of a page in the edition's language; None without `site_url`."""
    home = edition.site.directory.settings.site_url
    return f"{home.rstrip('/')}/{edition.tag}/{way}" if home else None


def qr_code(address: str) -> str:
    """An address as an SVG picture: level M, four modules of quiet border (ISO/IEC 18004)."""
    picture = BytesIO()
    segno.make_qr(address, error="m").save(picture, kind="svg", border=4, xmldecl=False)
    return picture.getvalue().decode()


def short_address(address: str) -> str:
    """An address as people type it: without `https://` and the last slash."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
