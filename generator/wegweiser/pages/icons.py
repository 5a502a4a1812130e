"""The pictures: Material's icon files, drawn once for the whole site in one file of symbols.

An icon is named as in `vocabulary.yml`: `material/translate`. A page refers to the drawing, so that
a browser fetches each only once: drawn anew on every page, they were two thirds of a home page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from markupsafe import Markup

from wegweiser.model import Vocabulary
from wegweiser.reading.icons import find_icon

FALLBACK = "material/circle-outline"
"""Stands where the vocabulary names an icon that does not exist."""

INTERFACE = (
    *("account-check", "alert-circle", "arrow-left", "bullhorn", "calendar-clock", "calendar-end"),
    *("calendar-plus", "calendar-start", "calendar-week", "cash", "check", "check-decagram"),
    *("chevron-down", "clock-outline", "close", "close-circle", "contacts-outline", "content-copy"),
    *("directions", "door-open", "download", "email", "filter-variant", "forum", "hand-heart"),
    *("heart", "heart-outline", "home-variant-outline", "information", "laptop", "magnify", "map"),
    *("map-marker", "message-alert", "open-in-new", "pause-circle", "pencil", "phone", "plus"),
    *("printer", "school", "seat", "share-variant", "sign-direction", "stop", "teddy-bear"),
    *("translate", "trash-can-outline", "view-grid-outline", "volume-high", "walk", "web"),
    *("wheelchair-accessibility", "wifi-off"),
)
"""What the interface itself shows, by short name."""

PLACEHOLDER = 'href="@i#'
"""How an icon begins that does not know yet where the file of drawings is; see `link_icons`."""

_DRAWING = re.compile(r'<svg[^>]*viewBox="(?P<box>[0-9 .-]+)"[^>]*>(?P<shapes>.*)</svg>', re.DOTALL)
_REFERENCE = re.compile(r'href="@i#([^"]+)"')
_USE = Markup('<svg class="i" aria-hidden="true"><use href="@i#{}"/></svg>')
_SYMBOL = '<symbol id="{}" viewBox="{}">{}</symbol>'
_SHEET = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@cache
def icon(name: str | None) -> Markup:
    """An icon of the vocabulary by its full name, or one of the interface's by its short one."""
    if name is not None and "/" not in name:
        if name not in INTERFACE:
            raise LookupError(f"{name!r} is missing in INTERFACE, so nobody would draw it")
        name = f"material/{name}"
    return _USE.format(_id(name if name and find_icon(name) else FALLBACK))


def link_icons(html: str, file: str) -> str:
    """The page with its icons pointing into the file of drawings, which is relative to it."""
    return html.replace(PLACEHOLDER, f'href="{file}#')


@cache
def to_picture(drawn: Markup) -> str:
    """An icon that `icon` made as an SVG file of its own, for paper."""
    found = _REFERENCE.search(drawn)
    name = found[1].replace("--", "/") if found else FALLBACK
    file = find_icon(name if "/" in name else f"material/{name}")
    return file.read_text("utf-8") if file else ""


def draw_icons(vocabulary: Vocabulary) -> str:
    """The file of all drawings that a site can need, sorted by id."""
    named = {f"material/{name}" for name in INTERFACE} | {FALLBACK}
    named |= {name for name in _named(vocabulary) if find_icon(name)}
    return _SHEET.format("".join(_symbol(name) for name in sorted(named, key=_id)))


def _named(vocabulary: Vocabulary) -> Iterable[str]:
    """The icons of those maps that pages draw."""
    for entries in (vocabulary.topics, vocabulary.groups, vocabulary.actor_kinds):
        yield from (entry.icon for entry in entries.values() if entry.icon)


def _id(name: str) -> str:
    return name.removeprefix("material/").replace("/", "--")


@cache
def _symbol(name: str) -> str:
    file = find_icon(name)
    found = _DRAWING.search(file.read_text("utf-8")) if file else None
    if found is None:
        raise LookupError(f"no drawing for the icon {name!r}")
    return _SYMBOL.format(_id(name), found["box"], found["shapes"])
