"""When, in words."""

import pytest
from pages.quarter import edition_of, site_of, words_of

from wegweiser.model import Offer
from wegweiser.pages.rhythm import leaves, timetable

HOURS = {"from": "16:00", "to": "18:00"}


def line_of(**time):
    offer = Offer.read(
        "x", {"actor": "haus", "title": "x", "summary": "x", "topics": ["sport"], "times": [time]}
    )
    edition = edition_of("de")
    found = timetable(edition.voice(offer), offer)
    return [(words_of(line.text), [words_of(note) for note in line.notes]) for line in found]


@pytest.mark.parametrize(
    ("time", "text", "notes"),
    [
        (
            {"every": "week", "on": ["tue", "thu"], **HOURS},
            "Every Tuesday and Thursday, from 16:00 to 18:00",
            [],
        ),
        (
            {"every": "week", "on": ["mon", "tue", "wed", "thu", "fri"], "from": "9:00"},
            "Monday to Friday, from 09:00",
            [],
        ),
        (
            {
                "every": "week",
                "on": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                "from": "0:00",
                "to": "24:00",
            },
            "Every day, day and night",
            [],
        ),
        (
            {"every": "2 weeks", "on": ["fri"], "since": "2026-11-27"},
            "Every second week: Friday",
            ["starts on Friday 27 November"],
        ),
        (
            {"every": "even weeks", "on": ["fri"], "since": "2026-01-02", "until": "2027-12-31"},
            "In even calendar weeks: Friday",
            ["until Friday 31 December 2027"],
        ),
        (
            {"every": "odd weeks", "on": ["sat", "sun"]},
            "In odd calendar weeks: Saturday and Sunday",
            [],
        ),
        (
            {"every": "month", "on": ["1st tue", "last fri"], **HOURS},
            "Every month: the first Tuesday and the last Friday, from 16:00 to 18:00",
            [],
        ),
        ({"date": "2026-12-05", **HOURS}, "Saturday 5 December, from 16:00 to 18:00", []),
        (
            {"date": "2026-12-05..2026-12-07"},
            "from Saturday 5 December to Monday 7 December",
            [],
        ),
        (
            {
                "every": "week",
                "on": ["wed"],
                "except": [
                    "public-holidays",
                    "school-holidays",
                    "2026-11-23",
                    "2026-12-02",
                    "2026-12-23..2027-01-06",
                    "2027-06-01",
                ],
                "note": "Nur Frauen",
            },
            "Every Wednesday",
            [
                "not on public holidays",
                "not in the school holidays",
                "not on Wednesday 2 December",
                "not from Wednesday 23 December to Wednesday 6 January",
                "Nur Frauen",
            ],
        ),
        (
            {
                "every": "week",
                "on": ["wed"],
                "only": [
                    "school-holidays",
                    "public-holidays",
                    "2027-02-03",
                    "2027-03-01..2027-03-12",
                ],
            },
            "Every Wednesday",
            [
                "only in the school holidays",
                "only on public holidays",
                "only on Wednesday 3 February",
                "only from Monday 1 March to Friday 12 March",
            ],
        ),
    ],
)
def test_a_time_in_words(time, text, notes):
    notes = [note if note != "Nur Frauen" else "Nur Frauen" for note in notes]
    assert line_of(**time) == [(text, notes)]


def test_what_is_over_is_not_said():
    assert line_of(date="2026-11-23") == []


def test_the_next_dates_are_there_for_eight_weeks():
    found = leaves(edition_of("de"), site_of().sessions["voll"])
    assert len(found) == 8 * 5 + 1  # it begins and ends on a Tuesday
    assert (found[0].over, found[-1].iso) == ("2026-11-24T18:00", "2027-01-19")


def test_the_next_dates_say_their_hours_only_where_they_differ():
    edition = edition_of("de")
    same = leaves(edition, site_of().sessions["voll"][:4])
    assert [(leaf.weekday, leaf.day, leaf.month, leaf.start) for leaf in same] == [
        ("Tue", 24, "November", None),
        ("Wed", 25, "November", None),
        ("Thu", 26, "November", None),
        ("Fri", 27, "November", None),
    ]
    cafe = site_of().sessions["cafe"][2:6]
    assert [words_of(leaf.start) for leaf in leaves(edition, cafe)] == [
        "16:00",
        "16:00",
        "10:00",
        "16:00",
    ]
