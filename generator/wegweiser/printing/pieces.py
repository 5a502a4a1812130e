"""What all products share: the reader's language and the other, addresses as codes, the day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, Literal

import segno
from markupsafe import Markup

from wegweiser.pages.edition import Edition
from wegweiser.pages.phrases import EXAMPLE, MACHINE
from wegweiser.pages.site import Site
from wegweiser.printing.text import Node, to_nodes
from wegweiser.wording import LANGUAGES, Language

Paper = Literal["a4", "a5"]

FONTS = ("Noto Sans", "Vazirmatn", "Noto Sans Ethiopic")
"""All that the package ships: a name in another script is on the page too."""
FINEST = 113
"""Modules of a code of 40 mm that telephones still read; some 900 letters of an address."""
TITLE = 200
"""Letters of a document's title, which readers of the screen say first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads: the resident in one edition, and who helps in another, or in the same."""

    own: Edition
    other: Edition

    @property
    def bilingual(self) -> bool:
        """Whether both are shown side by side."""
        return self.own.tag != self.other.tag

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The reader's, then the other if there is one."""
        return (self.own, self.other) if self.bilingual else (self.own,)


@dataclass(frozen=True, slots=True)
class Format:
    """The paper, and whether the letters are large: 18 points."""

    paper: Paper = "a4"
    large: bool = False


def document(reading: Reading, form: Format, title: str) -> dict[str, Any]:
    """What each template needs: title, languages, fonts, day and notices."""
    own = reading.own
    return {
        **paper_data(form, own.site, title, own.language),
        "other": tongue(reading.other.language) if reading.bilingual else None,
        "example": nodes(own.say(EXAMPLE)) if own.site.example else [],
        "as_of": [as_of(edition) for edition in reading.editions],
    }


def paper_data(form: Format, site: Site, title: str, language: Language) -> dict[str, Any]:
    """What a template in one language needs."""
    return {
        "title": title[:TITLE],
        "author": site.directory.settings.site_name,
        "paper": form.paper,
        "large": form.large,
        "fonts": all_fonts(),
        "own": tongue(language),
        "other": None,
    }


def as_of(edition: Edition) -> list[Node]:
    """The day on which all of it was right."""
    return nodes(edition.say("Information as of {day}", day=edition.date(edition.site.today)))


def machine(edition: Edition) -> list[Node]:
    """That nobody has checked the translation."""
    return nodes(edition.say(MACHINE))


def nodes(words: Markup | str | None) -> list[Node]:
    """Words of a page as nodes; nothing is an empty list."""
    return list(_nodes(str(Markup.escape(words)))) if words else []


@lru_cache(maxsize=2_000)
def _nodes(html: str) -> tuple[Node, ...]:
    """Half of what is said is said of many offers."""
    return tuple(to_nodes(html))


def strong(words: Markup | str | None) -> list[Node]:
    """Words in bold."""
    return [{"kind": "strong", "of": nodes(words)}] if words else []


def tongue(language: Language) -> dict[str, Any]:
    """A language as Typst needs it: `lang` of two or three letters, direction, fonts."""
    return {
        "lang": language.tag.partition("-")[0],
        "dir": language.direction,
        "font": [language.font, *(font for font in FONTS if font != language.font)],
        "name": language.name,
    }


@cache
def all_fonts() -> dict[str, list[str]]:
    """The fonts of each language, by the tag's first part."""
    return {tongue(each)["lang"]: tongue(each)["font"] for each in LANGUAGES.values()}


def link(edition: Edition, way: str) -> dict[str, str] | None:
    """A page of the edition as people type it and as they scan it; None without `site_url`."""
    address = page_address(edition, way)
    return {"short": short_address(address), "code": qr_code(address)} if address else None


def page_address(edition: Edition, way: str) -> str | None:
    """The full address of a page in the edition's language; None without `site_url`."""
    home = edition.site.directory.settings.site_url
    return f"{home.rstrip('/')}/{edition.tag}/{way}" if home else None


def qr_code(address: str) -> str:
    """An address as an SVG picture: level M, four modules of quiet border (ISO/IEC 18004).

    Empty where it has more than `FINEST` modules a side, or where no code holds the address.
    """
    try:
        code = segno.make_qr(address, error="m")
    except segno.DataOverflowError:
        return ""
    if code.symbol_size(border=0)[0] > FINEST:
        return ""
    picture = BytesIO()
    code.save(picture, kind="svg", border=4, xmldecl=False)
    return picture.getvalue().decode()


def short_address(address: str) -> str:
    """An address as people type it: without `https://`, the last slash, and what is asked there."""
    plain = address.partition("?")[0]
    return plain.removeprefix("https://").removeprefix("http://").rstrip("/")
