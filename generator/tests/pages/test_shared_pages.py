"""The choice of a language, "not found", the site map."""

import re

from pages.quarter import (
    CALENDAR,
    SETTINGS,
    TODAY,
    directory_of,
    read_page,
    root_of,
    shared_of,
    site_of,
    words_of,
)

from wegweiser.pages import build_shared, prepare_site
from wegweiser.pages.shared import SITEMAP_LIMIT
from wegweiser.wording import read_words


def test_the_first_page_names_each_language_in_its_own_script():
    links = [f for name, f in read_page(shared_of()["index.html"]).tags if name == "a"]
    assert links[:3] == [
        {"href": "de/", "hreflang": "de", "lang": "de", "dir": "ltr"},
        {"href": "ar/", "hreflang": "ar", "lang": "ar", "dir": "rtl"},
        {"href": "en/", "hreflang": "en", "lang": "en", "dir": "ltr"},
    ]
    assert "العربية" in shared_of()["index.html"]
    assert words_of(re.search("<h1>.*?</h1>", shared_of()["index.html"])[0]) == (
        "Choose your language Choose your language"
    )


def test_not_found_works_at_any_address():
    links = [f["href"] for name, f in read_page(shared_of()["404.html"]).tags if name == "a"]
    assert links[0] == "/wegweiser/de/"
    assert '<link rel="stylesheet" href="/wegweiser/assets/style.' in shared_of()["404.html"]


def test_the_site_map_has_every_page_in_every_language():
    text = shared_of()["sitemap.xml"]
    places = re.findall(r"<loc>(.*?)</loc>", text)
    home = "https://probe.example.org/wegweiser/"
    pages = [f"{home}{tag}/{way}" for tag in ("de", "ar", "en") for way in site_of().paths]
    pages += [f"{home}{tag}/contribute/" for tag in ("de", "en")]
    assert sorted(places) == sorted([home, *pages])
    first = text.split("<url>")[2]
    assert re.findall(r'hreflang="(\w+)" href="(.*?)"', first) == [
        ("de", f"{home}de/"),
        ("ar", f"{home}ar/"),
        ("en", f"{home}en/"),
    ]


def test_a_large_site_map_has_parts(monkeypatch):
    assert SITEMAP_LIMIT <= 50_000
    monkeypatch.setattr("wegweiser.pages.shared.SITEMAP_LIMIT", 30)
    words = [read_words(root_of(), "fr", shipped=root_of())]
    pages = {page.path: page.content for page in build_shared(site_of(), words)}
    parts = [path for path in pages if path.startswith("sitemap-")]
    assert len(parts) == 3
    assert [path for path in parts if path not in pages["sitemap.xml"]] == []
    assert sum(pages[path].count("<url>") for path in parts) == 1 + 3 * len(site_of().paths) + 2


def test_without_an_address_there_is_no_site_map():
    settings = {key: value for key, value in SETTINGS.items() if key != "site_url"}
    site = prepare_site(directory_of(settings=settings), TODAY, CALENDAR)
    words = [read_words(root_of(), "de", shipped=root_of())]
    paths = [page.path for page in build_shared(site, words)]
    assert [path for path in paths if "sitemap" in path] == []
    assert "404.html" in paths
