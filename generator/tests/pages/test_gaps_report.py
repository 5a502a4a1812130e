"""The page of the gaps: figures, a map that needs no colours, and what could be done."""

import re

from pages.quarter import (
    CALENDAR,
    HOSTILE,
    OFFERS,
    TODAY,
    directory_of,
    read_page,
    root_of,
    words_of,
)

from wegweiser.gaps import find_gaps
from wegweiser.pages import gaps_report, prepare_site
from wegweiser.wording.gaps import read_gap_words

NEEDS = {
    "survey": {
        "from": "2026-08-01",
        "until": "2026-10-15",
        "method": "an der Tür",
        "persons": "412",
    },
    "needs": [
        {
            "id": "evening",
            "title": "Abends Deutsch",
            "topic": "talking",
            "for": {"groups": ["mothers"]},
            "asked_by": "84",
            "requires": {"childcare": "yes", "cost": "free", "german_level": "none"},
            "response": {
                "status": "planned",
                "lead": "haus",
                "provider": "schutz",
                "offer": "cafe",
                "by": "2027-01-15",
                "note": "Aushang",
            },
        },
        {
            "id": "swim",
            "title": HOSTILE.replace("<", "‹").replace(">", "›"),
            "topic": "unused",
            "asked_by": "20",
        },
        {"id": "call", "title": "Anrufen", "topic": "women", "asked_by": "<5"},
    ],
}


def report(needs=NEEDS, offers=OFFERS):
    directory = directory_of(needs=needs, offers=offers)
    site = prepare_site(directory, TODAY, CALENDAR)
    words = read_gap_words(root_of(), "en")
    return gaps_report(find_gaps(directory, TODAY), site, words)


def test_the_sentence_and_the_totals():
    text = words_of(report())
    assert text.startswith(
        "As of 24 November 2026: of 3 needs, 2 are not covered (named 104 times in all). "
        "For 1 of these there is no offer at all. "
        "Survey from 1 August 2026 to 15 October 2026, 412 persons. an der Tür"
    )
    row = re.search(r'<tr class="ww-missing">.*?</tr>', report(), re.DOTALL)
    cells = re.findall(r"<t[hd].*?</t[hd]>", row[0], re.DOTALL)
    assert [words_of(cell) for cell in cells] == ["Missing", "There is no offer at all.", "1", "20"]


def test_the_map_says_in_figures_what_it_shows_in_shades():
    html = report()
    table = html[html.index("ww-heat") :]
    heads = re.findall(r'<th scope="col">(.*?)</th>', table[: table.index("</thead>")])
    assert heads == ["Alle", "Frauen", "Mütter"]
    row = re.search(r'<tr><th scope="row">Sprechen</th>.*?</tr>', table, re.DOTALL)[0]
    assert words_of(row) == "Sprechen 0 1 off. 84 1 off."
    assert re.findall("ww-level[0-9]", row) == ["ww-level0", "ww-level3"]
    missing = re.search(r'<tr><th scope="row">Niemand</th>.*?</tr>', table, re.DOTALL)[0]
    assert re.findall("ww-level[0-9]", missing) == ["ww-level4"]


def test_a_need_names_what_its_nearest_offers_lack_and_what_is_done():
    html = report()
    row = re.search(r'<tr>\s*<th scope="row">Abends Deutsch.*?</tr>', html, re.DOTALL)[0]
    text = words_of(row)
    assert "Sprechen · Mütter" in text
    assert "lacks: cost, German level" in text
    assert "Sprachcafé (Kulturhaus)lacks: cost, German level" in text
    assert "planned in charge: Kulturhaus provider: Frauenschutz offer: Sprachcafé" in text
    assert "by 15 January 2027 Aushang" in text


def test_every_table_can_be_reached_and_read_aloud():
    tags = read_page(report()).tags
    regions = [found for name, found in tags if found.get("class") == "ww-scroll"]
    assert len(regions) >= 4
    ids = [found["id"] for _, found in tags if "id" in found]
    assert len(ids) == len(set(ids))
    for found in regions:
        assert (found["tabindex"], found["role"]) == ("0", "region")
        assert found["aria-labelledby"] in ids
    assert all(found.get("scope") for name, found in tags if name == "th")
    assert all(
        name.startswith("ww-") for _, found in tags for name in (found.get("class") or "").split()
    )
    assert [found for _, found in tags if "style" in found] == []


def test_offers_that_nobody_asked_for_are_listed():
    assert "Nobody asked for these" in words_of(report())
    assert "Geplanter" not in words_of(report()).partition("Nobody asked")[2]
    assert "Markt" not in words_of(report())
    assert "Nur mit Termin (Club)" in words_of(report()).partition("Nobody asked")[2]


def test_without_needs_only_the_offers_speak():
    text = words_of(report(needs=None))
    assert "of 0 needs, 0 are not covered" in text
    assert "Survey" not in text


def test_the_same_at_the_same_time_is_a_duplication():
    twin = {
        **OFFERS["voll"],
        "actor": "club",
        "place": "online",
        "title": "Zwilling",
        "status": "active",
    }
    text = words_of(report(offers={**OFFERS, "zwilling": twin}))
    assert "Voller Kurs (Kulturhaus) – Zwilling (Club)" in text


def test_the_shipped_words_stand_in():
    directory = directory_of(needs=NEEDS)
    site = prepare_site(directory, TODAY, CALENDAR)
    assert "ww-summary" in gaps_report(find_gaps(directory, TODAY), site)


def test_needs_without_response_or_suggestion():
    needs = {
        "needs": [
            {
                "id": "talk",
                "title": "Reden",
                "topic": "women",
                "asked_by": "0",
                "for": {"groups": ["women"]},
            }
        ]
    }
    directory = directory_of(needs=needs)
    assert "Covered" in words_of(
        gaps_report(
            find_gaps(directory, TODAY),
            prepare_site(directory, TODAY, CALENDAR),
            read_gap_words(root_of(), "en"),
        )
    )
