"""Labels of a map: each where it finds room, none over another, over a pin or over the edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from wegweiser.geo.boxes import Box, Room
from wegweiser.geo.plane import Point

Anchor = Literal["beside", "over"]
Side = Literal["right", "left", "under", "over"]
TOUCH = 2.0
"""Units between a sign and its text."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A text that wants to stand `beside` a point or `over` it, in letters `size` units high."""

    kind: str
    text: str
    point: Point
    size: float
    anchor: Anchor = "beside"


@dataclass(frozen=True, slots=True)
class Label:
    """A text that found room: its box, and the middle of its base line."""

    kind: str
    text: str
    at: Point
    box: Box


def place_labels(captions: Iterable[Caption], room: Room) -> tuple[Label, ...]:
    """The captions that find room, in their order; the others are left out.

    What is left out says the list beside the map.
    """
    placed = ((caption, room.first_free(_boxes(caption))) for caption in captions)
    return tuple(_label(caption, box) for caption, box in placed if box is not None)


def place_tag(text: str, size: float, at: Point, half: float, room: Room) -> Side | None:
    """The side on which a text touches a sign that reaches `half` so far around a point.

    The room there is taken. None where no side is free: farther away, nobody knows whose it is.
    """
    for side in get_args(Side):
        if room.first_free([tag_box(text, size, at, half, side)]):
            return side  # type: ignore[no-any-return]  # `get_args` does not say what it gets
    return None


def tag_box(text: str, size: float, at: Point, half: float, side: Side) -> Box:
    """The room of a text on one side of a sign."""
    width, height, away = text_width(text, size), size * 1.3, half + TOUCH
    left = {"right": at[0] + away, "left": at[0] - away - width}.get(side, at[0] - width / 2)
    top = {"under": at[1] + away, "over": at[1] - away - height}.get(side, at[1] - height / 2)
    return Box(left, top, left + width, top + height)


def text_width(text: str, size: float) -> float:
    """How wide a text is at most, in the units of its size; no font is asked.

    Bold Noto Sans takes 0.58 of its size for a letter, 0.7 for a capital, 0.95 for an Ethiopic one,
    0.5 for an Arabic one.
    """
    return size * sum(_letter(letter) for letter in text) + size * 0.3


def _letter(letter: str) -> float:
    if ord(letter) >= 0x1200:
        return 0.95
    if "\u0600" <= letter <= "\u06ff":
        return 0.55
    if letter.isupper() or letter in "mwMW@%—":
        return 0.8
    return 0.36 if letter in "iIljt.,:;'|! " else 0.62


def _label(caption: Caption, box: Box) -> Label:
    at = (box.left + box.right) / 2, box.bottom - caption.size * 0.32
    return Label(caption.kind, caption.text, at, box)


def _boxes(caption: Caption) -> Iterator[Box]:
    """To the right, left, above and below a point, then farther away; or around it."""
    across, down = caption.point
    width, height = text_width(caption.text, caption.size), caption.size * 1.3
    if caption.anchor == "over":
        for right, below in _nudges(width, height):
            left, top = across + right - width / 2, down + below - height / 2
            yield Box(left, top, left + width, top + height)
        return
    for gap in (0.7, 1.4, 2.2):
        away = gap * caption.size
        for left, top in (
            (across + away, down - height / 2),
            (across - away - width, down - height / 2),
            (across - width / 2, down - away - height),
            (across - width / 2, down + away),
            (across + away, down - away - height / 2),
            (across - away - width, down - away - height / 2),
            (across + away, down + away - height / 2),
            (across - away - width, down + away - height / 2),
        ):
            yield Box(left, top, left + width, top + height)


def _nudges(width: float, height: float) -> Iterator[Point]:
    yield 0.0, 0.0
    for step in range(1, 7):
        for right, below in ((0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)):
            yield right * step * width / 3, below * step * height
