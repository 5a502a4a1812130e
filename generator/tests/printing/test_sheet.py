"""The sheet for two readers, as it comes out of the printer, in every language of the site."""

from __future__ import annotations

from functools import cache

import pytest
from built import DAY, ROOT
from paper import Printed, words
from tiny import TODAY, TinyDirectory

from wegweiser.cli.press import Press, open_press
from wegweiser.model.values import read_day
from wegweiser.printing.pieces import Format, Reading
from wegweiser.printing.rows import find_rows
from wegweiser.printing.sheet import sheet
from wegweiser.printing.text import plain
from wegweiser.wording import LANGUAGES

IDS = (
    *("offenes-sprachcafe", "geschuetzte-frauenberatung", "mieterberatung"),
    *("schwimmkurs-frauen", "krisentelefon"),
)
"""Two places, a hidden one, prices, papers, what to bring, no free place, day and night."""
RTL = [tag for tag, language in LANGUAGES.items() if language.direction == "rtl"]
PAGES = "https://wegweiser.example.org"


@cache
def press() -> Press:
    return open_press(ROOT, read_day(DAY), "de", ",".join(LANGUAGES), "de")


def reading(tag: str) -> Reading:
    return next(each for each in press().readings if each.own.tag == tag)


@cache
def printed(tag: str) -> Printed:
    return Printed(sheet(reading(tag), IDS, Format()))


def tiny_sheet(tiny: TinyDirectory, form: Format | None = None) -> Printed:
    (found,) = open_press(tiny.root, TODAY, "de", "en", "de").readings
    return Printed(sheet(found, ["treff"], form or Format()))


def said(tag: str) -> list[tuple[str, ...]]:
    """The words of the rows, as the page has them."""
    edition = reading(tag).own
    found = []
    for offer in (edition.site.listed[id_] for id_ in IDS):
        for row in find_rows(edition.voice(offer), offer):
            found += [row["name"], *row["answers"]]
    return [word for nodes in found for word in words(plain(nodes))]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_sheet_says_what_the_page_says(tag: str):
    expected, there = said(tag), set(words(printed(tag).text))
    assert len(expected) > 350
    missing = [word for word in expected if word not in there]
    assert len(missing) < 0.05 * len(expected), missing[:20]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_offer_is_on_one_page_with_its_own_code(tag: str):
    assert printed(tag).pages == len(IDS)
    assert printed(tag).codes() == [f"{PAGES}/{tag}/offers/{id_}/" for id_ in IDS]


@pytest.mark.parametrize("tag", RTL)
def test_numbers_hours_and_addresses_read_from_left_to_right(tag: str):
    lines = printed(tag).lines()
    for text in (
        "040 66969 147",
        "Erlenbogen-Muster 14, 21033 Hamburg",
        "sprachbruecke@example.org",
    ):
        assert sum(text in line for line in lines) == 2, (text, lines)
    assert [line for line in lines if "0061" in line or "0081" in line] == []


@pytest.mark.parametrize("tag", RTL)
def test_hours_follow_each_other_from_right_to_left(tag: str):
    """What is read first stands to the right; in the German column beside it, to the left."""
    lines = [line for line in printed(tag).lines(2) if "16:00" in line and "18:30" in line]
    german = [line for line in lines if "Donnerstag" in line]
    own = [line for line in lines if line not in german]
    assert [line.index("16:00") < line.index("18:30") for line in german] == [True]
    assert [line.index("16:00") < line.index("18:30") for line in own] == [False]


@pytest.mark.parametrize("tag", ["ar", "ti"])
def test_sheet_is_read_title_first_then_row_by_row_then_map_and_code(tag: str):
    tags = printed(tag).tags(2)
    kinds = [kind for kind, _ in tags]
    address = f"wegweiser.example.org/{tag}/offers/mieterberatung"
    pictures = [words_ for kind, words_ in tags if kind == "Figure"]
    assert kinds[:2] == ["Document", "H1"]
    assert kinds.index("H1") < kinds.index("Table") < kinds.index("Figure")
    assert kinds.count("TH") == 2
    assert kinds.count("TD") == 2 * (kinds.count("TR") - 1)
    assert "(Mieterladen)" in pictures[0]
    assert pictures[1:] == [f"QR-Code: {address}"]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_own_language_stands_where_one_begins_to_read(tag: str):
    middle = 210 / 25.4 * 72 / 2
    if tag in RTL:
        assert printed(tag).left_of("Deutsch sprechen bei Kaffee") < middle
    elif tag not in ("de", "de-simple"):
        assert printed(tag).left_of("Deutsch sprechen bei Kaffee") > middle


def test_one_language_stands_alone():
    german = printed("de")
    assert sum("Wann?" in line for line in german.lines()) == 1
    assert german.left_of("Wann?") < 60


@pytest.mark.parametrize("tag", ["de", "ar", "ti", "ckb"])
def test_pdf_says_its_language_title_and_structure(tag: str):
    found = printed(tag)
    assert f"/Lang({tag})".encode() in found.raw
    assert b"/MarkInfo<</Marked true" in found.raw
    assert b"pdfuaid:part" in found.raw
    title = found.document.get_metadata_dict()["Title"]
    offer = press().site.listed[IDS[0]]
    assert title.startswith(reading(tag).own.voice(offer).plain("title", offer.title))


def test_hidden_addresses_do_not_appear(tiny: TinyDirectory):
    tiny.actor("  den: {name: Raum, city: Musterstadt, hide_address: yes}\n")
    tiny.offer("place: den\n")
    text = tiny_sheet(tiny).text
    assert "Raum" in text
    assert "The address is not public. Please call." in text
    assert "Musterstadt" not in text


def test_missing_fields_leave_a_short_sheet(tiny: TinyDirectory):
    found = tiny_sheet(tiny)
    assert found.pages == 1
    assert "Not known. Please ask." in found.text
    assert found.codes() == []


HOSTILE = "#panic() $x$ *a* _b_ <c> @d `e` \\\\ [f] //g = h"


def test_signs_of_the_typesetter_are_letters(tiny: TinyDirectory):
    tiny.offer(
        title=f"'{HOSTILE.replace('<c>', '‹c›')}'", summary="'#set page(width: 1pt) ~ \" -- ...'"
    )
    text = tiny_sheet(tiny).text
    assert "#panic() $x$ *a* _b_ ‹c› @d `e`" in text
    assert "#set page(width: 1pt) ~" in text


def test_very_long_words_stay_on_the_paper(tiny: TinyDirectory):
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverein"
    tiny.offer(title=word[:60], summary=f"{word} {word}.")
    found = tiny_sheet(tiny)
    assert found.right_edge() < found.document[0].get_width() - 20


def test_thirty_dates_and_places_go_on_on_the_next_page(tiny: TinyDirectory):
    times = "".join(
        f"- {{every: week, on: [{day}], from: '{hour}:00', to: '{hour}:45', note: N{hour}.}}\n"
        for day in ("mon", "tue", "wed")
        for hour in range(10, 21)
    )
    tiny.offer(f"times:\n{times}")
    for form in (Format(), Format("a5"), Format(large=True)):
        found = tiny_sheet(tiny, form)
        assert found.pages >= 2
        assert all(found.text.count(f"N{hour}.") == 6 for hour in range(10, 21))
        assert all(found.lowest(number) > 10 for number in range(found.pages))


def test_few_words_stay_in_large_letters_on_one_page(tiny: TinyDirectory):
    found = tiny_sheet(tiny, Format(large=True))
    assert found.pages == 1


@pytest.mark.parametrize("form", [Format(), Format("a5"), Format(large=True)], ids=str)
def test_longest_titles_stay_on_the_paper_and_touch_nothing(tiny: TinyDirectory, form: Format):
    title = ("Gemeinsames Lernen und Üben für Frauen und Männer " * 2)[:80].strip()
    tiny.offer(title=title)
    found = tiny_sheet(tiny, form)
    assert found.right_edge() < found.document[0].get_width() - 20
    assert found.pages == 1
    assert found.text.count("Gemeinsames") == 4


def test_large_letters_are_eighteen_points(tiny: TinyDirectory):
    assert round(tiny_sheet(tiny, Format(large=True)).size_of("Ein Treff.")) == 18
    assert round(tiny_sheet(tiny).size_of("Ein Treff.")) == 11


def test_alert_full_and_last_day_are_on_the_sheet(tiny: TinyDirectory):
    tiny.offer(
        "alert: {text: Heute im Hof., until: 2026-12-01}\nstatus: full\n"
        "times:\n- {every: week, on: [tue], from: '16:00', to: '18:00'}\n"
        "runs: {until: 2026-12-20}\n"
    )
    text = tiny_sheet(tiny).text
    for words_ in (
        "Heute im Hof.",
        "Full",
        "Voll",
        "until 20 December 2026",
        "bis 20. Dezember 2026",
    ):
        assert words_ in text
    assert "Next dates" in text
