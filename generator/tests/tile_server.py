"""Pictures of a map on 127.0.0.1: grey squares, and a note of who asked for which."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">'
    b'<rect width="256" height="256" fill="#ddd" stroke="#999"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A request for a picture, and what it gives away."""

    path: str
    referrer: str | None
    cookie: str | None


class TileServer(ThreadingHTTPServer):
    """A running server; `gone`: it has no pictures."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[Ask] = []
        self.gone = False

    @property
    def address(self) -> str:
        """Where it is, without `/` at the end."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: TileServer

    def do_GET(self) -> None:
        ask = Ask(self.path, self.headers.get("Referer"), self.headers.get("Cookie"))
        self.server.asked.append(ask)
        if self.server.gone:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "image/svg+xml")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(SQUARE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve_tiles() -> Iterator[TileServer]:
    """A server as long as the block runs."""
    server = TileServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
