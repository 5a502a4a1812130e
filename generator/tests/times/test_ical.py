"""Calendar files, read back with icalendar and unfolded with dateutil."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil import rrule
from hypothesis import example, given
from hypothesis import strategies as st
from times.records import NOTHING_KNOWN, NOTHING_OFF, days, make_offer, offers, some_days

from wegweiser.times import (
    Calendar,
    EventText,
    UnknownHolidays,
    find_sessions,
    next_sessions,
    plan_calendar,
    read_calendar,
    to_ical,
)

TODAY = date(2026, 11, 22)
TEXT = EventText("Treff")
TUESDAYS = {"every": "week", "on": ["tue"], "from": "16:00", "to": "18:00"}
HAMBURG = read_calendar("DE-HH", (2026, 2027, 2028, 2029))

KINDS = {
    "weekly": {"every": "week", "on": ["tue", "thu"], "from": "16:00", "to": "18:00"},
    "fortnightly": {
        "every": "2 weeks",
        "on": ["mon", "sun"],
        "from": "9:00",
        "since": "2026-09-02",
    },
    "even weeks": {"every": "even weeks", "on": ["wed"], "from": "10:00", "to": "11:30"},
    "odd weeks": {"every": "odd weeks", "on": ["mon", "sun"], "from": "10:00", "to": "11:30"},
    "monthly": {"every": "month", "on": ["1st tue", "last fri", "5th mon"], "from": "19:00"},
    "until": {**TUESDAYS, "since": "2026-12-01", "until": "2027-03-31"},
    "except": {**TUESDAYS, "except": ["public-holidays", "school-holidays", "2026-12-01"]},
    "only": {**TUESDAYS, "from": "10:00", "only": ["school-holidays"]},
    "until midnight": {"every": "week", "on": ["sat"], "from": "20:00", "to": "24:00"},
    "without hours": {"every": "week", "on": ["sat"], "except": ["2026-12-26"]},
    "a date": {"date": "2026-12-05", "from": "14:00", "to": "17:00"},
    "a day": {"date": "2026-12-05"},
    "some days": {"date": "2027-07-01..2027-07-03", "from": "9:00", "to": "15:00"},
    "some days without hours": {"date": "2027-07-01..2027-07-03"},
    "over": {"date": "2026-11-21"},
}


def write(offer, calendar=NOTHING_OFF, today=TODAY, text=TEXT, own=None):
    return to_ical(plan_calendar(offer, calendar, today, "example.org"), text, own or {})


def events_of(file):
    return icalendar.Calendar.from_ical(file).walk("VEVENT")


def occurrences(file):
    """Day, start and end of whatever a calendar program shows, in order."""
    return sorted(_shown(moment, event) for event in events_of(file) for moment in _starts(event))


def _starts(event):
    start = event["DTSTART"].dt
    if "RRULE" not in event:
        return [start]
    if isinstance(start, datetime):
        moments = list(rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
    else:
        midnight = datetime.combine(start, time())
        rule = rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=midnight)
        moments = [moment.date() for moment in rule]
    skipped = [skip.dt for skip in event["EXDATE"].dts] if "EXDATE" in event else []
    assert set(skipped) < set(moments)
    return [moment for moment in moments if moment not in skipped]


def _shown(moment, event):
    if not isinstance(moment, datetime):
        return moment, "", ""
    start = f"{moment:%H:%M}"
    if "DTEND" not in event:
        return moment.date(), start, ""
    end = moment + (event["DTEND"].dt - event["DTSTART"].dt)
    return moment.date(), start, "24:00" if end.date() > moment.date() else f"{end:%H:%M}"


def planned(offer, first, last, calendar):
    """The same of the plan itself."""
    return sorted(
        (s.day, "" if s.start is None else str(s.start), "" if s.end is None else str(s.end))
        for s in find_sessions(offer, first, last, calendar)
    )


@pytest.mark.parametrize("values", KINDS.values(), ids=KINDS)
def test_a_file_says_what_the_plan_says(values):
    offer = make_offer(values)
    assert occurrences(write(offer, HAMBURG)) == planned(offer, TODAY, date(2027, 11, 22), HAMBURG)


@given(offers(), some_days)
@example(make_offer(KINDS["odd weeks"]), date(2026, 1, 10))
def test_a_file_says_what_the_plan_says_whatever_the_times_are(offer, today):
    school = frozenset(today + timedelta(n) for n in range(30, 80))
    public = frozenset(today + timedelta(n) for n in range(0, 360, 29))
    calendar = Calendar(public, school, frozenset(range(2025, 2031)))
    assert occurrences(write(offer, calendar, today)) == planned(
        offer, today, today + timedelta(365), calendar
    )


def test_a_file_in_full():
    offer = make_offer({**TUESDAYS, "until": "2026-12-31", "except": ["2026-12-22"]})
    text = EventText(
        "Treff; mit Kaffee, Tee",
        "Für alle.\nKommt vorbei: in der Halle 2, gleich hinter dem Haus der Begegnung.",
        "Haus, Musterstraße 1",
        "https://example.org/de/offers/treff/",
    )
    assert write(offer, text=text).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Wegweiser//Wegweiser//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "BEGIN:DAYLIGHT",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:treff.0@example.org",
        "DTSTAMP:20261122T000000Z",
        "DTSTART;TZID=Europe/Berlin:20261124T160000",
        "DTEND;TZID=Europe/Berlin:20261124T180000",
        "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261229T150000Z",
        "EXDATE;TZID=Europe/Berlin:20261222T160000",
        "SUMMARY:Treff\\; mit Kaffee\\, Tee",
        "DESCRIPTION:Für alle.\\nKommt vorbei: in der Halle 2\\, gleich hinter dem Ha",
        " us der Begegnung.",
        "LOCATION:Haus\\, Musterstraße 1",
        "URL:https://example.org/de/offers/treff/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_time_zone_is_the_one_of_berlin():
    zone = icalendar.Calendar.from_ical(write(make_offer())).walk("VTIMEZONE")[0].to_tz()
    berlin = ZoneInfo("Europe/Berlin")
    for moment in (datetime(2026 + n // 12, n % 12 + 1, 28, 12) for n in range(120)):  # noqa: DTZ001
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=berlin).utcoffset()


def test_hours_stay_the_same_in_summer_and_until_is_in_utc():
    file = write(make_offer({**TUESDAYS, "until": "2027-04-13"}))
    assert b"UNTIL=20270413T140000Z" in file
    assert {start for _, start, _ in occurrences(file)} == {"16:00"}


def test_an_offer_without_coming_sessions_has_a_file_without_events():
    assert events_of(write(make_offer(KINDS["over"]))) == []
    assert events_of(write(make_offer())) == []


def test_a_session_that_two_times_name_is_one_event():
    assert len(events_of(write(make_offer(TUESDAYS, TUESDAYS)))) == 1


def test_the_same_day_gives_the_same_bytes():
    offer = make_offer(*KINDS.values())
    assert write(offer, HAMBURG) == write(offer, HAMBURG)


def test_identifiers_are_unique_and_do_not_change_from_day_to_day():
    offer = make_offer(*(KINDS[kind] for kind in ("weekly", "monthly", "odd weeks", "only")))
    today, tomorrow = (
        {str(event["UID"]) for event in events_of(write(offer, HAMBURG, day))}
        for day in (TODAY, TODAY + timedelta(1))
    )
    assert today == tomorrow
    assert len(today) == len(events_of(write(offer, HAMBURG)))
    assert {uid for uid in today if not uid.startswith("treff.3")} == {
        "treff.0@example.org",
        "treff.1@example.org",
        "treff.2.0@example.org",
        "treff.2.1@example.org",
    }
    assert "treff.3.20261222@example.org" in today


def test_a_time_with_its_own_place_has_its_own_text():
    offer = make_offer(TUESDAYS, {**TUESDAYS, "on": ["wed"], "place": "halle"})
    file = write(
        offer, text=EventText("Treff", location="Haus"), own={1: EventText("T", "", "Halle")}
    )
    assert [(str(event["SUMMARY"]), str(event["LOCATION"])) for event in events_of(file)] == [
        ("Treff", "Haus"),
        ("T", "Halle"),
    ]


def test_empty_texts_are_left_out():
    event = events_of(write(make_offer(TUESDAYS)))[0]
    assert not {"DESCRIPTION", "LOCATION", "URL"} & set(event)


def test_the_moment_of_the_stamp_is_the_day_of_the_build():
    event = events_of(write(make_offer(TUESDAYS)))[0]
    assert event["DTSTAMP"].dt == datetime(2026, 11, 22, tzinfo=UTC)


@given(
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.sampled_from("\n\\;,آß漢"),
        max_size=400,
    )
)
@example("\\" * 200)
@example("😀" * 100)
@example("x" * 66 + ",")
def test_every_text_comes_back_from_lines_of_75_octets(text):
    text = text.replace("\\N", "n")  # icalendar takes it for a line end
    file = write(make_offer(TUESDAYS), text=EventText("S", text, text))
    lines = file.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert all(line.decode() is not None for line in lines)
    event = events_of(file)[0]
    assert (str(event.get("DESCRIPTION", "")), str(event.get("LOCATION", ""))) == (text, text)


def test_no_escape_is_torn_apart():
    for length in range(50, 90):
        file = write(make_offer(TUESDAYS), text=EventText("x" * length + ",y" * 50))
        assert not re.search(rb"\\\r\n ", file)


def test_dates_outside_a_rule_are_not_used_for_outlook_refuses_them():
    assert b"RDATE" not in write(make_offer(*KINDS.values()), HAMBURG)


def test_a_file_ends_where_holidays_are_no_longer_known():
    offer = make_offer({**TUESDAYS, "except": ["school-holidays"]})
    today = date(2029, 3, 20)
    shown = [day for day, _, _ in occurrences(write(offer, HAMBURG, today))]
    assert (shown[0], shown[-1]) == tuple(days("2029-03-20", "2029-06-26"))
    assert [session.day for session in next_sessions(offer, today, HAMBURG)] == shown[:8]


def test_a_file_that_would_not_hold_the_next_sessions_is_not_written():
    offer = make_offer({**TUESDAYS, "except": ["school-holidays"]})
    with pytest.raises(UnknownHolidays):
        write(offer, HAMBURG, date(2029, 7, 20))
    with pytest.raises(UnknownHolidays):
        write(offer, NOTHING_KNOWN)


def test_unknown_holidays_do_not_shorten_the_file_of_another_offer():
    shown = occurrences(write(make_offer(TUESDAYS), NOTHING_KNOWN))
    assert shown[-1][0] == date(2027, 11, 16)
