"""MkDocs, called as `mkdocs build --strict` is, and for the handbook alone."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import click
from mkdocs.__main__ import State
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from wegweiser.engines.mkdocs_plugin import WegweiserPlugin
from wegweiser.engines.publication import Examined
from wegweiser.reading import CONFIG


def build_site(root: Path, out: Path | None, today: date) -> None:
    """Write the whole site.

    Raises:
        mkdocs.exceptions.Abort: the directory has mistakes (they were said), or the handbook has.
    """
    messages = State()  # type: ignore[no-untyped-call]  # on stderr, while this is kept
    site_dir = {"site_dir": str(out.resolve())} if out else {}
    with _day(today):
        config = load_config(str(root / CONFIG), strict=True, **site_dir)
        try:
            _build(config, "build")
        finally:
            del messages


def build_handbook(examined: Examined, folder: Path) -> bool:
    """Write a site's handbook and what no language has of its own; False where MkDocs refuses.

    Why it does has been said then.
    """
    messages = State(level=logging.WARNING)  # type: ignore[no-untyped-call]  # likewise
    try:
        config = load_config(str(examined.root / CONFIG), site_dir=str(folder))
        plugin = config.plugins["wegweiser"]
        if isinstance(plugin, WegweiserPlugin):
            plugin.given = examined
        _build(config, "serve")
    except MkDocsException as fault:
        click.echo(str(fault), err=True)
        return False
    finally:
        del messages
    return True


def _build(config: MkDocsConfig, command: Literal["build", "serve"]) -> None:
    config.plugins.on_startup(command=command, dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _day(today: date) -> Iterator[None]:
    """The plugin, like any tool of reproducible builds, takes the day from `SOURCE_DATE_EPOCH`."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("SOURCE_DATE_EPOCH", None)
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
