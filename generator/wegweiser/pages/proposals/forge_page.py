"""Markdown for a forge that fits into a comment: what has no room goes in whole pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

LIMIT: Final = 64_000
"""Characters: GitHub takes 65,536 in a comment; who posts it adds a line of its own."""


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that always stay, and pieces of Markdown after them, the first ones longest.

    `between` stands between two pieces: one line end in a table or list, two for paragraphs.
    `left_out`: how many pieces had no room.
    """

    paragraphs: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    between: str = "\n"
    left_out: int = 0

    @property
    def size(self) -> int:
        """How many characters its pieces have."""
        return sum(map(len, self.pieces)) + len(self.between) * len(self.pieces)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The lines of a table; its first piece is the first row with the head above it.

    Cells are harmless already: no line end and no bare `|` is in them.
    """
    lines = [_row(cells) for cells in rows]
    top = f"{_row(head)}\n{_row(['---'] * len(head))}"
    return (f"{top}\n{lines[0]}", *lines[1:]) if lines else ()


def to_markdown(blocks: Iterable[Block], more: Callable[[int], str], *, limit: int = LIMIT) -> str:
    """The blocks one after the other; `more` says how many pieces of a block were left out.

    The block with the longest pieces gives up the last half of them, again and again.
    """
    kept = [block for block in blocks if block.paragraphs or block.pieces]
    text = _joined(kept, more)
    while len(text) > limit and any(block.pieces for block in kept):
        longest = max(range(len(kept)), key=lambda number: kept[number].size)
        kept[longest] = _halved(kept[longest])
        text = _joined(kept, more)
    return text


def _halved(block: Block) -> Block:
    half = len(block.pieces) // 2
    gone = len(block.pieces) - half
    return replace(block, pieces=block.pieces[:half], left_out=block.left_out + gone)


def _joined(blocks: Iterable[Block], more: Callable[[int], str]) -> str:
    return "\n\n".join(_block(block, more) for block in blocks) + "\n"


def _block(block: Block, more: Callable[[int], str]) -> str:
    parts = [*block.paragraphs]
    if block.pieces:
        parts.append(block.between.join(block.pieces))
    if block.left_out:
        parts.append(more(block.left_out))
    return "\n\n".join(parts)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
