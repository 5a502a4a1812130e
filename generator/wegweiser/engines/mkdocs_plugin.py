"""The MkDocs plugin: finished pages become generated files, which MkDocs copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as DocPage

from wegweiser.engines import fields, messages, network
from wegweiser.engines.day import find_today
from wegweiser.engines.publication import (
    Examined,
    Publication,
    examine,
    publish,
    publish_shared,
    without_paper,
)
from wegweiser.model import Problem
from wegweiser.pages import Site
from wegweiser.pages.assets import read_assets
from wegweiser.pages.form.page import WAY as CONTRIBUTE
from wegweiser.pages.handbook.field_tables import Section
from wegweiser.pages.handbook.foot import handbook_foot
from wegweiser.wording import Words, read_all_words
from wegweiser.wording.problems import problem_lines

WATCHED = ("actors", "offers", "translations", "needs.yml", "vocabulary.yml")
GAPS_PAGE = "handbook/gaps.md"
GAPS_MARK = "<!-- wegweiser: gaps -->"
_GAPS_TEXT = f"""---
title: Lücken
hide: [toc]
search:
  exclude: true
---

# Lücken

{GAPS_MARK}
"""


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' base has no types
    """Nothing for MkDocs to check: `reading` reads the block from the file, where it has lines."""


class FinishedFile(File):
    """A page that stands in the site already: MkDocs knows of it, and leaves it where it is."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 -- MkDocs' signature
        """Nothing is left to do; a copy onto itself took 40 µs for each of 28,000 pages."""


class WegweiserPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # likewise
    """Adds the directory's site to a MkDocs site."""

    def __init__(self) -> None:
        self.examined: Examined | None = None
        self.preview = False
        self.given: Examined | None = None
        self.publication = Publication()
        self.fields: list[Section] = []
        self.words: Words | None = None

    def load_config(
        self,
        options: Mapping[str, Any],  # noqa: ARG002 -- MkDocs' signature
        config_file_path: str | None = None,  # noqa: ARG002 -- likewise
    ) -> tuple[list[Any], list[Any]]:
        """Accept the block as it is."""
        self.config = NoOptions()
        return [], []

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note whether somebody only looks: then there are no PDFs, and changes show sooner."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the directory before MkDocs empties the folder of the last build.

        With an error among the problems the build ends, after all are said. The theme is kept from
        writing over our pages, and from asking others for fonts.
        """
        self.examined = self.given or self._examine(config)
        if self.examined.site is None:
            raise Abort("wegweiser: the directory has mistakes; see above")
        source = self.examined.site.directory.settings.source_language
        self.words = read_all_words(self.examined.root, [source])[source]
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.theme["font"] = False
        if config.nav and not self.examined.site.directory.settings.publish_gaps:
            config.nav = _without(config.nav, GAPS_PAGE)
        assets = read_assets()
        config.extra_css.append(assets["handbook"].path)
        config.extra_javascript.append(_module(assets["paper.js"].path))
        return config

    def _examine(self, config: MkDocsConfig) -> Examined:
        examined = examine(_root(config), _today())
        _say(examined.problems)
        return without_paper(examined) if self.preview else examined

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Write the pages, and tell MkDocs of them."""
        if self.examined is None or self.examined.site is None:
            raise RuntimeError("MkDocs asks for files before it has read its settings")
        folder, site = Path(config.site_dir), self.examined.site
        write = publish_shared if self.given else publish
        self.publication = write(site, self.examined.root, folder)
        _say(self.publication.problems)
        _make_way(files, config)
        elsewhere = _paths_of_languages(site) if self.given else ()
        for path in (*self.publication.paths, *elsewhere):
            if of_theme := files.get_file_from_path(path):
                files.remove(of_theme)
            files.append(_finished(path, folder, config))
        _add_if_missing(files, messages.INDEX, messages.index_file(), config)
        _add_if_missing(files, fields.PAGE, fields.page_file(), config)
        _add_if_missing(files, network.PAGE, network.page_file(), config)
        self.fields = fields.read_sections(self.examined.root, self.examined.site.directory)
        for path, text in messages.page_files():
            _add_if_missing(files, path, text, config, InclusionLevel.NOT_IN_NAV)
        if self.publication.gaps_report:
            _add_if_missing(files, GAPS_PAGE, _GAPS_TEXT, config)
        elif private := files.get_file_from_path(GAPS_PAGE):
            private.inclusion = InclusionLevel.EXCLUDED  # links to it are no mistake
        return files

    def on_page_markdown(self, markdown: str, *, page: DocPage, **_: Any) -> str:
        """Put headings into the pages of problems and fields; they are ours, not a partner's."""
        if page.file.src_uri == messages.INDEX:
            return messages.write_headings(markdown)
        if page.file.src_uri == fields.PAGE:
            return fields.write_field_headings(markdown, self.fields)
        return markdown

    def on_page_content(self, html: str, *, page: DocPage, files: Files, **_: Any) -> str:
        """Put the gaps, fields and problems in once Markdown is done: none goes through it.

        A foot for paper follows.
        """
        return self._filled(html, page, files) + self._foot(page)

    def _filled(self, html: str, page: DocPage, files: Files) -> str:
        if page.file.src_uri == GAPS_PAGE:
            return html.replace(GAPS_MARK, self.publication.gaps_report or "")
        if page.file.src_uri == network.PAGE:
            return html.replace(network.MARK, self.publication.network or "")
        if page.file.src_uri == fields.PAGE:
            return fields.fill_fields(html, self.fields)

        def address(path: str) -> str:
            file = files.get_file_from_path(path)
            return file.url_relative_to(page.file) if file else ""

        return messages.fill_messages(html, page.file.src_uri, address)

    def _foot(self, page: DocPage) -> str:
        if self.examined is None or self.examined.site is None or self.words is None:
            raise RuntimeError("MkDocs makes pages before it has read its settings")
        return handbook_foot(self.examined.site, self.words, page.url)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """Follow changes in the data."""
        for name in _watched(self.examined):
            path = _root(config) / name
            if path.exists():
                server.watch(str(path))
        return server


def _watched(examined: Examined | None) -> tuple[str, ...]:
    """What makes the site anew when it changes: the data, and the base layer of the map."""
    site = examined.site if examined else None
    base = site.directory.settings.map_base if site else None
    return (*WATCHED, base) if base else WATCHED


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script


def _today() -> date:
    try:
        return find_today()
    except ValueError as fault:
        raise Abort(f"wegweiser: {fault}") from None


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _say(problems: tuple[Problem, ...]) -> None:
    """All problems as `wegweiser check` says them; a logger would wrap their lines."""
    for problem in problems:
        click.echo("\n".join([*problem_lines(problem, "de"), ""]), err=True)


def _paths_of_languages(site: Site) -> Iterator[str]:
    """Pages that somebody else makes, so that links of the handbook to them hold."""
    settings = site.directory.settings
    for tag in site.languages:
        yield from (f"{tag}/{way}index.html" for way in site.paths)
    yield from (f"{tag}/{CONTRIBUTE}index.html" for tag in settings.form_languages)


def _finished(path: str, folder: Path, config: MkDocsConfig) -> File:
    return FinishedFile.generated(
        config, path, abs_src_path=str(folder / path), inclusion=InclusionLevel.INCLUDED
    )


def _add_if_missing(
    files: Files,
    path: str,
    text: str,
    config: MkDocsConfig,
    inclusion: InclusionLevel = InclusionLevel.UNDEFINED,
) -> None:
    """Add a page of the handbook that the directory's own `docs/` does not have."""
    if files.get_file_from_path(path) is None:
        files.append(File.generated(config, path, content=text, inclusion=inclusion))


def _without(nav: Any, path: str) -> Any:
    """The navigation without a page; a heading below which nothing is left goes too."""
    if isinstance(nav, dict):
        return {name: kept for name, inner in nav.items() if (kept := _without(inner, path))}
    if isinstance(nav, list):
        return [kept for inner in nav if (kept := _without(inner, path))]
    return None if nav == path else nav


def _make_way(files: Files, config: MkDocsConfig) -> None:
    """A page of the handbook that would be written over the choice of language moves away."""
    for file in [file for file in files if file.dest_uri == "index.html"]:
        files.remove(file)
        moved = f"handbook/{file.src_uri}"
        if files.get_file_from_path(moved) is None and file.abs_src_path:
            files.append(File.generated(config, moved, abs_src_path=file.abs_src_path))
