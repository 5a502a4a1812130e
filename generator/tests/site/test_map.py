"""The map in a real Chromium: readable, usable with and without a script, and silent on secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from math import asinh, atan, cos, degrees, pi, radians, sinh, tan
from pathlib import Path
from typing import Any

import pytest
from audit import audit
from built import ROOT
from pages.quarter import edition_of
from pages.test_map_pages import district
from serving import Served, serve
from tile_server import TileServer, serve_tiles
from visiting import PHONE, TABLE, Visiting, Visitor

from wegweiser.engines.files import write_pages
from wegweiser.geo.plane import METRES_PER_DEGREE
from wegweiser.model import MapTiles
from wegweiser.pages import Page, Site
from wegweiser.pages.frame import framed
from wegweiser.pages.map.page import map_page
from wegweiser.reading import read_directory
from wegweiser.wording import LANGUAGES

pytestmark = pytest.mark.browser
NUMBERS = (3, 30, 150)
TAGS = ("de", "ar", "ti")
SIZES = (PHONE, {"width": 768, "height": 1024}, TABLE)

OVERLAPS = """() => {
  const drawing = document.querySelector('svg.pins');
  const frame = drawing.getBoundingClientRect();
  const places = new Set();
  const free = (each) => { // pins of a pile lie on each other
    const { e, f } = each.getScreenCTM();
    return each.tagName === 'text' || (!places.has(`${e} ${f}`) && places.add(`${e} ${f}`));
  };
  const boxes = [...drawing.querySelectorAll('.spots use, .spots text ~ text, g > text')]
    .filter((each) => getComputedStyle(each).visibility === 'visible' && free(each))
    .map((each) => each.getBoundingClientRect()).filter(({ width }) => width);
  const cut = boxes.filter((box) => box.left < frame.left - 1 || box.right > frame.right + 1
    || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).length;
  let over = 0;
  boxes.forEach((a, n) => boxes.slice(n + 1).forEach((b) => {
    if (a.left < b.right - 1 && b.left < a.right - 1
      && a.top < b.bottom - 1 && b.top < a.bottom - 1) over += 1;
  }));
  const small = [...drawing.querySelectorAll('.spots use')]
    .map((each) => each.getBoundingClientRect().width)
    .filter((width) => width && width < 22).length;
  return { boxes: boxes.length > 3, over, cut, small };
}"""
AWAY = """() => [...document.querySelectorAll('.spots a:not(.home, .out)')].map((pin) => {
  const { e, f } = pin.transform.baseVal.getItem(0).matrix;
  const at = new DOMMatrix(getComputedStyle(pin).transform);
  return Math.hypot(at.e - e, at.f - f);
}).reduce((sum, each) => sum + each, 0)"""
"""How far pins stand from their places, in all."""
STRAY = """() => {
  const [kinds, topics] = ['kind', 'topic']
    .map((name) => [...document.querySelectorAll(`[name=${name}][id]`)]);
  const stray = () => [...document.querySelectorAll('.spots a:not(.home)')]
    .filter((pin) => pin.getBoundingClientRect().width)
    .filter((pin) => !pin.getAttribute('aria-labelledby').split(' ')
      .some((id) => document.getElementById(id).offsetParent)).length;
  return kinds.slice(0, 2).map((kind) => {
    kind.click();
    return topics.reduce((sum, topic) => (topic.click(), sum + stray()), 0);
  });
}"""
"""How many pins are seen of which nothing stands in the list, by kind, over all topics."""
GOOD = {"boxes": True, "over": 0, "cut": 0, "small": 0}


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Maps of towns of three sizes, below a folder each."""
    folder = tmp_path_factory.mktemp("maps")
    for number in NUMBERS:
        town = district(number)
        pages = [
            framed(edition, map_page(edition)) for edition in (edition_of(t, town) for t in TAGS)
        ]
        assets = [Page(asset.path, asset.content) for asset in town.assets.values()]
        write_pages([*pages, *assets], folder / str(number))
    with serve(folder) as running:
        yield running


@pytest.fixture
def come(browser: Any, maps: Served) -> Iterator[Any]:
    visitors: list[Visitor] = []

    def visit(**options: Any) -> Visitor:
        visitors.append(Visitor(browser, maps.address, **options))
        return visitors[-1]

    yield visit
    problems = [problem for visitor in visitors for problem in visitor.problems]
    for visitor in visitors:
        visitor.context.close()
    assert [problem for problem in problems if "404" not in problem] == []  # `sw.js` is not there


@pytest.mark.parametrize(
    ("number", "tags"), [(3, ("ar",)), (30, ("ar", "ti")), (150, ("de", "ti"))]
)
def test_nothing_overlaps_and_nothing_is_cut(come: Any, number: int, tags: tuple[str, ...]):
    visitor = come()
    for tag in tags:
        page = visitor.open(f"/{number}/{tag}/map/")
        for size in SIZES:
            page.set_viewport_size(size)
            assert page.evaluate(OVERLAPS) == GOOD, (number, tag, size)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (TABLE, "dark")])
def test_axe_finds_nothing_on_a_large_map(come: Any, size: dict[str, int], scheme: str):
    visitor = come(viewport=size, color_scheme=scheme)
    page = visitor.open("/150/ar/map/")
    page.locator(".choices summary").click()
    assert audit(visitor) == []


def test_names_of_the_ground_have_the_room_that_was_kept_for_them(browser: Any, tmp_path: Path):
    """Letters are as wide as a real font has them; the plan only guesses."""
    town = district(30)
    file = tmp_path / "ground.svg"
    file.write_text(town.assets["ground"].content, "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    widths = page.evaluate(
        "[...document.querySelectorAll('text')]"
        ".map((each) => [each.textContent, each.getBBox().width])"
    )
    page.close()
    labels = [label for drawing in (town.atlas.phone, town.atlas.wide) for label in drawing.labels]
    assert [text for text, _ in widths] == [label.text for label in labels]
    for (text, width), label in zip(widths, labels, strict=True):
        assert width <= label.box.right - label.box.left, text


def test_without_a_script_kinds_and_topics_narrow_the_map(come: Any):
    visitor = come(java_script_enabled=False, viewport=TABLE)
    page = visitor.open("/30/de/map/")
    every = page.locator(".stops li:visible").count()
    page.locator(".choices summary").click()
    page.locator("#fk1").check()
    assert page.locator(".pins .leads:visible").count() == 0
    left = page.locator(".stops li:visible")
    assert 0 < left.count() < every
    assert left.count() == page.locator(".stops li.k1").count()
    assert page.locator(".spots a:visible:not(.k1):not(.home)").count() == 0
    page.locator("#ft1").check()
    both = page.locator(".stops li.k1.t1").count()
    assert page.locator(".stops li:visible").count() == both
    assert page.locator(".zoom").is_hidden()


def test_a_choice_that_leaves_nothing_says_so(come: Any):
    visitor = come(viewport=TABLE)
    page = visitor.open("/3/de/map/")
    page.wait_for_selector(".zoom:not([hidden])")
    page.locator(".choices summary").click()
    notice = page.locator(".stops .notice")
    left = {}
    for kind in page.locator("[name=kind][id]").all():
        kind.check()
        for topic in page.locator("[name=topic][id]").all():
            topic.check()
            left[page.locator(".stops li:visible").count() > 0] = notice.is_hidden()
    assert left == {True: True, False: False}


def narrowed(come: Any) -> Any:
    """The page of 150 places once only one kind is left, its pins placed anew."""
    visitor = come(viewport=TABLE)
    page = visitor.open("/150/de/map/")
    page.wait_for_selector(".zoom:not([hidden])")
    page.locator(".choices summary").click()
    page.locator("#fk1").check()
    page.wait_for_selector(".pins.planned")
    return page


def test_no_pin_is_left_whose_lines_are_all_left_out(come: Any):
    """Not where one at an address is of the kind, and another of the topic."""
    page = narrowed(come)
    assert page.evaluate(STRAY) == [0, 0]


def test_a_pin_leads_to_its_line_and_the_line_to_the_actor(come: Any):
    visitor = come(java_script_enabled=False, reduced_motion="reduce")
    page = visitor.open("/30/de/map/")
    page.locator('.spots a[href="#p3"]').first.click()
    assert page.locator("#p3").is_visible()
    box = page.locator("#p3").bounding_box()
    assert 0 < box["y"] < PHONE["height"]
    assert re.search(r"/actors/actor-\d+/$", page.locator("#p3").get_attribute("href"))


def test_pins_are_named_for_those_who_do_not_see_them(come: Any):
    visitor = come()
    page = visitor.open("/30/de/map/")
    pin = page.locator('.spots a[href="#p1"]')
    name = page.locator("#p1").inner_text().replace("\n", " ")
    assert page.get_by_role("link", name=name, exact=True).count() == 2  # the pin and the line
    pin.focus()
    assert page.locator("li.lit #p1").count() == 1


def test_the_map_is_enlarged_moved_and_stays_on_the_sheet(come: Any):
    visitor = come(viewport=TABLE)
    page = visitor.open("/30/de/map/")
    page.wait_for_selector(".zoom:not([hidden])")
    drawing = page.locator("svg.pins")
    assert drawing.get_attribute("viewBox") == "0 0 800 640"
    page.locator("[data-zoom='2']").click()
    view = [float(each) for each in drawing.get_attribute("viewBox").split()]
    assert view == pytest.approx([200, 160, 400, 320], abs=1)
    box = drawing.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 2_000, box["y"] + 260, steps=4)
    page.mouse.up()
    left, top, wide, high = map(float, drawing.get_attribute("viewBox").split())
    assert (wide, high) == (400, 320)
    assert 0 <= left < 200
    assert 0 <= top < 160
    for _ in range(3):
        page.locator("[data-zoom='0.5']").click()
    assert drawing.get_attribute("viewBox") == "0 0 800 640"
    assert "zoomed" not in (drawing.get_attribute("class") or "")


def test_enlarged_pins_go_to_their_places_and_piles_come_apart(come: Any):
    visitor = come()
    page = visitor.open("/150/de/map/")
    page.wait_for_selector(".zoom:not([hidden])")
    piles = page.locator(".spots a > text:first-of-type", has_text="+")
    built, height = piles.count(), page.locator(".spots a use").first.bounding_box()["height"]
    away = page.evaluate(AWAY)
    for _ in range(3):
        page.locator("[data-zoom='2']").click()
    page.wait_for_selector(".pins.planned")
    assert page.evaluate(OVERLAPS)["over"] == 0
    assert piles.count() < built / 4
    assert page.locator(".spots text ~ text:visible").count() > 10  # names, as there is room now
    assert page.evaluate(AWAY) < away / 3
    assert page.locator(".spots a use").first.bounding_box()["height"] >= height
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # paper shows the whole
    page.wait_for_selector(".pins:not(.planned)")
    assert page.locator(".spots text ~ text:visible").count() == 0
    assert (piles.count(), page.evaluate(AWAY)) == (built, away)


def test_what_is_left_goes_to_its_place(come: Any):
    page = narrowed(come)
    assert page.evaluate(OVERLAPS) == GOOD
    assert page.locator(".spots a:visible > text:first-of-type", has_text="+").count() == 0


def test_enlarged_pins_with_room_stand_at_their_places(come: Any):
    visitor = come(viewport=TABLE)
    page = visitor.open("/3/de/map/")
    page.wait_for_selector(".zoom:not([hidden])")
    page.locator("[data-zoom='2']").click()
    page.wait_for_selector(".pins.planned")
    assert page.evaluate(AWAY) == pytest.approx(0, abs=0.01)


def hold(page: Any, module: str) -> list[Any]:
    """The requests for a module, which wait until somebody lets them go on."""
    held: list[Any] = []

    def wait(route: Any) -> None:
        held.append(route)

    page.route(f"**/{module}", wait)
    return held


def test_pins_are_planned_once_though_a_slow_network_is_asked_twice(come: Any):
    visitor = come(viewport=TABLE)
    page = visitor.open("/30/de/map/")
    held = hold(page, "piles.js")
    page.wait_for_selector(".zoom:not([hidden])")
    page.locator("[data-zoom='2']").click()
    page.locator("[data-zoom='2']").click()
    page.wait_for_timeout(100)
    held[0].continue_()
    page.wait_for_selector(".pins.planned")
    assert page.locator(".spots > path").count() == 1
    texts = "all => Math.max(...all.map((each) => each.querySelectorAll('text').length))"
    assert page.locator(".spots a").evaluate_all(texts) == 2


def test_pins_that_come_back_have_their_names(come: Any):
    visitor = come(viewport=TABLE)
    names = []
    for chosen in (["#fk1"], ["#fk2", "#fk1"]):
        page = visitor.open("/30/de/map/")
        page.wait_for_selector(".zoom:not([hidden])")
        page.locator(".choices summary").click()
        for kind in chosen:
            page.locator(kind).check()
            page.wait_for_selector(".pins.planned")
        names.append(page.locator(".spots text ~ text:visible").all_text_contents())
    assert names[0] == names[1] != []


def test_on_paper_the_map_is_black_and_white_and_whole(come: Any):
    visitor = come(viewport=TABLE, color_scheme="dark")
    page = visitor.open("/30/de/map/")
    page.emulate_media(media="print", color_scheme="light")
    assert page.locator(".pins .wide").is_visible()
    assert page.locator(".pins .phone").is_hidden()
    assert page.locator(".choices, .zoom").evaluate_all(
        "all => all.every((each) => getComputedStyle(each).display === 'none')"
    )
    assert page.locator(".legend li:visible").count() == page.locator("[name=kind][id]").count()
    fills = page.locator(".spots a:not(.home) use").evaluate_all(
        "all => [...new Set(all.map((each) => getComputedStyle(each).fill))]"
    )
    assert fills == ["rgb(255, 255, 255)"]


def with_tiles(town: Site, address: str) -> Site:
    """A town whose map has streets from a server of the test, which no setting would allow."""
    tiles = MapTiles.model_construct(
        url=address + "/{z}/{x}/{y}.svg", attribution="© Probe", link="https://example.org/"
    )
    settings = town.directory.settings.model_copy(update={"map_tiles": tiles})
    return replace(town, directory=replace(town.directory, settings=settings))


@pytest.fixture
def streets(tmp_path: Path) -> Iterator[tuple[Served, TileServer]]:
    """A map with streets, and who gives them."""
    with serve_tiles() as tiles, serve(tmp_path) as running:
        edition = edition_of("en", with_tiles(district(30), tiles.address))
        assets = [Page(asset.path, asset.content) for asset in edition.site.assets.values()]
        write_pages([framed(edition, map_page(edition)), *assets], tmp_path)
        yield running, tiles


def seen_tiles(page: Any, zoom: int) -> set[str]:
    """The pictures of what is seen, by the corners of the view."""
    plane = district(30).atlas.wide.plane
    left, top, wide, high = map(float, page.locator(".pins").get_attribute("viewBox").split())
    (west, north), (east, south) = (
        (
            plane.longitude + (x - plane.home[0]) * plane.metres / degree(plane.latitude),
            plane.latitude - (y - plane.home[1]) * plane.metres / METRES_PER_DEGREE,
        )
        for x, y in ((left, top), (left + wide, top + high))
    )
    columns = (int((each + 180) / 360 * 2**zoom) for each in (west, east))
    rows = (int((1 - asinh(tan(radians(each))) / pi) / 2 * 2**zoom) for each in (north, south))
    (first, last), (upper, lower) = columns, rows
    return {
        f"/{zoom}/{column}/{row}.svg"
        for column in range(first, last + 1)
        for row in range(upper, lower + 1)
    }


def test_streets_lie_under_their_places(browser: Any, streets: tuple[Served, TileServer]):
    site, _ = streets
    visitor = Visitor(browser, site.address, viewport=PHONE)
    page = visitor.open("/en/map/")
    page.get_by_role("button", name="Show streets").click()
    page.wait_for_selector(".tiles img")
    plane = district(30).atlas.phone.plane
    frame = page.locator(".pins").bounding_box()
    unit = (frame["height"] - 2) / plane.height  # a border above and below
    for img in page.locator(".tiles img").all():
        zoom, column, row = map(int, re.findall(r"\d+", img.get_attribute("src"))[-3:])
        latitude = degrees(atan(sinh(pi * (1 - 2 * row / 2**zoom))))
        across, down = plane.place(latitude, column / 2**zoom * 360 - 180)
        box = img.bounding_box()
        assert box["x"] == pytest.approx(frame["x"] + across * unit, abs=1)
        assert box["y"] == pytest.approx(frame["y"] + 1 + down * unit, abs=1)
    visitor.context.close()


def degree(latitude: float) -> float:
    """Metres to a degree of longitude."""
    return METRES_PER_DEGREE * cos(radians(latitude))


def wait_for_tiles(page: Any, part: str = "/") -> None:
    """Until all pictures are there, with this part of an address; its policy forbids to poll."""
    there = "(part) => [...document.querySelectorAll('.tiles img')]"
    there += ".every((each) => each.complete && each.src.includes(part))"
    for _ in range(200):
        if page.locator(".tiles img").count() and page.evaluate(there, part):
            return
        page.wait_for_timeout(25)
    raise TimeoutError


def test_streets_come_after_a_click_only_and_only_what_is_seen(
    browser: Any, streets: tuple[Served, TileServer]
):
    site, tiles = streets
    visitor = Visitor(browser, site.address, viewport=TABLE)
    page = visitor.open("/en/map/")
    button = page.get_by_role("button", name="Show streets")
    button.wait_for()
    assert tiles.address.removeprefix("http://") in page.locator(".streets").inner_text()
    assert (tiles.asked, visitor.problems) == ([], [])
    assert not any("tiles.js" in path for path in site.requests)

    button.click()
    wait_for_tiles(page)
    zoom = int(tiles.asked[0].path.split("/")[1])
    assert {ask.path for ask in tiles.asked} == seen_tiles(page, zoom)
    assert {(ask.referrer, ask.cookie) for ask in tiles.asked} == {(site.address + "/", None)}
    assert page.get_by_role("link", name="© Probe").is_visible()
    assert page.evaluate(OVERLAPS) == GOOD
    assert audit(visitor) == []

    before = len(tiles.asked)
    page.locator("[data-zoom='2']").click()
    wait_for_tiles(page, f"/{zoom + 1}/")
    assert {ask.path for ask in tiles.asked[before:]} == seen_tiles(page, zoom + 1)
    button.click()
    assert page.locator(".tiles img").count() == 0
    assert page.get_by_role("link", name="© Probe").is_hidden()
    others = [f"request: {tiles.address}{ask.path}" for ask in tiles.asked]
    assert sorted(visitor.problems) == sorted(others)
    visitor.context.close()


def test_streets_taken_back_before_they_came_stay_away(
    browser: Any, streets: tuple[Served, TileServer]
):
    site, _ = streets
    visitor = Visitor(browser, site.address, viewport=TABLE)
    page = visitor.open("/en/map/")
    held = hold(page, "tiles.js")
    button = page.get_by_role("button", name="Show streets")
    button.click()
    button.click()
    page.wait_for_timeout(100)
    held[0].continue_()
    page.wait_for_selector(".tiles", state="attached")
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator(".tiles").count() == 1
    assert page.locator(".tiles img").count() == 0
    visitor.context.close()


def test_streets_that_do_not_come_leave_the_drawing_as_it_was(
    browser: Any, streets: tuple[Served, TileServer]
):
    site, tiles = streets
    tiles.gone = True
    visitor = Visitor(browser, site.address, viewport=TABLE)
    page = visitor.open("/en/map/")
    page.get_by_role("button", name="Show streets").click()
    page.wait_for_selector(".tiles:not(:has(*))", state="attached")
    assert tiles.asked
    assert page.evaluate(OVERLAPS) == GOOD
    visitor.context.close()


def test_without_a_script_nothing_offers_streets(browser: Any, streets: tuple[Served, TileServer]):
    site, _ = streets
    visitor = Visitor(browser, site.address, java_script_enabled=False)
    page = visitor.open("/en/map/")
    assert page.locator(".streets").is_hidden()
    visitor.context.close()


def test_a_hidden_address_is_in_no_map_of_the_site(site: Path):
    actors = read_directory(ROOT).directory.actors
    secret = [
        id_ for id_, actor in actors.items() if all(p.hide_address for p in actor.places.values())
    ]
    secret = [id_ for id_ in secret if actors[id_].places]
    maps = [*site.glob("*/map/index.html"), *site.glob("assets/map.*.svg")]
    assert secret
    assert len(maps) == len(LANGUAGES) + 1
    for file in maps:
        assert [id_ for id_ in secret if id_ in file.read_text("utf-8")] == [], file
    for id_ in secret:
        for file in site.glob(f"*/actors/{id_}/index.html"):
            own = file.read_text("utf-8").partition('id="offers"')[0].partition('id="family"')[0]
            assert "cutting" not in own, file


def test_every_language_links_to_its_map(visit: Visiting):
    visitor = visit()
    for tag in TAGS:
        page = visitor.open(f"/{tag}/")
        page.locator('main a[href$="map/"]').first.click()
        assert page.url.endswith(f"/{tag}/map/")
        assert page.locator(".spots a").count() > 20
