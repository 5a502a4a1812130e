"""The words about gaps: complete in both languages, and all of them used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import wegweiser
from wegweiser.wording.filling import find_fields
from wegweiser.wording.gaps import gap_sentences, read_gap_words

PACKAGE = Path(wegweiser.__file__).parent


@pytest.mark.parametrize(("key", "wordings"), gap_sentences().items())
def test_both_languages_say_the_same(key: str, wordings):
    assert re.fullmatch("[a-z0-9_-]+", key)
    assert list(wordings) == ["de", "en"]
    german, english = ([w] if isinstance(w, str) else w for w in wordings.values())
    assert len(german) == len(english) <= 2
    assert all(text.strip() == text != "" for text in [*german, *english])
    fields = [find_fields(text) - {"number"} for text in [*german, *english]]
    assert all(found == fields[0] for found in fields)


def test_every_sentence_is_said_somewhere():
    code = "".join(
        file.read_text("utf-8")
        for pattern in ("**/gap*.py", "pages/templates/gap*.html", "exchange/four_w.py")
        for file in sorted(PACKAGE.glob(pattern))
    )
    said = set(re.findall(r"[\"']([a-z0-9_-]+)[\"']", code))
    prefixes = tuple(re.findall(r"f[\"']([a-z0-9-]+-)\{", code))
    unused = [key for key in gap_sentences() if key not in said and not key.startswith(prefixes)]
    assert unused == []


def test_german_sources_are_told_in_german_and_all_others_in_english(tmp_path: Path):
    assert read_gap_words(tmp_path, "de-simple").tell("verdict-missing") == "Fehlt"
    assert read_gap_words(tmp_path, "fr").tell("verdict-missing") == "Missing"


def test_one_and_several(tmp_path: Path):
    words = read_gap_words(tmp_path, "de")
    assert [words.number("persons", number) for number in (0, 1, 84)] == [
        "0 Personen",
        "1 Person",
        "84 Personen",
    ]
