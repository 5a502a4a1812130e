"""The network: who does what, with whom; a hidden place says nothing of where somebody is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from wegweiser.gaps import find_gaps
from wegweiser.gaps.network import Field, Member, Network, Part, Tie, find_members, find_network
from wegweiser.model import Actor, Directory, Needs, Offer, Settings, Vocabulary

TODAY = date(2026, 11, 24)
VOCABULARY = {
    "topics": {
        "german": {"label": "Deutsch"},
        "talking": {"label": "Sprechen", "parent": "german"},
        "sport": {"label": "Sport"},
        "law": {"label": "Recht"},
        "nobody": {"label": "Niemand"},
    },
    "groups": {"everyone": {"label": "Alle"}, "women": {"label": "Frauen"}},
    "actor_kinds": {"association": {"label": "Verein"}},
}
HALL = {"name": "Saal", "lat": "53.49", "lon": "10.2"}
ACTORS: dict[str, Any] = {
    "haus": {
        "name": "Haus",
        "places": {"hall": HALL, "yard": {"inside": "yes"}},
        "languages": ["de"],
        "can_provide": ["law"],
    },
    "club": {"name": "Club", "places": {"hall": HALL}},
    "geheim": {"name": "Geheim", "places": {"x": {"name": "Ort", "hide_address": "yes"}}},
    "still": {"name": "Still"},
}
OFFERS: dict[str, Any] = {
    "cafe": {
        "actor": "haus",
        "with": ["geheim", "club", "fort"],
        "topics": ["talking"],
        "languages": ["ar", "de"],
        "place": "yard",
    },
    "kurs": {"actor": "haus", "topics": ["german", "talking"], "for": {"groups": ["women"]}},
    "lauf": {"actor": "club", "with": ["haus"], "topics": ["sport"]},
    "telefon": {"actor": "geheim", "topics": ["sport"], "place": "main"},
    "vorbei": {"actor": "still", "topics": ["law"], "status": "ended"},
}
NEEDS = {
    "survey": {"from": "2026-08-01", "until": "2026-10-15", "persons": "400"},
    "needs": [
        {
            "id": "law",
            "title": "Beratung",
            "topic": "law",
            "asked_by": "30",
            "for": {"groups": ["women"]},
        },
        {"id": "sport", "title": "Sport", "topic": "sport", "asked_by": "20"},
    ],
}


def directory() -> Directory:
    about = {"title": "Treff", "summary": "Ein Treff."}
    return Directory(
        Settings.read(
            "", {"languages": ["de"], "home": {"name": "H", "lat": "53.4868", "lon": "10.19"}}
        ),
        Vocabulary.read("", VOCABULARY),
        {id_: Actor.read(id_, {"kind": "association", **v}) for id_, v in sorted(ACTORS.items())},
        {id_: Offer.read(id_, {**about, **v}) for id_, v in sorted(OFFERS.items())},
        Needs.read("needs", NEEDS),
    )


def test_the_whole_network():
    found = find_network(directory(), TODAY, find_gaps(directory(), TODAY))
    assert found == Network(
        (
            Member(
                "haus",
                "both",
                ("cafe", "kurs", "lauf"),
                {"german": Part(own=2), "sport": Part(shared=1), "law": Part(able=True)},
                ("everyone", "women"),
                ("de", "ar"),
                ("club", "geheim"),
            ),
            Member(
                "club",
                "outside",
                ("cafe", "lauf"),
                {"german": Part(shared=1), "sport": Part(own=1)},
                ("everyone",),
                ("ar", "de"),
                ("geheim", "haus"),
            ),
            Member(
                "geheim",
                "unknown",
                ("cafe", "telefon"),
                {"german": Part(shared=1), "sport": Part(own=1)},
                ("everyone",),
                ("ar", "de"),
                ("club", "haus"),
            ),
        ),
        (
            Field("german", 1, 0, (), ()),
            Field("sport", 2, 0, (), ()),
            Field("law", 0, 30, (("law", "women"),), ("haus",)),
        ),
        (
            Tie(("club", "geheim"), ("cafe",)),
            Tie(("club", "haus"), ("cafe", "lauf")),
            Tie(("geheim", "haus"), ("cafe",)),
        ),
    )


def test_every_actor_has_its_place_in_the_list_of_members():
    found = find_members(directory(), TODAY)
    assert list(found) == ["haus", "club", "geheim", "still"]
    assert found["still"] == Member("still", "unknown", (), {}, (), (), ())
    assert found["haus"].topics == ("german", "sport")


def test_a_hidden_place_is_as_unknown_as_none():
    """Where an actor is must not be told apart by what is left out."""
    hidden = find_network(directory(), TODAY, None)
    actors = {**directory().actors}
    actors["geheim"] = Actor.read("geheim", {"name": "Geheim", "kind": "association"})
    without = find_network(replace(directory(), actors=actors), TODAY, None)
    assert hidden == without


def test_without_gaps_nothing_is_said_of_what_people_asked():
    found = find_network(directory(), TODAY, None)
    assert [(field.asked, field.spots) for field in found.fields] == [(0, ())] * 3


def test_who_has_offers_with_nobody_is_alone():
    offers = {id_: offer for id_, offer in directory().offers.items() if id_ == "telefon"}
    found = find_network(replace(directory(), offers=offers), TODAY, None)
    assert found.alone == ("geheim",)
