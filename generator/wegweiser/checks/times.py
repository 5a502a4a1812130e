"""The times of an offer: each is a rhythm or a date, and its hours run forward."""

from __future__ import annotations

from collections.abc import Iterator

from wegweiser.checks.ranges import find_reversed_days
from wegweiser.model import Offer, Problem, Time

_RHYTHM_ONLY = ("on", "since", "until", "except", "only")


def find_time_faults(offer: Offer) -> Iterator[Problem]:
    """What is wrong with each time of an offer."""
    for index, time in enumerate(offer.times):
        yield from _shape(offer, index, time)
        yield from _hours(offer, index, time)
        at = ("times", index, "until")
        yield from find_reversed_days(offer, time.since, time.until, *at)
        if time.every:
            yield from _weekdays(offer, index, time)


def _shape(offer: Offer, index: int, time: Time) -> Iterator[Problem]:
    """Either `every`, `on`, `from` (and `since` for every second week), or `date`."""
    at = ("times", index)
    if time.every and time.date:
        yield offer.key_problem("every-and-date", *at, "date")
    elif time.date:
        for field in _RHYTHM_ONLY:
            if _is_given(time, field):
                yield offer.key_problem("not-with-date", *at, field, field=field)
    elif time.every:
        for field in (*Time.beside["every"], *Time.beside.get(f"every: {time.every}", ())):
            if not _is_given(time, field) and not offer.excused(*at, field):
                yield offer.problem("missing-field", *at, field=field)
    elif not offer.excused(*at, "every") and not offer.excused(*at, "date"):
        yield offer.problem("neither-every-nor-date", *at)


def _is_given(time: Time, field: str) -> bool:
    names = {info.alias or name: name for name, info in Time.model_fields.items()}
    return getattr(time, names[field]) not in {None, ()}


def _hours(offer: Offer, index: int, time: Time) -> Iterator[Problem]:
    at = ("times", index)
    if time.from_ is not None and time.from_ >= 24 * 60:
        yield offer.problem("no-such-time", *at, "from", value=str(time.from_))
    elif time.to is not None and time.from_ is not None and time.to <= time.from_:
        words = {"first": str(time.from_), "last": str(time.to)}
        words |= {} if time.to else {"nearest": "24:00"}
        yield offer.problem("times-reversed", *at, "to", **words)
    elif (
        time.date and time.to is not None and time.from_ is None and not offer.excused(*at, "from")
    ):
        yield offer.problem("missing-field", *at, field="from")


def _weekdays(offer: Offer, index: int, time: Time) -> Iterator[Problem]:
    """`every: month` names ordinals (`1st tue`), all other rhythms plain weekdays."""
    for position, day in enumerate(time.on):
        at = ("times", index, "on", position)
        if time.every == "month" and " " not in day:
            yield offer.problem("weekday-without-ordinal", *at, value=day, nearest=f"1st {day}")
        elif time.every != "month" and " " in day:
            yield offer.problem("ordinal-without-month", *at, value=day, nearest=day.split(" ")[1])
