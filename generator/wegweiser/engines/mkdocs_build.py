"""MkDocs, called as `mkdocs build --strict` and `mkdocs serve` are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.__main__ import State
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config

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
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
            del messages


def serve_site(root: Path, address: str, *, open_browser: bool) -> None:
    """Serve the site and build it again after each change, until Ctrl-C."""
    messages = State()  # type: ignore[no-untyped-call]  # likewise
    serve(str(root / CONFIG), dev_addr=address, open_in_browser=open_browser)
    del messages


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
