"""The page of an offer: what decides, what is not known, what is marked."""

import re
from pathlib import Path

import pytest
from pages.quarter import (
    CALENDAR,
    OFFERS,
    TODAY,
    WEEKLY,
    directory_of,
    edition_of,
    pages_of,
    read_page,
    site_of,
    words_of,
)

from wegweiser.model.values import Clock
from wegweiser.pages import prepare_site
from wegweiser.pages.edition import Edition
from wegweiser.pages.facts import facts_of
from wegweiser.pages.offers import offer_calendar, offer_page, telephone
from wegweiser.wording import read_texts, read_words


def page(id_, tag="en"):
    return pages_of(tag)[f"{tag}/offers/{id_}/index.html"]


def rows(id_, tag="en"):
    """The card of facts: question and answer."""
    found = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>\s*</div>", page(id_, tag), re.DOTALL)
    return [(words_of(question), words_of(answer)) for question, answer in found]


def row(id_, question, tag="en"):
    return [answer for asked, answer in rows(id_, tag) if asked == question]


def test_an_offer_of_which_much_is_known():
    assert rows("cafe") == [
        (
            "When?",
            (
                "Every Tuesday and Thursday, from 16:00 to 18:00not on public holidays"
                "not from Thursday 24 December to Sunday 3 January"
                "not on Thursday 10 DecemberIm Saal DE "
                "Saturday 5 December, from 10:00Kulturhaus Next dates Tue 24 November 16:00 "
                "Thu 26 November 16:00 Tue 1 December 16:00 Thu 3 December 16:00 "
                "Sat 5 December 10:00 Tue 8 December 16:00 Tue 15 December 16:00 "
                "Thu 17 December 16:00 Tue 22 December 16:00 All dates of the next eight weeks "
                "until Thursday 31 December By appointment "
                "Siehe Aushang. DE"
            ),
        ),
        (
            "Where?",
            (
                "Großer Saal Beispielweg 12, 21033 Hamburg about 20 to 30 minutes on foot "
                "(1.3 km as the crow flies) "
                "DE Hinter dem Tor. links rechts Ohne Stufen Aufzug: no "
                "Not known: Rollstuhl-WC Route Map"
            ),
        ),
        (
            "Or here",
            "Fern 14 minutes on foot Ohne Stufen: no Not known: Aufzug and Rollstuhl-WC",
        ),
        ("Or here", "Kulturhaus Hof 1 Inside the housing site"),
        (
            "For whom?",
            (
                "Mütter and Frauen from 16 years Residence: Duldung You need German: A1 "
                "Auch mit Kind. DE"
            ),
        ),
        (
            "Which languages?",
            "German, Arabic, Dari and Tigrinya With an interpreter, if you ask",
        ),
        ("What does it cost?", "2.50 € per Abend DE Kinder frei DE"),
        (
            "How do I get in?",
            (
                "Just come Register first DE Klingeln Kommen Please bring: Hunger DE "
                "Papers you need: Ausweis DE"
            ),
        ),
        ("Childcare", "Yes, somebody looks after your children"),
        ("What do I learn?", "German up to level A2 and B1"),
        (
            "Is there a place for me?",
            "1 free place 12 places in all No waiting list As of 3 November 2026",
        ),
    ]


def test_what_was_left_out_is_not_known_and_never_no():
    assert rows("pause") == [
        ("For whom?", "Alle"),
        ("What does it cost?", "5 CHF"),
        ("How do I get in?", "Not known. Please ask."),
    ]
    assert row("telefon", "What does it cost?") == ["Not known. Please ask."]
    assert row("voll", "Childcare") == ["No childcare"]
    assert row("telefon", "Childcare") == []


@pytest.mark.parametrize(
    ("id_", "question", "answer"),
    [
        ("voll", "What does it cost?", "Free of charge"),
        ("geplant", "What does it cost?", "Nach Einkommen DE"),
        ("geplant", "For whom?", "Alle up to 1 year"),
        ("voll", "For whom?", "Alle from 6 to 12 years You do not need German"),
        ("geplant", "Which languages?", "An interpreter is always there"),
        ("geplant", "Where?", "We come to you"),
        ("termin", "Where?", "Online"),
        ("termin", "When?", "By appointment"),
        (
            "voll",
            "Where?",
            "Nah Very near: a few minutes on foot (50 m as the crow flies) Route Map",
        ),
        ("voll", "Is there a place for me?", "No free places There is a waiting list"),
        ("geplant", "Is there a place for me?", "5 places in all"),
        ("markt", "Is there a place for me?", "There is a waiting list"),
        ("markt", "How do I get in?", "DE Einfach da sein."),
    ],
)
def test_rows(id_, question, answer):
    assert row(id_, question) == [answer]


@pytest.mark.parametrize(
    ("id_", "status"),
    [
        ("cafe", "Ends on Thursday 31 December"),
        ("voll", "Full, with a waiting list"),
        ("geplant", "Planned, starts on Tuesday 1 December"),
        ("pause", "Paused"),
        ("markt", "Starts on Wednesday 25 November"),
        ("telefon", None),
    ],
)
def test_the_status_stands_above_the_rest(id_, status):
    found = re.search(r'<p class="status">(.*?)</p>', page(id_).partition("similar")[0], re.DOTALL)
    assert (words_of(found[1]) if found else None) == status


def test_an_alert_stands_until_its_day_is_over():
    assert 'class="alert"' in page("cafe")
    assert 'class="alert"' not in page("voll")


def test_the_title_is_said_in_german_too():
    arabic = page("cafe", "ar")
    assert words_of(re.search(r"<h1.*?</h1>", arabic, re.DOTALL)[0]) == "مقهى اللغة"
    assert '<p class="original"><span lang="de" dir="ltr">Sprachcafé</span></p>' in arabic
    assert 'class="original"' not in page("cafe", "de")
    assert 'class="original"' not in page("voll", "en")


def test_an_outdated_translation_stands_above_the_current_text():
    arabic = page("cafe", "ar")
    assert (
        '<p class="lead"> <small class="mark">may be out of date</small>تحدث الألمانية.'
        '<span class="current" lang="de" dir="ltr">Deutsch sprechen bei Tee.</span></p>'
    ) in arabic.replace('<span lang="en" dir="ltr">may be out of date</span>', "may be out of date")
    assert '<p>قديم</p><div lang="de" dir="ltr"><p>Kommen Sie <strong>' in arabic


def test_ways_to_reach_somebody():
    links = [found for name, found in read_page(page("cafe")).tags if name == "a"]
    ways = [found["href"] for found in links if re.match(r"tel|mailto|geo|https", found["href"])]
    assert ways[:8] == [
        "tel:04066969100",  # on a phone above everything else
        "geo:53.49,10.21?q=53.49,10.21",
        "https://www.openstreetmap.org/?mlat=53.49&mlon=10.21#map=17/53.49/10.21",
        "tel:04066969100",
        "tel:+494066969101",
        "mailto:haus@example.org",
        "https://example.org/haus",
        "https://example.org/programm",
    ]
    assert all(found.get("rel") for found in links if found["href"].startswith("https"))
    assert telephone("+49 (40) 66969-101") == "tel:+494066969101"


def test_an_offer_without_any_contact_has_no_buttons():
    own = {f["href"] for name, f in read_page(page("termin")).tags if name == "a"}
    assert [way for way in own if re.match("tel|mailto", way)] == []
    assert 'class="call"' not in page("termin")
    assert "mailto:lauf@example.org" in page("geplant")


def test_an_offer_whose_actor_is_missing_is_still_shown():
    offers = {"termin": {**OFFERS["termin"], "actor": "nobody"}}
    site = prepare_site(directory_of(offers=offers), TODAY, CALENDAR)
    draft = offer_page(edition_of("en", site), "termin", site.listed["termin"])
    assert "Nur mit Termin" in draft.main


def test_confirmation_warns_when_it_is_old():
    assert "Confirmed by the organisation on 3 November 2026." in words_of(page("cafe"))
    assert "not confirmed for a long time" in page("voll")
    assert "not confirmed for a long time" not in page("cafe")
    assert 'class="checked' not in page("termin")


def test_similar_offers_share_a_topic():
    found = re.findall(r'data-offer="([a-z]+)"', page("cafe"))
    assert found == ["cafe", "telefon", "english"]  # itself, for its heart


def test_the_calendar_speaks_the_language():
    edition, offer = edition_of("ar"), site_of().listed["cafe"]
    calendar = offer_calendar(edition, "cafe", offer)
    assert calendar.path == "ar/offers/cafe.ics"
    text = calendar.content.decode().replace("\r\n ", "")
    assert "SUMMARY:مقهى اللغة" in text
    assert r"LOCATION:Großer Saal\, Beispielweg 12\, 21033 Hamburg" in text
    assert "URL:https://probe.example.org/wegweiser/ar/offers/cafe/" in text
    assert "UID:cafe.0@probe.example.org" in text
    assert offer_calendar(edition, "termin", site_of().listed["termin"]) is None
    assert 'href="../cafe.ics"' in page("cafe")
    assert ".ics" not in page("termin")


def test_a_time_elsewhere_has_its_own_place_in_the_calendar():
    offers = site_of().listed
    elsewhere = {id_ for id_, offer in offers.items() if any(time.place for time in offer.times)}
    assert elsewhere
    for id_ in elsewhere:
        places = site_of().own_locations[id_]
        text = offer_calendar(edition_of("de"), id_, offers[id_]).content.decode()
        for place in filter(None, places.values()):
            assert f"LOCATION:{place.replace(',', chr(92) + ',')}" in text.replace("\r\n ", "")


def test_no_address_in_a_calendar_where_it_is_hidden():
    assert site_of().locations["telefon"] == ""


def test_a_text_of_another_language_has_its_sign_and_the_footer_explains_it():
    sign = '<small class="tongue" lang="de" dir="ltr">DE</small>'
    arabic = page("cafe", "ar")
    assert f'<span lang="de" dir="ltr">Hunger&nbsp;{sign}</span>' in arabic
    assert f'<p class="notice">{sign} <span>' in arabic
    assert sign not in page("cafe", "de")


def test_a_last_day_is_said_once():
    when = {**OFFERS["cafe"], "times": [{**WEEKLY, "on": ["tue"], "until": "2026-12-31"}]}
    site = prepare_site(directory_of(offers={"cafe": when}), TODAY, CALENDAR)
    facts = facts_of(edition_of("en", site).voice(site.listed["cafe"]), site.listed["cafe"])
    assert words_of(facts).count("until Thursday 31 December") == 1


def test_the_word_after_an_hour_stays_on_its_line():
    root = Path(__file__).parents[3]
    german = Edition(site_of(), read_words(root, "de"), read_texts(root, "de"))
    hours = '<bdi dir="ltr">18:00</bdi>\N{NO-BREAK SPACE}Uhr'
    assert german.hours(None, Clock(18 * 60)) == f"bis {hours}"
