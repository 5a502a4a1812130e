"""`wegweiser serve` and `mkdocs serve` on 127.0.0.1: a changed file is on the screen soon after."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from built import BIN, EPOCH, copy_example, run_tool


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(address: str, words: str, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 -- our own server
                if words in answer.read().decode():
                    return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    return False


def test_serve_shows_changes_and_mistakes_by_itself(tmp_path: Path, browser: Any):
    root = copy_example(tmp_path / "own")
    command = [BIN / "wegweiser", "serve", "--root", root, "--address", "127.0.0.1:0"]
    server = subprocess.Popen(
        command, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH}, stderr=subprocess.PIPE, text=True
    )
    context = browser.new_context(service_workers="block")
    try:
        assert server.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/wegweiser/", server.stderr.readline())
        assert found is not None
        page = context.new_page()
        page.goto(f"{found[0]}ar/offers/offenes-sprachcafe/")
        offer = root / "offers" / "offenes-sprachcafe.yml"
        text = offer.read_text("utf-8")
        offer.write_text(text.replace("title: ", "title: Neues ", 1), "utf-8")
        page.get_by_role("heading", name="Neues ").wait_for()  # nobody loads the page again
        offer.write_text(text.replace("title: ", "titel: ", 1), "utf-8")
        page.get_by_text("Die Angabe „titel“ gibt es hier nicht").wait_for()
        offer.write_text(text, "utf-8")
        page.get_by_role("heading", name="Sprachcafé").first.wait_for()
        page.goto(f"{found[0]}handbook/")
        page.get_by_text("Willkommen.").wait_for()
        docs = root / "docs" / "index.md"
        docs.write_text("# Handbuch\n\nSeid gegrüßt.\n", "utf-8")
        page.get_by_text("Seid gegrüßt.").wait_for()
    finally:
        context.close()
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)
    assert server.returncode == 0


def test_a_page_that_is_left_open_asks_another_server_gently(browser: Any):
    script = files("wegweiser.engines.preview").joinpath("reload.js").read_text("utf-8")
    asked: list[str] = []

    def answer(route: Any) -> None:
        path = urlsplit(route.request.url).path
        if path == "/_preview/reload.js":
            route.fulfill(body=script, content_type="text/javascript")
        elif path == "/_preview/changed":
            asked.append(path)
            route.fulfill(status=404)
        else:
            page = '<script type="module" src="/_preview/reload.js?1"></script>'
            route.fulfill(body=page, content_type="text/html")

    context = browser.new_context()
    page = context.new_page()
    page.route("**/*", answer)
    page.goto("http://127.0.0.1:9/")
    page.wait_for_timeout(600)
    context.close()
    assert len(asked) == 1


def test_serve_says_what_is_wrong_with_its_address():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run_tool("serve", "--address", f"127.0.0.1:{port}")
    assert result.returncode == 2
    assert "Läuft die Vorschau schon?" in result.stderr
    result = run_tool("serve", "--address", "8000")
    assert result.returncode == 2
    assert "zum Beispiel 127.0.0.1:8000" in result.stderr


def test_mkdocs_serve_follows_the_data(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("      print: yes\n")
    port = free_port()
    server = subprocess.Popen(
        [BIN / "mkdocs", "serve", "-f", root / "mkdocs.yml", "-a", f"127.0.0.1:{port}"],
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        # MkDocs mounts the site below the path of site_url
        page = f"http://127.0.0.1:{port}/wegweiser/ar/offers/offenes-sprachcafe/"
        assert wait_for(page, "Sprachcaf")
        offer = root / "offers" / "offenes-sprachcafe.yml"
        text = offer.read_text("utf-8")
        offer.write_text(text.replace("title: ", "title: Neues ", 1), "utf-8")
        assert wait_for(page, "Neues ")
        home = f"http://127.0.0.1:{port}/wegweiser/de/"
        assert not wait_for(home, "print/de/", seconds=1)  # a preview has no PDFs, nor links to any
    finally:
        server.terminate()
        server.wait(timeout=30)
