"""Links in Markdown texts: each must be one that the page may show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wegweiser.model import Actor, Location, Offer, Problem
from wegweiser.model.values import link_fault

_LINKS = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<inline>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*))"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
    r"|(?P<bare>\bhttps?://[^\s<>()\[\]\"']+)"
    r"|^ {0,3}\[[^\]\n]{1,200}\]:\s*(?P<reference>\S+)",
    re.MULTILINE,
)
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\(")


def find_link_faults(record: Actor | Offer, *fields: str) -> Iterator[Problem]:
    """Links in these Markdown fields that are refused, or not encrypted; and images."""
    for field in fields:
        if text := getattr(record, field):
            yield from text_link_faults(record, (field,), text)


def text_link_faults(record: Actor | Offer, at: Location, text: str) -> Iterator[Problem]:
    """The same for one text."""
    if _IMAGE.search(text):
        yield record.problem("image-in-text", *at)
    for found in _LINKS.finditer(text):
        link = next(part for part in found.groups() if part is not None)
        if found["bare"]:
            link = link.rstrip(".,;:!?*_")
        if fault := link_fault(link):
            yield record.problem(fault, *at, value=link[:60])
        elif link.lower().startswith("http://"):
            yield record.problem("insecure-link", *at, value=link[:60])
