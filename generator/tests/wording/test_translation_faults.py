"""Why a translation is not used is said in words that a volunteer knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from wording.quarter import make_po, message, write_po

from wegweiser.wording import read_texts
from wegweiser.wording.problems import problem_sentence, translation_faults

TITLE = "offers/cafe:title"
FILES = {
    "syntax": make_po('msgid "x'),
    "duplicate-message": make_po(message("a", "b"), message("a", "c")),
    "no-head": 'msgid "a"\nmsgstr "b"\n',
    "no-charset": 'msgid ""\nmsgstr "Language: ar\\n"\n',
    "plural-forms": make_po(plural="nplurals=2; plural=9**9;"),
    "forbidden-character": make_po(message("a", "\u202eb", TITLE)),
    "text-too-long": make_po(message("a", "b" * 200, TITLE)),
    "angle-bracket": make_po(message("a", "<b>", TITLE)),
    "line-break": make_po(message("a", "b\\nc", TITLE)),
    "empty-text": make_po(message("a", "\\t", TITLE)),
    "other-links": make_po(message("a", "[a](https://b.example)", "offers/cafe:steps")),
    "several-paragraphs": make_po(message("a", "b\\n\\nc", "offers/cafe:summary")),
}


@pytest.mark.parametrize("fault", FILES)
def test_fault_of_a_file_is_a_sentence(fault: str, tmp_path: Path) -> None:
    write_po(tmp_path, "ar", "directory").write_text(FILES[fault], "utf-8")
    (problem,) = read_texts(tmp_path, "ar").problems
    assert problem.arguments["value"] == fault
    for words in ("de", "en"):
        message = problem_sentence(problem, words).message
        assert message.endswith(f": {translation_faults()[fault][words]}")


def test_sentences_are_whole() -> None:
    for fault, said in translation_faults().items():
        assert [text[0].isupper() and text.endswith(".") for text in said.values()] == [True] * 2, (
            fault
        )
