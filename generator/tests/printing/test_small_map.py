"""The way from home on a sheet: only where it helps, black on white, never to a hidden door."""

from __future__ import annotations

import re
from datetime import date

import pytest
from built import ROOT
from paper import Printed
from tiny import TODAY, TinyDirectory

from wegweiser.cli.press import open_press
from wegweiser.geo.boxes import Box
from wegweiser.pages.site import Site
from wegweiser.printing.pieces import Format, Reading
from wegweiser.printing.sheet import sheet
from wegweiser.printing.small_map import HEIGHT, WIDTH, draw_way, small_map

NEAR = "  den: {name: Raum, lat: 53.4900, lon: 10.2050}\n"
ROWS = [
    f"- {{every: week, on: [tue], from: '{hour}:{minute}0', to: '{hour}:{minute}5', note: N.}}\n"
    for hour in range(10, 20)
    for minute in range(3)
]


def reading(tiny: TinyDirectory) -> Reading:
    return open_press(tiny.root, TODAY, "de", "en", "de").readings[0]


def printed(tiny: TinyDirectory, form: Format | None = None) -> Printed:
    return Printed(sheet(reading(tiny), ["treff"], form or Format()))


def maps(found: Printed) -> list[tuple[int, str]]:
    """On which pages maps are, and the words that stand for them."""
    return [
        (number, words)
        for number in range(found.pages)
        for kind, words in found.tags(number)
        if kind == "Figure" and words.startswith("Map")
    ]


def test_sheet_shows_the_way_as_its_page_does(tiny: TinyDirectory):
    tiny.actor(NEAR)
    tiny.offer("place: den\n")
    found = printed(tiny)
    assert maps(found) == [(0, "Map: Raum")]
    assert found.text.count("about 15 to 25 minutes on foot (1 km as the crow flies)") >= 1
    assert "etwa 15 bis 25 Minuten zu Fuß (1 km Luftlinie)" in found.text.replace("\r\n", " ")


@pytest.mark.parametrize(
    "place",
    [
        "{name: Raum, city: Musterstadt, hide_address: yes}",
        "{name: Raum, lat: 53.49, lon: 10.205, inside: yes}",
        "{name: Raum}",
    ],
    ids=["hidden", "inside", "unknown"],
)
def test_hidden_and_near_places_have_no_map(tiny: TinyDirectory, place: str):
    tiny.actor(f"  den: {place}\n")
    tiny.offer("place: den\n")
    found = printed(tiny)
    assert maps(found) == []
    assert "crow" not in found.text


def test_two_places_have_no_map(tiny: TinyDirectory):
    tiny.actor(NEAR + "  far: {name: Halle, lat: 53.4950, lon: 10.2100}\n")
    tiny.offer("place: [den, far]\n")
    assert maps(printed(tiny)) == []


def test_map_is_left_out_where_the_page_is_full(tiny: TinyDirectory):
    tiny.actor(NEAR)
    seen = []
    for number in (10, 20, 30):
        tiny.offer(f"place: den\ntimes:\n{''.join(ROWS[:number])}")
        found = printed(tiny)
        seen.append((found.pages, len(maps(found))))
    assert seen == [(1, 1), (1, 0), (2, 1)]


def example() -> Site:
    return open_press(ROOT, date(2026, 11, 22), "de", "de", "de").site


def test_all_maps_of_the_example_are_black_on_white_and_nothing_overlaps():
    site = example()
    plane, ground = site.atlas.wide.plane, site.directory.ground
    assert len(site.atlas.cuttings) > 20
    for cutting in site.atlas.cuttings.values():
        drawn = draw_way(cutting, plane, ground)
        boxes = [label.box for label in drawn.labels] + _signs(drawn.home, drawn.at)
        pairs = [(a, b) for at, a in enumerate(boxes[:-2]) for b in boxes[at + 1 :]]
        assert [pair for pair in pairs if pair[0].overlaps(pair[1])] == []
        assert all(label.box.inside(WIDTH, HEIGHT) for label in drawn.labels)
        bar = Box(drawn.bar.start, HEIGHT - 24, drawn.bar.start + drawn.bar.length, HEIGHT)
        assert bar.inside(WIDTH, HEIGHT)
        assert not any(_on(bar, point) for point in (drawn.home, drawn.at))


def _signs(home: tuple[float, float], at: tuple[float, float]) -> list[Box]:
    return [
        Box(home[0] - 12, home[1] - 11, home[0] + 12, home[1] + 11),
        Box(at[0] - 8, at[1] - 25, at[0] + 8, at[1]),
    ]


def _on(box: Box, point: tuple[float, float]) -> bool:
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def test_picture_has_no_colours():
    edition = open_press(ROOT, date(2026, 11, 22), "de", "ar", "de").readings[0].own
    drawn = small_map(edition, "schwimmkurs-frauen")
    assert drawn is not None
    assert set(re.findall(r'(?:fill|stroke)="([^"u]+)"', drawn["picture"])) == {
        "none",
        "#000",
        "#fff",
    }
