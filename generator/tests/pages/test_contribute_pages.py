"""The form as a page: in which languages, with which words, fed by which data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pages.quarter import CALENDAR, SETTINGS, TODAY, directory_of, edition_of, pages_of, read_page

import wegweiser.pages
from wegweiser.model import Actor, Offer, Settings
from wegweiser.pages import build_language, prepare_site
from wegweiser.pages.form.data import forge_of
from wegweiser.pages.form.page import FORGES, SCREENS, contribute_pages
from wegweiser.pages.form.records import edit_pages
from wegweiser.pages.form.shapes import shape_at, shape_of
from wegweiser.wording.fields import find_chapters
from wegweiser.wording.filling import find_fields
from wegweiser.wording.problems import problem_sentences
from wegweiser.wording.tables import read_table

TABLE = read_table("contribute.yml")
PACKAGE = Path(wegweiser.pages.__file__).parent
TEMPLATES = "".join(
    file.read_text("utf-8") for file in sorted((PACKAGE / "templates").glob("contribute*.html"))
)
BROWSER = "".join(file.read_text("utf-8") for file in sorted((PACKAGE / "browser").glob("*.js")))
MODULE = (PACKAGE / "form" / "page.py").read_text("utf-8")


def with_settings(**settings: Any) -> Settings:
    return Settings.read("mkdocs", {**SETTINGS, **settings})


def form_of(tag: str, **settings: Any) -> str:
    """The form's page of a site with these settings."""
    site = prepare_site(directory_of(settings={**SETTINGS, **settings}), TODAY, CALENDAR)
    pages = {page.path: page.content for page in contribute_pages(edition_of(tag, site))}
    return str(pages[f"{tag}/contribute/index.html"])


@pytest.mark.parametrize(
    ("languages", "source", "form"),
    [
        (["ar", "en", "de"], "de", ("de", "en")),
        (["en", "de"], "en", ("en", "de")),
        (["ar", "de"], "de", ("de",)),
        (["ar", "fr"], "fr", ("ar",)),
    ],
)
def test_the_form_is_in_german_and_english_or_at_least_somewhere(
    languages: list[str], source: str, form: tuple[str, ...]
):
    assert with_settings(languages=languages, source_language=source).form_languages == form


def test_where_nobody_reads_german_or_english_the_form_says_that_it_is_english():
    html = form_of("ar", languages=["ar", "fr"])
    assert '<div class="contribute" id="contribute"' in html
    assert 'lang="en" dir="ltr">' in html
    assert "Add a new offer" in html
    assert not list(contribute_pages(edition_of("fr", site_of(languages=["ar", "fr"]))))


def site_of(**settings: Any) -> Any:
    return prepare_site(directory_of(settings={**SETTINGS, **settings}), TODAY, CALENDAR)


@pytest.mark.parametrize(
    ("repository", "forge", "kind"),
    [
        ("https://github.com/a/b", None, "github"),
        ("https://codeberg.org/a/b", None, "forgejo"),
        ("https://gitlab.com/a/b", None, "gitlab"),
        ("https://gitlab.example.org/a/b", None, "gitlab"),
        ("https://gitea.example.org/a/b", None, "gitea"),
        ("https://git.example.org/a/b", None, None),
        ("https://git.example.org/a/b", "forgejo", "forgejo"),
        (None, "github", None),
    ],
)
def test_the_forge_is_named_or_known_by_its_host(
    repository: str | None, forge: str | None, kind: str | None
):
    settings = {"repository": repository, "forge": forge}
    known = {name: value for name, value in settings.items() if value}
    assert with_settings(**known).known_forge == kind
    found = forge_of(edition_of("de", site_of(**known)))
    expected = {"kind": kind, "repository": repository, "branch": "main"} if kind else None
    assert found == expected


def test_only_ways_out_that_lead_somewhere_are_offered():
    everything = form_of(
        "de", repository="https://github.com/a/b", report_email="team@example.org", branch="dev"
    )
    assert 'id="way-forge"' in everything
    assert 'id="way-mail"' in everything
    assert FORGES["github"].commit in everything
    nothing = form_of("de")
    assert 'id="way-forge"' not in nothing
    assert 'id="way-mail"' not in nothing
    assert 'id="way-file"' in nothing


@pytest.mark.parametrize("name", ["page", "browser", "hints"])
def test_every_word_is_there_in_both_languages(name: str):
    for key, entry in TABLE[name].items():
        assert list(entry) == ["de", "en"], key
        assert all(isinstance(text, str) and text for text in entry.values()), key
        assert find_fields(entry["de"]) == find_fields(entry["en"]), key


def test_every_question_is_asked_in_both_languages():
    for path, entry in TABLE["fields"].items():
        assert list(entry) == ["de", "en"], path
        for said in entry.values():
            assert list(said) == ["question", "hint"], path
            assert said["question"], path
        assert f'q.field("{path}")' in TEMPLATES, path


def test_every_word_is_used_and_none_is_missing():
    used = set(re.findall(r"\bw\.([a-z_0-9]+)", TEMPLATES)) - {"get"}
    used |= {name for name in TABLE["page"] if f'"{name}"' in MODULE}
    assert used == set(TABLE["page"])
    said = {name for name in TABLE["browser"] if f"words.{name}" in BROWSER}
    assert said == set(TABLE["browser"])
    assert set(TABLE["hints"]) <= set(problem_sentences())


def test_every_field_of_an_offer_has_its_place_in_the_step_of_its_chapter():
    html = pages_of("en")["en/contribute/index.html"]
    sections = dict(re.findall(r'<section id="(\w+)"(.*?)</section>', html, re.DOTALL))
    for chapter in find_chapters(Offer, "en"):
        if chapter.id not in SCREENS:
            assert set(chapter.fields) == {"checked", "language", "example"}
            continue
        for field in chapter.fields:
            where = "who" if field == "actor" else chapter.id
            named = rf'data-field="{field}[".]|data-rows="{field}\.'
            assert re.search(named, sections[where]), (chapter.id, field)


def test_a_field_says_its_hint_and_its_problem():
    html = pages_of("de")["de/contribute/index.html"]
    ids = {found["id"] for _, found in read_page(html).tags if found.get("id")}
    for _, found in read_page(html).tags:
        for id_ in str(found.get("aria-describedby") or "").split():
            assert id_ in ids, id_


def test_texts_of_records_are_only_text():
    hostile = "</script><b onclick=x>"
    site = prepare_site(directory_of(), TODAY, CALENDAR)
    data = [page.content for page in edit_pages(site.directory)]
    assert hostile not in "".join(map(str, data))
    index = json.loads(data[0])
    assert list(index) == ["actors", "offers"]
    assert index["actors"]["schutz"]["places"] == {
        "secret": {"name": "Geschützter Ort", "address": ""}
    }
    assert index["actors"]["haus"]["places"]["hall"] == {
        "name": "Großer Saal",
        "address": "Beispielweg 12, 21033 Hamburg",
    }
    assert index["offers"]["pause"] == {"actor": "club", "title": "Pause", "status": "paused"}


def test_what_a_value_may_be_comes_from_the_model():
    assert shape_at(Offer, "title") == {"kind": "line", "limit": 80}
    assert shape_at(Offer, "for.age.from")["last"] == 120
    assert shape_at(Offer, "times.every")["words"][0] == "week"
    assert shape_at(Offer, "place") == {"each": {"kind": "place"}}
    assert shape_at(Offer, "cost.amount")["bare"] is True
    assert shape_of(Offer)["fields"]["contact"]["open"] is True
    assert shape_of(Offer)["required"] == ["actor", "title", "summary", "topics"]
    assert shape_of(Actor)["fields"]["places"]["each"]["fields"]["street"]["kind"] == "line"


def test_no_phone_keeps_the_form():
    edition = edition_of("de")
    pages = {
        page.path: str(page.content)
        for page in build_language(edition.site, edition.words, edition.texts)
    }
    assert "de/contribute/index.html" in pages
    assert "contribute" not in pages["de/offline.json"]
    assert "edit" not in pages["de/offline.json"]
