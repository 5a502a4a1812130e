"""Actors: what must not be given away, and where places lie."""

from __future__ import annotations

import pytest
from tiny import TinyDirectory


@pytest.mark.parametrize(
    "field",
    [
        "street: Weg 1",
        "postcode: 21029",
        "lat: 53.4",
        "lon: 10.2",
        "directions: Links",
        "inside: no",
    ],
)
def test_hidden_address_is_given_away_by(field: str, tiny: TinyDirectory) -> None:
    tiny.actor(
        f"  roof: {{name: Schutz, {field}, hide_address: yes, city: Hamburg, walk_minutes: 5}}\n"
    )
    assert tiny.found() == ["actors/haus.yml:6:24 address-given-away"]
    tiny.actor(f"  roof: {{name: Schutz, {field.partition(':')[0]}: null, hide_address: yes}}\n")
    assert tiny.found() == []


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        ("lat: 53.4, lon: 10.2", []),
        ("lat: 53.48683421536281, lon: 10.190523452000001", []),
        ("lat: 53.4, lon: 10.2, hide_address: no", []),
        ("lat: 53.4", ["half-coordinates"]),
        ("lon: 10.2", ["half-coordinates"]),
        ("lat: 53.4, lon: x", ["not-a-number"]),
        ("lat: 10.2, lon: 53.4", ["far-from-home"]),
        ("lat: 53.9, lon: 10.2", []),
        ("lat: 53.95, lon: 10.2", ["far-from-home"]),
        ("lat: 91, lon: 10.2", ["number-out-of-range"]),
        ("lat: '53,4', lon: 10.2", ["not-a-number"]),
        ("walk_minutes: 601", ["number-out-of-range"]),
        ("directions: '[Karte](http://x.example)'", ["insecure-link"]),
        ("directions: '[Karte](javascript:x)'", ["not-a-link"]),
        ("name: Dach, foo: x", ["unknown-field"]),
    ],
)
def test_place(place: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.actor(f"  roof: {{{place}}}\n")
    assert tiny.codes() == codes


@pytest.mark.parametrize(
    ("id_", "codes"),
    [
        ("main", ["reserved-id"]),
        ("online", ["reserved-id"]),
        ("phone", ["reserved-id"]),
        ("outreach", ["reserved-id"]),
        ("index", ["reserved-id"]),
        ("Dach", ["malformed-id"]),
        ("dach_1", ["malformed-id"]),
        ("x" * 61, ["long-id"]),
        ("x" * 60, []),
        ("no", []),
    ],
)
def test_id_of_a_place(id_: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.actor(f"  {id_}: {{name: Dach}}\n")
    assert tiny.codes() == codes


def test_distance_is_not_measured_from_an_unknown_home(tiny: TinyDirectory) -> None:
    tiny.actor("  roof: {lat: 10.2, lon: 53.4}\n")
    config = (tiny.root / "mkdocs.yml").read_text()
    tiny.write("mkdocs.yml", config.replace("lat: 53.4868", "lat: x"))
    assert tiny.codes() == ["not-a-number"]


def test_part_of_itself(tiny: TinyDirectory) -> None:
    tiny.actor("part_of: haus\n")
    assert tiny.found() == ["actors/haus.yml:6:10 part-of-itself"]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("checked: {on: 2026-11-22, by: staff}", []),
        ("checked: {on: 2026-11-23}", ["checked-in-future"]),
        ("checked: {on: 2024-11-22}", []),
        ("checked: {on: 2024-11-21}", ["checked-long-ago"]),
        ("checked: {on: 2024-11-21, by: jemand}", ["checked-long-ago", "unknown-value"]),
        ("languages: [de, ar, fa-AF, kmr, ckb]", []),
        ("languages: [ku]", ["vague-language"]),
        ("languages: de", ["expected-list"]),
        ("seeks: [volunteers, donations, rooms]", []),
        ("seeks: [money]", ["unknown-value"]),
        ("description: '![Bild](https://x.example/a.png)'", ["image-in-text"]),
        ("example: yes", []),
        ("language: en", []),
    ],
)
def test_field(line: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.actor(f"{line}\n")
    assert tiny.codes() == codes


def test_actors_are_not_parts_of_each_other(tiny: TinyDirectory) -> None:
    tiny.actor("part_of: zwei\n")
    tiny.actor("part_of: drei\n", path="actors/zwei.yml")
    tiny.actor("part_of: zwei\n", path="actors/drei.yml")
    assert tiny.found() == [
        "actors/drei.yml:6:10 part-of-itself",
        "actors/zwei.yml:6:10 part-of-itself",
    ]
