"""The week from Monday to Sunday as a grid: who looks for something today finds it at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup, escape

from wegweiser.pages.cards import status_chip
from wegweiser.pages.edition import Edition
from wegweiser.pages.places import short_place
from wegweiser.pages.site import Happening
from wegweiser.printing.briefs import other_title
from wegweiser.printing.choice import Choice, find_ids, name_choice
from wegweiser.printing.pieces import Format, Reading, document, link, nodes
from wegweiser.printing.typesetting import typeset

DAYS = 7
SATURDAY = 5


def week(reading: Reading, choice: Choice, form: Format) -> bytes:
    """The week of the chosen offers; what goes on all day stands once, below."""
    own = reading.own
    days = find_week(own.site.today)
    wanted = frozenset(find_ids(own.site, choice))
    names = [_name(edition, days, choice) for edition in reading.editions]
    found = [[each for each in own.site.days[day] if each.offer in wanted] for day in days]
    return typeset(
        "week.typ",
        {
            **document(reading, form, names[0].striptags()),
            "names": [nodes(name) for name in names],
            "days": [_day(reading, day) for day in days],
            "items": [
                [_item(reading, each) for each in some if not each.all_day] for some in found
            ],
            "always": _always(reading, (each for some in found for each in some if each.all_day)),
            "always_name": nodes(own.say("all day")),
            "link": link(own, "week/"),
        },
    )


def find_week(today: date) -> tuple[date, ...]:
    """Monday to Sunday of this week; from Saturday on of the next, which people then plan for."""
    monday = today - timedelta(today.weekday())
    if today.weekday() >= SATURDAY:
        monday += timedelta(DAYS)
    return tuple(monday + timedelta(number) for number in range(DAYS))


def _name(edition: Edition, days: Sequence[date], choice: Choice) -> Markup:
    """`Week · from Monday 23 November to Sunday 29 November`, and what alone is shown of it."""
    span = edition.words.days(edition.day(days[0]), edition.day(days[-1]))
    only = [name_choice(edition, choice)] if choice.narrowed else []
    return Markup(" · ").join([edition.say("Week"), escape(span), *only])


def _day(reading: Reading, day: date) -> list[Any]:
    return [
        nodes(f"{edition.words.weekday(day.weekday())} {day.day}.") for edition in reading.editions
    ]


def _item(reading: Reading, happening: Happening) -> dict[str, Any]:
    edition, session = reading.own, happening.session
    offer = edition.site.listed[happening.offer]
    reference = session.place or next(iter(offer.place), None)
    venue = edition.site.directory.venue(offer, reference) if reference else None
    status = status_chip(edition, happening.offer, offer)
    return {
        "id": happening.offer,
        "hours": nodes(edition.hours(session.start, session.end)),
        "title": nodes(edition.voice(offer).name("title", offer.title)),
        "other": other_title(reading, offer),
        "place": nodes(short_place(edition, venue).html) if venue else [],
        "status": nodes(status.text if status else None),
    }


def _always(reading: Reading, happenings: Iterable[Happening]) -> list[dict[str, Any]]:
    once = {happening.offer: happening for happening in happenings}
    return [_item(reading, happening) for happening in once.values()]
