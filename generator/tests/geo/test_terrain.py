"""The base layer as it is drawn: cut at the edges, simplified, named."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from pathlib import Path

import pytest
from built import ROOT
from hypothesis import given
from hypothesis import strategies as st

from wegweiser.geo.courses import Frame, cut_area, cut_line, simplify
from wegweiser.geo.plane import Paper, Plane, fit_plane
from wegweiser.geo.terrain import OVERHANG, Layer, Spot, area_of, draw_terrain, middle_of_area
from wegweiser.model.ground import Feature, Ground
from wegweiser.reading.ground import read_ground

FRAME = Frame(0, 0, 100, 100)
coordinates = st.integers(-300, 400).map(float)
points = st.tuples(coordinates, coordinates)
DISTRICT = ROOT.parent / "shared" / "data" / "map" / "base_bergedorf.geojson"


def plane() -> Plane:
    return fit_plane((53.4868, 10.1905), [], Paper(400, 400, pin=20, line=12))


def test_a_line_is_cut_where_it_leaves():
    assert cut_line([(-50, 50), (50, 50), (50, 150), (80, 150), (80, 50)], FRAME) == [
        ((0, 50), (50, 50), (50, 100)),
        ((80, 100), (80, 50)),
    ]
    assert cut_line([(-50, -50), (-10, 200)], FRAME) == []
    assert cut_line([(5, 5)], FRAME) == []


def test_an_area_is_cut_to_the_frame():
    ring = cut_area([(-50, -50), (200, -50), (200, 200), (-50, 200)], FRAME)
    assert abs(area_of(ring)) == pytest.approx(10_000)
    assert cut_area([(200, 200), (300, 200), (300, 300)], FRAME) == ()


@given(st.lists(points, min_size=2, max_size=30))
def test_what_is_cut_stays_inside(line):
    room = Frame(-1e-6, -1e-6, 100 + 1e-6, 100 + 1e-6)
    assert all(room.holds(point) for piece in cut_line(line, FRAME) for point in piece)
    assert all(room.holds(point) for point in cut_area(line, FRAME))


@given(st.lists(points, min_size=1, max_size=450))
def test_a_simplified_line_keeps_its_ends_and_passes_near_all_points(line):
    found = simplify(line, 5)
    assert (found[0], found[-1]) == (line[0], line[-1])
    assert set(found) <= set(line)
    pairs = list(pairwise(found)) or [(found[0], found[0])]
    assert all(min(_away(point, *pair) for pair in pairs) <= 5 + 1e-6 for point in line)


def _away(point, start, end):
    across, down = end[0] - start[0], end[1] - start[1]
    length = across**2 + down**2
    share = (
        0
        if length == 0
        else ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length
    )
    share = min(1, max(0, share))
    return hypot(point[0] - start[0] - across * share, point[1] - start[1] - down * share)


def test_kinds_are_drawn_from_the_ground_up_and_named_in_their_middle():
    square = ((53.485, 10.189), (53.485, 10.192), (53.488, 10.192), (53.488, 10.189))
    ground = Ground(
        (
            Feature("station", (((53.4868, 10.1905),),), name="Probe"),
            Feature("rail", (((53.4868, 10.0), (53.4868, 10.5)),)),
            Feature("boundary", (square,), closed=True, name="Viertel"),
            Feature("water", (((53.4, 10.19), (53.6, 10.19)),), name="Fluss"),
            Feature("station", (((54.4868, 10.1905),),), name="Weit fort"),
        )
    )
    terrain = draw_terrain(ground, plane())
    assert [(layer.kind, layer.closed) for layer in terrain.layers] == [
        ("water", False),
        ("boundary", True),
        ("rail", False),
    ]
    (rail,) = (layer for layer in terrain.layers if layer.kind == "rail")
    assert rail == Layer(
        "rail", closed=False, lines=(((-OVERHANG, 200.0), (400 + OVERHANG, 200.0)),)
    )
    assert [(spot.kind, spot.name) for spot in terrain.spots] == [
        ("station", "Probe"),
        ("boundary", "Viertel"),
    ]
    assert terrain.spots[0] == Spot("station", "Probe", (200.0, 200.0))


def test_the_middle_of_a_square():
    assert middle_of_area(((0, 0), (10, 0), (10, 10), (0, 10))) == (5, 5)


def test_nothing_without_a_base():
    assert draw_terrain(None, plane()).layers == ()


@pytest.mark.skipif(
    not DISTRICT.exists(), reason="the surveyed district lies beside the project only"
)
def test_a_surveyed_district_is_drawn():
    terrain = draw_terrain(read_ground(Path(DISTRICT).read_bytes()), plane())
    assert {layer.kind for layer in terrain.layers} >= {"rail"}
