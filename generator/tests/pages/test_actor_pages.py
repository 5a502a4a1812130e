"""Actors: their list by kind, and their pages."""

import re

from pages.quarter import pages_of, words_of


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


def test_an_actor_of_which_little_is_known():
    text = words_of(main("actors/club/"))
    assert text.startswith("Contacts Club Offers")


def test_an_actor_names_the_one_above_it():
    assert 'href="../../actors/haus/"' in main("actors/schutz/")
