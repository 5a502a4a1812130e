"""The preview over HTTP (RFC 9110): GET and HEAD, on the machine of the person at work."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from wegweiser.engines.preview.answers import CHANGED, Answer, Preview
from wegweiser.engines.preview.watching import look

WATCHED = ("actors", "offers", "translations", "docs", "needs.yml", "vocabulary.yml", "mkdocs.yml")
LOOK_EVERY = 0.15
"""Seconds from look to look; one at 2,500 files takes some milliseconds."""
PATIENCE = 25.0
"""Seconds after which a page that waits for a change is answered that there is none."""


class PreviewServer(ThreadingHTTPServer):
    """Answers as a preview does, as soon as there is one and `follow` runs.

    Raises:
        OSError: the address is taken, or is none of this machine.
    """

    daemon_threads = True
    preview: Preview

    def __init__(self, host: str, port: int) -> None:
        super().__init__((host, port), _Handler)

    def follow(self, preview: Preview, say: Callable[[], None]) -> None:
        """Serve and follow the files until Ctrl-C; `say` is called once all was read anew."""
        self.preview = preview
        Thread(target=self.serve_forever, daemon=True).start()
        try:
            for _ in _changes(lambda: watched(preview)):
                preview.refresh()
                say()
        finally:
            self.shutdown()
            self.server_close()


def watched(preview: Preview) -> list[Path]:
    """What the site is made of: the data, the handbook, and what lies under the map."""
    site = preview.examined.site
    base = site.directory.settings.map_base if site else None
    return [preview.root / name for name in (*WATCHED, *([base] if base else []))]


def _changes(places: Callable[[], Iterable[Path]]) -> Iterable[None]:
    """Something for each time that files have changed and then rested for one look."""
    told = before = look(places())
    while True:
        time.sleep(LOOK_EVERY)
        now = look(places())
        if now == before and now != told:
            told = now
            yield
        before = now


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with content."""
        parts = urlsplit(self.path)
        if parts.path == f"/{CHANGED}":
            known = int(parts.query) if parts.query.isascii() and parts.query.isdigit() else 0
            self._send(Answer(200, str(self.server.preview.wait(known, PATIENCE)).encode()))
        else:
            self._send(self.server.preview.answer(unquote(parts.path)))

    do_HEAD = do_GET  # noqa: N815 -- the name that http.server calls

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            try:
                self.wfile.write(answer.content)
            except ConnectionError:  # the page was left before it was there
                self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- http.server's name
        """Nothing: the terminal is for mistakes."""
