"""The map's base layer: any GeoJSON is read; a bad or hostile one is a problem, never a crash."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import PATIENCE, TinyDirectory

from wegweiser.model.ground import Feature, Ground
from wegweiser.reading import read_directory
from wegweiser.reading.ground import GROUND_BYTES, UnusableGround, read_ground

SETTING = "    map_base: map/base.geojson\n"


def collection(*features: object, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def feature(kind: object, type_: object, coordinates: object, **properties: object) -> object:
    geometry = {"type": type_, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"kind": kind, **properties}, "geometry": geometry}


def with_base(tiny: TinyDirectory, content: bytes | str, setting: str = SETTING) -> None:
    text = (tiny.root / "mkdocs.yml").read_text("utf-8")
    tiny.write("mkdocs.yml", text + setting)
    tiny.write("map/base.geojson", content)


def test_all_geometries_are_read():
    a, b, c = [10.1, 53.1], [10.2, 53.2], [10.3, 53.3, 7]
    raw = collection(
        feature("station", "Point", a, name=" Probe \u202e Halt "),
        feature("label", "MultiPoint", [a, b]),
        feature("rail", "LineString", [a, b]),
        feature("road", "MultiLineString", [[a, b], [b, c]]),
        feature("water", "Polygon", [[a, b, c, a]]),
        feature("quarter", "MultiPolygon", [[[a, b, c, a]], [[b, c, a, b]]]),
        feature("bus", "Point", a),
        feature(["rail"], "Point", a),
        {"type": "Feature", "properties": None, "geometry": None},
        {"type": "Feature", "properties": {"kind": "rail"}, "geometry": None},
        attribution="© Probe",
        schematic=True,
    )
    one, two, three = (53.1, 10.1), (53.2, 10.2), (53.3, 10.3)
    ring = (one, two, three, one)
    assert read_ground(raw) == Ground(
        (
            Feature("station", ((one,),), name="Probe Halt"),
            Feature("label", ((one,), (two,))),
            Feature("rail", ((one, two),)),
            Feature("road", ((one, two), (two, three))),
            Feature("water", (ring,), closed=True),
            Feature("boundary", (ring, (two, three, one, two)), closed=True),
        ),
        "© Probe",
        schematic=True,
    )


BAD = {
    "no text": b"\xff\xfe\x00",
    "no JSON": b"{",
    "a list": b"[]",
    "another type": b'{"type": "Feature"}',
    "no list": b'{"type": "FeatureCollection", "features": 3}',
    "no feature": collection(3),
    "NaN": b'{"type": "FeatureCollection", "features": [], "x": NaN}',
    "deep": b"[" * 200_000,
    "a number of a million digits": b'{"type":' + b"9" * 1_000_000 + b"}",
    "no geometry": collection(feature("rail", "Circle", [])),
    "a type that is a list": collection(feature("rail", [], [])),
    "a text": collection(feature("rail", "LineString", "abc")),
    "texts": collection(feature("rail", "LineString", ["ab", "cd"])),
    "yes and no": collection(feature("rail", "Point", [True, False])),
    "one number": collection(feature("rail", "Point", [1])),
    "infinity": collection(feature("rail", "Point", [1, 2])).replace(b"[1, 2]", b"[1e999, 2]"),
    "off the earth": collection(feature("rail", "Point", [53, 100])),
    "too shallow": collection(feature("water", "Polygon", [[10, 53], [10, 54]])),
    "too deep": collection(feature("rail", "Point", [[10, 53]])),
    "nothing": collection(feature("rail", "Point", None)),
    "too many points": collection(feature("rail", "LineString", [[1, 2]] * 100_001)),
    "too large": b" " * (GROUND_BYTES + 1),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_warning_and_no_crash(name: str, tiny: TinyDirectory):
    with_base(tiny, BAD[name])
    start = time.process_time()
    assert tiny.found() == ["map/base.geojson unusable-map"]
    assert read_directory(tiny.root).directory.ground is None
    assert time.process_time() - start < PATIENCE


def test_the_problem_says_where_it_goes_wrong():
    raw = collection(feature("bus", "Point", "x"), feature("rail", "LineString", [[10, 53], [10]]))
    with pytest.raises(UnusableGround, match=r"^features\[1\]\.geometry\.coordinates$"):
        read_ground(raw)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=20,
)


@given(
    st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon", "MultiPoint"]), json_values
)
def test_whatever_stands_there_is_read_or_refused(kind, coordinates):
    try:
        ground = read_ground(collection(feature("rail", kind, coordinates)))
    except UnusableGround:
        return
    assert all(
        abs(lat) <= 90 and abs(lon) <= 180
        for f in ground.features
        for c in f.courses
        for lat, lon in c
    )


@pytest.mark.parametrize(
    "name", ["nowhere.geojson", "../base.geojson", "/etc/passwd", "map", "a\\0b"]
)
def test_a_file_that_is_not_there_is_a_warning(name: str, tiny: TinyDirectory):
    tiny.write("../base.geojson", collection())
    with_base(tiny, collection(), f'    map_base: "{name}"\n')
    assert tiny.codes() == ["no-such-map"]


def test_a_link_out_of_the_folder_is_not_followed(tiny: TinyDirectory):
    outside = tiny.write("../base.geojson", collection())
    with_base(tiny, collection())
    (tiny.root / "map" / "base.geojson").unlink()
    (tiny.root / "map" / "base.geojson").symlink_to(outside)
    assert tiny.codes() == ["no-such-map"]


def test_without_a_setting_there_is_none(tiny: TinyDirectory):
    assert read_directory(tiny.root).directory.ground is None
