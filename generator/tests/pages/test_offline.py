"""What a phone keeps of a language, and when a page of it is fetched again."""

import dataclasses
import gzip
import json
from datetime import timedelta
from functools import cache

from pages.quarter import CALENDAR, OFFERS, TODAY, directory_of, edition_of, root_of, site_of

from wegweiser.pages import build_language, prepare_site
from wegweiser.pages import offline as room
from wegweiser.pages.assets import modules_behind
from wegweiser.wording import read_texts, read_words


@cache
def list_on(days: int, title: str = "") -> dict:
    """The list of the Arabic edition so many days later, with another title of one offer."""
    offers = {**OFFERS, "voll": {**OFFERS["voll"], **({"title": title} if title else {})}}
    site = prepare_site(directory_of(offers=offers), TODAY + timedelta(days), CALENDAR)
    return list_of(site)


def list_of(site) -> dict:
    return json.loads(pages_of(site)["ar/offline.json"])


def pages_of(site):
    words = read_words(root_of(), "ar", shipped=root_of())
    pages = build_language(site, words, read_texts(root_of(), "ar"))
    return {page.path: page.content for page in pages}


def changed(before: dict, after: dict) -> set:
    return {way for way, digest in after["pages"].items() if before["pages"].get(way) != digest}


def test_the_list_names_the_menu_then_offers_topics_and_groups():
    content, site = list_on(0), site_of()
    assert list(content) == ["frame", "assets", "places", "pages"]
    assert list(content["places"]) == ["", "week/", "list/", "find/", "actors/", "map/"]
    assert list(content["pages"]) == [
        *(f"offers/{id_}/" for id_ in site.listed),
        *(f"topics/{id_}/" for id_ in site.by_topic),
        *(f"groups/{id_}/" for id_ in site.by_group),
    ]


def test_every_asset_of_the_list_is_built_and_what_no_resident_needs_is_left_out():
    site = site_of()
    built = {asset.path for asset in site.assets.values()}
    own = {path for path in pages_of(site) if path.endswith(".json")} - {"ar/offline.json"}
    names = ("worker.js", "handbook", "contribute", "overview", "streets.js", "tiles.js")
    left_out = {site.assets[name].path for name in names}
    form = set(modules_behind("contribute.js"))
    assert form & set(list_on(0)["assets"]) == {site.assets["app.js"].path}
    left_out |= form - {site.assets["app.js"].path}
    own = {path for path in own if "/contribute/" not in path}
    assert set(list_on(0)["assets"]) == (built | own) - left_out


def test_the_worker_weighs_little():
    worker = site_of().assets["worker.js"].content
    assert len(gzip.compress(worker.encode(), 6)) <= 2_560


def test_what_is_new_every_day_is_fetched_every_day():
    before, after = list_on(0)["places"], list_on(1)["places"]
    assert {way for way in after if before[way] != after[way]} >= {"", "week/", "find/"}


def test_a_page_without_news_is_fetched_again_once_in_seven_days():
    turns = [changed(list_on(day), list_on(day + 1)) for day in range(7)]
    for way in ("offers/telefon/", "offers/termin/"):
        assert sum(way in turn for turn in turns) == 1, way


def test_a_changed_record_changes_its_page_and_the_lists_that_show_it():
    assert changed(list_on(0), list_on(0, "Neuer Titel")) >= {
        "offers/voll/",
        "topics/german/",
        "groups/everyone/",
    }
    assert "offers/telefon/" not in changed(list_on(0), list_on(0, "Neuer Titel"))


def test_a_changed_time_counts_though_the_day_moves_the_dates():
    html = (
        '<article data-offer="cafe"><p class="when" data-over="2026-11-24T18:00">Di</p></article>'
    )
    edition = edition_of("ar")
    digest = room.lasting_digest(edition, "topics/german/", html)
    assert digest == room.lasting_digest(edition, "topics/german/", html.replace("Di", "Mi"))
    cafe = edition.site.directory.offers["cafe"]
    moved = cafe.model_copy(update={"times": cafe.times[:1]})
    other = directory_of()
    directory = dataclasses.replace(other, offers={**other.offers, "cafe": moved})
    late = edition_of("ar", prepare_site(directory, TODAY, CALENDAR))
    assert digest != room.lasting_digest(late, "topics/german/", html)


def test_the_frame_is_new_with_the_site_and_not_with_the_day():
    assert list_on(0)["frame"] == list_on(1)["frame"]


def test_a_large_directory_keeps_the_first_of_its_offers_and_no_long_list():
    offers = {f"kurs-{number:04}": OFFERS["termin"] for number in range(1_001)}
    content = list_of(prepare_site(directory_of(offers=offers), TODAY, CALENDAR))
    assert list(content["pages"]) == [f"offers/kurs-{number:04}/" for number in range(200)]
    sheets = [way for way in content["places"] if way.startswith("find/")]
    assert sheets == ["find/", "find/2/", "find/3/", "find/4/", "find/5/"]
