"""What the survey says: every sentence in every language, with the same fields."""

from __future__ import annotations

import pytest

from wegweiser.wording import LANGUAGES
from wegweiser.wording.filling import find_fields
from wegweiser.wording.survey import report_sentence, survey_words
from wegweiser.wording.tables import read_table

TABLE = read_table("survey.yml")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_language_says_all_of_it(tag: str):
    own, german = TABLE["sentences"][tag], TABLE["sentences"]["de"]
    assert list(own) == list(german)
    assert {name: find_fields(text) for name, text in own.items()} == {
        name: find_fields(text) for name, text in german.items()
    }
    assert all(text == text.strip() and text for text in own.values())
    assert survey_words(tag).machine == (tag not in TABLE["reviewed"])


def test_a_report_is_german_and_english():
    for name, sentences in TABLE["report"].items():
        assert list(sentences) == ["de", "en"], name
        assert find_fields(sentences["de"]) == find_fields(sentences["en"]), name


def test_what_is_filled_in_is_not_filled_again():
    said = report_sentence("filled", "en", ids="{count}")
    assert said == "Filled in: {count}."
    assert survey_words("en").sentence("years", first=6, last=10) == "6 to 10 years"
