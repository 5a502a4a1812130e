"""A directory in which somebody has really taken a step."""

from __future__ import annotations

from dataclasses import replace

from wegweiser.gaps.advice import Step
from wegweiser.model import Actor, Directory, Offer, Place, Time
from wegweiser.model.needs import Window
from wegweiser.model.offer import Cost
from wegweiser.model.values import Clock


def take_step(directory: Directory, step: Step) -> Directory:
    """The same directory, one field of one offer changed.

    Another distance is another place: a copy of the offer's own inside the site, so that nothing
    else about it changes.
    """
    offer = directory.offers[step.offer]
    actors = dict(directory.actors)
    if step.requirement == "within_km":
        changed = _nearer(offer, directory, actors)
    elif step.requirement == "features":
        changed = _accessible(offer, directory, actors, step.value)
    else:
        changed = offer.model_copy(update=_fields(offer, step))
    return replace(directory, actors=actors, offers={**directory.offers, offer.id: changed})


def _fields(offer: Offer, step: Step):
    value = step.value
    listed = {"topic": "topics", "languages": "languages", "access": "access"}
    if value == "interpreter":
        return {"interpreter": "on-request"}
    if step.requirement in listed:
        field = listed[step.requirement]
        return {field: (*(getattr(offer, field) or ()), value)}
    if step.requirement in {"age", "german_level"}:
        return {"for_": offer.for_.model_copy(update={step.requirement: value})}
    return {
        "childcare": {"childcare": True},
        "when": {"times": (*offer.times, _time_inside(value))},
        "cost": {"cost": Cost.model_validate({"amount": "0"})},
        "places": {"status": "active", "capacity": None},
    }[step.requirement]


def _time_inside(window):
    if not isinstance(window, Window):
        return None
    start = window.from_ or Clock(0)
    end = min(start + 60, window.to or Clock(24 * 60))
    time = Time.model_validate({"every": "week", "on": [(window.days or ("mon",))[0]]})
    return time.model_copy(update={"from_": start, "to": Clock(end)})


def _nearer(offer: Offer, directory: Directory, actors) -> Offer:
    return _elsewhere(offer, directory, actors, inside=True, hide_address=None)


def _accessible(offer: Offer, directory: Directory, actors, features) -> Offer:
    return _elsewhere(offer, directory, actors, accessibility=dict.fromkeys(features, True))


def _elsewhere(offer: Offer, directory: Directory, actors, **changes) -> Offer:
    """Also at a copy of its own place, which differs in one thing; at a bare one if it has none."""
    actor: Actor = actors[offer.actor]
    references = [*offer.place, *(time.place for time in offer.times if time.place)]
    venues = [directory.venue(offer, reference) for reference in references]
    own = next((venue.place for venue in venues if venue and venue.place), Place())
    copy = own.model_copy(update=changes)
    actors[actor.id] = actor.model_copy(update={"places": {**actor.places, "copy": copy}})
    return offer.model_copy(update={"place": (*offer.place, "copy")})
