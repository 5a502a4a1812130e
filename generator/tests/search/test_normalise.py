"""Keys: what people type and what offers say, made alike in every script."""

from __future__ import annotations

import pytest
from built import ROOT
from hypothesis import given
from hypothesis import strategies as st
from search.modules import MODULES

from wegweiser.search import fold, tokens
from wegweiser.search.normalise import words

ALIKE = {
    "case and umlauts": "Ärztin ärztin Aerztin ARZTIN",
    "sharp s": "Straße STRASSE strasse",
    "Turkish i": "IŞIK ışık isik",
    "Turkish capital i": "İLTİCA iltica",
    "Kurmanji with and without circumflex": "zarokên zaroken",
    "French": "École ecole",
    "Arabic hamza": "أطفال اطفال إطفال",
    "Arabic ta marbuta": "روضة روضه",
    "Arabic vowels and tatweel": "مُتَرْجِم متـــرجم مترجم",
    "Arabic alif maqsura": "موسيقى موسيقي",
    "Persian letters": "کتابی كتابي",
    "Urdu and Pashto letters": "ټول تول",
    "Sorani vowel and its bearer": "ئەڵمانی ەلمانی",
    "Sorani letters": "خوێندن خویندن",
    "Ukrainian and Russian vowels": "мови мовы мові",
    "Russian yo": "ребёнок ребенок",
    "Ukrainian in Latin letters": "квартира kvartira",
    "Ukrainian apostrophes": "комп'ютер комп’ютер компʼютер компютер",
    "Tigrinya letters of one sound": "ሥራሕ ስራሕ ሥራኅ",
    "Tigrinya round syllables": "ተርጐምቲ ተርጎምቲ",
    "Greek final sigma": "ΛΌΓΟΣ λογοσ λόγος",
    "digits": "۱۲۳ ١٢٣ 123",
    "wide letters": "Ｋｉｔａ kita",
    "soft hyphens and marks of direction": "Kin\u00adder \u200fKinder kinder",
    "composed and decomposed": "é e\u0301",
}


@pytest.mark.parametrize("kind", ALIKE)
def test_what_people_write_differently_has_one_key(kind: str):
    written = ALIKE[kind].split(" ")
    keys = {fold(word) for word in written}
    assert len(set(written)) == len(written)
    assert len(keys) == 1
    assert keys != {""}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kita", "Kiste"), ("Hund", "Hand"), ("بيت", "بنت"), ("дом", "дым"), ("ሰላም", "ሳላም")],
)
def test_different_words_keep_different_keys(one: str, other: str):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deutschkurs A1, Montag & 16:30", ["deutschkurs", "a1", "montag", "16", "30"]),
        ("E-Mail/WLAN", ["e", "mail", "wlan"]),
        ("cours d'allemand", ["cours", "dallemand", "allemand"]),
        ("L’école qu’il", ["lecole", "ecole", "quil", "il"]),
        ("la'aan", ["laaan"]),
        ("کتاب‌ها", ["كتابها", "كتاب", "ها"]),
        ("ትምህርቲ፣ ቋንቋ፡ጀርመን", [fold("ትምህርቲ"), fold("ቋንቋ"), fold("ጀርመን")]),
        ("'Zitat' ''", ["zitat"]),
        ("½ ﷺ", [*tokens("1⁄2"), *tokens("صلى الله عليه وسلم")]),
        (" \t\n…!", []),
        ("", []),
    ],
)
def test_tokens_of_a_text(text: str, expected: list[str]):
    assert tokens(text) == expected


def test_the_parts_of_a_word_count_as_one_word():
    assert words("کتاب‌ها d'aide") == (("كتابها", "كتاب", "ها"), ("daide", "aide"))


@given(st.text())
def test_tokens_are_keys(text: str):
    for token in tokens(text):
        assert token
        assert token == token.lower()
        assert not set(token) & set(" ABCDEFGHIJKLMNOPQRSTUVWXYZ\n'\u200c\u00ad")


@given(st.text(), st.text())
def test_words_do_not_look_at_their_neighbours(one: str, other: str):
    assert tokens(f"{one} {other}") == tokens(one) + tokens(other)


def test_the_browser_knows_the_same_letters(request: pytest.FixtureRequest):
    file = MODULES / "normalise.js"
    letters = ROOT / "generator" / "wegweiser" / "search" / "letters.json"
    before, _, rest = file.read_text("utf-8").partition("export const LETTERS = ")
    written, _, after = rest.partition(";\n")
    expected = letters.read_text("utf-8").rstrip("\n")
    if request.config.getoption("--update"):
        file.write_text(f"{before}export const LETTERS = {expected};\n{after}", "utf-8")
        return
    assert written == expected, "letters.json changed: pytest --update writes it into normalise.js"
