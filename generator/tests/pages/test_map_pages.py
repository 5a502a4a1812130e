"""The map's page: every place that may be known exactly once, in picture and list alike."""

from __future__ import annotations

import gzip
import random
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from math import dist
from typing import Any

import pytest
from built import ROOT
from pages.quarter import (
    ACTORS,
    CALENDAR,
    SETTINGS,
    TODAY,
    directory_of,
    edition_of,
    read_page,
    words_of,
)

from wegweiser.geo.boxes import box_around
from wegweiser.geo.labels import tag_box
from wegweiser.model import Actor, Directory, Offer
from wegweiser.pages import Page, Site, prepare_site
from wegweiser.pages.actors import actor_page
from wegweiser.pages.distances import length
from wegweiser.pages.edition import Edition
from wegweiser.pages.frame import framed
from wegweiser.pages.map.atlas import Drawing
from wegweiser.pages.map.page import map_page, shape_of
from wegweiser.pages.map.pins import LETTERS, WHERE, place_names
from wegweiser.pages.offers import offer_page
from wegweiser.reading import read_directory
from wegweiser.times import needed_holidays, read_calendar, years_around
from wegweiser.wording import read_texts, read_words

LIGHT = 20_480
SMALL = 3_072


def weigh(content: str | bytes) -> int:
    return len(gzip.compress(content.encode() if isinstance(content, str) else content, 6))


@cache
def district(number: int) -> Site:
    """So many actors with an address each: many near, some at one address, one far."""
    chance = random.Random(number)  # noqa: S311 -- the same town in every run
    example = read_directory(ROOT).directory
    kinds, topics = list(example.vocabulary.actor_kinds), list(example.vocabulary.topics)
    actors, offers = {}, {}
    for n in range(number):
        id_ = f"actor-{n:03}"
        place: dict[str, Any] = {
            "name": f"Haus {chance.choice(['Anker', 'Linde', 'Brücke', 'Mosaik'])} {n}",
            "street": f"Beispielweg {n}",
            "lat": f"{53.4868 + chance.gauss(0, 0.009):.4f}",
            "lon": f"{10.1905 + chance.gauss(0, 0.014):.4f}",
        }
        if n % 10 == 3:
            place |= {"lat": "53.4921", "lon": "10.2082"}
        if n % 30 == 2:
            place |= {"lat": "53.60", "lon": "9.95"}
        name = f"{chance.choice(['Verein', 'Treff', 'Beratung', 'Schule'])} am Musterplatz {n}"
        actors[id_] = Actor.read(
            id_, {"name": name, "kind": chance.choice(kinds), "places": {"hall": place}}
        )
        for m in range(chance.randrange(4)):
            key = f"offer-{n:03}-{m}"
            values = {"actor": id_, "title": f"Angebot {n} {m}", "summary": "Ein Angebot."}
            offers[key] = Offer.read(
                key, {**values, "topics": chance.sample(topics, 2), "place": "hall"}
            )
    directory = replace(example, actors=actors, offers=offers, needs=None)
    return prepare_site(directory, TODAY, CALENDAR)


def page_of(site: Site, tag: str = "de") -> str:
    edition = edition_of(tag, site)
    return str(framed(edition, map_page(edition)).content)


def list_ids(html: str) -> list[str]:
    stops = html.partition('<div class="stops">')[2]
    return re.findall(r'<a id="(\w[\w-]*)" href="[^"]*actors/', stops)


def pins(html: str) -> list[list[str]]:
    """What the pins stand for, each as ids of the list."""
    (drawing,) = re.findall(r'<svg class="pins".*?</svg>', html, re.DOTALL)
    return [
        named.split()
        for named in re.findall(r'aria-labelledby="([^"]+)"', drawing)
        if named != "p0"
    ]


@pytest.mark.parametrize("number", [0, 3, 30, 150])
def test_every_place_is_in_the_list_and_in_one_pin(number: int):
    html = page_of(district(number))
    ids = list_ids(html)
    assert len(ids) == len(set(ids)) == number
    assert Counter(id_ for pin in pins(html) for id_ in pin) == Counter(ids)


def built_places(town: Site, drawing: Drawing) -> dict[int, tuple[float, float]]:
    """Where pins stand on a sheet, as the page and its style sheet say."""
    steps = re.findall(r'<a transform="translate\((-?\d+) ?(-?\d+)\)" href="#p', page_of(town))
    found = {n: (int(x), int(y)) for n, (x, y) in enumerate(steps, 1)}
    rules = next(
        part
        for part in town.assets["pins"].content.split("@media ")
        if part.startswith(WHERE[drawing.name].replace(", ", ","))
    )
    for numbers, x, y in re.findall(
        r"((?:\.spots>a:nth-of-type\(\d+\),?)+)\{transform:translate\((-?\d+)px,(-?\d+)px\)\}",
        rules,
    ):
        found |= {int(n): (int(x), int(y)) for n in re.findall(r"\((\d+)\)", numbers)}
    share = town.atlas.wide.plane.metres / drawing.plane.metres
    home = drawing.plane.home
    return {n: (home[0] + x * share, home[1] + y * share) for n, (x, y) in found.items()}


@pytest.mark.parametrize("sheet", ["phone", "wide"])
def test_pins_stand_where_the_plan_of_each_sheet_has_them(sheet: str):
    town = district(150)
    drawing = getattr(town.atlas, sheet)
    planned = {number: pin.at for pin in drawing.chart.pins for number in pin.numbers}
    found = built_places(town, drawing)
    assert found.keys() == planned.keys()
    assert [number for number in found if dist(found[number], planned[number]) > 1] == []


@pytest.mark.parametrize("number", [3, 30, 150])
def test_no_name_overlaps_anything_or_is_cut(number: int):
    atlas = district(number).atlas
    chart = atlas.wide.chart
    names = {spot.number: f"Verein Nummer {spot.number}" for spot in atlas.spots}
    sides = place_names(atlas, names)
    at = {pin.numbers[0]: pin.at for pin in chart.pins}
    boxes = [box_around(at[n], chart.paper.pin, chart.paper.pin) for n in at]
    boxes += [label.box for label in atlas.wide.labels]
    boxes += [tag_box(names[n], LETTERS, at[n], chart.paper.pin / 2, sides[n]) for n in sides]
    assert sides
    assert all(box.inside(chart.plane.width, chart.plane.height) for box in boxes)
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))


@pytest.mark.parametrize("number", [3, 30, 150])
def test_pins_name_what_stands_in_the_list_and_lead_there(number: int):
    html = page_of(district(number))
    page = read_page(html)
    ids = {attributes["id"] for _, attributes in page.tags if attributes.get("id")}
    links = [
        attributes
        for tag, attributes in page.tags
        if tag == "a" and "aria-labelledby" in attributes
    ]
    assert links
    for link in links:
        assert set(str(link["aria-labelledby"]).split()) <= ids
        assert str(link["href"]).removeprefix("#") in ids


@pytest.mark.parametrize("tag", ["de", "ti"])
def test_a_large_map_is_light(tag: str):
    """In the language of the directory and in that whose words weigh most."""
    site = district(150)
    edition = Edition(site, read_words(ROOT, tag), read_texts(ROOT, tag))
    html = str(framed(edition, map_page(edition)).content)
    parts = {n: weigh(site.assets[n].content) for n in ("map", "pins", "ground", "map.js")}
    assert weigh(html) + sum(parts.values()) <= LIGHT, (weigh(html), parts)


def test_the_ground_is_a_picture_without_scripts_or_words_of_the_site():
    ground = district(30).assets["ground"].content
    root = ET.fromstring(ground)  # noqa: S314 -- our own
    names = {element.tag.partition("}")[2] for element in root.iter()}
    assert names <= {"svg", "g", "path", "circle", "text"}
    assert [each.get("id") for each in root] == [
        "land",
        *("phone", "phone-words", "phone-leads"),
        *("wide", "wide-words", "wide-leads"),
    ]


def test_only_the_map_of_a_site_with_tiles_may_show_pictures_of_one_other_host():
    values = {"attribution": "© Probe", "link": "https://example.org/lizenz"}
    tiles = {"url": "https://tile.example.org/{z}/{x}/{y}.png", **values}
    site = prepare_site(directory_of(settings={**SETTINGS, "map_tiles": tiles}), TODAY, CALENDAR)
    edition = edition_of("en", site)
    html = page_of(site, "en")
    assert "img-src &#39;self&#39; https://tile.example.org;" in html
    assert html.count("tile.example.org") == 3  # the policy, the address, the sentence
    assert "learns the address of your device" in html
    offer = framed(edition, offer_page(edition, "cafe", site.listed["cafe"])).content
    assert "tile.example.org" not in str(offer)
    assert "streets" not in page_of(prepare_site(directory_of(), TODAY, CALENDAR), "en")


def without_hidden() -> Directory:
    """The directory as if the hidden places did not exist."""
    directory = directory_of()
    actors = {
        id_: actor.model_copy(
            update={"places": {n: p for n, p in actor.places.items() if not p.hide_address}}
        )
        for id_, actor in directory.actors.items()
    }
    return replace(directory, actors=actors)


@pytest.mark.parametrize("tag", ["de", "ar", "en"])
def test_a_hidden_place_leaves_no_trace_on_the_map(tag: str):
    """Page, numbers, frame and ground are the same, byte for byte, as without the place."""
    assert any(
        place.hide_address
        for actor in directory_of().actors.values()
        for place in actor.places.values()
    )
    shown, without = (
        prepare_site(each, TODAY, CALENDAR) for each in (directory_of(), without_hidden())
    )
    assert shown.atlas == without.atlas or shown.atlas.spots == without.atlas.spots
    assert shown.assets["ground"] == without.assets["ground"]

    def body(site: Site) -> str:
        return page_of(site, tag).partition("<main")[2]

    assert body(shown) == body(without)


def test_what_hides_its_address_hides_its_coordinates_too():
    """They are refused where they are written; were one to slip through, nothing shows it."""
    directory = directory_of()
    values = {"name": "Schutz", "kind": "association"}
    secret = {
        "name": "Ort",
        "lat": "53.4999",
        "lon": "10.2222",
        "inside": "yes",
        "hide_address": "yes",
    }
    actors = {
        **directory.actors,
        "geheim": Actor.read("geheim", {**values, "places": {"x": secret}}),
    }
    site = prepare_site(replace(directory, actors=actors), TODAY, CALENDAR)
    assert site.assets["ground"] == prepare_site(directory, TODAY, CALENDAR).assets["ground"]
    assert ("geheim", "x") not in site.atlas.numbers
    assert "geheim" not in page_of(site)


def test_the_list_says_kind_way_straight_line_and_offers():
    html = page_of(prepare_site(directory_of(), TODAY, CALENDAR), "en")
    lines = [words_of(line) for line in re.findall(r'<li class="k.*?</li>', html, re.DOTALL)]
    near, far = "Very near: a few minutes on foot", "about 20 to 30 minutes on foot"
    assert lines == [
        "Kulturhaus Verein · 2 offers",
        f"1 Kulturhaus Verein · Nah · 1 offer {near} · 50 m as the crow flies",
        f"2 Kulturhaus Verein · Großer Saal · 1 offer {far} · 1.3 km as the crow flies",
    ]


def test_a_measured_walk_counts_more_than_an_estimate():
    directory = directory_of()
    hall = {"name": "Saal", "lat": "53.49", "lon": "10.21"}
    door = {"name": "Tor", "lat": "53.49001", "lon": "10.21001", "walk_minutes": "17"}
    haus = Actor.read("haus", {**ACTORS["haus"], "places": {"hall": hall, "door": door}})
    site = prepare_site(
        replace(directory, actors={**directory.actors, "haus": haus}, offers={}), TODAY, CALENDAR
    )
    (line,) = re.findall(r'<li class="k.*?</li>', page_of(site, "en"), re.DOTALL)
    assert words_of(line) == (
        "1 Kulturhaus Verein · Saal · Tor 17 minutes on foot · 1.3 km as the crow flies"
    )


@pytest.mark.parametrize(
    ("km", "said"),
    [
        (0.0, "50 m"),
        (0.12, "100 m"),
        (0.949, "950 m"),
        (0.96, "1 km"),
        (1.24, "1.2 km"),
        (1.96, "2 km"),
        (12.4, "12 km"),
    ],
)
def test_lengths_are_round(km: float, said: str):
    assert str(length(edition_of("en"), km)) == said.replace(" ", "\N{NO-BREAK SPACE}")


def test_offers_and_actors_have_a_small_map_that_leads_to_the_large_one():
    site = prepare_site(directory_of(), TODAY, CALENDAR)
    edition = edition_of("en", site)
    page = str(framed(edition, offer_page(edition, "cafe", site.listed["cafe"])).content)
    (small,) = re.findall(r'<a class="cutting".*?</a>', page, re.DOTALL)
    assert weigh(small) + weigh(site.assets["ground"].content) <= SMALL
    number = site.atlas.numbers["haus", "hall"]
    assert f'href="../../map/#p{number}"' in small
    assert f'href="../../../{site.assets["ground"].path}#wide"' in small
    assert "1.3 km as the crow flies" in words_of(page)
    actor = str(framed(edition, actor_page(edition, "haus", site.directory.actors["haus"])).content)
    assert actor.count('class="cutting"') == 2


def test_a_hidden_place_has_no_small_map_and_no_distance():
    site = prepare_site(directory_of(), TODAY, CALENDAR)
    edition = edition_of("en", site)
    for draft in (
        actor_page(edition, "schutz", site.directory.actors["schutz"]),
        offer_page(edition, "telefon", site.listed["telefon"]),
    ):
        html = draft.main.partition('class="similar"')[0].partition('id="family"')[0]
        assert "cutting" not in html
        assert "crow" not in html


def test_an_address_of_several_kinds_has_the_colour_of_none():
    town = district(150)
    marks = re.findall(r'aria-labelledby="p\d[^"]*" class="([^"]+)"', page_of(town))
    kinds = [
        {town.directory.actors[stop.actor].kind for stop in spot.stops} for spot in town.atlas.spots
    ]
    assert {"mix" in each.split() for each in marks} == {True, False}
    assert ["mix" in each.split() for each in marks] == [len(each) > 1 for each in kinds]


def test_kinds_keep_their_shape_and_an_unknown_one_has_its_own():
    assert [shape_of(kind) for kind in (0, 1, 10, 11)] == [0, 1, 10, 1]


def test_the_example_is_drawn_in_every_language():
    directory = read_directory(ROOT).directory
    needed = needed_holidays(directory.offers.values())
    day = date(2026, 11, 24)
    site = prepare_site(directory, day, read_calendar("DE-HH", years_around(day), needed))
    assert directory.ground is not None
    assert directory.ground.schematic
    for tag in site.languages:
        edition = Edition(site, read_words(ROOT, tag), read_texts(ROOT, tag))
        page: Page = framed(edition, map_page(edition))
        html = str(page.content)
        assert "frauenschutz" not in html
        assert len(list_ids(html)) == sum(1 for _ in site.atlas.stops)
