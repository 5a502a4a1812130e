"""Times as people say them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wegweiser.model import Offer
from wegweiser.reading.spoken_times import read_spoken_times

OFFER = {"actor": "haus", "title": "T", "summary": "S", "topics": ["sport"]}


def fields(text: str) -> dict[str, Any]:
    """A time as it is written in a short form: `every=week on=tue from=16:00`."""
    found: dict[str, Any] = {}
    for each in text.split(" & "):
        name, _, value = each.partition("=")
        found[name] = value.split(",") if name in {"on", "except", "only"} else value
    return found


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("dienstags 16 bis 18 Uhr", "every=week & on=tue & from=16:00 & to=18:00"),
        ("Di 16-18", "every=week & on=tue & from=16:00 & to=18:00"),
        ("jeden Dienstag von 16:00 bis 18:30 Uhr", "every=week & on=tue & from=16:00 & to=18:30"),
        ("montags und mittwochs ab 9.30 Uhr", "every=week & on=mon,wed & from=09:30"),
        ("Mo, Mi, Fr 9–12 Uhr", "every=week & on=mon,wed,fri & from=09:00 & to=12:00"),
        ("Mo-Fr 8:00-12:00", "every=week & on=mon,tue,wed,thu,fri & from=08:00 & to=12:00"),
        (
            "montags bis donnerstags und samstags, 10 Uhr",
            "every=week & on=mon,tue,wed,thu,sat & from=10:00",
        ),
        ("täglich 0 bis 24 Uhr",
         "every=week & on=mon,tue,wed,thu,fri,sat,sun & from=00:00 & to=24:00"),
        ("am Wochenende um 11 Uhr", "every=week & on=sat,sun & from=11:00"),
        ("jede Woche freitags", "every=week & on=fri"),
        (
            "alle zwei Wochen freitags 15 Uhr, ab 6.11.2026",
            "every=2 weeks & on=fri & from=15:00 & since=2026-11-06",
        ),
        ("jeden zweiten Freitag ab 6.11.2026", "every=2 weeks & on=fri & since=2026-11-06"),
        ("14-täglich donnerstags seit 3.9.2026", "every=2 weeks & on=thu & since=2026-09-03"),
        ("samstags in geraden Wochen 10 Uhr", "every=even weeks & on=sat & from=10:00"),
        ("in ungeraden Kalenderwochen montags", "every=odd weeks & on=mon"),
        ("jeden zweiten Dienstag im Monat", "every=month & on=2nd tue"),
        (
            "am ersten und dritten Mittwoch im Monat 18 bis 20 Uhr",
            "every=month & on=1st wed,3rd wed & from=18:00 & to=20:00",
        ),
        ("1. Di und letzter Fr im Monat", "every=month & on=1st tue,last fri"),
        ("jeden letzten Freitag 19 Uhr", "every=month & on=last fri & from=19:00"),
        (
            "dienstags 16 bis 18 Uhr, nicht in den Ferien und an Feiertagen",
            "every=week & on=tue & from=16:00 & to=18:00 & except=school-holidays,public-holidays",
        ),
        (
            "mittwochs (außer am 24.12.2026) 9 Uhr",
            "every=week & on=wed & from=09:00 & except=2026-12-24",
        ),
        (
            "mittwochs, nicht vom 21.12.2026 bis 4.1.2027",
            "every=week & on=wed & except=2026-12-21..2027-01-04",
        ),
        ("montags bis freitags nur in den Schulferien",
         "every=week & on=mon,tue,wed,thu,fri & only=school-holidays"),
        (
            "dienstags 17 Uhr vom 1.9.2026 bis 30.6.2027",
            "every=week & on=tue & from=17:00 & since=2026-09-01 & until=2027-06-30",
        ),
        ("freitags bis 18.12.2026", "every=week & on=fri & until=2026-12-18"),
        ("5.12.2026, 14 bis 18 Uhr", "date=2026-12-05 & from=14:00 & to=18:00"),
        ("am 5. Dezember 2026 ab 14 Uhr", "date=2026-12-05 & from=14:00"),
        ("1. bis 3.7.2027 10 Uhr", "date=2027-07-01..2027-07-03 & from=10:00"),
        ("28.12.2026 bis 3.1.2027", "date=2026-12-28..2027-01-03"),
        ("2026-12-05 16:00-18:00", "date=2026-12-05 & from=16:00 & to=18:00"),
        ("every Tuesday from 4 to 6 pm", "every=week & on=tue & from=16:00 & to=18:00"),
        ("Mondays and Thursdays 10am-12pm", "every=week & on=mon,thu & from=10:00 & to=12:00"),
        ("first Tuesday of the month at 18:00", "every=month & on=1st tue & from=18:00"),
        ("every other Friday from 6.11.2026", "every=2 weeks & on=fri & since=2026-11-06"),
        ("daily, not on public holidays",
         "every=week & on=mon,tue,wed,thu,fri,sat,sun & except=public-holidays"),
    ],
)  # fmt: skip
def test_understood(said: str, meant: str) -> None:
    found = read_spoken_times(said)
    assert (found.unread, found.times) == ([], [fields(meant)])
    Offer.read("x", {**OFFER, "times": found.times})


def test_several_at_once() -> None:
    found = read_spoken_times("Di 16-18; 5.12.2026 14 Uhr\nsamstags")
    assert found.times == [
        fields("every=week & on=tue & from=16:00 & to=18:00"),
        fields("date=2026-12-05 & from=14:00"),
        fields("every=week & on=sat"),
    ]


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        ("nach Absprache", ["nach", "absprache"]),
        ("dienstags bei Vollmond", ["bei", "vollmond"]),
        ("16 bis 18 Uhr", ["16 bis 18 Uhr"]),
        ("am 31.2.2027", ["31.2.2027"]),
        ("werktags 9 Uhr", ["werktags"]),
        ("dienstags nicht bei Regen", ["nicht", "bei", "regen"]),
        ("jeden Monat", ["jeden Monat"]),
    ],
)
def test_what_is_not_understood_is_said(said: str, unread: list[str]) -> None:
    assert read_spoken_times(said).unread[: len(unread)] == unread


@given(
    st.lists(
        st.sampled_from(
            "dienstags 16 bis 18 Uhr , 5.12.2026 jeden 1. - Mo ; nicht Ferien ab".split()
        )
        | st.text(max_size=8),
        max_size=12,
    ).map(" ".join)
)
def test_nothing_that_is_said_breaks_it(said: str) -> None:
    found = read_spoken_times(said)
    assert all(time.get("on") or "date" in time or found.unread for time in found.times)


def test_long_text_takes_no_time() -> None:
    assert read_spoken_times("1. bis " * 2_000).unread
