"""What commands say is there in both languages, with the same fields, and said somewhere."""

from __future__ import annotations

import re

import pytest
from built import ROOT

from wegweiser.wording.commands import command_sentences, count, say
from wegweiser.wording.filling import find_fields

MADE = re.compile(r"next-|hint-|question-|time-|print-unknown-")
"""Beginnings of keys that the code puts together."""


@pytest.mark.parametrize("key", command_sentences())
def test_both_languages_say_the_same(key: str) -> None:
    sentence = command_sentences()[key]
    assert list(sentence) == ["de", "en"]
    german, english = (each if isinstance(each, list) else [each] for each in sentence.values())
    assert len(german) == len(english) in {1, 2}
    assert find_fields(german[-1]) == find_fields(english[-1])


def test_every_sentence_is_said_by_a_command_or_its_preview() -> None:
    package = ROOT / "generator" / "wegweiser"
    sayers = [*package.glob("cli/*.py"), *package.glob("engines/preview/*.py")]
    sayers.append(package / "pages" / "mistakes.py")
    code = "".join(file.read_text("utf-8") for file in sayers)
    unsaid = [key for key in command_sentences() if not re.search(rf"[\"']{key}[\"']", code)]
    assert [key for key in unsaid if not MADE.match(key)] == []


def test_number_chooses_the_form() -> None:
    assert count("de", "stale-days", 1) == "1 Tag"
    assert count("en", "stale-days", 2) == "2 days"
    assert (
        say("de", "new-taken", id="{x}") == "„{x}“ gibt es schon, oder es taugt nicht als Kennung."
    )
