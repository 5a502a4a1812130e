"""What holds for every product: hidden places, long titles, few and many offers, feet, codes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paper import Printed
from tiny import TODAY, TinyDirectory

from wegweiser.cli.press import open_press
from wegweiser.printing.booklet import booklet
from wegweiser.printing.choice import Choice
from wegweiser.printing.offer_list import offer_list
from wegweiser.printing.pieces import Format, Reading
from wegweiser.printing.poster import offer_poster, topic_poster
from wegweiser.printing.sheet import sheet
from wegweiser.printing.week import week

Product = Callable[[Reading, Format], bytes]

PRODUCTS: dict[str, Product] = {
    "sheet": lambda reading, form: sheet(reading, ["treff"], form),
    "list": lambda reading, form: offer_list(reading, Choice(), form),
    "week": lambda reading, form: week(reading, Choice(), form),
    "booklet": lambda reading, form: booklet(reading, Choice(), form),
    "poster": lambda reading, form: offer_poster(reading, "treff", form),
    "topic": lambda reading, form: topic_poster(reading, "sport", form),
}
FORMS = [Format(), Format("a5"), Format(large=True)]
TUESDAYS = "times:\n- {every: week, on: [tue], from: '16:00', to: '18:00'}\n"
TITLE = "Gemeinsames Lernen und Üben, Donaudampfschifffahrtsgesellschaftskapitän"
WAYS = {
    "sheet": "offers/treff/",
    "list": "find/",
    "week": "week/",
    "booklet": "",
    "poster": "offers/treff/",
    "topic": "topics/sport/",
}
EDGE = 14.0
"""Points from the edge of the paper that a printer cannot reach."""


def made(tiny: TinyDirectory, product: str, form: Format) -> Printed:
    tiny.write(
        "mkdocs.yml",
        f"{(tiny.root / 'mkdocs.yml').read_text('utf-8')}site_url: https://wegweiser.example.org/\n",
    )
    (reading,) = open_press(tiny.root, TODAY, "de", "en", "de").readings
    return Printed(PRODUCTS[product](reading, form))


@pytest.mark.parametrize("product", PRODUCTS)
def test_hidden_addresses_are_on_no_paper(tiny: TinyDirectory, product: str):
    tiny.actor("  den: {name: Raum, city: Musterstadt, hide_address: yes}\n")
    tiny.offer(f"place: den\n{TUESDAYS}")
    found = made(tiny, product, Format())
    assert "Treff" in found.text
    assert "Musterstadt" not in found.text
    assert [words for kind, words in found.tags() if words.startswith("Map")] == []


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("product", PRODUCTS)
def test_paper_says_day_and_address_within_what_a_printer_reaches(
    tiny: TinyDirectory, product: str, form: Format
):
    tiny.offer(TUESDAYS, title=TITLE)
    found = made(tiny, product, form)
    for number in range(found.pages):
        text = "\n".join(found.lines(number))
        assert "Information as of 22 November 2026" in text
        assert "wegweiser.example.org/en" in text
        assert found.right_edge(number) < found.document[number].get_width() - EDGE
        assert found.lowest(number) > EDGE
    assert set(found.codes()) == {f"https://wegweiser.example.org/en/{WAYS[product]}"}


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("number", [3, 30])
def test_few_and_many_offers_leave_no_page_empty(tiny: TinyDirectory, product: str, number: int):
    for at in range(number):
        hour = f"{9 + at % 9:02}"
        times = f"times:\n- {{every: week, on: [tue], from: '{hour}:00', to: '{hour}:45'}}\n"
        tiny.offer(times, path=f"offers/o{at}.yml", title=f"Treff Nummer {at}")
    found = made(tiny, product, Format())
    assert [page for page in range(found.pages) if len(found.lines(page)) < 6] == []
