"""The pictures: Material's icon files, drawn once a page in one sheet of symbols.

An icon is named as in `vocabulary.yml`: `material/translate`. A page holds the drawing of each icon
that its own markup uses, and no other.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

FALLBACK = "material/circle-outline"
"""Stands where the vocabulary names an icon that does not exist."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+")
_DRAWING = re.compile(r'<svg[^>]*viewBox="(?P<box>[0-9 .-]+)"[^>]*>(?P<shapes>.*)</svg>', re.DOTALL)
_SYMBOL = Markup('<symbol id="i-{}" viewBox="{}">{}</symbol>')
_USE = Markup('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>')
_SHEET = Markup('<svg class="sheet" aria-hidden="true">{}</svg>')


@cache
def icon(name: str | None) -> Markup:
    """An icon of the vocabulary by its full name, or one of Material's by its short one."""
    full = name if name is None or "/" in name else f"material/{name}"
    if full is None or _file(full) is None:
        full = FALLBACK
    return _USE.format(full.removeprefix("material/").replace("/", "--"))


def has_icon(name: str) -> bool:
    """Whether the icon set has a drawing of that name."""
    return _file(name) is not None


def add_drawings(html: str) -> str:
    """The page with the sheet of the drawings that it uses, at the end of its body."""
    uses = html.split('<use href="#i-')
    used = tuple(sorted({use[: use.index('"')] for use in uses[1:]}))
    head, end, tail = html.rpartition("</body>")
    return f"{head}{_sheet(used)}{end}{tail}"


@cache
def _sheet(ids: tuple[str, ...]) -> Markup:
    return _SHEET.format(Markup().join(_symbol(id_) for id_ in ids))


@cache
def _symbol(id_: str) -> Markup:
    name = id_.replace("--", "/") if "--" in id_ else f"material/{id_}"
    file = _file(name)
    found = _DRAWING.search(file.read_text("utf-8")) if file else None
    if found is None:
        raise LookupError(f"no drawing for the icon {name!r}")
    return _SYMBOL.format(id_, found["box"], Markup(found["shapes"]))  # noqa: S704 -- a package's file


@cache
def _file(name: str) -> Path | None:
    """The icon's file in the package `mkdocs-material`, which is looked up but not imported."""
    spec = find_spec("material")
    if spec is None or spec.origin is None or not _NAME.fullmatch(name):
        return None
    file = Path(spec.origin).parent / "templates" / ".icons" / f"{name}.svg"
    return file if file.is_file() else None
