"""The table of languages holds together."""

import pytest

from wegweiser.wording import LANGUAGES, Language, find_direction, find_own_name
from wegweiser.wording.messages import SPOKEN
from wegweiser.wording.plurals import read_plural_forms

FONTS = {
    "Latn": "Noto Sans",
    "Cyrl": "Noto Sans",
    "Ethi": "Noto Sans Ethiopic",
    "Arab": "Vazirmatn",
}


def test_the_languages_are_those_of_the_design_in_its_order():
    assert list(LANGUAGES) == "de en ar fa ps ckb kmr ti so uk ru tr fr de-simple".split()


def test_a_row_is_read_as_it_stands():
    assert LANGUAGES["ckb"] == Language(
        "ckb",
        "کوردی (سۆرانی)",
        "rtl",
        "Arab",
        "Vazirmatn",
        "، ",
        ("ar", "en", "de"),
        "nplurals=2; plural=(n != 1);",
    )


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_direction_font_and_separator_follow_the_script(language):
    arabic = language.script == "Arab"
    assert language.direction == ("rtl" if arabic else "ltr")
    assert language.font == FONTS[language.script]
    assert language.separator == {"Arab": "، ", "Ethi": "፣ "}.get(language.script, ", ")


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_fallbacks_are_languages_of_the_site_and_end_with_german(language):
    assert set(language.chain) <= set(LANGUAGES)
    assert len(set(language.chain)) == len(language.chain)
    assert language.chain[-1] == "de" if language.tag != "de" else language.chain == ("de",)


def test_ukrainian_readers_are_not_given_russian():
    assert LANGUAGES["uk"].fallbacks == ("en", "de")


@pytest.mark.parametrize(
    ("tag", "name"),
    [("ar", "العربية"), ("ar-SY", "العربية"), ("fa-AF", "دری"), ("zh", "中文"), ("qqq", None)],
)
def test_a_language_calls_itself_by_its_own_name(tag, name):
    assert find_own_name(tag) == name


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ps", "rtl"), ("ur", "rtl"), ("aii", "rtl"), ("zh", "ltr"), ("kmr", "ltr"), ("qqq", "ltr")],
)
def test_the_direction_is_known_for_every_language(tag, direction):
    assert find_direction(tag) == direction


@pytest.mark.parametrize("tag", SPOKEN)
def test_every_spoken_language_but_sign_language_has_its_own_name(tag):
    assert find_own_name(tag) or tag == "sgn"


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        (
            "ar",
            {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3, 111: 4, 1003: 3},
        ),
        ("uk", {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 21: 0, 22: 1, 111: 2, 121: 0, 1021: 0}),
        ("ru", {0: 2, 1: 0, 3: 1, 7: 2, 14: 2, 101: 0, 1002: 1, 1012: 2}),
        ("fr", {0: 0, 1: 0, 2: 1, 1000: 1}),
        ("ti", {0: 0, 1: 0, 2: 1}),
        ("fa", {0: 0, 1: 0, 2: 1}),
        ("tr", {0: 1, 1: 0, 2: 1}),
        ("de", {0: 1, 1: 0, 2: 1, 101: 1}),
    ],
)
def test_plural_forms_follow_the_cldr(tag, forms):
    rule = read_plural_forms(LANGUAGES[tag].plural)
    assert {number: rule.find(number) for number in forms} == forms


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_plural_rule_can_be_read_and_uses_all_its_forms(language):
    rule = read_plural_forms(language.plural)
    assert set(rule.forms) == set(range(rule.count))
