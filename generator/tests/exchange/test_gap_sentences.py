"""The gaps in words: what would have to change, what to ask, what to write to a partner."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from gaps.district import TODAY, actor, directory, need, offer, weekly

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.exchange.gap_wants import tell_question, tell_want
from wegweiser.gaps import compare_gaps, find_gaps
from wegweiser.gaps.advice import find_wanted
from wegweiser.wording.gaps import read_gap_words

ROOT = Path(__file__).parents[3]
GERMAN = read_gap_words(ROOT, "de")
ENGLISH = read_gap_words(ROOT, "en")

WINDOW = {"days": ["mon", "tue", "wed"], "from": "08:00", "to": "13:00"}
WANTED = [
    ("childcare", "yes", "mit Kinderbetreuung", "Werden dabei Kinder betreut?"),
    (
        "languages",
        ["ar", "fa-AF"],
        "auf Arabisch oder Dari, oder jemand dolmetscht",
        "Spricht dort jemand Arabisch oder Dari, oder kann jemand dolmetschen?",
    ),
    (
        "when",
        WINDOW,
        "zu einer dieser Zeiten: von Montag bis Mittwoch, von 08:00 bis 13:00 Uhr",
        (
            "Kann man auch zu einer dieser Zeiten kommen: von Montag bis Mittwoch, "
            "von 08:00 bis 13:00 Uhr?"
        ),
    ),
    (
        "when",
        {"days": ["sat", "sun"]},
        "zu einer dieser Zeiten: Samstag oder Sonntag",
        "Kann man auch zu einer dieser Zeiten kommen: Samstag oder Sonntag?",
    ),
    (
        "when",
        {"from": "18:00"},
        "zu einer dieser Zeiten: ab 18:00 Uhr",
        "Kann man auch zu einer dieser Zeiten kommen: ab 18:00 Uhr?",
    ),
    (
        "within_km",
        "1.5",
        "höchstens 1,5 km entfernt",
        "Ist der Ort höchstens 1,5 km von „Unterkunft“ entfernt?",
    ),
    ("cost", "free", "kostenlos", "Ist es kostenlos?"),
    (
        "german_level",
        "none",
        "ohne Deutschkenntnisse",
        "Kann man ohne Deutschkenntnisse mitmachen?",
    ),
    (
        "german_level",
        "A2",
        "mit Deutsch auf dem Niveau A2",
        "Reicht dafür Deutsch auf dem Niveau A2?",
    ),
    (
        "access",
        ["walk-in", "registration"],
        "man kann einfach hingehen oder sich selbst anmelden",
        "Kann man einfach hingehen oder sich selbst anmelden?",
    ),
    ("features", ["step-free"], "am Ort: step-free", "Gibt es dort: step-free?"),
]


def told_of(offers=(), needs=(), actors=(), words=GERMAN, today=TODAY):
    records = directory(offers, needs, actors)
    return find_gaps(records, today), GapSentences(records, words)


@pytest.mark.parametrize(("requirement", "value", "want", "question"), WANTED)
def test_what_a_need_wants_is_told_as_a_change_and_as_a_question(
    requirement, value, want, question
):
    _, told = told_of()
    wanted = find_wanted(need(requires={requirement: value}), requirement)
    assert tell_want(told, requirement, wanted) == want
    assert tell_question(told, requirement, wanted) == question


@pytest.mark.parametrize(
    ("age", "said"),
    [
        ({"from": "13", "to": "17"}, "für alle von 13 bis 17 Jahren"),
        ({"from": "18"}, "für alle ab 18 Jahren"),
        ({"from": "0", "to": "6"}, "für alle bis 6 Jahre"),
        ({"from": "0", "to": "120"}, "für alle jeden Alters"),
    ],
)
def test_ages(age, said):
    _, told = told_of()
    assert tell_want(told, "age", find_wanted(need(for_={"age": age}), "age")) == said


def test_topics_have_their_labels():
    _, told = told_of()
    assert tell_want(told, "topic", "literacy") == "auch zum Thema Lesen und Schreiben"
    assert tell_question(told, "topic", "literacy") == (
        "Geht es dabei auch um „Lesen und Schreiben“?"
    )


def test_a_suggestion_says_what_to_change_and_what_to_ask():
    asked = need(requires={"childcare": "yes", "cost": "free"})
    gaps, told = told_of([offer(childcare="no")], [asked])
    (found,) = gaps.needs
    assert told.suggestion(asked, found.suggestions[0]) == (
        "„course“ (kulturhaus) würde mit dieser Änderung vielleicht passen: mit Kinderbetreuung. "
        "Noch zu fragen: Ist es kostenlos?"
    )
    _, english = told_of([offer(childcare="no")], [asked], words=ENGLISH)
    assert english.suggestion(asked, found.suggestions[0]) == (
        "“course” (kulturhaus) would perhaps fit with this change: with childcare. "
        "Still to be asked: Is it free of charge?"
    )


def test_a_letter_asks_everything_about_an_offer_together():
    needs = [
        need("a", title="Deutsch lernen", requires={"childcare": "yes"}),
        need("b", title="Reden", requires={"childcare": "yes", "cost": "free"}, asked_by="<5"),
        need("c", title="Sport", topic="sport", requires={"cost": "free"}, asked_by="30"),
    ]
    offers = [offer("kurs", title="Kurs"), offer("ball", title="Ballspiele", topics=["sport"])]
    gaps, told = told_of(offers, needs)
    (inquiry,) = gaps.inquiries
    assert told.letter(inquiry) == (
        "Guten Tag,\n\n"
        "bei unserer Befragung haben Menschen gesagt, was sie brauchen. Vielleicht passt dazu, was "
        "Sie anbieten; uns fehlen nur noch Angaben. Bitte antworten Sie mit Ja oder Nein:\n\n"
        "Zu „Ballspiele“:\n"
        "Es geht um: Sport (30 Personen).\n"
        "1. Ist es kostenlos?\n\n"
        "Zu „Kurs“:\n"
        "Es geht um: Deutsch lernen (80 Personen); Reden (weniger als 5 Personen).\n"
        "2. Werden dabei Kinder betreut?\n"
        "3. Ist es kostenlos?\n\n"
        "Ihre Antworten tragen wir in den Wegweiser ein. Vielen Dank!\n"
    )


def test_a_step_says_whether_it_may_be_so_already():
    asked = need(requires={"childcare": "yes"})
    gaps, told = told_of([offer(childcare="no")], [asked])
    assert told.step(gaps.steps[0]) == "„course“ (kulturhaus): mit Kinderbetreuung"
    gaps, told = told_of([offer()], [asked])
    assert told.step(gaps.steps[0]) == (
        "„course“ (kulturhaus): mit Kinderbetreuung. Vielleicht ist es schon so: nachfragen."
    )


def test_steps_with_one_language_an_interpreter_or_more_places():
    wants = need("a", requires={"languages": ["ar", "fa"]})
    dumb = offer(interpreter="none", languages=["de"])
    gaps, told = told_of([dumb], [wants])
    assert told.change(gaps.steps[0]) == "auf Arabisch"
    gaps, told = told_of([dumb], [wants, need("b", requires={"languages": ["tr"]})])
    assert told.change(gaps.steps[0]) == "jemand dolmetscht"
    gaps, told = told_of([offer(status="full")], [need()])
    assert told.change(gaps.steps[0]) == "mit mehr Plätzen"


def test_what_speaks_for_an_actor():
    able = [
        actor("a", can_provide=["literacy"], languages=["ar"], places={"x": {"inside": "yes"}}),
        actor("b", can_provide=["german-language"], languages=["tr"], places={}),
        actor("c", can_provide=["literacy"], places={"x": {"lat": "53.6", "lon": "10.2"}}),
    ]
    gaps, told = told_of([], [need(topic="literacy", requires={"languages": ["ar"]})], able)
    assert [told.closer(closer) for closer in gaps.needs[0].able] == [
        "kann das Thema anbieten, spricht Arabisch, hier im Haus",
        "kann das Thema anbieten, 12 km entfernt",
        "kann das Oberthema anbieten, spricht nach unseren Angaben keine der Sprachen",
    ]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            {"asked_by": "84", "known_by": "21"},
            "63 Personen wissen von keinem passenden Angebot.",
        ),
        (
            {"asked_by": "84", "known_by": "<5"},
            "Fast niemand, der gefragt hat, weiß von einem passenden Angebot.",
        ),
        ({"asked_by": "<5", "known_by": "<5"}, ""),
        ({"asked_by": "84", "known_by": "84"}, ""),
        ({"asked_by": "84"}, ""),
    ],
)
def test_how_many_do_not_know_is_said_as_far_as_it_may_be(counts, said):
    gaps, told = told_of([offer()], [need(**counts)])
    assert told.unaware(gaps.needs[0]) == said


def test_what_two_offers_share():
    times = [weekly("mon", "wed"), weekly("fri", to="11:00")]
    gaps, told = told_of(
        [
            offer("a", times=times, place=["hall"]),
            offer("b", actor="sportverein", times=times, place=["hall"]),
        ]
    )
    assert told.overlap(gaps.overlaps[0]) == (
        "„a“ (kulturhaus) und „b“ (sportverein)",
        (
            "beide: Deutsch lernen; für Alle; zur gleichen Zeit Montag und Mittwoch von 10:00 bis "
            "12:00 Uhr und Freitag von 10:00 bis 11:00 Uhr; am gleichen Ort oder gleich nebenan"
        ),
    )


def test_a_change_names_the_offer_that_made_it_and_one_that_is_gone_by_its_id():
    asked = need(title="Deutsch")
    before, _ = told_of([], [asked])
    after, told = told_of([offer("neu", title="Neuer Kurs")], [asked])
    (opened,) = compare_gaps(before, after)
    assert told.changed(opened) == "Fehlt → Gedeckt, durch Neuer Kurs (kulturhaus)"
    (gone,) = compare_gaps(after, before)
    _, without = told_of([], [asked])
    assert without.changed(gone) == "Gedeckt → Fehlt, durch neu"


def test_what_is_done_is_told_in_order():
    response = {
        "status": "planned",
        "lead": "kulturhaus",
        "provider": "sportverein",
        "offer": "course",
        "by": "2026-12-01",
        "note": "Raum gesucht",
    }
    gaps, told = told_of([offer()], [need(response=response)], today=date(2026, 12, 2))
    (found,) = gaps.needs
    assert list(told.response(found)) == [
        "geplant",
        "verantwortlich: kulturhaus",
        "Anbieter: sportverein",
        "Angebot: course",
        "bis 1. Dezember 2026",
        "Raum gesucht",
    ]
    assert told.lapses(found) == ("überfällig",)
