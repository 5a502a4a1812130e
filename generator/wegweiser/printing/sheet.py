"""The sheet that resident and adviser read together: one offer, row by row in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wegweiser.pages.edition import Edition
from wegweiser.pages.offers import alert_words, standing
from wegweiser.printing.pieces import (
    Format,
    Reading,
    as_of,
    document,
    link,
    machine,
    nodes,
)
from wegweiser.printing.rows import find_rows
from wegweiser.printing.small_map import small_map
from wegweiser.printing.typesetting import typeset


def sheet(reading: Reading, ids: Sequence[str], form: Format) -> bytes:
    """The sheets of several offers, each on a page of its own, or on as many as it needs."""
    own = reading.own
    titles = (
        own.voice(offer).plain("title", offer.title)
        for offer in map(own.site.listed.get, ids)
        if offer
    )
    data = document(reading, form, ", ".join(titles))
    return typeset("sheet.typ", {**data, "offers": [_offer(reading, id_) for id_ in ids]})


def _offer(reading: Reading, id_: str) -> dict[str, Any]:
    sides = [_side(edition, id_) for edition in reading.editions]
    rows = [side.pop("rows") for side in sides]
    return {
        "id": id_,
        "sides": sides,
        "rows": [list(pair) for pair in zip(*rows, strict=True)],
        "map": small_map(reading.own, id_),
        "link": link(reading.own, f"offers/{id_}/"),
    }


def _side(edition: Edition, id_: str) -> dict[str, Any]:
    """One language's half of a sheet."""
    offer = edition.site.listed[id_]
    voice = edition.voice(offer)
    status = standing(edition, id_, offer)
    until = offer.runs.until
    side = {
        "title": nodes(voice.name("title", offer.title)),
        "alert": nodes(alert_words(voice, offer)),
        "status": nodes(status.text if status else None),
        "summary": nodes(voice.full("summary", offer.summary)),
        "rows": list(find_rows(voice, offer)),
        "as_of": as_of(edition),
        "until": nodes(edition.say("until {day}", day=edition.date(until)) if until else None),
    }
    return {**side, "machine": machine(edition) if voice.machine or edition.machine else []}
