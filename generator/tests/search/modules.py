"""The browser's part of the search, as a real Chromium runs it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MODULES = Path(__file__).resolve().parents[2] / "wegweiser" / "pages" / "browser"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {".js": "text/javascript"}

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served_modules() -> Iterator[str]:
    """The modules at an address of this machine; a page at that address can import them."""
    handler = functools.partial(_Quiet, directory=str(MODULES))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
