"""What YAML 1.2 makes of a text without quotes."""

from __future__ import annotations

import math

import pytest
from exchange.yaml12 import load

from wegweiser.exchange.core_values import is_typed, plain_value

TEXTS = [
    "~", "null", "NULL", "nUll", "true", "False", "yes", "no", "on", "0", "016", "-3", "+49",
    "0o17", "0o8", "0x1F", "1_000", "1.5", ".5", "5.", "1e3", "1e", "-.inf", ".INF", "08:30",
    "2026-12-05", "a", "sport", "2025", "1st",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_what_an_editor_takes_it_for(text: str) -> None:
    value = plain_value(text)
    assert (type(value), value) == (type(load(text)), load(text))
    assert is_typed(text) == (not isinstance(value, str))


def test_nothing_and_no_number() -> None:
    assert plain_value("") is None
    number = plain_value(".nan")
    assert isinstance(number, float)
    assert math.isnan(number)
