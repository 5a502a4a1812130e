"""`wegweiser serve` on 127.0.0.1: a changed file is on the screen soon after."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from built import BIN, EPOCH, copy_example


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


def test_serve_follows_offers_vocabulary_and_translations(tmp_path: Path):
    root = copy_example(tmp_path / "own")
    (root / "translations" / "ar").mkdir(parents=True)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("      print: yes\n")
    port = free_port()
    server = subprocess.Popen(
        [BIN / "wegweiser", "serve", "--root", root, "--address", f"127.0.0.1:{port}"],
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        # serve mounts the site below the path of site_url
        page = f"http://127.0.0.1:{port}/wegweiser/ar/offers/offenes-sprachcafe/"
        assert wait_for(page, "Sprachcaf")
        offer = root / "offers" / "offenes-sprachcafe.yml"
        text = offer.read_text("utf-8")
        offer.write_text(text.replace("title: ", "title: Neues ", 1), "utf-8")
        assert wait_for(page, "Neues ")
        (root / "translations" / "ar" / "directory.po").write_text(
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            'msgctxt "vocabulary:topics.conversation.label"\n'
            'msgid "Deutsch sprechen"\nmsgstr "التحدث"\n',
            "utf-8",
        )
        assert wait_for(page, "التحدث")
        vocabulary = root / "vocabulary.yml"
        vocabulary.write_text(
            vocabulary.read_text("utf-8").replace("label: Menschen treffen", "label: Leute sehen"),
            "utf-8",
        )
        assert wait_for(page, "Leute sehen")
        home = f"http://127.0.0.1:{port}/wegweiser/de/"
        assert not wait_for(home, "print/de/", seconds=1)  # a preview has no PDFs, nor links to any
    finally:
        server.terminate()
        server.wait(timeout=30)
