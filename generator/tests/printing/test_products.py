"""Lists, the week, booklets, posters and the council's report, as they come out of the printer."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from built import DAY, ROOT
from paper import Printed, words
from tiny import TODAY, TinyDirectory

from wegweiser.cli.press import open_press
from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import find_gaps
from wegweiser.model.values import read_day
from wegweiser.printing.booklet import booklet
from wegweiser.printing.choice import Choice, find_chapters, name_choice
from wegweiser.printing.council import council_report
from wegweiser.printing.imposition import count_pages, impose, order_pages
from wegweiser.printing.offer_list import offer_list
from wegweiser.printing.papers import build_papers
from wegweiser.printing.pieces import Format, Reading
from wegweiser.printing.poster import offer_poster, topic_poster
from wegweiser.printing.week import find_week, week
from wegweiser.wording.gaps import read_gap_words

TAGS = ("de", "ar", "ti")
PAGES = "https://wegweiser.example.org"


@cache
def reading(tag: str) -> Reading:
    return open_press(ROOT, read_day(DAY), "de", tag, "de").readings[0]


def tiny_reading(tiny: TinyDirectory) -> Reading:
    return open_press(tiny.root, TODAY, "de", "en", "de").readings[0]


def titles(tag: str, choice: Choice) -> list[str]:
    edition = reading(tag).own
    offers = edition.site.listed
    return [
        edition.voice(offers[id_]).plain("title", offers[id_].title)
        for chapter in find_chapters(edition.site, choice)
        for id_ in chapter.offers
    ]


def lacking(printed: Printed, texts: list[str]) -> list[str]:
    """The texts of which a word is not on the paper."""
    there = set(words(printed.text))
    return [text for text in texts if not set(words(text)) <= there]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    "choice", [Choice(topic="sport"), Choice(group="mothers"), Choice(day="tue")], ids=str
)
def test_list_names_its_offers_and_leads_to_their_page(tag: str, choice: Choice):
    printed = Printed(offer_list(reading(tag), choice, Format()))
    expected = titles(tag, choice)
    assert expected
    assert lacking(printed, expected) == []
    assert printed.codes() == [f"{PAGES}/{tag}/{choice.way}"]
    for edition in (reading(tag).own, reading("de").own):
        assert lacking(printed, [name_choice(edition, choice).striptags()]) == []


def test_head_of_a_list_comes_again_on_each_page():
    printed = Printed(offer_list(reading("de"), Choice(), Format()))
    assert printed.pages > 3
    for number in range(printed.pages):
        assert any("Wann?" in line for line in printed.lines(number))


def test_list_of_a_day_begins_with_who_opens_first(tiny: TinyDirectory):
    for name, hour in (("spaet", 18), ("frueh", 9)):
        times = f"times:\n- {{every: week, on: [tue], from: '{hour}:00', to: '{hour}:45'}}\n"
        tiny.offer(times, path=f"offers/{name}.yml", title=name)
    site = tiny_reading(tiny).own.site
    (chapter,) = find_chapters(site, Choice(day="tue"))
    assert chapter.offers == ("frueh", "spaet")


@pytest.mark.parametrize("tag", TAGS)
def test_week_has_each_session_in_its_day(tag: str):
    site = reading(tag).own.site
    printed = Printed(week(reading(tag), Choice(), Format()))
    assert printed.pages <= 2
    days = find_week(site.today)
    expected = {each.offer for day in days for each in site.days[day]}
    listed = [
        reading(tag).own.voice(site.listed[id_]).plain("title", site.listed[id_].title)
        for id_ in expected
    ]
    assert len(listed) > 20
    assert len(lacking(printed, listed)) <= len(listed) * 0.05
    assert f"{PAGES}/{tag}/week/" in printed.codes()


@pytest.mark.parametrize(
    ("today", "monday"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 27), date(2026, 11, 23)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 11, 29), date(2026, 11, 30)),
    ],
)
def test_on_the_weekend_the_next_week_is_printed(today: date, monday: date):
    assert find_week(today)[0] == monday
    assert len(find_week(today)) == 7


@pytest.mark.parametrize("tag", TAGS)
def test_booklet_has_all_offers_and_the_index_leads_to_them(tag: str):
    printed = Printed(booklet(reading(tag), Choice(), Format("a5")))
    assert lacking(printed, titles(tag, Choice())) == []
    assert printed.codes()[0] == f"{PAGES}/{tag}/"
    entries = [entry.get_title() for entry in printed.document.get_toc()]
    assert len(entries) > len(titles(tag, Choice()))


def test_booklet_of_thousands_names_topics_alone_in_its_contents(tiny: TinyDirectory):
    for number in range(160):
        tiny.offer(path=f"offers/o{number}.yml", title=f"Treff Nummer {number}")
    printed = Printed(booklet(tiny_reading(tiny), Choice(), Format("a4")))
    contents = "\n".join(printed.lines(1))
    assert "Sport" in contents
    assert "Nummer" not in contents


@pytest.mark.parametrize(
    ("number", "direction", "sides"),
    [
        (4, "ltr", [(4, 1), (2, 3)]),
        (4, "rtl", [(1, 4), (3, 2)]),
        (5, "ltr", [(0, 1), (2, 0), (0, 3), (4, 5)]),
    ],
)
def test_pages_of_a_folded_booklet_follow_each_other(
    number: int, direction: str, sides: list[tuple[int, int]]
):
    assert order_pages(number, rtl=direction == "rtl") == sides


def test_imposed_booklet_has_two_pages_on_each_side():
    pdf = booklet(reading("de"), Choice(topic="sport"), Format("a5"))
    sheets = impose(pdf, paper="a5", rtl=False)
    folded = Printed(sheets)
    assert folded.pages == -(-count_pages(pdf) // 4) * 2
    assert folded.document[0].get_width() == pytest.approx(842, abs=1)
    assert folded.codes()[0] == f"{PAGES}/de/"
    assert impose(pdf, paper="a5", rtl=False) == sheets


@pytest.mark.parametrize("tag", TAGS)
def test_each_strip_of_a_poster_leads_to_the_page(tag: str):
    printed = Printed(offer_poster(reading(tag), "offenes-sprachcafe", Format()))
    assert printed.pages == 1
    assert printed.codes() == [f"{PAGES}/{tag}/offers/offenes-sprachcafe/"] * 9


def test_poster_of_a_topic_names_offers():
    printed = Printed(topic_poster(reading("ar"), "sport", Format()))
    assert printed.pages == 1
    assert lacking(printed, titles("ar", Choice(topic="sport"))[:8]) == []
    assert set(printed.codes()) == {f"{PAGES}/ar/topics/sport/"}


@pytest.mark.parametrize("words_", ["de", "en"])
def test_report_for_the_council_has_every_need(words_: str):
    site = reading("de").own.site
    gaps = find_gaps(site.directory, site.today)
    told = GapSentences(site.directory, read_gap_words(ROOT, words_))
    printed = Printed(council_report(gaps, site, told, Format()))
    needs = [found.need.title for found in gaps.needs]
    assert lacking(printed, [told.summary(gaps), *needs]) == []
    assert f"/Lang({words_})".encode() in printed.raw


def test_offers_that_cannot_be_printed_are_left_out_of_the_site(tiny: TinyDirectory):
    tiny.offer(path="offers/fest.yml", title="Fest 🎉")
    tiny.offer(path="offers/spiel.yml", title="Spiel 🎲")
    edition = tiny_reading(tiny).own
    papers = build_papers(edition, edition)
    assert papers.missing == {"fest": ("🎉",), "spiel": ("🎲",)}
    assert [page.path for page in papers.pages] == [
        "print/en/booklet.pdf",
        "print/en/week.pdf",
        "print/en/topics/sport.pdf",
    ]
    text = Printed(papers.pages[0].content).text
    assert "Treff" in text
    assert "Fest" not in text


def test_letter_of_the_site_itself_leaves_out_the_file_that_shows_it(tiny: TinyDirectory):
    tiny.write("mkdocs.yml", (tiny.root / "mkdocs.yml").read_text("utf-8").replace("Probe", "🎉"))
    edition = tiny_reading(tiny).own
    papers = build_papers(edition, edition)
    assert papers.missing == {"": ("🎉",)}
    assert [page.path for page in papers.pages] == [
        "print/en/week.pdf",
        "print/en/topics/sport.pdf",
    ]


def test_each_topic_of_the_upper_level_has_a_list_with_the_offers_below_it(tiny: TinyDirectory):
    tiny.offer(path="offers/b1.yml", title="Abendkurs", topics="[exam]")
    edition = tiny_reading(tiny).own
    lists = {page.path: page.content for page in build_papers(edition, edition).pages[2:]}
    assert list(lists) == ["print/en/topics/german.pdf", "print/en/topics/sport.pdf"]
    assert "Abendkurs" in Printed(lists["print/en/topics/german.pdf"]).text
    assert "Abendkurs" not in Printed(lists["print/en/topics/sport.pdf"]).text


def test_list_of_a_topic_stays_when_none_of_its_offers_can_be_printed(tiny: TinyDirectory):
    tiny.offer(path="offers/b1.yml", title="🎉", topics="[exam]")
    edition = tiny_reading(tiny).own
    papers = build_papers(edition, edition)
    assert papers.missing == {"b1": ("🎉",)}
    assert "print/en/topics/german.pdf" in [page.path for page in papers.pages]
