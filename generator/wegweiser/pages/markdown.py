"""Partners' Markdown: paragraphs, lists, bold and links; everything else stays as it was written.

A line end is a line end, a lone `*` or `_` is itself. Untrusted: what comes out went through an
allow-list sanitiser, and a refused link leaves only its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape
from pydantic_core import PydanticCustomError

from wegweiser.model.addresses import read_email, url_fault

TAGS = {"p", "br", "strong", "ul", "ol", "li", "a"}

_SPECIAL = re.compile(r"[*\[\]\r\t]|://|^[ ]*(?:[-+]|[0-9]+[.)])(?:[ ]|$)|[ ]$|^[ ]", re.MULTILINE)
"""What makes a text more than paragraphs and line ends."""
_BARE_LINK = re.compile(r"https?://[!-\[\]-~]*[/=#&A-Za-z0-9]")
_TEL = re.compile(r"tel:\+?[0-9]{3,15}")
_PARAGRAPH = Markup("<p>{}</p>")
_LINE_END = Markup("<br>\n")


@lru_cache(maxsize=65_536)
def to_html(text: str) -> Markup:
    """The text as safe HTML."""
    text = text.strip()
    if _SPECIAL.search(text):
        return _sanitise(_parser().render(text))
    paragraphs = re.split(r"\n{2,}", text)
    return Markup("\n").join(
        _PARAGRAPH.format(_LINE_END.join(escape(line) for line in paragraph.split("\n")))
        for paragraph in paragraphs
    )


def link_target(address: str) -> str | None:
    """The address if it may be linked: https, http, `mailto:` a plain address, `tel:` digits."""
    if address.startswith("mailto:"):
        return address if _is_email(address.removeprefix("mailto:")) else None
    return address if _TEL.fullmatch(address) or url_fault(address) is None else None


def _is_email(text: str) -> bool:
    try:
        return read_email(text) == text
    except PydanticCustomError:
        return False


def _sanitise(html: str) -> Markup:
    clean: str = _cleaner().clean(html)
    return Markup(clean.strip())  # noqa: S704 -- this is where it becomes safe


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        attribute_filter=_attribute,
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )


def _attribute(_tag: str, name: str, value: str) -> str | None:
    return link_target(value) if name == "href" else value


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 -- the library's name
        """Every link is read as one, so that a refused one can leave its text."""
        return bool(url)


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("zero", {"breaks": True})
    parser.enable(["list", "newline", "link", "emphasis", "text_join"])
    parser.core.ruler.push("links", _mend_links)
    for name in ("em_open", "em_close", "strong_open", "strong_close"):
        parser.add_render_rule(name, _emphasis)
    return parser


def _emphasis(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Only `**` makes bold; every other mark is shown as it was written."""
    token = tokens[index]
    if token.markup != "**":
        return token.markup
    return "<strong>" if token.nesting == 1 else "</strong>"


def _mend_links(state: StateCore) -> None:
    """Refused links become their text, wordless ones say where they lead, bare addresses link."""
    for block in state.tokens:
        if block.children:
            block.children = list(_mended(block.children))


def _mended(tokens: Sequence[Token]) -> Iterator[Token]:
    refused = inside = False
    wordless = ""
    for token in tokens:
        if token.type == "link_open":
            address = link_target(str(token.attrs.get("href", "")))
            refused, inside, wordless = address is None, True, address or ""
        if token.type in {"link_open", "link_close"}:
            inside = token.nesting == 1
            if wordless and not inside:
                yield _text(wordless)
            if not refused:
                yield token
        elif token.type == "text" and not inside:
            yield from _linked(token.content)
        else:
            wordless = "" if token.content.strip() else wordless
            yield token


def _linked(text: str) -> Iterator[Token]:
    at = 0
    for found in _BARE_LINK.finditer(text):
        if link_target(found[0]) is None:
            continue
        yield _text(text[at : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": found[0]})
        yield _text(found[0])
        yield Token("link_close", "a", -1)
        at = found.end()
    yield _text(text[at:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
