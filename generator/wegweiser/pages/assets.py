"""The site's own files, named after their content so that a browser may keep them for ever."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "assets"
STYLES = ("base.css", "parts.css", "pages.css", "media.css")
"""The layers of the site's style sheet, in this order."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site: its path relative to the root, and its content."""

    path: str
    content: str


@cache
def read_assets() -> Mapping[str, Asset]:
    """The assets by the name under which templates ask for them."""
    style = "".join(minify_css((FOLDER / name).read_text("utf-8")) for name in STYLES)
    gaps = minify_css((FOLDER / "gaps.css").read_text("utf-8"))
    mark = (FOLDER / "mark.svg").read_text("utf-8").strip()
    return {
        "style": _hashed("style", "css", style),
        "gaps": _hashed("gaps", "css", gaps),
        "mark": _hashed("mark", "svg", mark),
    }


def minify_css(css: str) -> str:
    """The style sheet without comments and without the white space that means nothing."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = re.sub(r"(?<=[a-z]): (?=[^{}]*[;}])", ":", css)
    return css.replace(";}", "}").strip()


def _hashed(stem: str, ending: str, content: str) -> Asset:
    digest = sha256(content.encode()).hexdigest()[:10]
    return Asset(f"assets/{stem}.{digest}.{ending}", content)
