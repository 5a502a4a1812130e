"""Narrowing the list of all offers: the same sets as the records say, and what is around them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from built import DAY, ROOT
from visiting import TABLE, Visiting

from wegweiser.pages import Site, prepare_site
from wegweiser.reading import read_directory
from wegweiser.times import needed_holidays, read_calendar, years_around

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def example() -> Site:
    directory = read_directory(ROOT).directory
    today = date.fromisoformat(DAY)
    needed = needed_holidays(directory.offers.values())
    return prepare_site(directory, today, read_calendar("DE-HH", years_around(today), needed))


def naming(example: Site, group: str) -> set[str]:
    return {id_ for id_, offer in example.listed.items() if group in offer.groups}


def speaking(example: Site, tag: str) -> set[str]:
    def speaks(spoken: str) -> bool:
        return spoken == tag or spoken.startswith(f"{tag}-")

    return {id_ for id_, o in example.listed.items() if any(map(speaks, o.languages or ()))}


def about(example: Site, topic: str) -> set[str]:
    vocabulary = example.directory.vocabulary
    meant = {topic, *vocabulary.children(topic)}
    return {id_ for id_, offer in example.listed.items() if meant & set(offer.topics)}


def test_one_value_leaves_what_the_records_say(visit: Visiting, example: Site):
    visitor = visit()
    listed = example.listed
    expected = {
        "group=women": naming(example, "women"),
        "group=everyone": naming(example, "everyone"),
        "topic=german-language": about(example, "german-language"),
        "topic=conversation": about(example, "conversation"),
        "language=ar": speaking(example, "ar"),
        "language=fa": speaking(example, "fa"),
        "language=unknown": {
            id_
            for id_, o in listed.items()
            if not o.languages and o.interpreter not in {"always", "on-request"}
        },
        "free=yes": {id_ for id_, o in listed.items() if o.cost and o.cost.free},
        "free=unknown": {id_ for id_, o in listed.items() if not o.cost or o.cost.free is None},
        "childcare=yes": {id_ for id_, o in listed.items() if o.childcare},
        "childcare=unknown": {id_ for id_, o in listed.items() if o.childcare is None},
        "walk-in=yes": {id_ for id_, o in listed.items() if "walk-in" in (o.access or ())},
        "distance=inside": {
            id_
            for id_, venues in example.venues.items()
            if any(venue.place and venue.place.inside for venue in venues)
        },
    }
    for choice, ids in expected.items():
        assert ids, choice
        assert set(visitor.find(f"/de/find/?{choice}")) == ids, choice


def test_or_within_a_facet_and_between_facets(visit: Visiting, example: Site):
    visitor = visit()
    either = naming(example, "women") | naming(example, "mothers")
    assert set(visitor.find("/ar/find/?group=women,mothers")) == either
    both = either & speaking(example, "ar")
    assert both
    assert both < either
    assert set(visitor.find("/ar/find/?group=women,mothers&language=ar")) == both


def test_facets_narrow_a_search(visit: Visiting, example: Site):
    visitor = visit()
    found = visitor.find("/de/find/?q=deutsch")
    narrowed = visitor.find("/de/find/?q=deutsch&group=women")
    assert narrowed
    assert narrowed == [id_ for id_ in found if id_ in naming(example, "women")]


def test_counts_say_what_a_click_will_leave(visit: Visiting):
    visitor = visit(viewport=TABLE)
    visitor.find("/de/find/?group=women")
    boxes = visitor.page.locator("#facets input:not(:disabled):not(:checked)")
    choices = boxes.evaluate_all(
        """boxes => boxes.map(box => [box.name, box.value,
           Number(box.closest("label").querySelector("b").textContent)])"""
    )
    assert len(choices) > 30
    for name, value, count in choices[::4]:
        rest = "" if name == "group" else "&group=women"  # within a facet it would be "or"
        assert len(visitor.find(f"/de/find/?{name}={value}{rest}")) == count, (name, value)


def test_what_would_leave_nothing_cannot_be_chosen(visit: Visiting):
    visitor = visit(viewport=TABLE)
    visitor.find("/de/find/?topic=religion")
    zero = visitor.page.locator("#facets label:has(b:text-is('0')) input:not(:checked)")
    assert zero.count() > 5
    assert zero.evaluate_all("boxes => boxes.every(box => box.disabled)")


@pytest.mark.parametrize(
    ("day", "now"),
    [
        ("tuesday morning", datetime(2026, 11, 24, 6, 0, tzinfo=UTC)),
        ("tuesday evening", datetime(2026, 11, 24, 18, 0, tzinfo=UTC)),
        ("sunday", datetime(2026, 11, 22, 11, 0, tzinfo=UTC)),
    ],
)
def test_today_and_this_week_follow_the_clock(
    visit: Visiting, example: Site, day: str, now: datetime
):
    today = now.date()
    minutes = (now.hour + 1) * 60  # in Hamburg, in winter

    def coming(last: date) -> set[str]:
        return {
            id_
            for id_, sessions in example.sessions.items()
            for each in sessions
            if today <= each.day <= last
            and (each.day > today or (24 * 60 if each.end is None else each.end) > minutes)
        }

    sunday = date.fromordinal(today.toordinal() + 6 - today.weekday())
    visitor = visit(now=now)
    assert set(visitor.find("/de/find/?day=today")) == coming(today), day
    assert set(visitor.find("/de/find/?day=week")) == coming(sunday), day
    mondays = {
        id_ for id_, found in example.sessions.items() if any(s.day.weekday() == 0 for s in found)
    }
    assert set(visitor.find("/de/find/?day=mon")) == mondays


def test_the_choice_survives_a_change_of_language(visit: Visiting):
    visitor = visit()
    found = visitor.find("/de/find/?topic=housing,health&free=yes")
    visitor.page.locator(".langs summary").click()
    visitor.page.locator(".langs a[hreflang=ar]").click()
    visitor.page.wait_for_url(re.compile(r"/ar/find/\?topic=housing,health&free=yes$"))
    assert set(visitor.answer()) == set(found)
    assert visitor.page.locator(".chosen li").count() == 3


def test_on_a_phone_the_facets_come_from_below_and_go_again(visit: Visiting):
    visitor = visit().slow_down()
    page = visitor.open("/ti/find/")
    visitor.answer()
    sheet = page.locator("#facets")
    assert not sheet.is_visible()
    page.locator(".narrow").click()
    page.wait_for_function("() => document.getAnimations().length === 0")
    box = sheet.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(740, abs=1)
    assert box["width"] == pytest.approx(360, abs=1)
    sheet.locator(".question summary").first.click()
    label = sheet.locator("label:has(input[name=day][value=tue])")
    assert label.bounding_box()["height"] >= 44
    label.click()
    page.wait_for_url(re.compile(r"day=tue$"))
    number = len(visitor.answer())
    assert sheet.locator(".sheet-end b").inner_text() == str(number)
    sheet.locator(".sheet-end button").click()
    assert not sheet.is_visible()
    assert page.locator("#found b").inner_text() == str(number)
    page.locator(".chosen button").click()
    page.wait_for_url(re.compile(r"/find/$"))
    assert len(visitor.answer()) > number
    page.locator(".narrow").click()
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
    assert page.evaluate("document.activeElement.className").startswith("button narrow")


def test_at_a_table_the_facets_stand_beside_the_list(visit: Visiting):
    visitor = visit(viewport=TABLE)
    page = visitor.open("/ar/find/")
    visitor.answer()
    sheet, results = page.locator("#facets").bounding_box(), page.locator("#results").bounding_box()
    assert sheet["x"] > results["x"] + results["width"] - 1  # right-to-left: at the right
    page.locator("label:has(input[name=day][value=tue])").click()
    page.wait_for_url(re.compile(r"day=tue$"))
    assert page.evaluate("document.activeElement.name") == "day"


def test_unknown_values_in_the_address_are_ignored(visit: Visiting, example: Site):
    visitor = visit()
    everything = visitor.find("/de/find/?topic=no-such,<b>&day=never&xyz=1")
    assert set(everything) == set(example.listed)
