"""A folder served on 127.0.0.1, as slow, broken or gone as a test wants it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class Served:
    """A running server.

    `address` ends without `/`. `requests` are the paths asked for, with their queries, in order.
    Every answer waits for `delay` seconds; a path in `answers` gets that status and no file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.requests: list[str] = []
        self.delay = 0.0
        self.answers: dict[str, int] = {}
        self._port = 0
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self.start()

    @property
    def address(self) -> str:
        """Where it is, or was before it stopped."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Answer again, at the same address."""
        self._server = _Server(("127.0.0.1", self._port), self._handler)
        self._port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def stop(self) -> None:
        """Refuse every connection, as if there were no network."""
        if self._server and self._thread:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = self._thread = None

    def _handler(self, *arguments: Any) -> _Handler:
        return _Handler(*arguments, directory=str(self.folder), served=self)


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of browsers that went away before their answer came."""


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".ics": "text/calendar",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, *arguments: Any, directory: str, served: Served) -> None:
        self.served = served
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        self.served.requests.append(self.path)
        time.sleep(self.served.delay)
        if status := self.served.answers.get(urlsplit(self.path).path):
            self.send_error(status)
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """The folder, served as long as the block runs."""
    served = Served(folder)
    try:
        yield served
    finally:
        served.stop()
