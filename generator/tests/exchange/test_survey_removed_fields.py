"""A field that is no longer published leaves its file; everything else stays byte for byte."""

from __future__ import annotations

import pytest

from wegweiser.exchange.records.change import NotChangeableError, remove_field


@pytest.mark.parametrize(
    ("before", "after", "at"),
    [
        (
            "needs:\n- id: a\n  asked_by: 9 # so viele\n  known_by: 8 # davon\n  # Ende\n",
            "needs:\n- id: a\n  asked_by: 9 # so viele\n  # Ende\n",
            ("needs", 0, "known_by"),
        ),
        ("a: {b: 1, c: 2, d: 3}\n", "a: {b: 1, d: 3}\n", ("a", "c")),
        ("a: {b: 1, c: 2, d: 3} # x\n", "a: {c: 2, d: 3} # x\n", ("a", "b")),
        ("a: {b: 1,\n    c: 2}\n", "a: {b: 1}\n", ("a", "c")),
        ("a:\n  b: 1\n\n  c:\n    d: 2\n\n", "a:\n  b: 1\n\n\n", ("a", "c")),
        ("x: 1\r\ny: 2\r\nz: 3", "x: 1\r\nz: 3", ("y",)),
        ("\ufeffx: 1\ny: 2", "\ufeffx: 1\n", ("y",)),
    ],
)
def test_field_removed(before: str, after: str, at: tuple[str | int, ...]):
    assert remove_field(before.encode(), at).decode() == after


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("- a: 1\n  b: 2\n", (0, "a")),
        ("a: {b: 1}\n", ("a", "b")),
        ("a: 1\nb: 2\n", ("c",)),
        ("a: [1]\nb: 2\n", ("a", 0)),
        ("a: 1\nb: [\n", ("a",)),
    ],
)
def test_field_that_only_a_person_can_remove(text: str, at: tuple[str | int, ...]):
    with pytest.raises(NotChangeableError):
        remove_field(text.encode(), at)
