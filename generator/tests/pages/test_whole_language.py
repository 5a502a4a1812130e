"""What holds on every page of every language."""

import itertools
import re
from posixpath import join, normpath

import pytest
from pages.quarter import (
    CALENDAR,
    HOSTILE,
    OFFERS,
    TODAY,
    directory_of,
    edition_of,
    pages_of,
    read_page,
    root_of,
    shared_of,
    site_of,
)

from wegweiser.pages import build_language, prepare_site
from wegweiser.pages.actors import actors_page
from wegweiser.pages.form.page import WAY
from wegweiser.pages.frame import POLICY, framed
from wegweiser.wording import LANGUAGES, read_texts, read_words

TAGS = ("de", "ar", "en")
FORM_LANGUAGES = ("de", "en")
ALL = [(tag, path) for tag in TAGS for path in sorted(pages_of(tag))]
LISTED = ("cafe", "english", "geplant", "markt", "pause", "telefon", "termin", "voll")


def every_page():
    return [(path, html) for tag in TAGS for path, html in pages_of(tag).items()]


HTML = [
    *every_page(),
    *((path, text) for path, text in shared_of().items() if path.endswith(".html")),
]


def inline_or_foreign(script):
    """Whether a script's text stands on the page, or comes from elsewhere."""
    return set(script) != {"type", "src"} or "//" in script["src"]


def files():
    calendars = {f"{tag}/offers/{id_}.ics" for tag in TAGS for id_ in site_of().calendars}
    return {path for _, path in ALL} | calendars | set(shared_of())


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_has_a_page_for_each_address_of_the_site(tag):
    form = [WAY] if tag in FORM_LANGUAGES else []
    assert set(pages_of(tag)) == {f"{tag}/{way}index.html" for way in (*site_of().paths, *form)}


@pytest.mark.parametrize(("tag", "path"), ALL)
def test_a_page_says_its_language_and_each_foreign_piece_too(tag, path):
    reader = read_page(pages_of(tag)[path])
    assert reader.tags[0] == ("html", {"lang": tag, "dir": LANGUAGES[tag].direction})
    foreign = [found for _, found in reader.tags[1:] if "lang" in found]
    assert all("dir" in found for found in foreign)
    assert [found for found in foreign if found["lang"] == tag and "hreflang" not in found] == []


@pytest.mark.parametrize(("tag", "path"), ALL)
def test_links_lead_somewhere_under_any_base_path(tag, path):
    for element, found in read_page(pages_of(tag)[path]).tags:
        link = found.get("href") or ""
        if element == "use" or re.match(r"(https?|mailto|tel|geo):", link):
            continue
        if element in {"a", "link"}:
            address, _, anchor = link.partition("#")
            address = address.partition("?")[0]
            target = normpath(join(path.rpartition("/")[0], address)) if address else path
            if address.endswith("/") or address in {".", "./"}:
                target += "/index.html"
            if target.startswith("handbook"):
                continue
            assert target in files(), (path, link)
            if anchor:
                page = pages_of(tag)[target]
                assert f'id="{anchor}"' in page, (path, link)


@pytest.mark.parametrize(("tag", "path"), ALL)
def test_a_page_links_to_itself_in_every_other_language(tag, path):
    way = path.removeprefix(f"{tag}/").removesuffix("index.html")
    root = "../" * path.count("/")
    links = [found for name, found in read_page(pages_of(tag)[path]).tags if name == "a"]
    other = [found for found in links if found.get("hreflang") in TAGS]
    assert other == [
        {
            "href": f"{root}{each}/{way if way != WAY or each in FORM_LANGUAGES else ''}",
            "hreflang": each,
            "lang": each,
            "dir": LANGUAGES[each].direction,
        }
        for each in TAGS
        if each != tag
    ]


@pytest.mark.parametrize(("path", "html"), HTML)
def test_nothing_on_a_page_needs_more_than_the_policy_allows(path, html):
    assert html.startswith("<!doctype html>"), path
    tags = read_page(html).tags
    metas = [found for name, found in tags if name == "meta"]
    assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in metas
    assert [name for name, _ in tags if name in {"style", "iframe", "img", "object"}] == []
    assert all(inline_or_foreign(found) is False for name, found in tags if name == "script")
    attributes = {attribute for _, found in tags for attribute in found}
    assert [name for name in attributes if name.startswith("on") or name == "style"] == []
    sources = [found["href"] for name, found in tags if name == "link"]
    assert [address for address in sources if "//" in str(address)] == []


@pytest.mark.parametrize(("path", "html"), HTML)
def test_a_page_is_built_as_it_should_be(path, html):
    assert html.startswith("<!doctype html>"), path
    tags = read_page(html).tags
    ids = [found["id"] for _, found in tags if found.get("id")]
    assert len(ids) == len(set(ids))
    names = [name for name, _ in tags]
    assert [names.count(name) for name in ("main", "h1", "header", "footer")] == [1, 1, 1, 1]
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    labels = [found["aria-labelledby"] for _, found in tags if "aria-labelledby" in found]
    assert {id_ for label in labels for id_ in label.split()} <= set(ids)
    used = {found["href"].partition("#") for name, found in tags if name == "use"}
    drawn = {
        f"{base}{sheet.path}": sheet.content
        for sheet in (site_of().assets["icons"], site_of().assets["ground"])
        for base in ("/", "/wegweiser/")
    }
    drawn[normpath(join("/", path, ".."))] = html
    for file, _, id_ in used:
        assert f' id="{id_}"' in drawn[normpath(join("/", path, "..", file))]


def test_every_page_of_an_example_says_so():
    for _, html in every_page():
        assert "This is an example." in html
    for path in ("index.html", "404.html"):
        assert "This is an example." in shared_of()[path]


def test_nothing_is_called_an_example_where_nothing_is_one():
    offers = {"termin": OFFERS["termin"]}
    site = prepare_site(directory_of(offers=offers), TODAY, CALENDAR)
    words = read_words(root_of(), "en", shipped=root_of())
    for page in build_language(site, words, read_texts(root_of(), "en")):
        assert "This is an example." not in str(page.content)


def test_pages_with_machine_translations_say_so():
    notice = "A machine translated this page."
    marked = {path for path, html in pages_of("ar").items() if notice in html}
    assert "ar/offers/voll/index.html" in marked
    assert "ar/find/index.html" in marked
    assert "ar/actors/index.html" not in marked
    assert notice not in pages_of("de")["de/offers/voll/index.html"]


def test_a_machine_translated_interface_marks_every_page():
    edition = edition_of("en")
    edition.machine = True
    assert "A machine translated this page." in framed(edition, actors_page(edition)).content


def test_a_hidden_address_is_nowhere():
    words = read_words(root_of(), "de", shipped=root_of())
    for page in build_language(site_of(), words, read_texts(root_of(), "de")):
        content = page.content if isinstance(page.content, str) else page.content.decode()
        assert "Geheimstadt" not in content
    assert "The address is not public." in pages_of("en")["en/offers/telefon/index.html"]


def test_the_same_input_makes_the_same_bytes():
    def build():
        site = prepare_site(directory_of(), TODAY, CALENDAR)
        words = read_words(root_of(), "ar", shipped=root_of())
        return list(build_language(site, words, read_texts(root_of(), "ar")))

    assert build() == build()


def test_hostile_text_stays_text_everywhere():
    actor = "haus"
    offer = {**OFFERS["cafe"], "description": HOSTILE, "steps": HOSTILE}
    site = prepare_site(directory_of(offers={"cafe": offer}), TODAY, CALENDAR)
    listed = site.listed["cafe"].model_copy(
        update={"title": HOSTILE, "summary": HOSTILE, "times_note": HOSTILE, "bring": HOSTILE}
    )
    site.listed["cafe"] = listed
    site.directory.actors[actor] = site.directory.actors[actor].model_copy(
        update={"name": HOSTILE, "summary": HOSTILE}
    )
    for tag in ("de", "ar"):
        words = read_words(root_of(), tag, shipped=root_of())
        for page in build_language(site, words, read_texts(root_of(), tag)):
            if isinstance(page.content, str):
                tags = read_page(page.content).tags
                scripts = [found for name, found in tags if name == "script"]
                assert not any(map(inline_or_foreign, scripts)), page.path
                assert all(not set(found) & {"onclick"} for _, found in tags), page.path
                assert "49" not in re.findall(r"\{\{ (.*?) \}\}", page.content)
