"""The built example as a whole: every link leads somewhere, every piece says its language."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
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
    """What a page holds, and of its elements only what breaks a rule: there are a million."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)  # texts are not looked at
        self.root: tuple[str, dict[str, str | None]] | None = None
        self.links: set[str] = set()
        self.assets: set[str] = set()
        self.ids: Counter[str] = Counter()
        self.others: dict[str, str] = {}
        """The same page in other languages: addresses by language."""
        self.without_direction: list[str] = []
        self.active: list[str] = []
        """Elements with a handler or a style of their own."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.root = self.root or (tag, found)
        if found.get("id"):
            self.ids[str(found["id"])] += 1
        if tag == "a" and found.get("href"):
            self.links.add(str(found["href"]))
            if found.get("hreflang"):
                self.others[str(found["hreflang"])] = str(found["href"])
        if tag in {"link", "img", "script"}:
            self.assets.add(str(found.get("href") or found.get("src") or ""))
        if "lang" in found and "dir" not in found:
            self.without_direction.append(f"{tag} {found}")
        if "style" in found or any(name.startswith("on") for name in found):
            self.active.append(f"{tag} {found}")


Pages = dict[Path, Seen]


@cache
def pages_of(site: Path) -> Pages:
    """Every page of residents, read once: there are thousands."""
    return {
        file: seen(file)
        for file in sorted(site.rglob("*.html"))
        if file.relative_to(site).parts[0] in {*TAGS, "index.html"}
    }


def seen(file: Path) -> Seen:
    parser = Seen()
    parser.feed(file.read_text("utf-8"))
    return parser


def target_of(file: Path, address: str) -> Path:
    """The file that an address of the site leads to from a page."""
    way = unquote(urlsplit(address).path)
    target = Path(os.path.normpath(file.parent / way)) if way else file
    return target / "index.html" if target.suffix == "" or way.endswith("/") else target


def test_every_listed_offer_has_a_page_in_every_language(site: Path):
    offers = read_directory(ROOT).directory.offers
    listed = {id_ for id_, offer in offers.items() if offer.status != "ended"}
    for tag in TAGS:
        built = {file.parent.name for file in (site / tag / "offers").glob("*/index.html")}
        assert built == listed


def test_no_internal_link_is_dead(site: Path):
    pages = pages_of(site)
    files = {file for file in site.rglob("*") if file.is_file()}
    elsewhere: Pages = {}  # pages of the handbook
    dead = set()
    for file, page in pages.items():
        for link in page.links | page.assets:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not link:
                continue
            target = target_of(file, link)
            if target not in files:
                dead.add((str(file.relative_to(site)), link))
            elif parts.fragment and target.suffix == ".html":
                if target not in pages and target not in elsewhere:
                    elsewhere[target] = seen(target)
                if unquote(parts.fragment) not in (pages.get(target) or elsewhere[target]).ids:
                    dead.add((str(file.relative_to(site)), link))
    assert dead == set()


def test_no_id_stands_twice_on_a_page(site: Path):
    for file, page in pages_of(site).items():
        assert [id_ for id_, count in page.ids.items() if count > 1] == [], file


@pytest.mark.parametrize("tag", TAGS)
def test_pages_say_their_language_and_direction(site: Path, tag: str):
    of_language = {
        file: page for file, page in pages_of(site).items() if file.is_relative_to(site / tag)
    }
    assert of_language
    for file, page in of_language.items():
        assert page.root
        name, attributes = page.root
        assert name == "html"
        assert attributes["lang"] == tag
        assert attributes["dir"] == LANGUAGES[tag].direction
        assert page.without_direction == [], file


def test_every_page_links_to_itself_in_every_other_language(site: Path):
    for file, page in pages_of(site).items():
        path = file.relative_to(site)
        if path.parts[0] not in TAGS:
            continue
        for tag in set(TAGS) - {path.parts[0]}:
            way = path.parts[1:-1]
            if way == ("contribute",) and tag not in FORM:
                way = ()
            there = (site / tag).joinpath(*way, "index.html")
            assert target_of(file, page.others[tag]) == there, path


def test_no_page_asks_anybody_else_for_anything(site: Path):
    for file, page in pages_of(site).items():
        html = file.read_text("utf-8")
        assert not [asset for asset in page.assets if urlsplit(asset).netloc], file
        assert "<script" not in html or 'src="' in html
        assert page.active == [], file
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
