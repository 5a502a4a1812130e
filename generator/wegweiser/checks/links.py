"""Links in Markdown texts: each must be one that the page may show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wegweiser.model import Actor, Location, Offer, Problem
from wegweiser.model.addresses import link_fault
from wegweiser.model.links import find_links

_MASKED = re.compile(
    r"\[\s*(?:https?://|(?=www\.))(?P<shown>[a-z0-9-]+(?:\.[a-z0-9-]+)+)[^\]\s]*\s*\]"
    r"\(\s*<?https?://(?P<target>[^/\s()<>?#]+)",
    re.IGNORECASE,
)
"""A link whose text is an address itself: whoever reads it expects to get there."""
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
    for found in _MASKED.finditer(text):
        yield from masked_link(record, at, found["shown"], found["target"])
    for link in find_links(text):
        if not link:
            yield record.problem("not-a-link", *at, value="[…]()")
        elif fault := link_fault(link):
            yield record.problem(fault, *at, value=link[:60])
        elif link.lower().startswith("http://"):
            yield record.problem("insecure-link", *at, value=link[:60])


def masked_link(record: Actor | Offer, at: Location, shown: str, target: str) -> Iterator[Problem]:
    """A link whose text names another host than the one it leads to."""
    shown, target = (name.lower().removeprefix("www.") for name in (shown, target))
    if shown != target:
        yield record.problem("masked-link", *at, value=shown[:60], target=target[:60])
