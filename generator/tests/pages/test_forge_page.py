"""Pages of Markdown that fit into a comment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wegweiser.pages.proposals.forge_page import Block, table, to_markdown


def more(number: int) -> str:
    return f"+{number}"


def test_a_page_with_room_for_all() -> None:
    blocks = [
        Block(("# a", "b")),
        Block(),
        Block(("c",), ("- d", "- e")),
        Block((), ("f", "g"), "\n\n"),
    ]
    assert to_markdown(blocks, more) == "# a\n\nb\n\nc\n\n- d\n- e\n\nf\n\ng\n"


def test_a_table() -> None:
    assert "\n".join(table(("a", ""), [("b", "c"), ("d", "e")])) == (
        "| a |  |\n| --- | --- |\n| b | c |\n| d | e |"
    )
    assert table(("a",), []) == ()


def test_the_longest_block_gives_up_its_last_half() -> None:
    blocks = [Block(("a",), ("x" * 9,) * 2), Block(("b",), ("y" * 9,) * 8)]
    assert to_markdown(blocks, more, limit=80) == (
        f"a\n\n{'x' * 9}\n{'x' * 9}\n\nb\n\n{'y' * 9}\n{'y' * 9}\n{'y' * 9}\n{'y' * 9}\n\n+4\n"
    )


PIECES = st.lists(st.text("xyz", min_size=1, max_size=30), max_size=20)
BLOCKS = st.lists(
    st.builds(Block, st.just(("p",)), PIECES.map(tuple), st.sampled_from(["\n", "\n\n"])),
    max_size=5,
)


@given(BLOCKS, st.integers(60, 400))
def test_a_page_fits_and_counts_what_it_leaves_out(blocks: list[Block], limit: int) -> None:
    text = to_markdown(blocks, more, limit=limit)
    assert len(text) <= limit
    left_out = sum(int(line[1:]) for line in text.split("\n") if line.startswith("+"))
    shown = [line for line in text.split("\n") if line and line != "p" and not line.startswith("+")]
    every = [piece for block in blocks for piece in block.pieces]
    assert len(shown) + left_out == len(every)
    assert all(piece in every for piece in shown)
