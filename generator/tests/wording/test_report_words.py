"""What is said about a change is said in both languages, with the same fields."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import wegweiser
from wegweiser.gaps.changes import CHANGE_KINDS
from wegweiser.pages.proposals.proposal import KINDS, WHATS
from wegweiser.wording.filling import find_fields
from wegweiser.wording.report import report_sentences

PAGES = Path(wegweiser.__file__).parent / "pages"


@pytest.mark.parametrize("key", report_sentences())
def test_both_languages_say_it(key: str) -> None:
    sentences = report_sentences()[key]
    assert sentences.keys() == {"de", "en"}
    german, english = (
        [each] if isinstance(each, str) else each for each in (sentences["de"], sentences["en"])
    )
    assert len(german) == len(english) in (1, 2)
    fields = [find_fields(each) for each in (*german, *english)]
    assert len(set(fields)) == 1


def test_every_sentence_is_used_and_none_is_missing() -> None:
    code = "".join((PAGES / "proposals" / f"{name}.py").read_text() for name in ("report", "cards"))
    used = set(re.findall(r"""["']([a-z]+(?:-[a-z]+)*)["']""", code))
    made = {
        *(f"does-{what}" for what in WHATS),
        *(f"card-{kind}-{what}" for kind in KINDS for what in WHATS),
        *(f"gap-{kind}" for kind in CHANGE_KINDS),
        *KINDS, "error", "warning",
    }  # fmt: skip
    sentences = set(report_sentences())
    assert sentences <= used | made
    assert made <= sentences
