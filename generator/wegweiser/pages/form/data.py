"""What the form for partners needs in the browser, as JSON: the model, sentences, days off."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from wegweiser.checks.contacts import FREE_MAIL
from wegweiser.model import Actor, Offer
from wegweiser.model.problem import WARNINGS
from wegweiser.model.values import RESERVED_IDS
from wegweiser.pages.edition import Edition
from wegweiser.pages.form.questions import Questions
from wegweiser.pages.form.shapes import shape_of
from wegweiser.pages.phrases import (
    EXCEPT,
    FULL,
    INTERPRETER,
    ONLY,
    ORDINALS,
    PAUSED,
    PLANNED,
    RHYTHMS,
    VENUES,
)
from wegweiser.times import Calendar
from wegweiser.wording import Message, Words, messages
from wegweiser.wording.problems import problem_sentences

CODES = (
    *("missing-field", "empty-list", "text-too-long", "angle-bracket", "several-paragraphs"),
    *("mixed-scripts", "stacked-marks", "garbled-text", "placeholder-text", "image-in-text"),
    *("not-a-date", "no-such-day", "dates-reversed", "not-a-time", "no-such-time"),
    *("times-reversed", "not-a-number", "number-out-of-range", "numbers-reversed"),
    *("not-an-amount", "not-a-phone-number", "mobile-number", "not-an-email", "free-mail-address"),
    *("not-a-link", "disguised-link", "masked-link", "insecure-link", "not-an-exception"),
    *("more-free-than-places", "full-with-free-places", "duplicate-title"),
)
"""What somebody can get wrong in the form; everything else it cannot write."""

AHEAD = timedelta(days=366)
"""How far the next days of a time are looked for."""


def form_json(edition: Edition, questions: Questions) -> str:
    """All of it, in one language; see `pages/browser/contribute.js`."""
    settings = edition.site.directory.settings
    said = questions.words
    content = {
        "words": said.browser,
        "labels": questions.labels(),
        "problems": problem_words(questions),
        "offer": shape_of(Offer),
        "actor": shape_of(Actor),
        "card": card_words(edition.words),
        "time": time_words(edition.words),
        "daysOff": days_off(edition.site.calendar, edition.site.today),
        "topics": {id_: entry.words for id_, entry in questions.vocabulary.topics.items()},
        "freeMail": sorted(FREE_MAIL),
        "reserved": sorted(RESERVED_IDS),
        "forge": forge_of(edition),
        "mail": settings.report_email,
        "language": settings.source_language,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def forge_of(edition: Edition) -> Mapping[str, str] | None:
    """Where files are proposed, as `forge.js` takes it; None where nobody knows."""
    settings = edition.site.directory.settings
    if settings.repository is None or settings.known_forge is None:
        return None
    return {
        "kind": settings.known_forge,
        "repository": settings.repository,
        "branch": settings.branch,
    }


def problem_words(questions: Questions) -> Mapping[str, Mapping[str, Any]]:
    """The sentences of `check`, with hints that speak of a form and not of lines in a file."""
    found = {}
    for code in CODES:
        said = problem_sentences()[code][questions.tag]
        hint = questions.words.hints.get(code, said["hint"])
        found[code] = {"message": said["message"], "hint": hint, "warning": code in WARNINGS}
    return found


def card_words(words: Words) -> Mapping[str, Any]:
    """What a card says, as residents read it; `{words}` are left to be filled."""
    year, years = ("from {number} year", "from {number} years"), {"number": "{number}"}
    upto, span = (
        ("up to {number} year", "up to {number} years"),
        (
            "from {first} to {number} year",
            "from {first} to {number} years",
        ),
    )
    more = "{names} and {number} more"
    return {
        "everyone": words.text("Everyone"),
        "especially": words.text("Everyone, especially: {groups}"),
        "ages": {
            name: [words.plural(*forms, number, **years) for number in (1, 2)]
            for name, forms in (("from", year), ("to", upto), ("both", span))
        },
        "free": words.text("Free of charge"),
        "amount": words.text("{amount} {currency}"),
        "cents": words.text("{euros}.{cents}"),
        "per": words.text("{amount} per {unit}"),
        "childcare": words.text("Childcare"),
        "interpreter": {name: words.text(msgid) for name, msgid in INTERPRETER.items()},
        "venues": {name: words.text(msgid) for name, msgid in VENUES.items()},
        "more": [words.plural(more, more, number, **years) for number in (1, 2)],
        "full": words.text(FULL),
        "paused": words.text(PAUSED),
        "planned": words.text(PLANNED),
        "appointment": words.text("By appointment"),
    }


def time_words(words: Words) -> Mapping[str, Any]:
    """How days and hours are said; `{words}` are left to be filled."""
    return {
        "rhythms": _all(words, RHYTHMS),
        "ordinals": _all(words, ORDINALS),
        "except": _all(words, EXCEPT),
        "only": _all(words, ONLY),
        "everyDay": words.text("Every day"),
        "workdays": words.text("Monday to Friday"),
        "dayAndHours": words.text("{day}, {hours}"),
        "starts": words.text("starts on {day}"),
        "until": words.text("until {day}"),
        "dayAndNight": words.text("day and night"),
        "hours": _pattern(words, messages.HOURS),
        "from": _pattern(words, messages.FROM_HOUR),
        "to": _pattern(words, messages.TO_HOUR),
        "day": _pattern(words, messages.DAY_LONG),
        "days": _pattern(words, messages.DAYS),
        "and": _pattern(words, messages.AND),
        "comma": words.language.separator,
        "weekdays": [words.weekday(number) for number in range(7)],
        "months": [_pattern(words, message) for message in messages.MONTHS_IN_DATES],
    }


def days_off(calendar: Calendar, today: date) -> Mapping[str, list[str]]:
    """Public and school holidays of the coming year, as far as they are known."""
    first, last = today - timedelta(7), today + AHEAD
    return {
        "public-holidays": _iso(day for day in calendar.public if first <= day <= last),
        "school-holidays": _iso(day for day in calendar.school if first <= day <= last),
    }


def _iso(days: Iterable[date]) -> list[str]:
    """The days in order, those in a row as `2026-12-21..2027-01-02`."""
    rows: list[list[date]] = []
    for day in sorted(days):
        if rows and day - rows[-1][1] == timedelta(1):
            rows[-1][1] = day
        else:
            rows.append([day, day])
    return [f"{first}..{last}" if first < last else f"{first}" for first, last in rows]


def _all(words: Words, msgids: Mapping[str, str]) -> Mapping[str, str]:
    return {name: words.text(msgid) for name, msgid in msgids.items()}


def _pattern(words: Words, message: Message) -> str:
    return words.in_context(message.context or "", message.id)
