"""Somebody who subtracts whatever is published, and looks for numbers of 1 to 4."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import permutations

from wegweiser.exchange.survey.disclosure import Published

Key = tuple[str, str]
Within = Callable[[Key, Key], bool]
"""Whether the first need is a part of the second to whoever reads both."""

Found = tuple[str, Key, Key | None, int]
"""What was worked out, from which needs, and the number."""


def attack(
    persons: int,
    needs: Mapping[Key, Published],
    is_within: Within,
    before: Mapping[Key, Published] | None = None,
) -> Iterator[Found]:
    """All numbers that can be worked out; `before` is the file as it was, of the same survey."""
    told = {key: need for key, need in needs.items() if isinstance(need.asked, int)}
    for key, need in told.items():
        yield "asked", key, None, _asked(need)
        yield "persons less asked", key, None, persons - _asked(need)
        for name, part in _parts(need).items():
            yield name, key, None, part
            yield f"asked less {name}", key, None, _asked(need) - part
        if before and key in before:
            yield from _since(key, before[key], need)
    for narrow, broad in permutations(told, 2):
        if is_within(narrow, broad):
            yield from _between(narrow, told[narrow], broad, told[broad])
            thirds = (_asked(told[key]) for key in told if is_within(broad, key))
            for third in (0, *thirds):
                all_ = _asked(told[narrow]) + _asked(told[broad]) + third
                yield "persons less all", narrow, broad, persons - all_


def _since(key: Key, before: Published, now: Published) -> Iterator[Found]:
    if isinstance(before.asked, int):
        yield "asked, since then", key, None, abs(_asked(now) - before.asked)
    for name in _parts(now).keys() & _parts(before).keys():
        yield f"{name}, since then", key, None, abs(_parts(now)[name] - _parts(before)[name])


def _between(narrow: Key, one: Published, broad: Key, other: Published) -> Iterator[Found]:
    more = _asked(other) - _asked(one)
    yield "asked", narrow, broad, more
    for name in _parts(one).keys() & _parts(other).keys():
        rest = _parts(other)[name] - _parts(one)[name]
        yield name, narrow, broad, rest
        yield f"asked less {name}", narrow, broad, more - rest


def _asked(need: Published) -> int:
    assert isinstance(need.asked, int)
    return need.asked


def _parts(need: Published) -> dict[str, int]:
    named = {"known": need.known, **need.barriers}
    return {name: number for name, number in named.items() if isinstance(number, int)}
