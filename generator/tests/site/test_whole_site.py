"""The built example as a whole: every link leads somewhere, every piece says its language."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from built import ROOT

from wegweiser.reading import read_directory
from wegweiser.wording import LANGUAGES

TAGS = tuple(LANGUAGES)
FORM = ("de", "en")
"""The form for partners is in no other language."""


class Seen(HTMLParser):
    """What a page holds: links, ids, languages."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.assets: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag in {"link", "img", "script"}:
            self.assets.append(str(found.get("href") or found.get("src") or ""))


def pages_of(site: Path) -> list[Path]:
    return sorted(
        file
        for file in site.rglob("*.html")
        if file.relative_to(site).parts[0] in {*TAGS, "index.html"}
    )


def seen(file: Path) -> Seen:
    parser = Seen()
    parser.feed(file.read_text("utf-8"))
    return parser


def test_every_listed_offer_has_a_page_in_every_language(site: Path):
    offers = read_directory(ROOT).directory.offers
    listed = {id_ for id_, offer in offers.items() if offer.status != "ended"}
    for tag in TAGS:
        built = {file.parent.name for file in (site / tag / "offers").glob("*/index.html")}
        assert built == listed


def test_no_internal_link_is_dead(site: Path):
    ids: dict[Path, set[str]] = {}
    dead = set()
    for file in pages_of(site):
        page = seen(file)
        ids[file] = set(page.ids)
        for link in [*page.links, *page.assets]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not link:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if target.is_dir():
                target /= "index.html"
            if not target.is_file():
                dead.add((str(file.relative_to(site)), link))
            elif parts.fragment and target.suffix == ".html":
                known = ids.get(target) or set(seen(target).ids)
                if unquote(parts.fragment) not in known:
                    dead.add((str(file.relative_to(site)), link))
    assert dead == set()


def test_no_id_stands_twice_on_a_page(site: Path):
    for file in pages_of(site):
        twice = [id_ for id_, count in Counter(seen(file).ids).items() if count > 1]
        assert twice == [], file


@pytest.mark.parametrize("tag", TAGS)
def test_pages_say_their_language_and_direction(site: Path, tag: str):
    for file in (site / tag).rglob("*.html"):
        page = seen(file)
        name, attributes = page.tags[0]
        assert name == "html"
        assert attributes["lang"] == tag
        assert attributes["dir"] == LANGUAGES[tag].direction
        for element, found in page.tags[1:]:
            assert ("lang" not in found) or ("dir" in found), (file, element, found)


def test_every_page_links_to_itself_in_every_other_language(site: Path):
    for file in pages_of(site):
        path = file.relative_to(site)
        if path.parts[0] not in TAGS:
            continue
        targets = {
            attributes["hreflang"]: (file.parent / str(attributes["href"])).resolve()
            for element, attributes in seen(file).tags
            if element == "a" and "hreflang" in attributes
        }
        for tag in set(TAGS) - {path.parts[0]}:
            way = path.parts[1:-1]
            if way == ("contribute",) and tag not in FORM:
                way = ()
            assert targets[tag] == (site / tag).joinpath(*way).resolve(), path


def test_no_page_asks_anybody_else_for_anything(site: Path):
    for file in pages_of(site):
        html = file.read_text("utf-8")
        page = seen(file)
        assert not [asset for asset in page.assets if urlsplit(asset).netloc], file
        assert "<script" not in html or 'src="' in html
        assert not [
            (name, key) for name, found in page.tags for key in found if key.startswith("on")
        ]
        assert not [name for name, found in page.tags if "style" in found], file
        assert "Content-Security-Policy" in html


def test_every_page_says_that_the_data_are_an_example(site: Path):
    words = "Das ist ein Beispiel"
    for file in (site / "de").rglob("*.html"):
        assert words in file.read_text("utf-8"), file


def test_the_sitemap_holds_every_page_in_every_language(site: Path):
    maps = "".join(file.read_text("utf-8") for file in site.glob("sitemap*.xml"))
    addresses = set(re.findall(r"<loc>([^<]*)</loc>", maps))
    for file in pages_of(site):
        path = file.relative_to(site).parent.as_posix()
        path = "" if path == "." else f"{path}/"
        assert f"https://wegweiser.example.org/{path}" in addresses
    for tag in TAGS:
        assert f'hreflang="{tag}" href="https://wegweiser.example.org/{tag}/week/"' in maps
