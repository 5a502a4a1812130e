"""The page of the gaps: answers first, pictures that tables repeat, nothing that tells of few."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from gaps.district import TODAY, actor, directory, need, offer, weekly
from pages.quarter import CALENDAR, HOSTILE, read_page, words_of

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import compare_gaps, find_gaps
from wegweiser.gaps.history import Stage
from wegweiser.pages import gaps_report, prepare_site
from wegweiser.pages.handbook.gaps_course import Column, Part, course
from wegweiser.pages.handbook.gaps_map import Heat, heat_map, white_spots
from wegweiser.pages.handbook.gaps_needs import CHOICES, OfferRow, find_choices, need_cards
from wegweiser.pages.handbook.gaps_overview import (
    Bar,
    Segment,
    barrier_bars,
    coverage,
    coverage_text,
    find_answers,
    largest_gaps,
)
from wegweiser.wording.gaps import read_gap_words

ROOT = Path(__file__).parents[3]
STYLES = ROOT / "generator" / "wegweiser" / "pages" / "assets" / "gaps.css"
WORDS = read_gap_words(ROOT, "de")
SURVEY = {"from": "2026-08-01", "until": "2026-10-15", "persons": "412", "method": "an der Tür"}
ABLE = actor(
    "able",
    can_provide=["sport"],
    languages=["ar"],
    contact={"phone": "040 66969 100", "email": "able@example.org"},
)
NEEDS = [
    need(
        "evening",
        title="Abends Deutsch",
        for_={"groups": ["women"]},
        asked_by="84",
        barriers={"times": "51", "cost": "<5"},
        requires={"childcare": "yes"},
        response={"status": "planned", "lead": "kulturhaus", "by": "2026-11-01", "note": "Aushang"},
    ),
    need("ball", title="Ball spielen", topic="sport", asked_by="20"),
    need("ask", title="Reden", topic="conversation", asked_by="30", requires={"cost": "free"}),
    need("few", title="Wenige", topic="sport", asked_by="<5", barriers={"times": "12"}),
    need("known", title="Lesen", topic="literacy", asked_by="60", known_by="20"),
]
OFFERS = [
    offer("kurs", title="Kurs", childcare="no", times=[weekly("mon")]),
    offer(
        "rede",
        title="Redekreis",
        topics=["conversation"],
        childcare="no",
        for_={"groups": ["men", "everyone"]},
    ),
    offer(
        "lesen", title="Lesekurs", topics=["literacy"], childcare="no", runs={"until": "2026-12-20"}
    ),
    offer("fremd", title="Fremd", topics=["sport"], actor="able", for_={"groups": ["men"]}),
]


def judged(needs=NEEDS, offers=OFFERS, actors=(ABLE,), **more):
    records = directory(offers, needs, actors, **{"survey": SURVEY, **more})
    return find_gaps(records, TODAY), GapSentences(records, WORDS)


def report(needs=NEEDS, offers=OFFERS, stages=(), **more):
    gaps, told = judged(needs, offers, **more)
    return gaps_report(gaps, prepare_site(told.directory, TODAY, CALENDAR), WORDS, stages)


# --- the top ---


def test_the_page_begins_with_the_sentence_and_four_answers():
    text = words_of(report())
    assert text.startswith(
        "Stand 4. November 2026: Von 5 Bedarfen sind 5 nicht gedeckt (zusammen 194 Nennungen). "
        "Für 2 davon gibt es gar kein Angebot. Befragung vom 1. August 2026 bis 15. Oktober 2026, "
        "412 Personen. an der Tür Was fehlt am meisten?"
    )
    gaps, told = judged()
    assert [answer.lines for answer in find_answers(gaps, told)] == [
        (
            "Abends Deutsch: 84 Personen (Hürde)",
            "Reden: 30 Personen (Unklar)",
            "Gar kein Angebot: Ball spielen, 20 Personen",
        ),
        (
            "„Kurs“ (kulturhaus): mit Kinderbetreuung (hilft 84 Personen)",
            (
                "„Redekreis“ (kulturhaus): kostenlos. Vielleicht ist es schon so: nachfragen. "
                "(hilft 30 Personen)"
            ),
        ),
        ("kulturhaus: 4 Fragen",),
        ("1 Zusage ist überfällig", "Bei 1 Bedarf enden alle passenden Angebote bald"),
    ]


def test_where_all_is_well_the_answers_say_so():
    gaps, told = judged([need(asked_by="50")], [offer(checked={"on": str(TODAY)})])
    assert [answer.lines for answer in find_answers(gaps, told)] == [
        ("Nichts: Zu jedem Bedarf passt ein freies Angebot.",),
        ("Zurzeit nichts.",),
        ("Zurzeit nichts.",),
        ("Zurzeit nichts.",),
    ]


def test_the_largest_gaps_say_who_could_do_what():
    gaps, told = judged()
    rows = [
        (row.id, row.verdict, row.bar, row.who, row.response, row.lapses)
        for row in largest_gaps(gaps, told)
    ]
    assert rows == [
        (
            "evening",
            "barrier",
            Bar("", "84", 100),
            "„Kurs“ (kulturhaus) würde mit dieser Änderung passen: mit Kinderbetreuung.",
            "geplant",
            ("überfällig",),
        ),
        (
            "ask",
            "unclear",
            Bar("", "30", 35.7),
            "kulturhaus zu „Redekreis“ fragen: Ist es kostenlos?",
            "",
            (),
        ),
        (
            "ball",
            "missing",
            Bar("", "20", 23.8),
            "Fragen, wer etwas Neues beginnt: able",
            "",
            (),
        ),
        ("few", "missing", Bar("", "<5", 0), "Fragen, wer etwas Neues beginnt: able", "", ()),
    ]


def test_a_full_offer_needs_places_and_a_topic_without_anybody_says_so():
    needs = [need("a", asked_by="9"), need("b", topic="sport", asked_by="8")]
    gaps, told = judged(needs, [offer(status="full")], ())
    assert [row.who for row in largest_gaps(gaps, told)] == [
        "„course“ (kulturhaus) würde mit dieser Änderung passen: mit mehr Plätzen.",
        "Noch niemand gefunden, der das anbieten kann.",
    ]


# --- pictures ---


def test_the_bar_of_verdicts_is_what_the_table_says():
    gaps, told = judged()
    segments = coverage(gaps, told)
    assert segments[:3] == (
        Segment("missing", 2, "20", "10 %", 0.0, 10.31),
        Segment("barrier", 1, "84", "43 %", 10.31, 43.3),
        Segment("unclear", 1, "30", "15 %", 53.61, 15.46),
    )
    assert coverage_text(gaps, told) == (
        "Balken: Fehlt 20, Hürde 84, Unklar 30, Zu wenig bekannt 60."
    )
    svg = re.search(r'<svg class="ww-stack".*?role="img".*?</svg>\n</svg>', report(), re.DOTALL)[0]
    assert svg.count('<rect x="') == 4
    assert "url(#ww-pattern-barrier)" in svg


def test_a_verdict_of_few_persons_is_no_number():
    gaps, told = judged([need("a", asked_by="<5"), need("b", asked_by="<5")], [])
    assert coverage(gaps, told)[0] == Segment("missing", 2, "<5 je Bedarf", "", 0, 0)


def test_bars_of_barriers_never_tell_of_few():
    gaps, told = judged(
        [
            need("a", asked_by="40", barriers={"times": "20", "cost": "<5", "way": "<5"}),
            need("b", asked_by="40", barriers={"times": "10", "cost": "<5", "papers": "6"}),
        ]
    )
    assert barrier_bars(gaps, told) == (
        Bar("times", "30", 100),
        Bar("papers", "6", 20),
        Bar("cost", "<5 je Bedarf", 0),
        Bar("way", "<5", 0),
    )


def test_the_map_says_in_figures_what_it_shows():
    gaps, told = judged()
    found = heat_map(gaps, told)
    assert found.groups == ("Alle", "Frauen")
    assert [(row.topic, row.cells) for row in found.rows] == [
        ("Deutsch lernen", (Heat(1, "0", 0, 0), Heat(0, "84", 3, 100))),
        ("Lesen und Schreiben", (Heat(1, "60", 3, 71.4), None)),
        ("Deutsch sprechen", (Heat(1, "30", 2, 35.7), None)),
        ("Sport", (Heat(0, "20", 4, 23.8), None)),
    ]
    assert white_spots(gaps, told) == ("Sport, Alle: 20 Personen",)
    row = re.search(r'<tr><th scope="row">Sport</th>.*?</tr>', report(), re.DOTALL)[0]
    assert words_of(row) == "Sport 20nichts"


def test_few_persons_on_the_map_are_few():
    few = [need("a", topic="sport", asked_by="<5"), need("b", topic="literacy", asked_by="<5")]
    gaps, told = judged([*few, need("c", topic="sport", asked_by="<5")])
    assert [(row.topic, row.cells[0].persons) for row in heat_map(gaps, told).rows] == [
        ("Lesen und Schreiben", "<5"),
        ("Sport", "<5 je Bedarf"),
    ]
    assert white_spots(gaps, told) == ()


def test_an_offer_for_a_larger_group_or_on_a_topic_below_is_no_white_spot():
    needs = [need("a", for_={"groups": ["single-men"]}), need("b", topic="german-language")]
    below = offer("x", topics=["literacy"], for_={"groups": ["men"]})
    gaps, told = judged(needs, [below], ())
    assert white_spots(gaps, told) == ("Deutsch lernen, Alle: 80 Personen",)


def test_the_course_of_time_stands_on_one_ground():
    gaps, told = judged()
    totals = tuple(replace(total, needs=int(total.verdict == "missing")) for total in gaps.totals)
    stages = [Stage("v1", date(2026, 5, 1), totals, ()), Stage(None, TODAY, gaps.totals, ())]
    first, second = course(stages, told)
    assert first == Column(
        *("v1", "1. Mai 2026", 5.0, 40.0),
        parts=(
            Part("missing", 1, 80, 20),
            *(Part(total.verdict, 0, 100, 0) for total in gaps.totals[1:]),
        ),
        changes=(),
    )
    assert (second.name, second.start) == ("Jetzt", 55.0)
    assert [(part.needs, part.top, part.height) for part in second.parts] == [
        (2, 0, 40), (1, 40, 20), (1, 60, 20), (0, 80, 0), (1, 80, 20), (0, 100, 0),
    ]  # fmt: skip
    assert "Verlauf" in words_of(report(stages=stages))
    assert course(stages[1:], told) == ()
    assert 'id="ww-history"' not in report(stages=stages[1:])


def test_the_course_says_what_changed_and_why():
    before, _ = judged(offers=OFFERS[1:])
    after, told = judged()
    changes = compare_gaps(before, replace(after, needs=after.needs[:-1]))
    stages = [Stage("v1", date(2026, 5, 1), before.totals, ())]
    stages.append(Stage(None, TODAY, after.totals, (), changes))
    assert course(stages, told)[1].changes == ("Nicht mehr gefragt: Lesen",)
    other, _ = judged(offers=[offer("neu", title="Neu", childcare="yes")])
    (closed, *_) = [one for one in compare_gaps(before, other) if one.kind == "closed"]
    stages[1] = Stage(None, TODAY, after.totals, (), (closed,))
    (said,) = course(stages, told)[1].changes
    assert said == "Lücke geschlossen: Abends Deutsch (Hürde → Gedeckt, durch neu)"


# --- the needs ---


def test_a_card_has_all_that_is_known_of_a_need():
    gaps, told = judged()
    card = next(card for card in need_cards(gaps, told) if card.id == "evening")
    assert (card.title, card.topic, card.groups, card.persons) == (
        *("Abends Deutsch", "Deutsch lernen", "Frauen", "84 Personen"),
    )
    assert card.lapses == ("überfällig",)
    assert card.offers == tuple(
        OfferRow(title, "kulturhaus", "Thema", "Kinderbetreuung", "", full=False)
        for title in ("Kurs", "Lesekurs", "Redekreis")
    )
    assert card.suggestions[0] == (
        "„Kurs“ (kulturhaus) würde mit dieser Änderung passen: mit Kinderbetreuung."
    )
    assert card.barriers == "times 51, cost <5"
    assert card.response[0] == "geplant"
    text = words_of(report())
    assert "Hürde 84 Personen Deutsch lernen Frauen" in text
    assert "Was geschieht geplant · verantwortlich: kulturhaus · bis 1. November 2026" in text


def test_a_need_that_nobody_meets_names_who_could_begin_and_one_with_an_end_its_end():
    gaps, told = judged()
    cards = {card.id: card for card in need_cards(gaps, told)}
    assert [(row.actor, row.reasons) for row in cards["ball"].closers] == [
        ("able", "kann das Thema anbieten, spricht Arabisch, hier im Haus")
    ]
    assert cards["known"].suggestions == (
        "„Lesekurs“ (kulturhaus) passt: bekannt machen.",
        "40 Personen wissen von keinem passenden Angebot.",
        "„Lesekurs“ (kulturhaus) endet am 20. Dezember 2026.",
    )


def test_questions_stand_under_their_partner_with_a_text_to_send():
    html = report()
    card = re.search(r'aria-labelledby="ww-ask-kulturhaus".*?</section>', html, re.DOTALL)[0]
    text = words_of(card)
    assert "Lesekurs Stimmen alle Angaben noch (Zeiten, Ort, Kosten, Sprachen)?" in text
    assert "Redekreis Ist es kostenlos?" in text
    assert "Es geht um: Reden (30 Personen)." in text
    asked = report(offers=[replace_actor(OFFERS[1])])
    assert 'href="mailto:able@example.org"' in asked


def replace_actor(one):
    return one.model_copy(update={"actor": "able"})


def test_topics_to_choose_from_are_the_upper_ones_and_have_a_rule_each():
    gaps, told = judged()
    assert find_choices(gaps, told) == {"german-language": 1, "sport": 2}
    rules = re.findall(r"#ww-topic-(\d+):checked\) \.ww-need:not\(\.ww-t\1, :target\)", styles())
    assert [int(number) for number in rules] == list(range(1, CHOICES + 1))


def styles() -> str:
    return STYLES.read_text("utf-8")


def test_every_class_and_pattern_is_ours_and_styled_or_shown():
    html = report()
    tags = read_page(html).tags
    classes = {name for _, found in tags for name in (found.get("class") or "").split()}
    assert all(name.startswith("ww-") for name in classes)
    assert [found for _, found in tags if "style" in found] == []
    patterns = set(re.findall(r'id="(ww-pattern-[a-z]+)"', html))
    assert set(re.findall(r"url\(#([a-z-]+)\)", html)) <= patterns


def test_every_table_can_be_reached_and_every_link_leads_somewhere():
    tags = read_page(report()).tags
    regions = [found for _, found in tags if found.get("class") == "ww-scroll"]
    ids = [found["id"] for _, found in tags if "id" in found]
    assert len(regions) >= 5
    assert len(ids) == len(set(ids))
    for found in regions:
        assert (found["tabindex"], found["role"]) == ("0", "region")
        assert found["aria-labelledby"] in ids
    assert all(found.get("scope") for name, found in tags if name == "th")
    links = [found["href"] for name, found in tags if name == "a"]
    inside = [link.removeprefix("#") for link in links if link.startswith("#")]
    assert len(inside) > 15
    assert set(inside) <= set(ids)


# --- the rest ---


def test_offers_that_double_each_other_and_those_nobody_asked_for():
    twin = offer("zwilling", actor="able", title="Zwilling", times=[weekly("mon")])
    text = words_of(report(offers=[*OFFERS, twin]))
    assert "„Kurs“ (kulturhaus) und „Zwilling“ (able)" in text
    assert "zur gleichen Zeit Montag von 10:00 bis 12:00 Uhr" in text
    assert "Danach hat niemand gefragt" in text.partition("Zwilling")[2]
    assert "Fremd (able)" in text


@pytest.mark.parametrize("needs", [None, []])
def test_without_needs_only_the_offers_speak(needs):
    text = words_of(report(needs=needs))
    assert "Von 0 Bedarfen sind 0 nicht gedeckt" in text
    assert "Es gibt noch keine Befragung" in text
    assert "Kurs (kulturhaus)" in text


def test_a_hostile_title_is_text():
    asked = need("x", requires={"childcare": "yes"}).model_copy(update={"title": HOSTILE})
    html = report([asked], [offer("y").model_copy(update={"title": HOSTILE})])
    assert "<script" not in html
    assert " onclick='x'" not in html
    assert words_of(html).count("alert(1)") > 4


def test_the_shipped_words_stand_in():
    gaps, told = judged()
    html = gaps_report(gaps, prepare_site(told.directory, TODAY, CALENDAR))
    assert "Was fehlt am meisten?" in html
