"""Fixtures for all rooms: the built site, a browser, and plain files of expected results."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
from built import build_once
from hypothesis import settings
from tiny import TinyDirectory

# The same examples in every run, and no clock: a slow machine is no failure.
# `HYPOTHESIS_PROFILE=search` looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write expected results anew")


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
