"""The plan of a map: nothing overlaps, nothing leaves the sheet, every place is there once."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wegweiser.geo.boxes import Box, Room, box_around
from wegweiser.geo.chart import HOUSE, Chart, Mark, draw_chart
from wegweiser.geo.labels import Caption, place_labels, place_tag, tag_box, text_width
from wegweiser.geo.plane import Paper, find_reach, fit_plane, offset
from wegweiser.geo.rings import draw_bar, draw_rings

HOME = (53.4868, 10.1905)
PHONE = Paper(420, 540, pin=30, line=14)
WIDE = Paper(800, 640, pin=28, line=14)

near = st.tuples(st.floats(-0.03, 0.03), st.floats(-0.05, 0.05))
far = st.tuples(st.floats(-0.4, 0.4), st.floats(-0.6, 0.6))
steps = st.one_of(near, st.just((0.001, 0.001)), st.just((0.0, 0.0)), far)
districts = st.lists(steps, max_size=160)
papers = st.sampled_from([PHONE, WIDE])


def draw(steps: list[tuple[float, float]], paper: Paper) -> Chart:
    places = [(HOME[0] + north, HOME[1] + east) for north, east in steps]
    plane = fit_plane(HOME, places, paper)
    places.sort(key=lambda place: (hypot(*offset(*HOME, *place)), place))
    marks = [Mark(number, *place) for number, place in enumerate(places, 1)]
    return draw_chart(plane, marks, paper, [draw_bar(plane, paper).box])


def boxes_of(chart: Chart) -> list[Box]:
    size = chart.paper.pin
    house = box_around(chart.plane.home, HOUSE * size, HOUSE * size)
    return [house, *(box_around(pin.at, size, size) for pin in chart.pins)]


def overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    return [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)]


@given(districts, papers)
@settings(max_examples=40)
def test_every_mark_is_in_one_pin_and_pins_keep_their_room(steps, paper):
    chart = draw(steps, paper)
    numbers = [number for pin in chart.pins for number in pin.numbers]
    assert sorted(numbers) == list(range(1, len(steps) + 1))
    boxes = boxes_of(chart)
    assert overlapping(boxes) == []
    assert all(box.inside(paper.width, paper.height) for box in boxes)


@given(districts, papers, st.lists(st.text(max_size=40), max_size=30), st.data())
@settings(max_examples=30)
def test_no_label_overlaps_anything_or_is_cut(steps, paper, texts, data):
    chart = draw(steps, paper)
    rings = draw_rings(chart.plane, paper, chart.room)
    points = st.tuples(st.floats(-50, paper.width + 50), st.floats(-50, paper.height + 50))
    captions = [
        Caption(
            "station", text, data.draw(points), 14, data.draw(st.sampled_from(["beside", "over"]))
        )
        for text in texts
    ]
    labels = place_labels(captions, chart.room)
    words = [box_around(ring.label, 3.6 * 14, 1.3 * 14) for ring in rings if ring.label]
    boxes = [*boxes_of(chart), *words, *(label.box for label in labels)]
    assert overlapping(boxes) == []
    assert all(box.inside(paper.width, paper.height) for box in boxes)


@given(districts, papers, st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=30)
def test_no_name_overlaps_anything_or_is_cut(steps, paper, odd, even):
    chart = draw(steps, paper)
    size = chart.paper.pin
    before, names = boxes_of(chart), []
    for number, pin in enumerate(chart.pins):
        text = odd if number % 2 else even
        side = place_tag(text, 11, pin.at, size / 2, chart.room)
        names += [tag_box(text, 11, pin.at, size / 2, side)] if side else []
    assert overlapping([*before, *names]) == []
    assert all(box.inside(paper.width, paper.height) for box in names)


@pytest.mark.parametrize(
    ("taken", "side"),
    [
        ([], "right"),
        ([Box(120, 90, 200, 110)], "left"),
        ([Box(0, 90, 200, 110)], "under"),
        ([Box(0, 90, 200, 200)], "over"),
        ([Box(0, 0, 200, 200)], None),
    ],
)
def test_a_name_touches_its_pin_or_is_left_out(taken: list[Box], side: str | None):
    room = Room(200, 200)
    for box in taken:
        room.take(box)
    assert place_tag("Verein", 11, (100, 100), 14, room) == side


def test_same_places_make_the_same_plan():
    steps = [(n % 7 * 0.002, n % 5 * 0.003) for n in range(40)]
    first, second = draw(steps, PHONE), draw(steps, PHONE)
    assert (first.plane, first.pins) == (second.plane, second.pins)


@pytest.mark.parametrize("paper", [PHONE, WIDE])
def test_a_pin_with_room_stands_where_its_place_is(paper):
    chart = draw([(0.01, 0.01)], paper)
    (pin,) = chart.pins
    assert pin.at == pin.spot
    assert not pin.moved
    assert not pin.outside


def test_what_is_far_out_is_noted_at_the_edge():
    chart = draw([(0.005, 0.0), (0.006, 0.004), (0.004, -0.004), (0.0, 0.3)], WIDE)
    outside = [pin for pin in chart.pins if pin.outside]
    assert [pin.numbers for pin in outside] == [(4,)]
    assert outside[0].at[0] == pytest.approx(WIDE.width - WIDE.pin / 2, abs=WIDE.pin)
    assert all(chart.plane.holds(pin.spot) for pin in chart.pins if not pin.outside)


def test_one_far_place_does_not_shrink_the_others():
    assert find_reach([500, 1_600, 1_700, 9_000]) == pytest.approx(2.2 * 1_600)
    assert find_reach([9_000]) == pytest.approx(2.2 * 9_000)
    assert find_reach([]) == 2_000


def test_letters_of_all_scripts_have_room():
    """Widths are guessed, and rather too large: a browser measured these at 16 px, bold."""
    measured = {"Nettelnburg": 98, "Bergedorf": 78, "Billwerder-Moorfleet": 166, "ማእከል": 58}
    assert {
        text: text_width(text, 16) >= width for text, width in measured.items()
    } == dict.fromkeys(measured, True)
