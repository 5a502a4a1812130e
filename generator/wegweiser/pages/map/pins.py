"""The pins of the map: written once for both sheets, at their places on the wide one.

A sheet is those places moved and made smaller as a whole, and what its plan has elsewhere: beside
its place, at the edge, in a pile with others. That stands in a style sheet for all languages. So
who enlarges the map finds the true places in the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wegweiser.geo.labels import Side, place_tag
from wegweiser.geo.plane import Plane, Point
from wegweiser.pages.assets import minify_css
from wegweiser.pages.map.atlas import Atlas, Drawing
from wegweiser.pages.templating import template

Step = tuple[int, int]
"""Units of the wide sheet, from home to the right and down."""

WHERE: Final[Mapping[str, str]] = {
    "phone": "screen and (max-width: 39.99rem)",
    "wide": "print, (min-width: 40rem)",
}
"""Where each sheet is shown."""
SHAPE = 28.0
"""How large the shapes of `map_shapes.html` are at most."""
LETTERS = 11.0
"""The size of names beside pins."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a sheet shows the pins: `zoom` makes it as high as the wide one.

    A unit of the wide sheet is `share` of one here; shapes are drawn `size` times as large as they
    are there. `moved` are the pins at each spot that is not their place; those in `bare` are the
    uppermost of a pile on the other sheet only.
    """

    where: str
    sides: str
    home: Point
    zoom: float
    share: float
    size: float
    moved: tuple[tuple[Step, tuple[int, ...]], ...]
    bare: tuple[int, ...]


def steps_to(atlas: Atlas) -> Mapping[int, Step]:
    """Where each number's place lies, seen from home."""
    plane = atlas.wide.plane
    return {spot.number: _step(plane, plane.place(*spot.at), 1) for spot in atlas.spots}


def _step(plane: Plane, at: Point, share: float) -> Step:
    return round((at[0] - plane.home[0]) / share), round((at[1] - plane.home[1]) / share)


def uppermost(drawing: Drawing) -> frozenset[int]:
    """The pins that lie on others: the last of each pile."""
    return frozenset(pin.numbers[-1] for pin in drawing.chart.pins if len(pin.numbers) > 1)


def outlying(atlas: Atlas) -> frozenset[int]:
    """The numbers whose places lie beyond a sheet."""
    return frozenset(
        number
        for drawing in (atlas.phone, atlas.wide)
        for pin in drawing.chart.pins
        if pin.outside
        for number in pin.numbers
    )


def place_names(atlas: Atlas, names: Mapping[int, str]) -> Mapping[int, Side]:
    """On which side of a pin of the wide sheet a name has room; the first ones have the choice.

    `names` by number. What stands in a pile or beyond the sheet has none.
    """
    chart = atlas.wide.chart
    alone = {pin.numbers[0]: pin for pin in chart.pins if len(pin.numbers) == 1 and not pin.outside}
    room, half = chart.room.copy(), chart.paper.pin / 2
    found = (
        (number, place_tag(name, LETTERS, alone[number].at, half, room))
        for number, name in names.items()
        if number in alone
    )
    return {number: side for number, side in found if side}


def draw_pins(atlas: Atlas, choices: Sequence[str]) -> str:
    """The style sheet that puts the pins where the plans have them.

    It narrows the map without a script too: what has not the chosen class goes.
    """
    sheets = [_sheet(atlas, atlas.phone, atlas.wide), _sheet(atlas, atlas.wide, atlas.phone)]
    return minify_css(template("map_pins.css").render(sheets=sheets, choices=choices))


def _sheet(atlas: Atlas, drawing: Drawing, other: Drawing) -> Sheet:
    plane = drawing.plane
    share = atlas.wide.plane.metres / plane.metres
    return Sheet(
        WHERE[drawing.name],
        f"{plane.width:g} / {plane.height:g}",
        plane.home,
        zoom_of(atlas, drawing),
        share,
        drawing.chart.paper.pin / SHAPE / share,
        tuple(_moved(drawing, steps_to(atlas), share)),
        tuple(sorted(uppermost(other) - uppermost(drawing))),
    )


def zoom_of(atlas: Atlas, drawing: Drawing) -> float:
    """How much larger a sheet is drawn, so that all are equally high."""
    return atlas.wide.plane.height / drawing.plane.height


def _moved(
    drawing: Drawing, steps: Mapping[int, Step], share: float
) -> Iterator[tuple[Step, tuple[int, ...]]]:
    for pin in drawing.chart.pins:
        step = _step(drawing.plane, pin.at, share)
        numbers = tuple(number for number in pin.numbers if step != steps[number])
        if numbers:
            yield step, numbers
