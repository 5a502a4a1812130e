"""Lists: which offers stand where, in which order, and what a card says."""

import re

import pytest
from pages.quarter import edition_of, pages_of, site_of, words_of

from wegweiser.pages.cards import offer_card


def offers_on(path, tag="en"):
    return re.findall(r'data-offer="([a-z]+)"', pages_of(tag)[f"{tag}/{path}index.html"])


def test_every_listed_offer_stands_once_among_the_results():
    html = pages_of("en")["en/find/index.html"]
    results = html[html.index('<div id="results"') : html.index("<template")]
    found = re.findall(r'data-offer="([a-z]+)"', results)
    assert sorted(found) == sorted(site_of().listed)
    assert found == ["cafe", "voll", "telefon", "english", "markt", "geplant", "termin", "pause"]
    assert re.findall(r'<h2 id="t-([a-z]+)"', results) == ["german", "women", "sport"]


def test_offers_come_by_their_next_session_and_paused_ones_last():
    assert list(site_of().listed) == [
        "cafe",
        "telefon",
        "voll",
        "markt",
        "geplant",
        "english",
        "termin",
        "pause",
    ]


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("topics/german/", ["cafe", "voll"]),
        ("topics/talking/", ["cafe"]),
        (
            "groups/mothers/",
            ["cafe", "telefon", "voll", "markt", "geplant", "english", "termin", "pause"],
        ),
        ("groups/everyone/", ["telefon", "voll", "markt", "geplant", "english", "termin", "pause"]),
        ("actors/haus/", ["cafe", "voll", "english"]),
        ("actors/schutz/", ["cafe", "telefon"]),
    ],
)
def test_lists(path, ids):
    assert offers_on(path) == ids


def test_a_topic_leads_up_and_down():
    german = pages_of("en")["en/topics/german/index.html"]
    talking = pages_of("en")["en/topics/talking/index.html"]
    assert 'href="../../topics/talking/"' in german
    assert 'href="../../topics/german/"' in talking
    assert "en/topics/unused/index.html" not in pages_of("en")


def test_a_group_lists_its_own_offers_before_those_for_everyone():
    html = pages_of("en")["en/groups/mothers/index.html"]
    assert [words_of(found) for found in re.findall(r"<h2.*?</h2>", html, re.DOTALL)] == [
        "Especially for: Mütter",
        "Open to everyone",
    ]


def card(id_, tag="en"):
    return offer_card(edition_of(tag), id_).html


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        (
            "cafe",
            (
                "Sprachcafé DE Deutsch sprechen bei Tee. Today Tuesday 24 November, "
                "from 16:00 to 18:00 Mütter and Frauen, from 16 years "
                "about 20 to 30 minutes on foot German, Arabic, Dari and 1 more "
                "2.50 € per Abend DE Childcare"
            ),
        ),
        (
            "english",
            "English evening Tea and games. Friday 4 December, from 18:30 Inside the housing site",
        ),
        ("termin", "Nur mit Termin DE Auf Anfrage. By appointment Online"),
        (
            "geplant",
            (
                "Geplanter Lauf DE Planned, starts on Tuesday 1 December Bald. "
                "Tuesday 1 December, from 09:00 Alle, up to 1 year We come to you "
                "An interpreter is always there"
            ),
        ),
        ("pause", "Pause DE Paused Später wieder. 5 CHF"),
    ],
)
def test_what_a_card_says(id_, text):
    shown = re.sub(r'<p class="when"[^>]* hidden>.*?</p>', "", card(id_))
    assert words_of(shown) == text


def test_the_readers_language_comes_first_and_stands_out():
    assert "Dari and 1 more" in words_of(card("cafe"))
    arabic = card("voll", "ar")
    chip = re.search(r'<li class="yes"><svg[^>]*><use href="@i#forum".*?</li>', arabic, re.DOTALL)
    assert chip is not None
    assert words_of(chip[0]).startswith("العربية")
    assert '<li class="yes"><svg class="i" aria-hidden="true"><use href="@i#forum"' not in card(
        "voll", "de"
    )


def test_the_home_page_shows_what_is_on_today():
    html = pages_of("en")["en/index.html"]
    lines = re.findall(r'<li class="line".*?</li>', html, re.DOTALL)
    assert [words_of(line) for line in lines] == [
        (
            "16:00 until 18:00 Sprachcafé Großer Saal · about 20 to 30 minutes on foot "
            "Mütter and Frauen"
        ),
        (
            "16:00 until 18:00 Voller Kurs Full, with a waiting list Nah · "
            "Very near: a few minutes on foot"
        ),
        "day and night Telefon By phone",
    ]
    assert words_of(re.search(r'<p class="empty" hidden>.*?</p>', html)[0]) == (
        "Nothing more takes place today."
    )
    assert [words_of(x) for x in re.findall(r"<h2.*?</h2>", html, re.DOTALL)] == [
        "Topics",
        "Today Tuesday 24 November",
        "The next days",
        "Inside the housing site",
        "For whom?",
        "New offers",
    ]


def test_what_begins_soon_or_began_lately_is_new():
    html = pages_of("en")["en/index.html"]
    news = html[html.index('<h2 id="news">') : html.index("<template")]
    assert re.findall(r'data-offer="([a-z]+)"', news) == ["geplant", "markt"]


def test_the_browser_knows_when_a_session_is_over():
    html = pages_of("en")["en/index.html"]
    today = html[
        html.index('data-day="2026-11-24"') : html.index("</section>", html.index("today"))
    ]
    assert re.findall(r'class="line" data-over="([0-9:]+)"', today) == ["18:00", "18:00", "24:00"]
    times = re.findall(r'<p class="when"(.*?)>', card("cafe"))
    assert times == [' data-over="2026-11-24T18:00"', ' data-over="2026-11-26T18:00" hidden']
    assert re.findall(r'<p class="when"(.*?)>', card("termin")) == [""]


def test_a_day_without_anything_says_so():
    html = pages_of("en")["en/week/index.html"]
    days = re.findall(r'<h2 id="(d[0-9-]+)">', html)
    assert len(days) == 14
    assert (days[0], days[-1]) == ("d2026-11-23", "d2026-12-06")
    past = html[
        html.index('<details class="past">') : html.index("</details>", html.index('"past"'))
    ]
    assert re.findall(r'<h2 id="(d[0-9-]+)">', past) == ["d2026-11-23"]
    assert html.count('aria-current="date"') == 1
