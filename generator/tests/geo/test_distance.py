"""Distance and walking time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wegweiser.geo import Walk, distance_km, walk
from wegweiser.model import Home, Place

HOME = Home.model_validate({"name": "Unterkunft", "lat": "53.4890", "lon": "10.2110"})
KM_IN_DEGREES = 1 / 111.19492664455873  # of latitude, on a sphere of 6,371 km

points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def place(**values):
    return Place.model_validate(values)


def place_at(km):
    return place(lat=f"{53.4890 + km * KM_IN_DEGREES:.9f}", lon="10.2110")


def test_distance_follows_the_great_circle():
    bergedorf, hamburg = (53.4890, 10.2110), (53.5511, 9.9937)
    assert distance_km(bergedorf, hamburg) == pytest.approx(15.939, abs=0.001)


def test_distance_of_one_degree_of_latitude():
    assert distance_km((0, 0), (1, 0)) == pytest.approx(111.195, abs=0.001)


def test_distance_across_the_date_line():
    assert distance_km((0, 179.5), (0, -179.5)) == pytest.approx(111.195, abs=0.001)


@given(points)
def test_distance_to_the_other_end_of_the_world_is_half_the_circumference(point):
    latitude, longitude = point
    opposite = (-latitude, longitude - 180)
    assert distance_km(point, opposite) == pytest.approx(20_015.087, abs=0.01)


@given(points, points)
def test_distance_is_the_same_both_ways_and_nothing_to_itself(a, b):
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert distance_km(a, a) == 0
    assert 0 <= distance_km(a, b) <= 20_015.1


@pytest.mark.parametrize(
    ("km", "expected"),
    [
        (0.0, Walk(5, 5, estimated=True, near=True)),
        (0.3, Walk(5, 5, estimated=True, near=True)),
        (0.499, Walk(5, 10, estimated=True, near=True)),
        (0.501, Walk(5, 10, estimated=True, near=False)),
        (1.0, Walk(15, 25, estimated=True, near=False)),  # 13.8 to 24.0
        (2.0, Walk(30, 50, estimated=True, near=False)),  # 27.6 to 48.0
        (3.0, Walk(40, 70, estimated=True, near=False)),  # 41.4 to 72.0
    ],
)
def test_walk_is_estimated_as_a_range(km, expected):
    assert walk(place_at(km), HOME) == expected


@given(st.floats(0, 50))
def test_walk_comes_in_steps_of_five_minutes(km):
    found = walk(place_at(km), HOME)
    assert found.minutes_from % 5 == found.minutes_to % 5 == 0
    assert 5 <= found.minutes_from <= found.minutes_to


def test_walk_that_was_measured_overrides_the_estimate():
    measured = place(lat="53.4900", lon="10.2110", walk_minutes="22")  # near, but across the river
    assert walk(measured, HOME) == Walk(22, 22, estimated=False, near=False)


def test_walk_that_was_measured_needs_no_coordinates():
    assert walk(place(walk_minutes="7"), HOME) == Walk(7, 7, estimated=False, near=False)


def test_walk_inside_the_site_is_near():
    assert walk(place(inside="yes"), HOME) == Walk(5, 5, estimated=True, near=True)
    assert walk(place(inside="yes", walk_minutes="3"), HOME) == Walk(
        3, 3, estimated=False, near=True
    )


def test_walk_inside_the_site_is_near_however_large_the_site_is():
    far_end = place(inside="yes", lat="53.4962", lon="10.2110")  # 0.8 km
    assert walk(far_end, HOME) == Walk(10, 20, estimated=True, near=True)


def test_walk_is_unknown_without_coordinates():
    assert walk(place(street="Musterstraße 1"), HOME) is None
    assert walk(place(inside="no"), HOME) is None


def test_walk_never_gives_a_hidden_address_away():
    hidden = {"hide_address": "yes", "lat": "53.4900", "lon": "10.2110"}
    assert walk(place(**hidden), HOME) is None
    assert walk(place(**hidden, walk_minutes="10"), HOME) is None
    assert walk(place(**hidden, inside="yes"), HOME) is None
