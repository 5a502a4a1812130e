"""The list of all offers: what it can be narrowed by, its sheets, and what the browser is told."""

import json
import re
from html import unescape
from urllib.parse import unquote

import pytest
from pages.quarter import (
    CALENDAR,
    OFFERS,
    SETTINGS,
    TODAY,
    directory_of,
    edition_of,
    pages_of,
    read_page,
    root_of,
    shared_of,
    site_of,
    words_of,
)

from wegweiser.pages import build_language, prepare_site
from wegweiser.pages.find import find_page
from wegweiser.pages.offers import offer_page
from wegweiser.wording import read_texts, read_words


def named(facet, value):
    ids = list(site_of().listed)
    return {ids[number] for number in site_of().facets.values[facet].get(value, ())}


@pytest.mark.parametrize(
    ("facet", "value", "ids"),
    [
        ("topic", "german", {"cafe", "voll"}),  # a topic counts those below it
        ("topic", "talking", {"cafe"}),
        ("group", "women", {"cafe"}),
        ("group", "mothers", {"cafe"}),
        ("language", "ar", {"cafe", "voll"}),
        ("language", "fa", {"cafe"}),  # Dari is a Persian
        ("language", "fa-AF", {"cafe"}),
        ("language", "interpreter", {"cafe", "geplant"}),
        ("language", "unknown", {"telefon", "markt", "english", "termin", "pause"}),
        ("free", "yes", {"voll"}),
        ("free", "no", {"cafe", "pause"}),
        ("free", "unknown", {"geplant", "telefon", "markt", "english", "termin"}),
        ("childcare", "yes", {"cafe"}),
        ("childcare", "no", {"voll"}),
        ("walk-in", "yes", {"cafe"}),
        ("walk-in", "unknown", set(OFFERS) - {"cafe", "vorbei"}),
        ("step-free", "yes", {"cafe", "geplant", "telefon", "termin"}),
        ("step-free", "no", set()),
        ("distance", "inside", {"cafe", "english"}),
        ("distance", "remote", {"geplant", "telefon", "termin"}),
        ("distance", "15", {"cafe", "english", "voll"}),
        ("distance", "unknown", {"markt", "pause"}),
    ],
)
def test_what_a_value_leaves(facet, value, ids):
    assert named(facet, value) == ids


def test_yes_no_and_not_known_are_apart_and_together_all():
    for facet in ("free", "childcare", "walk-in", "step-free"):
        values = site_of().facets.values[facet]
        numbers = [number for found in values.values() for number in found]
        assert sorted(numbers) == list(range(len(site_of().listed))), facet


def test_a_hidden_place_gives_no_distance_away():
    offers = {"telefon": {**OFFERS["telefon"], "place": "main"}}
    site = prepare_site(directory_of(offers=offers), TODAY, CALENDAR)
    assert site.facets.values["distance"] == {"unknown": (0,)}


def test_without_the_feature_nobody_is_asked_for_steps():
    directory = directory_of()
    features = {"lift": directory.vocabulary.features["lift"]}
    vocabulary = directory.vocabulary.model_copy(update={"features": features})
    directory = type(directory)(
        directory.settings, vocabulary, directory.actors, directory.offers, None
    )
    site = prepare_site(directory, TODAY, CALENDAR)
    assert "step-free" not in site.facets.values
    assert 'name="step-free"' not in find_page(edition_of("en", site), 0, "x.json").main


def unpacked():
    """`offers.json` as the browser reads it."""
    data = json.loads(site_of().assets["offers"].content)
    for values in data["facets"].values():
        for value, gaps in values.items():
            numbers = [sum(gaps[: at + 1]) for at in range(len(gaps))]
            values[value] = tuple(numbers)
    return data


def test_the_browser_is_told_the_same():
    data = unpacked()
    assert data["ids"] == list(site_of().listed)
    assert data["facets"] == {name: dict(v) for name, v in site_of().facets.values.items()}
    assert data["first"] == "2026-11-24"
    assert set(data["sheets"]) == {0}


def test_the_browser_is_told_each_day_of_eight_weeks_by_its_end():
    data = unpacked()
    cafe = {end: int(days, 16) for end, days in data["sessions"][data["ids"].index("cafe")].items()}
    days = {
        (end, offset)
        for end, bits in cafe.items()
        for offset in range(bits.bit_length())
        if bits >> offset & 1
    }
    assert days == {
        ("24:00" if session.end is None else str(session.end), (session.day - TODAY).days)
        for session in site_of().sessions["cafe"]
    }
    assert data["sessions"][data["ids"].index("pause")] == {}


def test_every_choice_has_a_label_and_only_choices_that_exist_are_there():
    html = pages_of("en")["en/find/index.html"]
    boxes = [f for name, f in read_page(html).tags if name == "input" and f["type"] == "checkbox"]
    offered = {(box["name"], box["value"]) for box in boxes}
    known = {
        (facet, value)
        for facet, values in site_of().facets.values.items()
        for value in values
        if value != "no"
    }
    assert {pair for pair in offered if pair[0] != "day"} == known
    assert len([pair for pair in offered if pair[0] == "day"]) == 9
    labels = [words_of(found) for found in re.findall(r"<label><input.*?</label>", html, re.DOTALL)]
    assert len(labels) == len(boxes)
    assert all(re.search("[A-Za-z]", label) for label in labels)


def test_a_hostile_label_stays_a_label():
    directory = directory_of()
    topic = directory.vocabulary.topics["sport"].model_copy(
        update={"label": '"><script>x</script>'}
    )
    vocabulary = directory.vocabulary.model_copy(
        update={"topics": {**directory.vocabulary.topics, "sport": topic}}
    )
    directory = type(directory)(
        directory.settings, vocabulary, directory.actors, directory.offers, None
    )
    site = prepare_site(directory, TODAY, CALENDAR)
    draft = find_page(edition_of("en", site), 0, "x.json")
    assert "<script>" not in draft.main


@pytest.fixture
def sheets(monkeypatch):
    """The pages of a site that has three offers on a sheet."""
    monkeypatch.setattr("wegweiser.pages.site.SHEET", 3)
    site = prepare_site(directory_of(), TODAY, CALENDAR)
    words = read_words(root_of(), "en", shipped=root_of())
    found = build_language(site, words, read_texts(root_of(), "en"))
    return site, {page.path: page.content for page in found}


def test_a_long_list_has_sheets_that_lead_to_each_other(sheets):
    site, pages = sheets
    ways = ["find/", "find/2/", "find/3/"]
    assert [way for way in site.paths if way.startswith("find")] == ways
    ids = []
    for way in ways:
        html = pages[f"en/{way}index.html"]
        results = html[html.index('<div id="results"') :].partition("<template")[0]
        own = re.findall(r'data-offer="([a-z]+)"', results)
        assert len(own) <= 3
        ids += own
        leaves = re.findall(r'href="((?:\.\./)*find/[0-9/]*)"', results)
        assert len(leaves) == 3
    assert sorted(ids) == sorted(site.listed)
    numbers = json.loads(site.assets["offers"].content)["sheets"]
    for id_, number in zip(site.listed, numbers, strict=True):
        assert f'data-offer="{id_}"' in pages[f"en/{ways[number]}index.html"]


def test_one_sheet_needs_no_page_numbers():
    assert 'class="jump pages"' not in pages_of("en")["en/find/index.html"]


PAGE = "https://probe.example.org/wegweiser/en/offers/cafe/"
EMAIL = {"report_email": "fehler@example.org"}
REPOSITORY = {"repository": "https://example.org/x/"}
LETTER = f"mailto:fehler@example.org?subject=Wegweiser Probe: cafe&body=\n\n{PAGE}"
ISSUE = f"https://example.org/x/issues/new?title=offers/cafe&body={PAGE}"


@pytest.mark.parametrize(
    ("settings", "address"),
    [(EMAIL | REPOSITORY, LETTER), (REPOSITORY, ISSUE), ({}, None)],
)
def test_where_a_mistake_is_reported(settings, address):
    site = prepare_site(directory_of(settings={**SETTINGS, **settings}), TODAY, CALENDAR)
    main = offer_page(edition_of("en", site), "cafe", site.listed["cafe"]).main
    found = re.search(r'<p class="report"><a href="([^" ]*)"', main)
    assert (unquote(unescape(found[1])) if found else None) == address


def test_the_phone_is_told_how_to_keep_the_site():
    manifest = json.loads(shared_of()["manifest.webmanifest"])
    assert manifest["start_url"] == "./"
    assert manifest["icons"][0]["src"] in shared_of()
    assert "sw.js" in shared_of()
