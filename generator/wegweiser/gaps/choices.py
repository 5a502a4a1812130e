"""One change for several needs: the value of a requirement that suits the most persons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wegweiser.gaps.advice import PLACES, Wanted
from wegweiser.gaps.ages import read_ages
from wegweiser.model import Offer
from wegweiser.model.needs import Window
from wegweiser.model.offer import Age
from wegweiser.model.values import GERMAN_LEVELS, WEEKDAYS, Clock

INTERPRETER: Final = "interpreter"
"""The value of `languages` that suits all: somebody interprets."""
SLOT: Final = 60
"""Minutes that two windows must share before one time is said to suit both."""
MIDNIGHT: Final = Clock(24 * 60)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value, and which of the wants it meets, by their numbers."""

    value: Wanted
    met: tuple[int, ...]


def choose(requirement: str, wants: Sequence[Any], persons: Sequence[int], offer: Offer) -> Choice:
    """The value that meets the wants of the most persons; then of the most needs.

    `wants` is what each need asks for, `persons` how many asked. Where one value meets all (the
    lowest German level, the widest age), it is that.
    """
    if requirement in _MEETS_ALL:
        return Choice(_MEETS_ALL[requirement](wants, offer), tuple(range(len(wants))))
    options, meets = _ONE_OF[requirement]
    best: tuple[tuple[int, int], Any, tuple[int, ...]] | None = None
    for option in options(wants):
        met = tuple(place for place, want in enumerate(wants) if meets(option, want))
        weight = sum(persons[place] for place in met), len(met)
        if best is None or weight > best[0]:
            best = weight, option, met
    assert best is not None  # noqa: S101 -- each want is among its own options
    _, option, met = best
    value = _common_window([wants[place] for place in met]) if requirement == "when" else option
    return Choice(value, met)


def _widest(wants: Sequence[Age], offer: Offer) -> Age:
    """The ages of the offer and of all needs."""
    ages = [read_ages(age) for age in (*wants, offer.for_.age)]
    widest = {"from_": min(first for first, _ in ages), "to": max(last for _, last in ages)}
    return wants[0].model_copy(update=widest)


def _lowest(wants: Sequence[Any], _: Offer) -> str:
    return str(min(wants, key=GERMAN_LEVELS.index))


def _languages(wants: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield from sorted({tag for want in wants for tag in want})
    yield INTERPRETER


def _each(wants: Sequence[tuple[str, ...]]) -> list[str]:
    return sorted({way for want in wants for way in want})


_Slot = tuple[str, int, int]


def _slots(wants: Sequence[Window]) -> list[_Slot]:
    """An hour from the beginning of each window, on each of its days."""
    slots = set()
    for window in wants:
        start, end = _hours(window)
        slots |= {(day, start, min(start + SLOT, end)) for day in window.days or WEEKDAYS}
    return sorted(slots, key=lambda slot: (WEEKDAYS.index(slot[0]), *slot[1:]))


def _inside(slot: _Slot, window: Window) -> bool:
    start, end = _hours(window)
    return slot[0] in (window.days or WEEKDAYS) and start <= slot[1] and slot[2] <= end


def _hours(window: Window) -> tuple[Clock, Clock]:
    start = Clock(0) if window.from_ is None else window.from_
    return start, MIDNIGHT if window.to is None else window.to


def _common_window(windows: Sequence[Window]) -> Window:
    """The days and hours that all of them have."""
    if len(set(windows)) == 1:
        return windows[0]
    days = [day for day in WEEKDAYS if all(day in (one.days or WEEKDAYS) for one in windows)]
    hours = [_hours(window) for window in windows]
    common = {"from_": max(start for start, _ in hours), "to": min(end for _, end in hours)}
    return windows[0].model_copy(update={"days": tuple(days), **common})


_MEETS_ALL: Final[Mapping[str, Callable[[Sequence[Any], Offer], Wanted]]] = {
    "age": _widest,
    "childcare": lambda *_: True,
    "within_km": lambda wants, _: min(wants),
    "cost": lambda *_: "free",
    "german_level": _lowest,
    "features": lambda wants, _: tuple(_each(wants)),
    PLACES: lambda *_: True,
}
_ONE_OF: Final[Mapping[str, tuple[Callable[[Any], Any], Callable[[Any, Any], bool]]]] = {
    "topic": (lambda wants: sorted(set(wants)), lambda topic, want: topic == want),
    "languages": (_languages, lambda tag, want: tag == INTERPRETER or tag in want),
    "when": (_slots, _inside),
    "access": (_each, lambda way, want: way in want),
}
