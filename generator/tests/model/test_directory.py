"""Records and how they hang together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from wegweiser.model import Actor, Directory, Home, Need, Offer, Settings, Venue, Vocabulary

HALL = {"name": "Saal", "lat": "53.4", "lon": "10.2"}
SETTINGS = Settings.read("", {"languages": ["de"], "home": {"name": "x", "lat": "1", "lon": "2"}})


def make_offer(**fields: Any) -> Offer:
    values = {"actor": "haus", "title": "T", "summary": "S", "topics": ["x"]}
    return Offer.read("o", values | fields)


def make_directory(offer: Offer) -> Directory:
    haus = Actor.read("haus", {"name": "H", "kind": "k", "places": {"hall": HALL, "yard": {}}})
    bare = Actor.read("bare", {"name": "B", "kind": "k"})
    actors = {"haus": haus, "bare": bare}
    return Directory(SETTINGS, Vocabulary.read("", {}), actors, {"o": offer})


@pytest.mark.parametrize(
    ("reference", "venue"),
    [
        ("main", Venue("place", "haus", "hall")),
        ("yard", Venue("place", "haus", "yard")),
        ("haus/main", Venue("place", "haus", "hall")),
        ("online", Venue("online")),
        ("bare/main", None),
        ("haus/x", None),
        ("x/hall", None),
    ],
)
def test_venue(reference: str, venue: Venue | None) -> None:
    offer = make_offer()
    assert make_directory(offer).venue(offer, reference) == venue


def test_venues_are_those_of_the_offer_and_its_times_each_once() -> None:
    time = {"date": "2026-12-05", "place": "yard"}
    offer = make_offer(place=["main", "x", "phone"], times=[time, time, {"date": "2026-12-06"}])
    venues = make_directory(offer).venues(offer, offer.times)
    assert [venue.id or venue.kind for venue in venues] == ["hall", "phone", "yard"]


def test_hidden_place_has_no_coordinates() -> None:
    places = {"hall": HALL, "safe": {**HALL, "hide_address": "yes"}, "half": {"lat": "1"}}
    actor = Actor.read("a", {"name": "A", "kind": "k", "places": places})
    assert [place.coordinates for place in actor.places.values()] == [(53.4, 10.2), None, None]
    assert actor.main_place == "hall"


def test_offer_without_groups_is_for_everyone() -> None:
    assert make_offer().groups == ("everyone",)
    assert make_offer(**{"for": {"groups": ["women"]}}).groups == ("women",)


@pytest.mark.parametrize(
    ("fields", "full"),
    [
        ({}, False),
        ({"status": "full"}, True),
        ({"capacity": {"free": "0"}}, True),
        ({"capacity": {}}, False),
    ],
)
def test_full(fields: dict[str, Any], full: bool) -> None:  # noqa: FBT001 -- what is expected
    assert make_offer(**fields).is_full is full


def test_cost_is_free_or_not_or_unknown() -> None:
    costs = ("free", {"amount": "0"}, {"amount": "0.50"}, {"note": "Spende"})
    found = [make_offer(cost=cost).cost for cost in costs]
    assert [cost.free if cost else cost for cost in found] == [True, True, False, None]


def test_runs_hold_both_ends() -> None:
    runs = make_offer(runs={"from": "2026-12-05", "until": "2026-12-06"}).runs
    assert [date(2026, 12, day) in runs for day in (4, 5, 6, 7)] == [False, True, True, False]
    assert date(2026, 12, 5) in make_offer().runs


def test_few_persons_count_as_none() -> None:
    values = {"id": "a", "title": "A", "topic": "x"}
    needs = [Need.read("", values | {"asked_by": count}) for count in ("<5", "84")]
    assert [(need.id, need.persons, need.groups) for need in needs] == [
        ("a", 0, ("everyone",)), ("a", 84, ("everyone",)),
    ]  # fmt: skip


def test_home() -> None:
    assert SETTINGS.home == Home(name="x", lat="1", lon="2")  # type: ignore[arg-type]  # text, as read
