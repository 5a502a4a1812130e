"""What is printed commands nothing: no terminal, no runner, no reader of JSON."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path

import pytest
from tiny import TinyDirectory

from wegweiser.exchange.problems.findings import Findings
from wegweiser.exchange.problems.json import to_json
from wegweiser.exchange.problems.text import to_text
from wegweiser.model import WARNINGS, Mark, Problem
from wegweiser.wording.filling import find_fields
from wegweiser.wording.problems import problem_lines, problem_sentence, problem_sentences, visible

PACKAGE = Path(import_module("wegweiser").__file__ or "").parent
SENTENCES = problem_sentences()


@pytest.mark.parametrize(
    "evil",
    [
        "\x1b[31mrot", "\x07", "\u202eabc\u202c", "\u2066x", "\u200b", "\ud800", "\x85",
        "\u2028", "a\nb", "\r::error::x",
        "##[error]x", "###[x", "::error file=x::y", "\ufdd0", "\U000e0041", "\x00", "\u200e",
    ],
)  # fmt: skip
def test_text_commands_nothing(evil: str) -> None:
    problem = Problem(
        f"offers/{evil}.yml", "unknown-field", Mark(3, 2), {"field": evil, "expected": evil}, evil
    )
    for words in ("de", "en"):
        text = to_text(Findings([problem], 1, words))
        assert all(line.isprintable() for line in text.splitlines())
        assert "##[" not in text
        assert not any(line.strip().startswith("::") for line in text.splitlines())
        assert text.encode("utf-8", "backslashreplace")
    assert json.loads(to_json(Findings([problem], 1)).encode("utf-8", "backslashreplace"))


def test_text_ends_with_the_handbooks_address_where_there_is_something_to_explain() -> None:
    site = "https://wegweiser.example.org/"
    problems = [Problem("a.yml", "empty-file")]
    assert to_text(Findings(problems, 1, site_url=site)).splitlines()[-2:] == [
        "1 Einträge geprüft: 1 Fehler, 0 Warnungen.",
        "Was die Meldungen bedeuten: https://wegweiser.example.org/handbook/messages/",
    ]
    for findings in (
        Findings([], 1, site_url=site),
        Findings(problems, 1),
        Findings(problems, 1, site_url="https://x.example/\x1b[31m"),
    ):
        assert to_text(findings).splitlines()[-1] == findings.summary


def test_hostile_file_as_text(tiny: TinyDirectory) -> None:
    tiny.offer('"::error::x\\e[31m": "##[error]"\n"\\u202e": x\n::warning::y: z\n')
    text = to_text(Findings(tiny.problems(), 2))
    assert len(tiny.problems()) == 3
    assert all(line.isprintable() for line in text.splitlines())
    assert "##[" not in text
    assert not any(line.strip().startswith("::") for line in text.splitlines())


def test_visible_leaves_what_can_be_read() -> None:
    assert visible("Grüße, مرحبا, 😀 {x} #[ ##") == "Grüße, مرحبا, 😀 {x} #[ ##"
    assert visible("a\tb\u200cc") == "a→b‹U+200C›c"


def test_long_lines_are_cut_and_the_caret_stays_below_its_word() -> None:
    excerpt = "title: " + "x" * 300
    near = Problem("a.yml", "line-break", Mark(1, 8, 300), {}, excerpt)
    lines = list(problem_lines(near, "de"))
    assert lines[1] == f"  1 | {excerpt[:99]}…"
    assert lines[2] == f"    | {' ' * 7}{'^' * 93}"
    far = Problem("a.yml", "line-break", Mark(12, 250), {}, excerpt)
    assert len(list(problem_lines(far, "de"))) == 3


def test_caret_counts_what_is_shown() -> None:
    problem = Problem("a.yml", "tab", Mark(1, 3), {}, "\u202ea\tb")
    assert list(problem_lines(problem, "de"))[1:3] == ["  1 | ‹U+202E›a→b", "    |          ^"]


def _codes_in_code() -> set[str]:
    """All codes that a module of the package names."""
    texts = [file.read_text("utf-8") for file in sorted(PACKAGE.rglob("*.py"))]
    named = {code for text in texts for code in re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', text)}
    named |= {f"file-{fault}" for fault in ("malformed-id", "long-id", "reserved-id")}
    return named | {"tab", "anchor", "alias", "tag", "indentation"}


def test_no_sentence_is_unused() -> None:
    assert set(SENTENCES) <= _codes_in_code()


def test_each_warning_has_a_sentence() -> None:
    assert set(SENTENCES) >= WARNINGS


def test_each_code_that_is_reported_has_a_sentence() -> None:
    pattern = re.compile(
        r'(?:problem|key_problem|refusal|report|Problem)\(\s*(?:[a-z_.]+, )?"([a-z0-9-]+)"'
    )
    texts = [file.read_text("utf-8") for file in sorted(PACKAGE.rglob("*.py"))]
    reported = {code for text in texts for code in pattern.findall(text)}
    assert len(reported) > 60
    assert reported <= set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentence_is_whole(code: str) -> None:
    both = [SENTENCES[code][words] for words in ("de", "en")]
    for each in both:
        assert set(each) == {"message", "hint"}
        assert not each["message"].endswith((" ", ","))
        assert each["hint"]
    assert find_fields(both[0]["message"]) == find_fields(both[1]["message"])
    assert find_fields(both[0]["hint"]) == find_fields(both[1]["hint"])


def test_what_was_meant_comes_first() -> None:
    near = {"field": "titel", "expected": "title, text", "nearest": "title"}
    assert (
        problem_sentence(Problem("a", "unknown-field", None, near), "de").hint
        == "Meinten Sie „title“?"
    )
    inner = {"field": "telefon", "home": "contact", "nearest": "phone"}
    hint = problem_sentence(Problem("a", "misplaced-field", None, inner), "en").hint
    assert hint == "Did you mean “phone”? It belongs indented below “contact:”."
