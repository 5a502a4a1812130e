"""Fixtures for all rooms: the built site, a browser, and plain files of expected results."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import pytest
from built import build_once
from hypothesis import settings
from serving import Served, serve
from tiny import TinyDirectory
from visiting import Visiting, Visitor

SITE_ROOM = Path(__file__).with_name("site")

# The same examples in every run, and no clock: a slow machine is no failure.
# `HYPOTHESIS_PROFILE=search` looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write expected results anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of the built site are not measured: they look at what is there, in a browser.

    Python 3.11 takes twice as long for every line while coverage is on, also for those that it
    does not count: Playwright's, and those that read thousands of pages.
    """
    if config.pluginmanager.hasplugin("pytest_cov"):
        for item in items:
            if item.path.is_relative_to(SITE_ROOM):
                item.add_marker("no_cover")


@pytest.fixture
def tiny(tmp_path: Path) -> TinyDirectory:
    """A tiny complete directory without mistakes."""
    return TinyDirectory(tmp_path / "tiny")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The shipped example as a built site; built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    return build_once(shared, "site")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A real Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only browser tests pay for it

    path = chromium.find()
    assert path, "no Chromium: scripts/browser installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[Served]:
    """The built example, served on 127.0.0.1."""
    with serve(site) as running:
        yield running


@pytest.fixture
def visit(browser: object, served: Served) -> Iterator[Visiting]:
    """Makes visitors of the built example; in the end none of them met a problem."""
    visitors: list[Visitor] = []

    def come(**options: Any) -> Visitor:
        visitors.append(Visitor(browser, served.address, **options))
        return visitors[-1]

    yield come
    problems = [problem for visitor in visitors for problem in visitor.problems]
    for visitor in visitors:
        visitor.context.close()
    assert problems == []
