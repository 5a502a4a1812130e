"""The frame around every page of a language: header, languages, menu, footer.

It is rendered once for each kind of place in the site and kept as text with holes; a page fills
them. Nothing in it differs between two pages of the same depth but what stands in the holes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from wegweiser.pages.assets import modules_behind
from wegweiser.pages.edition import Edition, language_of, sign_of
from wegweiser.pages.icons import icon, link_icons
from wegweiser.pages.map.ground import PLACEHOLDER, link_ground
from wegweiser.pages.page import Page, root_from
from wegweiser.pages.phrases import EXAMPLE, MACHINE
from wegweiser.pages.templating import fragment, template

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)
_PICTURES = "img-src 'self'"
CURRENT = Markup(' aria-current="page"')
_HOLE = re.compile("\0([a-z]+)\0")
_TONGUE = re.compile(r'<small class="tongue" lang="([^"]+)"')
_HOLES = {name: Markup(f"\0{name}\0") for name in ("title", "description", "way", "main")}  # noqa: S704 -- constants


@dataclass(frozen=True, slots=True)
class Draft:
    """A page without its frame; `way` is its address below the language's folder.

    `styles` are the style sheets that it needs beside the common one, `module` the browser's module
    that it cannot do without. `languages` are those that have this page, all where none is named.
    `pictures` is an address from which it may show pictures, beside the site's own.
    """

    way: str
    section: str
    title: str
    description: str
    main: Markup
    machine: bool = False
    styles: tuple[str, ...] = ()
    module: str | None = None
    languages: tuple[str, ...] = ()
    pictures: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the menu."""

    way: str
    icon: Markup
    name: Markup
    current: Markup


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about the whole page, in the footer."""

    icon: Markup
    text: Markup


def framed(edition: Edition, draft: Draft) -> Page:
    """The finished page."""
    folder = root_from(draft.way)
    site_name = edition.site.directory.settings.site_name
    fill = {
        "title": f"{draft.title} · {site_name}" if draft.way else site_name,
        "description": draft.description,
        "way": draft.way,
    }
    filled = {name: str(escape(text)) for name, text in fill.items()}
    filled["main"] = str(draft.main).replace('href="@/', f'href="{folder}')
    machine = draft.machine or edition.machine
    tongues = tuple(sorted(set(_TONGUE.findall(draft.main))))
    parts = _frame(edition, draft, tongues, machine=machine)
    html = "".join(filled[part] if number % 2 else part for number, part in enumerate(parts))
    if PLACEHOLDER in filled["main"]:
        html = link_ground(html, f"{folder}../{edition.site.assets['ground'].path}")
    icons = f"{folder}../{edition.site.assets['icons'].path}"
    return Page(f"{edition.tag}/{draft.way}index.html", link_icons(html, icons))


def _frame(edition: Edition, draft: Draft, tongues: tuple[str, ...], *, machine: bool) -> list[str]:
    """The frame in pieces: text and the names of holes by turns."""
    kind = draft.way.count("/"), draft.section, draft.styles, draft.module, draft.pictures
    key = "frame", kind, tongues, machine
    if key not in edition.memory:
        notices = _notices(edition, tongues, machine=machine)
        edition.memory[key] = _HOLE.split(_rendered(edition, draft, notices))
    found: list[str] = edition.memory[key]
    return found


def _rendered(edition: Edition, draft: Draft, notices: list[Notice]) -> str:
    settings, assets = edition.site.directory.settings, edition.site.assets
    folder = "../" * draft.way.count("/")
    return template("frame.html").render(
        _=edition.say,
        edition=edition,
        language=edition.language,
        languages=[language_of(tag) for tag in edition.site.languages if tag != edition.tag],
        having=draft.languages or edition.site.languages,
        policy=_policy(draft.pictures),
        mark=assets["mark"].path,
        styles=[assets[name].path for name in ("style", *draft.styles)],
        app=assets["app.js"].path,
        modules=modules_behind(draft.module) if draft.module else (),
        section=draft.section,
        root=f"{folder}../",
        folder=folder,
        home=folder or "./",
        hole=_HOLES,
        name=edition.foreign(settings.site_name, settings.source_language),
        places=_menu(edition, draft.section),
        notices=notices,
        today=edition.date(edition.site.today),
        web=_on_paper(edition),
    )


def _policy(pictures: str) -> str:
    return POLICY.replace(_PICTURES, f"{_PICTURES} {pictures}") if pictures else POLICY


def _on_paper(edition: Edition) -> str | None:
    """The address of the language's folder, as somebody types it who has the page on paper."""
    home = edition.site.directory.settings.site_url
    return (
        f"{urlsplit(home).netloc}{urlsplit(home).path.rstrip('/')}/{edition.tag}/" if home else None
    )


def _menu(edition: Edition, section: str) -> list[Place]:
    _ = edition.say
    entries = (
        ("home", "./" if section == "home" else "", "home-variant-outline", _("Home")),
        ("find", "find/", "magnify", _("Offers")),
        ("week", "week/", "calendar-week", _("Week")),
        ("list", "list/", "heart-outline", _("My list")),
        ("actors", "actors/", "contacts-outline", _("Contacts")),
    )
    return [
        Place(way, icon(picture), name, CURRENT if id_ == section else Markup())
        for id_, way, picture, name in entries
    ]


def _notices(edition: Edition, tongues: tuple[str, ...], *, machine: bool) -> list[Notice]:
    found = []
    if edition.site.example:
        text = edition.say(EXAMPLE)
        found.append(Notice(icon("information"), text))
    if machine:
        text = edition.say(MACHINE)
        found.append(Notice(icon("translate"), text))
    for tag in tongues:
        text = edition.say("in {language}", language=edition.language_name(tag))
        found.append(Notice(fragment("tongue", tag, sign_of(tag)), text))
    return found
