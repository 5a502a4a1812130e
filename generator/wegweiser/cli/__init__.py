"""Arguments in, a room called, text out, a status: 0 fine, 1 problems found, 2 wrong use."""

from wegweiser.cli.main import main

__all__ = ["main"]
