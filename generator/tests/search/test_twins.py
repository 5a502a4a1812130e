"""The normaliser of the index and that of the browser agree, whatever people write."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import Any

import pytest
from built import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from search.conftest import Call

from wegweiser.search import fold, tokens

pytestmark = pytest.mark.browser

BOTH = """async (json) => {
    const { fold, tokens } = await import('/normalise.js');
    return JSON.stringify(JSON.parse(json).map((text) => [fold(text), tokens(text)]));
}"""

# What both sides take for a letter: all characters of Unicode 14 (Python 3.11), no half pairs.
OLD = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}
]
LETTERS = (
    "aeouAEOUßıİIøæéÄß'’ʼ`´dlqu kSsΣςσ"
    "\u0301\u0307\u0308\u200c\u200d\u200f\u00ad\u0640"
    "ابئءىيیکكةهەھـلآأ٣۳أُُ"
    "абіїєґьйёщКВ"
    "ሀሠሰአኣዐእጐትን፡።"
    "0½①ﬁﷺ𝔎가ᄀ ᅡ-._/\n"
)
TEXT = st.text(st.one_of(st.sampled_from(LETTERS), st.sampled_from(OLD)), max_size=24)


def differing(page: Any, texts: list[str]) -> list[tuple[str, Any]]:
    """The texts of which the browser thinks otherwise."""
    theirs = json.loads(page.evaluate(BOTH, json.dumps(texts)))
    ours = [[fold(text), tokens(text)] for text in texts]
    return [
        (text, (one, other))
        for text, one, other in zip(texts, ours, theirs, strict=True)
        if one != other
    ]


def test_twins_agree_on_every_string_of_the_example(page: Any):
    files = [*ROOT.glob("translations/*/*.po"), *ROOT.glob("*.yml")]
    files += [*ROOT.glob("offers/*.yml"), *ROOT.glob("actors/*.yml")]
    lines = {line for file in files for line in file.read_text("utf-8").splitlines()}
    strings = sorted(lines | {word for line in lines for word in line.split()})
    assert len(strings) > 10_000
    assert differing(page, strings) == []


def test_twins_agree_on_every_character(page: Any):
    assert len(OLD) > 140_000
    # Han and Hangul, half of all characters, are letters like any other.
    characters = [character for character in OLD if not "\u3400" < character < "\uf8ff"]
    within = [f"a{character}e" for character in characters]
    assert differing(page, characters + within) == []


@settings(max_examples=25)
@given(texts=st.lists(TEXT, min_size=40, max_size=80))
def test_twins_agree_on_made_up_strings(page: Any, texts: list[str]):
    assert differing(page, texts) == []


def test_words_of_a_query_are_the_first_keys_of_its_words(call: Call):
    text = "L’école Kinder کتاب‌ها комп'ютер ትምህርቲ"
    found = call("query", "queryTokens", text)
    assert [(word["key"], word["script"]) for word in found] == [
        ("ecole", "latin"),
        ("kinder", "latin"),
        ("كتابها", "arabic"),
        (fold("комп'ютер"), "cyrillic"),
        (fold("ትምህርቲ"), "ethiopic"),
    ]


def test_persian_affixes_typed_apart_are_left_out_unless_alone(call: Call):
    assert [word["key"] for word in call("query", "queryTokens", "کتاب ها")] == ["كتاب"]
    assert [word["key"] for word in call("query", "queryTokens", "ها")] == ["ها"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schule", "shule"),
        ("fahrrad", "farrad"),
        ("wohnung", "vonung"),
        ("dhakhtar", "dhahtar"),
        ("caafimaad", "cafimad"),
        (fold("خیاطی"), fold("خیاتی")),
        (fold("المترجم"), fold("مترجم")),
    ],
)
def test_what_sounds_alike_is_alike(call: Call, one: str, other: str):
    assert call("sounds", "soundOf", one) == call("sounds", "soundOf", other)


def test_sounds_of_many_keys_are_as_many(call: Call):
    sounds = call("sounds", "soundsOf", "\nss\ns\nssa\nالا\n")
    assert sounds.split("\n")[1:-1] == ["s", "s", "sa", "الا"]
