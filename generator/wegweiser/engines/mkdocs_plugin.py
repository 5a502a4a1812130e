"""The MkDocs plugin: finished pages become generated files, which MkDocs copies."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as DocPage

from wegweiser.engines.day import find_today
from wegweiser.engines.messages import messages_page
from wegweiser.engines.publication import Publication, publish
from wegweiser.model import Problem
from wegweiser.wording.problems import problem_lines

log = logging.getLogger("mkdocs.plugins.wegweiser")

WATCHED = ("actors", "offers", "translations", "needs.yml", "vocabulary.yml")
MESSAGES_MARK = "<!-- wegweiser: messages -->"
GAPS_PAGE = "handbook/gaps.md"
GAPS_MARK = "<!-- wegweiser: gaps -->"
_GAPS_TEXT = f"""---
title: Lücken
search:
  exclude: true
---

# Lücken

{GAPS_MARK}
"""


class WegweiserPlugin(BasePlugin[Config]):  # type: ignore[no-untyped-call]  # MkDocs' base
    """Adds the directory's site to a MkDocs site."""

    def __init__(self) -> None:
        self.publication = Publication(())

    def load_config(
        self,
        options: Mapping[str, Any],  # noqa: ARG002 -- MkDocs' signature
        config_file_path: str | None = None,  # noqa: ARG002 -- likewise
    ) -> tuple[list[Any], list[Any]]:
        """Accept the block as it is: `reading` reads it from the file, where it has lines."""
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Keep the theme from writing its own 404 page and site map over ours."""
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages. The first problem that is an error ends the build, after all are said."""
        self.publication = publish(_root(config), find_today())
        _say(self.publication.problems)
        if self.publication.failed:
            raise Abort("wegweiser: the directory has mistakes; see above")
        for page in self.publication.pages:
            _make_way(files, page.path, config)
            files.append(File.generated(config, page.path, content=page.content))
        if self.publication.gaps_report and files.get_file_from_path(GAPS_PAGE) is None:
            files.append(File.generated(config, GAPS_PAGE, content=_GAPS_TEXT))
        return files

    def on_page_markdown(self, markdown: str, *, page: DocPage, **_: Any) -> str:
        """Put the sentences of all problems into their page; they are ours, not a partner's."""
        if MESSAGES_MARK in markdown and page.file.src_uri.startswith("handbook/"):
            return markdown.replace(MESSAGES_MARK, messages_page())
        return markdown

    def on_page_content(self, html: str, *, page: DocPage, **_: Any) -> str:
        """Put the gaps into their page once Markdown is done: no text of a need goes through it."""
        if page.file.src_uri == GAPS_PAGE:
            return html.replace(GAPS_MARK, self.publication.gaps_report or "")
        return html

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """Follow changes in the data."""
        for name in WATCHED:
            path = _root(config) / name
            if path.exists():
                server.watch(str(path))
        return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _say(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        level = logging.ERROR if problem.severity == "error" else logging.INFO
        log.log(level, "%s", "\n".join(problem_lines(problem, "de")))


def _make_way(files: Files, path: str, config: MkDocsConfig) -> None:
    """A page of the handbook that would be written over ours moves into `handbook/`."""
    if path != "index.html":
        return
    for file in list(files):
        if file.dest_uri != path:
            continue
        files.remove(file)
        moved = f"handbook/{file.src_uri}"
        if files.get_file_from_path(moved) is None and file.abs_src_path:
            files.append(File.generated(config, moved, abs_src_path=file.abs_src_path))
