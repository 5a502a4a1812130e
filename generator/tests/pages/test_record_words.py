"""Records in plain words: whatever changes is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from gaps.district import TODAY, actor, directory, need, offer, weekly

from wegweiser.model import Actor, Offer, Topic
from wegweiser.model.record import Part
from wegweiser.pages.proposals.record_words import FieldChange, prepare_words

FULL: dict[str, Any] = {
    "actor": "sportverein", "with_": ["kulturhaus"], "title": "Anders", "summary": "Anderes",
    "description": "**Neu**", "topics": ["sport", "literacy"],
    "for_": {"groups": ["women"], "age": {"from": "16"}, "german_level": "A1", "note": "x"},
    "teaches": ["A2"], "languages": ["ar"], "interpreter": "always", "times": [weekly("mon")],
    "by_appointment": "yes", "times_note": "nach Absprache", "place": ["hall"],
    "access": ["referral"], "steps": "Klingeln", "bring": "Schuhe", "documents": "Ausweis",
    "cost": {"amount": "5", "per": "Monat", "note": "ermäßigt"}, "childcare": "no",
    "seeks": ["volunteers"], "capacity": {"places": "10", "free": "0", "waiting_list": "yes"},
    "status": "paused", "runs": {"from": "2026-01-01", "until": "2027-01-01"},
    "alert": {"text": "Heute zu", "until": "2026-12-01"}, "contact": {"phone": "(040) 66969 123"},
    "checked": {"on": "2026-11-01", "by": "staff"}, "example": "yes", "language": "en",
}  # fmt: skip
OTHER_TIMES = [
    {"date": "2026-12-05", "from": "14:00"},
    weekly("tue", "wed", place="ramp", note="x"),
]


def changes(before: Part, after: Part, words: str = "de") -> list[FieldChange]:
    told = []
    for each in (before, after):
        records = [each] if isinstance(each, Offer) else []
        place = directory(records)
        told.append(prepare_words(place, frozenset(place.offers), TODAY, words))
    return list(told[1].changes(before, after, told[0]))


@pytest.mark.parametrize("field", FULL)
def test_every_field_of_an_offer_is_told(field: str) -> None:
    (first, *more) = changes(offer(), offer(**{field: FULL[field]}))
    assert first.name
    assert first.before != first.after or first.before is None
    assert all(each.before != each.after for each in more)


def test_all_fields_at_once() -> None:
    assert {name.rstrip("_") for name in FULL} == {name.rstrip("_") for name in Offer.model_fields}
    for words in ("de", "en"):
        there, back = changes(offer(), offer(**FULL), words), changes(offer(**FULL), offer(), words)
        assert {each.name for each in there} == {each.name for each in back}
        assert len(there) >= 20
    assert changes(offer(**FULL), offer(**FULL)) == []


def test_only_what_differs_of_a_row() -> None:
    before = offer(times=[weekly("mon"), *OTHER_TIMES], place=["hall"])
    after = offer(times=[weekly("mon", to="11:00"), *OTHER_TIMES], place=["hall"])
    assert changes(before, after) == [
        FieldChange(
            "Wann?",
            "Jeden Montag, von 10:00 bis 12:00 Uhr",
            "Jeden Montag, von 10:00 bis 11:00 Uhr",
        )
    ]


def test_what_says_the_same_in_another_order_is_told_whole() -> None:
    one, other = weekly("mon"), weekly("tue")
    before, after = offer(times=[one, other]), offer(times=[other, one])
    assert changes(before, after) == [
        FieldChange(
            "Wann?",
            "Jeden Montag, von 10:00 bis 12:00 Uhr; Jeden Dienstag, von 10:00 bis 12:00 Uhr",
            "Jeden Dienstag, von 10:00 bis 12:00 Uhr; Jeden Montag, von 10:00 bis 12:00 Uhr",
        )
    ]


def test_an_offer_that_is_over_is_told_by_its_values() -> None:
    over = {"runs": {"until": "2026-01-01"}}
    before = offer(times=OTHER_TIMES, access=["walk-in"], **over)
    days = {"except": ["2026-05-01..2026-05-03", "school-holidays"]}
    after = offer(times=[weekly("mon", **days)], **over)
    assert [each.name for each in changes(before, after)] == ["Termine", "Zugang"]


def test_an_actor() -> None:
    before = actor("haus", can_provide=["sport"], languages=["de"], part_of="kulturhaus")
    after = actor("haus", can_provide=["sport", "literacy"], languages=["ar"], part_of="weg")
    assert [(each.name, each.before, each.after) for each in changes(before, after)] == [
        ("Gehört zu", "kulturhaus", "weg"),
        ("Sprachen", "de", "ar"),
        ("Könnten Sie anbieten", "Sport", "Sport, Lesen und Schreiben"),
    ]


def test_a_need() -> None:
    before = need(requires={"childcare": "yes"}, barriers={"times": "20"})
    after = need(
        requires={"when": {"days": ["mon"], "from": "9:00"}, "cost": "free"},
        response={"status": "planned", "by": "2027-01-01"},
        barriers={"times": "<5"},
    )
    found = changes(before, after)
    assert [each.after for each in found] == [
        "times: 1 bis 4",
        "Passende Zeiten: Wochentage: Montag; frühestens: 09:00; Kosten: kostenlos",
        "Stand: geplant; Bis wann: 1. Januar 2027",
    ]


def test_an_entry() -> None:
    before = Topic.model_validate({"label": "Sport", "words": ["Turnen"]})
    after = before.model_copy(update={"words": ("Turnen", "Laufen")})
    (found,) = changes(before, after)
    assert (found.before, found.after) == ("Turnen", "Turnen, Laufen")


def test_a_place_that_nobody_may_find_is_not_told() -> None:
    known = Actor.read("haus", {"name": "H", "kind": "x", "places": {"a": {"street": "Weg 1"}}})
    hidden = Actor.read(
        "haus", {"name": "H", "kind": "x", "places": {"a": {"hide_address": "yes"}}}
    )
    for before, after in ((known, hidden), (hidden, known)):
        (found,) = changes(before, after)
        assert (found.before, found.after) == (None, None)


def test_a_card_of_an_offer_without_a_page() -> None:
    place = directory([offer(status="ended")])
    words = prepare_words(place, frozenset(place.offers), TODAY, "de")
    card = words.card("course")
    assert (card.listed, card.rows) == (False, ())
    place = replace(place, actors={})
    assert (
        prepare_words(place, frozenset(["course"]), TODAY, "de").card("course").actor
        == "kulturhaus"
    )
