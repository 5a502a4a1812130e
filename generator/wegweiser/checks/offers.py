"""Offers: fields that contradict each other, and offers that repeat each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wegweiser.checks.contacts import find_contact_faults, find_private_texts
from wegweiser.checks.dates import find_stale_dates
from wegweiser.checks.links import find_link_faults
from wegweiser.checks.ranges import find_reversed_age, find_reversed_days
from wegweiser.checks.times import find_time_faults
from wegweiser.model import Offer, Problem
from wegweiser.reading import Reading, fold


def find_offer_faults(reading: Reading, today: date) -> Iterator[Problem]:
    """What is wrong with each offer, apart from the ids it names."""
    titles: dict[tuple[str, str], Offer] = {}
    for offer in reading.directory.offers.values():
        yield from find_time_faults(offer)
        yield from find_reversed_age(offer)
        yield from find_reversed_days(offer, offer.runs.from_, offer.runs.until, "runs", "until")
        yield from _capacity(offer)
        yield from _cost(offer)
        yield from _with_itself(offer)
        yield from find_contact_faults(offer)
        yield from find_private_texts(offer)
        yield from find_link_faults(offer, "description", "steps")
        yield from find_stale_dates(offer, today)
        yield from _same_title(offer, titles)


def _capacity(offer: Offer) -> Iterator[Problem]:
    capacity = offer.capacity
    if capacity is None or capacity.free is None:
        return
    if capacity.places is not None and capacity.free > capacity.places:
        words = {"first": str(capacity.free), "last": str(capacity.places)}
        yield offer.problem("more-free-than-places", "capacity", "free", **words)
    if offer.status == "full" and capacity.free > 0:
        yield offer.problem("full-with-free-places", "capacity", "free", value=str(capacity.free))


def _cost(offer: Offer) -> Iterator[Problem]:
    """An amount or a note: something about the cost must be said."""
    cost = offer.cost
    if cost is None or cost.amount is not None or cost.note is not None:
        return
    if not offer.excused("cost", "amount") and not offer.excused("cost", "note"):
        yield offer.problem("missing-field", "cost", field="amount")


def _with_itself(offer: Offer) -> Iterator[Problem]:
    if offer.actor in offer.with_:
        at = ("with", offer.with_.index(offer.actor))
        yield offer.problem("with-itself", *at, value=offer.actor)


def _same_title(offer: Offer, titles: dict[tuple[str, str], Offer]) -> Iterator[Problem]:
    """The same title twice from one actor: a copy that was never changed, or a doubled offer."""
    if offer.spoiled("title") or offer.spoiled("actor"):
        return
    first = titles.setdefault((offer.actor, fold(offer.title)), offer)
    if first.id.casefold() != offer.id.casefold():
        words = {"value": offer.title, "other": first.source.path}
        yield offer.problem("duplicate-title", "title", **words)
