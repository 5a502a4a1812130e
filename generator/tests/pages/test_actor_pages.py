"""Actors: their list by kind, their pages, and the overview of all of them."""

import re
from dataclasses import replace

import pytest
from pages.quarter import (
    CALENDAR,
    HOSTILE,
    SETTINGS,
    TODAY,
    directory_of,
    edition_of,
    pages_of,
    words_of,
)

from wegweiser.pages import prepare_site
from wegweiser.pages.actors import actor_page, actors_page
from wegweiser.pages.edition import Edition
from wegweiser.pages.overview import overview_page
from wegweiser.wording import read_texts

SURVEY = {"from": "2026-08-01", "until": "2026-10-15", "persons": "400"}
ASKED = {"id": "ball", "title": "Ball", "topic": "sport", "asked_by": "30"}
NEEDS = {
    "survey": SURVEY,
    "needs": [
        {**ASKED, "requires": {"cost": "free", "childcare": "yes"}},
        {**ASKED, "id": "rat", "topic": "unused", "for": {"groups": ["mothers"]}},
    ],
}


def main(path, tag="en"):
    html = pages_of(tag)[f"{tag}/{path}index.html"]
    return html[html.index("<main") : html.index("</main>")]


def test_actors_stand_under_their_kind():
    html = main("actors/")
    assert re.findall(r'href="../actors/([a-z]+)/"', html) == ["schutz", "haus"]
    assert [words_of(found) for found in re.findall(r"<h2.*?</h2>", html, re.DOTALL)] == ["Verein"]


def test_the_page_of_an_actor():
    text = words_of(main("actors/haus/").partition('class="similar"')[0])
    assert text.startswith("Contacts Kulturhaus Verein Ein Haus für alle. DE Call")
    assert "Where? Großer Saal Beispielweg 12, 21033 Hamburg" in text
    assert "Also here Kulturhaus Hof 1 Inside the housing site" in text
    assert "Which languages? German and Arabic" in text
    assert "Wir sind viele." in text
    assert "Rooms are wanted" in text
    assert "Belongs together Frauenschutz" in text
    assert "Confirmed by staff on 1 November 2026." in text


def test_a_name_is_shown_beside_its_translation():
    html = main("actors/haus/", "ar")
    assert words_of(re.search(r"<h1.*?</h1>", html, re.DOTALL)[0]) == "دار الثقافة"
    assert '<p class="original"><span lang="de" dir="ltr">Kulturhaus</span></p>' in html


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("مقهى (Kulturhaus)", []),
        ("مقهى (Kultur)haus", []),
        ("مقهى (Kultur) haus", ["Kulturhaus"]),
        ("دار الثقافة", ["Kulturhaus"]),
    ],
)
def test_a_name_that_stands_in_its_translation_is_not_shown_twice(tmp_path, name, shown):
    po = tmp_path / "translations" / "ar" / "directory.po"
    po.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    po.write_text(f'{head}msgctxt "actors/haus:name"\nmsgid "Kulturhaus"\nmsgstr "{name}"\n')
    edition = Edition(edition_of("ar").site, edition_of("ar").words, read_texts(tmp_path, "ar"))
    html = str(actor_page(edition, "haus", edition.site.directory.actors["haus"]).main)
    first = html.partition('class="facts"')[0]
    found = re.findall(r'<p class="original">.*?</p>', first)
    assert [words_of(each) for each in found] == shown


def test_an_actor_of_which_little_is_known():
    text = words_of(main("actors/club/"))
    assert text.startswith("Contacts Club Offers")


def test_an_actor_names_the_one_above_it():
    assert 'href="../../actors/haus/"' in main("actors/schutz/")


def overview(tag="en", **changes):
    """The rows of the table, each as its cells, and what stands below it."""
    site = prepare_site(directory_of(**changes), TODAY, CALENDAR)
    return read_table(str(overview_page(edition_of(tag, site)).main))


def read_table(html):
    rows = [
        [words_of(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    ]
    return rows, words_of(html.partition("</table>")[2])


def test_the_list_says_who_is_inside_which_languages_and_what():
    cards = re.findall(r"<article.*?</article>", main("actors/", "ar"), re.DOTALL)
    chips = [re.findall(r"<li.*?</li>", card, re.DOTALL) for card in cards]
    assert [[words_of(chip) for chip in found] for found in chips] == [
        ["Frauen، تعلم الألمانية"],  # that a partner speaks Arabic does not count
        ["Inside the housing site", "العربية and 3 more", "تعلم الألمانية، Frauen"],
    ]
    assert [chip.startswith('<li class="yes">') for chip in chips[1]] == [True, True, False]


def test_the_page_of_an_actor_says_with_whom_it_works():
    found = re.search(r'id="together".*?</section>', main("actors/haus/"), re.DOTALL)
    assert found
    assert words_of(f"<h2 {found[0]}") == "Together with Frauenschutz"
    assert 'href="../../actors/schutz/"' in found[0]
    assert 'id="together"' not in main("actors/club/")


def test_the_overview_has_all_actors_and_topics():
    rows, below = read_table(main("overview/"))
    topics, words = ["Deutsch lernen", "Frauen", "Sport"], "German, Arabic, Dari, Tigrinya"
    everyone = "Everyone, Frauen, Mütter"
    assert rows == [
        ["Contacts", *topics, "For whom?", "Languages", "Together with"],
        ["Inside the housing site"],
        ["Kulturhaus", "2", "2", "", everyone, words, "Frauenschutz"],
        ["Place not known or not public"],
        ["Club", "", "", "4", "Everyone", "", ""],
        ["Frauenschutz", "1", "2", "", everyone, words, "Kulturhaus"],
        ["All offers", "2", "3", "4", ""],
    ]
    assert below == "For partners and staff: the handbook (in German): Netzwerk Lücken"


def test_what_is_missing_stands_below_the_overview():
    rows, below = overview(needs=NEEDS)
    assert rows[0][1:5] == ["Deutsch lernen", "Frauen", "Sport", "Niemand"]
    assert rows[-1] == ["People who are still looking for this", "", "", "30", "30 ✗", ""]
    assert below.startswith("✗ There is no offer for this yet Niemand: Mütter For partners")


def test_gaps_that_are_not_published_are_in_no_overview():
    rows, below = overview(needs=NEEDS, settings={**SETTINGS, "publish_gaps": "no"})
    assert rows[0][1:4] == ["Deutsch lernen", "Frauen", "Sport"]
    assert rows[-1][0] == "All offers"
    assert below == "For partners and staff: the handbook (in German): Netzwerk"


@pytest.mark.parametrize("page", [actors_page, overview_page])
def test_names_are_inert_and_isolated(page):
    found = directory_of()
    actors = {id_: a.model_copy(update={"name": HOSTILE}) for id_, a in found.actors.items()}
    site = prepare_site(replace(found, actors=actors), TODAY, CALENDAR)
    html = str(page(edition_of("ar", site)).main)
    assert "<script" not in html
    assert '<span lang="de" dir="ltr">&lt;/title&gt;&lt;script&gt;' in html
