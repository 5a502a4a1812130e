"""The pages of problems: the wrong line is marked, and nothing an example says comes alive."""

from __future__ import annotations

import re
from html import unescape

import pytest

from wegweiser.pages import problem_list, problem_page
from wegweiser.wording.explanations import read_chapters, read_explanations, read_said
from wegweiser.wording.problems import problem_sentences

EXPLANATIONS = read_explanations()


def page(code: str) -> str:
    return str(problem_page(code, "../{}/".format, "../"))


def parts(html: str, *, marked: bool) -> list[str]:
    """The lines of all examples that are marked, or that are not."""
    tag = r'mark class="hll"' if marked else "span"
    return [unescape(line) for line in re.findall(rf"<{tag}>(.*?)\n</", html)]


def examples(code: str) -> tuple[str, str]:
    """The bad and the good example."""
    bad, _, good = page(code).partition('<section class="ww-good">')
    return bad, good


def test_wrong_line_and_what_replaces_it_are_marked():
    bad, good = examples("unknown-field")
    lines = ["actor: nachbarhaus", "title: Nähtreff", "summary: Wir nähen zusammen."]
    assert parts(bad, marked=False) == [*lines, "topics: [sewing]"]
    assert parts(bad, marked=True) == ["zielgruppe: Frauen"]
    assert parts(good, marked=False) == [*lines, "topics: [sewing]"]
    assert parts(good, marked=True) == ["for: {groups: [women]}"]


def test_wrong_name_is_marked_in_the_listing_of_the_directory():
    bad, good = examples("file-malformed-id")
    assert parts(bad, marked=True) == ["  Café für Mütter.yml"]
    assert parts(good, marked=True) == ["  cafe-fuer-muetter.yml"]
    assert parts(good, marked=False) == [
        "actors/",
        "  nachbarhaus.yml",
        "mkdocs.yml",
        "offers/",
        "  naehtreff.yml",
        "vocabulary.yml",
    ]


def test_listing_names_what_is_missing_folders_and_what_a_link_leads_to():
    assert parts(examples("missing-file")[0], marked=True) == ["vocabulary.yml  ← fehlt"]
    assert parts(examples("folder-not-allowed")[0], marked=True) == ["  deutsch/"]
    assert "    deutsch-am-abend.yml" in parts(examples("folder-not-allowed")[0], marked=False)
    assert parts(examples("link-not-allowed")[0], marked=True) == ["  kleidung.yml → naehtreff.yml"]
    assert parts(examples("not-a-folder")[0], marked=True) == ["offers"]


def test_long_and_empty_files_are_told_in_words():
    lines = parts(examples("file-too-large")[0], marked=False)
    assert len(lines) == 6
    assert lines[-1] == "… und 2995 weitere Zeilen"
    assert parts(examples("empty-file")[0], marked=False) == ["Die Datei ist leer."]


def test_what_cannot_be_seen_is_shown_by_its_number():
    assert "title: Näh‹U+200B›treff" in parts(examples("forbidden-character")[0], marked=True)
    assert "title: N\ufffdhtreff" in parts(examples("not-utf8")[0], marked=True)
    assert "→phone: (040) 66969 101" in parts(examples("tab")[0], marked=True)


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_page_says_everything_and_its_examples_are_only_text(code: str):
    explanation = EXPLANATIONS[code]
    html = page(code)
    text = unescape(re.sub(r"<[^>]+>", "", html))
    for said in (explanation.title, explanation.meaning, explanation.why, *explanation.steps):
        assert said.replace("`", "") in text
    assert read_said().get(code, problem_sentences()[code]["de"]["hint"]) in text
    tags = set(re.findall(r"</?([a-zA-Z0-9]+)", html))
    assert tags <= set("a code div h1 h2 h3 li mark nav ol p pre section span ul".split())
    assert "None" not in text
    links = re.findall(r'<a href="([^"]*)"', html)
    assert links == ["../", *(f"../{each}/" for each in explanation.related)]


@pytest.mark.parametrize("code", [code for code, page in EXPLANATIONS.items() if not page.produced])
def test_mistake_is_marked_where_a_line_or_name_is_wrong(code: str):
    bad, good = examples(code)
    assert bool(parts(bad, marked=True)) is (EXPLANATIONS[code].show != "files")
    assert parts(good, marked=False) or parts(good, marked=True)


def test_index_has_an_anchor_for_each_code():
    html = "".join(problem_list(chapter, "{}/".format) for chapter in read_chapters())
    assert re.findall(r'<li id="([^"]+)"><a href="([^"]+)">', html) == [
        (code, f"{code}/") for code in EXPLANATIONS
    ]
    assert html.count('class="ww-severity ww-warning"') == sum(
        "Warnung:" in read_said().get(code, "") for code in EXPLANATIONS
    )


def test_sentence_in_the_index_leaves_open_what_is_filled_in():
    chapter = next(each for each in read_chapters() if "unknown-field" in each.problems)
    assert "<br>Die Angabe „…“ gibt es hier nicht.</li>" in problem_list(chapter, "{}/".format)
