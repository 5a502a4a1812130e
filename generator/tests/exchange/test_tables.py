"""Tables for spreadsheets, opened as a spreadsheet program does; who does what where."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from gaps.district import TODAY, actor, directory, need, offer
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from wegweiser.exchange.four_w import four_w
from wegweiser.exchange.gap_names import GapNames
from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.exchange.gap_tables import gap_tables, to_xlsx
from wegweiser.exchange.table import Table, to_csv, to_workbook
from wegweiser.gaps import find_gaps
from wegweiser.wording.gaps import read_gap_words

ROOT = Path(__file__).parents[3]
WORDS = read_gap_words(ROOT, "de")
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"]
TABLE = Table("Probe", ("Wer", "Wie viele"), (("=HYPERLINK(1)", 3), ("Zoë; „x“", 1.5), ("", None)))


def read_sheets(data: bytes):
    book = load_workbook(BytesIO(data))
    return {
        sheet.title: [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
        for sheet in book
    }


def test_csv_is_for_a_german_spreadsheet_program():
    text = to_csv(TABLE)
    assert text == ('\ufeffWer;Wie viele\r\n\'=HYPERLINK(1);3\r\n"Zoë; „x“";1,5\r\n;\r\n')


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_csv_is_a_formula(text: str):
    table = Table("x", ("a",), ((text,),))
    reader = csv.reader(StringIO(to_csv(table).removeprefix("\ufeff"), newline=""), delimiter=";")
    assert list(reader) == [["a"], [f"'{text}"]]


def test_a_text_in_a_workbook_is_a_text():
    rows = tuple(
        (text,) for text in [*DANGEROUS[:4], "https://example.org", "mailto:x@example.org"]
    )
    sheets = read_sheets(to_workbook([Table("x", ("a",), rows)], "Titel", TODAY))
    assert sheets == {"x": [[("a", "s")], *([(text, "s")] for (text,) in rows)]}


@given(st.lists(st.tuples(st.text(), st.integers(0, 10**6)), max_size=5))
def test_every_text_fits_in_both(rows):
    table = Table("x", ("a", "b"), tuple(rows))
    assert to_csv(table).endswith("\r\n")
    assert to_workbook([table], "x", TODAY).startswith(b"PK")


def test_the_same_table_has_the_same_bytes_on_any_day_of_the_clock():
    assert to_workbook([TABLE], "x", TODAY) == to_workbook([TABLE], "x", TODAY)
    book = load_workbook(BytesIO(to_workbook([TABLE], "Lücken", TODAY)))
    assert book.properties.title == "Lücken"
    assert book.properties.created.date() == TODAY


def test_the_workbook_of_gaps_has_six_sheets():
    records = directory(
        [
            offer("kurs", title="=Kurs", childcare="no"),
            offer("frage", title="Frage", actor="able"),
        ],
        [need("a", title="Deutsch", requires={"childcare": "yes"}, known_by="20")],
        [actor("able", can_provide=["german-language"], contact={"phone": "040 66969 100"})],
    )
    gaps = find_gaps(records, TODAY)
    told = GapSentences(records, WORDS)
    tables = {table.name: table for table in gap_tables(gaps, told)}
    assert list(tables) == [
        "Bedarfe",
        "Angebote je Bedarf",
        "Was am meisten hilft",
        "Fragen an Partner",
        "Themen und Gruppen",
        "Wer macht was wo für wen",
    ]
    assert tables["Bedarfe"].rows == (
        (
            *("Unklar", "Deutsch", "Deutsch lernen", "Alle", 80, 60, ""),
            "able zu „Frage“ fragen: Werden dabei Kinder betreut?",
            "able: kann das Thema anbieten, hier im Haus",
            *("", "a"),
        ),
    )
    assert tables["Angebote je Bedarf"].rows == (
        ("Deutsch", "Unklar", "Frage", "able", "Thema", "", "Kinderbetreuung", "nein", "frage"),
        (
            "Deutsch",
            "Unklar",
            "=Kurs",
            "kulturhaus",
            "Thema",
            "Kinderbetreuung",
            "",
            "nein",
            "kurs",
        ),
    )
    assert tables["Was am meisten hilft"].rows == (
        (1, "Frage", "able", "mit Kinderbetreuung", 80, 80, "Deutsch (dann: Zu wenig bekannt)"),
        (
            2,
            "=Kurs",
            "kulturhaus",
            "mit Kinderbetreuung",
            80,
            80,
            "Deutsch (dann: Zu wenig bekannt)",
        ),
    )
    assert tables["Fragen an Partner"].rows == (
        ("able", "040 66969 100", "", "Frage", "Werden dabei Kinder betreut?", 80, "Deutsch"),
    )
    assert tables["Themen und Gruppen"].rows == (("Deutsch lernen", "Alle", 80, 2),)
    sheets = read_sheets(to_xlsx(gaps, told))
    assert list(sheets) == list(tables)
    assert ("=Kurs", "s") in sheets["Angebote je Bedarf"][2]


def test_few_persons_stay_few_in_all_sheets():
    records = directory(
        [offer(childcare="no")], [need(asked_by="<5", requires={"childcare": "yes"})]
    )
    tables = {
        table.name: table.rows
        for table in gap_tables(find_gaps(records, TODAY), GapSentences(records, WORDS))
    }
    assert tables["Bedarfe"][0][4:6] == ("<5", None)
    assert tables["Was am meisten hilft"][0][4:6] == ("<5", 0)
    assert tables["Themen und Gruppen"][0][2:] == (0, 1)


PLACES = {
    "haus": {"name": "Saal", "street": "Beispielweg 1", "postcode": "21029", "city": "Hamburg"},
    "innen": {"inside": "yes"},
    "schutz": {"name": "Zuflucht Nord", "city": "Geheimstadt", "hide_address": "yes"},
}


def rows_of(*offers, today=TODAY):
    records = directory(offers, None, [actor("verein", languages=["de"], places=PLACES)])
    return four_w(GapNames(records, WORDS), today).rows


def test_who_does_what_where_for_whom():
    one = offer(
        "kurs",
        actor="verein",
        title="Kurs",
        with_=["kulturhaus"],
        topics=["literacy", "sport"],
        place=["haus", "online"],
        for_={"groups": ["women"], "age": {"from": "16"}},
        languages=["ar", "de"],
    )
    common = ("Frauen", "ab 16 Jahren", "Arabisch und Deutsch", "läuft", "kurs")
    head = ("verein", "", "kulturhaus", "Kurs", "Lesen und Schreiben, Sport")
    assert rows_of(one) == (
        (*head, "Saal", "Beispielweg 1, 21029 Hamburg", "", *common),
        (*head, "im Internet", "", "", *common),
    )


def test_places_that_nobody_named_and_places_inside():
    rows = rows_of(offer("a", actor="verein"), offer("b", actor="verein", place=["innen"]))
    assert [row[5:8] for row in rows] == [("", "", ""), ("verein", "", "ja")]


def test_of_a_hidden_place_nothing_is_told():
    (row,) = rows_of(offer("a", actor="verein", place=["schutz"]))
    assert row[5:8] == ("geschützter Ort", "", "")
    assert "Nord" not in str(row)
    assert "Geheimstadt" not in str(row)


def test_what_is_over_is_left_out_and_what_is_to_come_is_marked():
    offers = [
        offer("alt", actor="verein", status="ended"),
        offer("vorbei", actor="verein", runs={"until": "2026-11-03"}),
        offer("plan", actor="verein", status="planned"),
        offer("fest", actor="verein", times=[{"date": "2026-11-03", "from": "10:00"}]),
    ]
    assert [row[-2:] for row in rows_of(*offers)] == [("geplant", "plan")]
    assert len(rows_of(*offers, today=date(2026, 11, 3))) == 3
