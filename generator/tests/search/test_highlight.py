"""Which parts of a text are marked for a query."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search.conftest import Call

pytestmark = pytest.mark.browser


def marked(call: Call, text: str, query: str) -> str:
    """The text with brackets around what is marked."""
    units = text.encode("utf-16-le")
    result, last = "", 0
    for start, end in call("highlight", "findMatches", text, query):
        assert last <= start < end
        result += units[2 * last : 2 * start].decode("utf-16-le")
        result += "[" + units[2 * start : 2 * end].decode("utf-16-le") + "]"
        last = end
    return result + units[2 * last :].decode("utf-16-le")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("deutsch", "[Deutsch]kurs für Frauen"),
        ("kurs", "Deutsch[kurs] für Frauen"),
        ("deutsch kurs", "[Deutsch]kurs, [Kurs]e"),
        ("Deutchkurs", "[Deutschkurs] für Frauen"),
        ("Wohnungen", "[Wohnung] und [Wohnungssuche]"),
        ("gesprach CAFE", "[Gespräch]e im [Café]"),
        ("gespraech", "[Gespräch]skreis"),
        ("arztin", "[Aerztin]"),
        ("strasse", "[Straße] und [Strasse]"),
        ("stras", "[Straß]e"),
        ("d", "Da und [d]"),
        ("da", "[Da] ist [da]s Amt"),
        ("ich Deutsch", "Wo kann ich [Deutsch] lernen"),
        ("ich", "Wo kann [ich] Deutsch lernen"),
        ("allemand", "cours d’[allemand]"),
        ("l'allemand", "cours d’[allemand]"),
        ("kinder", "[K\u00adinder]turnen"),
        ("cafe", "[Cafe\u0301] [Ca\u0301fé]"),
        ("مترجم", "[مُتَرْجِم] ال[مترجم]ون"),
        ("اطفال", "لل[أطفال] و[أطفال]نا"),
        ("کتابها", "[کتاب‌ها] رایگان"),
        ("کتاب", "[کتاب]‌ها رایگان"),
        ("كمك", "[کمک]"),
        ("ئەلمانی", "[ئەڵمانی]"),
        ("компютер", "[комп'ютер]ний"),
        ("kvartira", "[Квартира] та житло"),
        ("квартира", "пошук [квартири]"),
        ("ጀርመን", "ኮርስ [ጀርመን]ኛ"),
        ("መንእሰያት", "ን[መንእሰያት]"),
        ("IŞ", "[iş] [iş]çi"),
        ("nichts", "Deutschkurs 😀 ½"),
        ("", "Deutschkurs"),
        ("한국", "[한국]어"),
    ],
)
def test_what_was_found_is_marked(call: Call, query: str, expected: str):
    assert marked(call, expected.replace("[", "").replace("]", ""), query) == expected


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("aeouß'’\u0301\u200c\u200d\u00adأئهکሠ가가<&\"\\[]()*+?^$|.-😀İſ ﷺ½"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=20,
)


@settings(max_examples=60)
@given(samples=st.lists(st.tuples(HOSTILE, HOSTILE), min_size=20, max_size=30))
def test_marks_never_overlap_nor_part_what_belongs_together(
    page: Any, samples: list[tuple[str, str]]
):
    found = page.evaluate(
        """async (samples) => {
            const { findMatches } = await import('/highlight.js');
            return samples.map(([text, query]) => findMatches(text, query));
        }""",
        samples + [(text, text) for text, _ in samples],
    )
    for (text, _), ranges in zip(samples + samples, found, strict=True):
        units = text.encode("utf-16-le")
        edges = [edge for range_ in ranges for edge in range_]
        assert edges == sorted(edges)
        for start, end in ranges:
            assert 0 <= start < end <= len(units) // 2
            units[2 * start : 2 * end].decode("utf-16-le")
            after = units[2 * end :].decode("utf-16-le")[:1]
            assert not after or unicodedata.category(after)[0] != "M"
            assert unicodedata.category(units[2 * start :].decode("utf-16-le")[0])[0] != "M" or (
                start == 0 or not units[2 * start - 2 : 2 * start].decode("utf-16-le").isalnum()
            )


def test_half_a_character_is_no_reason_to_fail(call: Call):
    assert call("highlight", "findMatches", "ok", "\ud800") == []


def test_every_word_of_a_long_text_is_marked(call: Call):
    assert len(call("highlight", "findMatches", "Deutschkurs " * 2_000, "kurs deutch")) == 2_000
