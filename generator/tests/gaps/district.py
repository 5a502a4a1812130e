"""A tiny district: one offer, one need and what is around them, each field to be overridden."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from wegweiser.gaps import Judged, NeedVerdict, find_gaps
from wegweiser.model import Actor, Directory, Need, Needs, Offer, Settings, Vocabulary

TODAY = date(2026, 11, 4)

SETTINGS = Settings.read(
    "mkdocs",
    {"languages": ["de"], "home": {"name": "Unterkunft", "lat": "53.49", "lon": "10.2"}},
)

VOCABULARY = Vocabulary.read(
    "vocabulary",
    {
        "topics": {
            "german-language": {"label": "Deutsch lernen"},
            "literacy": {"label": "Lesen und Schreiben", "parent": "german-language"},
            "conversation": {"label": "Deutsch sprechen", "parent": "german-language"},
            "sport": {"label": "Sport"},
        },
        "groups": {
            "everyone": {"label": "Alle"},
            "women": {"label": "Frauen"},
            "men": {"label": "Männer"},
            "single-men": {"label": "Alleinstehende Männer", "parents": ["men"]},
            "parents": {"label": "Eltern"},
            "mothers": {"label": "Mütter", "parents": ["women", "parents"]},
        },
    },
)

PLACES = {
    "hall": {"lat": "53.5", "lon": "10.2"},  # 1.1 km from home
    "far-away": {"lat": "53.6", "lon": "10.2"},  # 12.2 km
    "at-home": {"lat": "53.49", "lon": "10.2"},
    "container": {"inside": "yes"},
    "somewhere": {"name": "Irgendwo"},
    "shelter": {"hide_address": "yes", "accessibility": {"step-free": "yes"}},
    "ramp": {"accessibility": {"step-free": "yes", "lift": "yes"}},
    "stairs": {"accessibility": {"step-free": "no"}},
    "half": {"accessibility": {"step-free": "yes"}},
    "lift": {"accessibility": {"lift": "yes", "step-free": "no"}},
}


def actor(id_: str, **fields: Any) -> Actor:
    return Actor.read(id_, {"name": id_, "kind": "association", "places": PLACES, **fields})


def offer(id_: str = "course", **fields: Any) -> Offer:
    """An offer of the actor `kulturhaus` on `german-language`; `for_` and `with_` as in YAML."""
    values = {
        "actor": "kulturhaus",
        "title": id_,
        "summary": "Ein Angebot",
        "topics": ["german-language"],
        **{name.rstrip("_"): value for name, value in fields.items()},
    }
    return Offer.read(id_, values)


def need(id_: str = "german", **fields: Any) -> Need:
    """A need of 80 persons for `german-language`; `for_` as in YAML."""
    values = {
        "id": id_,
        "title": id_,
        "topic": "german-language",
        "asked_by": "80",
        **{name.rstrip("_"): value for name, value in fields.items()},
    }
    return Need.read("needs", values)


def weekly(*days: str, from_: str | None = "10:00", to: str | None = "12:00", **more: Any) -> Any:
    """A time every week."""
    hours = {name: value for name, value in (("from", from_), ("to", to)) if value}
    return {"every": "week", "on": list(days), **hours, **more}


def directory(
    offers: Iterable[Offer] = (),
    needs: Iterable[Need] | None = (),
    actors: Iterable[Actor] = (),
    **more: Any,
) -> Directory:
    """The records given; `kulturhaus` and `sportverein` are always there."""
    found = {one.id: one for one in (actor("kulturhaus"), actor("sportverein"), *actors)}
    listed = None
    if needs is not None:
        listed = Needs.read("needs", more).model_copy(update={"needs": tuple(needs)})
    return Directory(SETTINGS, VOCABULARY, found, {one.id: one for one in offers}, listed)


def verdict_on(
    one: Need, *offers: Offer, today: date = TODAY, actors: Iterable[Actor] = (), **more: Any
) -> NeedVerdict:
    """What is found about one need; `settings` as in YAML."""
    (found,) = find_gaps(directory(offers, [one], actors, **more), today).needs
    return found


def judged(one: Need, other: Offer, today: date = TODAY) -> Judged:
    """What an offer answers to a need whose candidate it is."""
    (found,) = verdict_on(one, other, today=today).offers
    return found
