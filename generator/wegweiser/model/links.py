"""Links in Markdown texts: what a text leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

_LINKS = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<inline>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)|(?P<none>\)))"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
    r"|(?P<bare>https?://[^\s<>()\[\]\"']+)"
    r"|^ {0,3}\[[^\]\n]{1,200}\]:\s*(?P<reference>[A-Za-z][A-Za-z0-9+.-]*:\S+)",
    re.MULTILINE,
)


def find_links(text: str) -> Iterator[str]:
    """The target of each link, as it is written; an empty one for `[x]()`."""
    if "](" not in text and ":" not in text:
        return
    for found in _LINKS.finditer(text):
        if found["none"]:
            yield ""
        elif found["bare"]:
            yield found["bare"].rstrip(".,;:!?*_")
        else:
            yield next(part for part in found.groups() if part is not None)


def find_hosts(text: str) -> frozenset[str]:
    """Whom the links of a text lead to: hosts, and whole addresses where there is none."""
    return frozenset(_host(link) for link in find_links(text))


def _host(link: str) -> str:
    try:
        host = urlsplit(link).hostname
    except ValueError:
        host = None
    return (host or link).lower().removeprefix("www.")
