"""What pages say as HTML, as a tree that Typst shows: the same words on the screen and on paper.

Only what `pages` rendered and escaped comes here. A node is a text, or a mapping with `kind` and
the nodes inside, `of`; pictures and marks for scripts are left out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

Node = str | dict[str, Any]

_KINDS = {
    "a": "link", "b": "strong", "div": "par", "li": "item", "ol": "ol", "p": "par",
    "small": "small", "strong": "strong", "ul": "ul",
}  # fmt: skip
_BLOCKS = frozenset({"par", "item", "ul", "ol"})
_LEFT_OUT = frozenset({"svg", "script", "style"})
_PLAIN = frozenset({"kind", "of"})
_DIRECTED = frozenset({"kind", "of", "dir"})
_VOID = frozenset({"br", "wbr", "img", "use"})
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_LONG = re.compile(r"[^\s\u0590-\u08ff\ufb1d-\ufefc]{25,}")
_NUMBER = re.compile(r"[0-9]+(?:[:.,][0-9]+)*")
"""Figures that stand in their order in every direction (UAX 9, W4): an hour, an amount."""
_PIECE = re.compile(r"(\w{12})(?=\w)")


def to_nodes(html: str) -> list[Node]:
    """The nodes of a piece of HTML, without white space that means nothing."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return _trimmed(parser.root["of"])


def plain(nodes: list[Node]) -> str:
    """The letters of nodes, as they are read aloud."""
    return "".join(node if isinstance(node, str) else _plain_block(node) for node in nodes)


def _plain_block(node: dict[str, Any]) -> str:
    if node["kind"] == "break":
        return "\n"
    text = plain(node["of"])
    return f"{text}\n" if node["kind"] in {"par", "item"} else text


class _Parser(HTMLParser):
    """Builds the tree; the HTML is well formed, since our templates and the sanitiser made it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: dict[str, Any] = {"kind": "root", "of": []}
        self.open: list[tuple[str, dict[str, Any]]] = [("", self.root)]
        self.left_out = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if self.left_out or tag in _LEFT_OUT:
            self.left_out += tag not in _VOID
            return
        if tag in _VOID:
            if tag == "br":
                self.open[-1][1]["of"].append({"kind": "break", "of": []})
            elif tag == "wbr":
                self.open[-1][1]["of"].append(_MAY_BREAK)
            return
        node = _node(tag, dict(attributes))
        self.open[-1][1]["of"].append(node)
        self.open.append((tag, node))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self.left_out:
            self.left_out -= tag not in _VOID
        elif len(self.open) > 1 and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Text, whose line ends are spaces."""
        if not self.left_out:
            text = " ".join(data.split("\n"))
            self.open[-1][1]["of"].append(_LONG.sub(_breakable, text))


def _breakable(word: re.Match[str]) -> str:
    """A word longer than a line may break anywhere; Arabic letters would lose their joins."""
    return _PIECE.sub(rf"\1{_MAY_BREAK}", word[0])


def _node(tag: str, attributes: dict[str, str | None]) -> dict[str, Any]:
    """What an element is on paper."""
    node: dict[str, Any] = {"kind": _KINDS.get(tag, "span"), "of": []}
    if tag == "a":
        node["to"] = attributes.get("href") or ""
    for name in ("lang", "dir"):
        if value := attributes.get(name):
            node[name] = value
    return node


def _trimmed(nodes: list[Node]) -> list[Node]:
    """Without empty texts around blocks, and without marks that say nothing."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            _append(found, node)
            continue
        inside = _trimmed(node["of"])
        if node["kind"] == "span" and (node.keys() == _PLAIN or _is_number(node, inside)):
            for each in inside:
                _append(found, each)
        else:
            found.append({**node, "of": inside})
    return [node for at, node in enumerate(found) if not _between_blocks(found, at)]


def _is_number(node: dict[str, Any], inside: list[Node]) -> bool:
    """Whether a mark of direction changes nothing; thousands of them took a sixth of the time."""
    return node.keys() == _DIRECTED and all(
        isinstance(each, str) and _NUMBER.fullmatch(each) for each in inside
    )


def _append(nodes: list[Node], node: Node) -> None:
    """Add a node; text goes on where text stands already, a line begins without spaces."""
    if isinstance(node, str) and nodes and isinstance(nodes[-1], dict):
        node = node.lstrip() if nodes[-1]["kind"] == "break" else node
    if isinstance(node, str) and nodes and isinstance(nodes[-1], str):
        nodes[-1] += node
    else:
        nodes.append(node)


def _between_blocks(nodes: list[Node], at: int) -> bool:
    node = nodes[at]
    if not isinstance(node, str) or node.strip():
        return False
    beside = [nodes[index] for index in (at - 1, at + 1) if 0 <= index < len(nodes)]
    return all(not isinstance(each, str) and each["kind"] in _BLOCKS for each in beside)
