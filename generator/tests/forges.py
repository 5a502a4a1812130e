"""What forges make of Markdown: their own parsers, then what they look for in the result.

GitHub's parser is cmark-gfm, GitLab's is comrak; Gitea's knows no more than they do. What they look
for afterwards (people, issues, commits, addresses, pictures by name) is modelled by their published
patterns, none of which applies inside of `code`, `pre` and `a`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
import comrak
from cmarkgfm.cmark import Options

PATTERNS = {
    "github mention": r"(?<![\w])@[a-z0-9][a-z0-9-]*",
    "github issue": r"(?:^|[^\w])#\d+\b",
    "github gh-1": r"\bgh-\d+",
    "github advisory": r"\bghsa-[\w-]+",
    "github own links": r"\b[a-z]\w*-\d+",
    "commit": r"(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])",
    "emoji": r":[\w+-]+:",
    "gitlab references": r"[#!$%&~^@*][\w\"'.]",
    "gitlab issue words": r"\[\w+:\d+\]",
    "gitlab wiki": r"\[\[.+?\]\]",
    "gitea mention": r"(?:\s|^|\W)(@[0-9a-zA-Z-_.]+)",
    "gitea short link": r"\[\[(.*?)\]\](\w*)",
    "gitea tracker": r"(?:\s|^|\W)([A-Z]{1,10}-[1-9][0-9]*)\b",
    "mail": r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]",
    "address": r"[a-z][a-z0-9+.-]*://\S",
    "www": r"\bwww\.",
    "formula": r"\\[a-z]",
}


_RETIRED = {"header_ids", "header_id_prefix"}


@dataclass(slots=True)
class _Shown(HTMLParser):
    tags: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    depth: int = 0

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [f"{name}={value}" for name, value in attrs]
        self.depth += tag in {"code", "pre", "a"}

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in {"code", "pre", "a"}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if not self.depth:
            self.seen.append(data)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader meets: elements, their attributes, the text, and what was found in it."""

    tags: list[str]
    attributes: list[str]
    text: str
    found: list[str]


def shown(html: str) -> Shown:
    page = _Shown()
    page.feed(html)
    page.close()
    found = [
        f"{name}: {match[0]}"
        for name, pattern in PATTERNS.items()
        for text in page.seen
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]
    return Shown(page.tags, page.attributes, "".join(page.texts), found)


def github(markdown: str) -> Shown:
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return shown(cmarkgfm.github_flavored_markdown_to_html(markdown, options=options))


def gitlab(markdown: str) -> Shown:
    """With all that comrak can do, more than GitLab asks of it."""
    extensions = comrak.ExtensionOptions()
    for name in dir(extensions):
        if name not in _RETIRED and getattr(extensions, name) is False:
            setattr(extensions, name, True)
    parsing, rendering = comrak.ParseOptions(), comrak.RenderOptions()
    parsing.relaxed_autolinks = True
    rendering.unsafe_ = True
    return shown(comrak.render_markdown(markdown, extensions, parsing, rendering))


FORGES: dict[str, Callable[[str], Shown]] = {"github": github, "gitlab": gitlab}
