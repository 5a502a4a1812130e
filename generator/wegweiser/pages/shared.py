"""The pages that belong to no language: the choice of one, "not found", the sitemap, the assets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from wegweiser.pages.edition import language_of
from wegweiser.pages.form.page import WAY
from wegweiser.pages.form.records import edit_pages
from wegweiser.pages.frame import POLICY
from wegweiser.pages.icons import link_icons
from wegweiser.pages.page import Page
from wegweiser.pages.phrases import CHOOSE, EXAMPLE, HANDBOOK, NOT_FOUND
from wegweiser.pages.site import Site
from wegweiser.pages.templating import template
from wegweiser.wording import Words

SITEMAP_LIMIT = 45_000
"""Addresses in one file; the protocol allows 50,000."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in one of several languages."""

    text: str
    tag: str
    direction: str

    @property
    def attributes(self) -> Markup:
        """Its `lang` and `dir`."""
        return Markup(' lang="{}" dir="{}"').format(self.tag, self.direction)


def build_shared(site: Site, words: Sequence[Words]) -> Iterator[Page]:
    """What all languages share; its few sentences are said in the source language and English."""
    words = _leading(site, words)
    yield Page("index.html", _choice(site, words, root="", heading=CHOOSE))
    root = _base_path(site)
    yield Page("404.html", _choice(site, words, root=root, heading=NOT_FOUND))
    for asset in site.assets.values():
        yield Page(asset.path, asset.content)
    yield Page("manifest.webmanifest", _manifest(site))
    yield from edit_pages(site.directory)
    if site.directory.settings.site_url:
        yield from _sitemaps(site, site.directory.settings.site_url.rstrip("/") + "/")


def shared_languages(site: Site) -> tuple[str, ...]:
    """The languages of what all share: the source language, and English where the site has it."""
    source = site.directory.settings.source_language
    return tuple(dict.fromkeys((source, *({"en"} & set(site.languages)))))


def _leading(site: Site, words: Sequence[Words]) -> list[Words]:
    found = {each.language.tag: each for each in words}
    tags = shared_languages(site)
    return [found[tag] for tag in tags if tag in found] or list(words[:1])


def _choice(site: Site, words: Sequence[Words], root: str, heading: str) -> str:
    settings = site.directory.settings
    html = template("start.html").render(
        language=words[0].language,
        languages=[language_of(tag) for tag in site.languages],
        policy=POLICY,
        mark=site.assets["mark"].path,
        style=site.assets["style"].path,
        script=site.assets["start.js"].path,
        root=root,
        title=settings.site_name,
        name=settings.site_name,
        headings=_said(words, heading),
        notices=_said(words, EXAMPLE) if site.example else [],
        handbook=words[0].text(HANDBOOK),
    )
    return link_icons(html, root + site.assets["icons"].path)


def _manifest(site: Site) -> str:
    """What a phone needs to keep the site like an app; W3C Web Application Manifest."""
    settings = site.directory.settings
    mark = {"src": site.assets["mark"].path, "sizes": "any", "type": "image/svg+xml"}
    content = {
        "name": settings.site_name,
        "short_name": settings.site_name[:24],
        "lang": settings.source_language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#f6f4ef",
        "theme_color": "#0b5c5a",
        "icons": [{**mark, "purpose": purpose} for purpose in ("any", "maskable")],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _said(words: Sequence[Words], msgid: str) -> list[Sentence]:
    return [Sentence(w.text(msgid), w.language.tag, w.language.direction) for w in words]


def _base_path(site: Site) -> str:
    """The way to the root from anywhere: the server shows "not found" at every address."""
    return urlsplit(site.directory.settings.site_url or "/").path.rstrip("/") + "/"


def _sitemaps(site: Site, home: str) -> Iterator[Page]:
    """One file, or an index of several where one would hold too many addresses."""
    start = Markup(template("sitemap_entry.xml").render(addresses=[("x-default", home)]))  # noqa: S704 -- escaped
    entries = [start, *(_entry(home, way, site.languages) for way in site.paths)]
    entries.append(_entry(home, WAY, site.directory.settings.form_languages))
    size = max(1, SITEMAP_LIMIT // len(site.languages))
    if len(entries) <= size:
        yield Page("sitemap.xml", _urlset(entries))
        return
    parts = [entries[at : at + size] for at in range(0, len(entries), size)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Page(name, _urlset(part))
    index = template("sitemap_index.xml").render(addresses=[f"{home}{name}" for name in names])
    yield Page("sitemap.xml", index)


def _entry(home: str, way: str, languages: Sequence[str]) -> Markup:
    """A page in these languages, each with all of them as its alternates."""
    addresses = [(tag, f"{home}{tag}/{way}") for tag in languages]
    return Markup(template("sitemap_entry.xml").render(addresses=addresses))  # noqa: S704 -- escaped


def _urlset(entries: list[Markup]) -> str:
    return template("sitemap.xml").render(entries=Markup().join(entries))
