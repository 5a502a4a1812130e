"""The index: what is entered where, how little it weighs, and that the browser reads it back."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from search.corpora import ROOT, Corpus, grow

from wegweiser.search import Document, Index, Subject, build_index, to_json
from wegweiser.search.index import OFFER_FIELDS, SUBJECT_FIELDS

COURSE = Document(
    "course",
    title="German course",
    original="Deutschkurs",
    text="Learn German in the morning",
    original_text="Deutsch lernen am Morgen",
    subjects=("topics/german", "groups/everyone"),
)
KITA = Document("kita", "Kita", "Kita", "A place for children", "Ein Platz für Kinder", ())
GERMAN = Subject("topics/german", ("Learn German", "Deutsch lernen"), ("Sprachkurs", "learn"))
UNUSED = Subject("topics/sport", ("Sport",), ())

READ = """async (json) => {
    const { openIndex, entryOf } = await import('/index.js');
    const index = openIndex(JSON.parse(json));
    const { offers, subjects, terms, holders } = index;
    return { offers, subjects, terms, holders, entries: terms.map((_, at) => entryOf(index, at)) };
}"""


def entries(index: Index) -> dict[str, dict[str, tuple[int, ...]]]:
    """For each term the fields where it stands."""
    return {
        term: {name: lists[at] for name, lists in index.fields.items() if lists[at]}
        for at, term in enumerate(index.terms)
    }


def test_a_term_is_entered_in_the_strongest_field():
    found = entries(build_index([COURSE, KITA], [GERMAN, UNUSED]))
    assert found["german"] == {"title": (0,), "name": (0,)}
    assert found["deutschkurs"] == {"original": (0,)}
    assert found["morning"] == {"text": (0,)}
    assert found["morgen"] == {"text": (0,)}
    assert found["kita"] == {"title": (1,)}
    assert found["sprachkurs"] == {"word": (0,)}
    assert found["learn"] == {"name": (0,), "text": (0,)}


def test_only_subjects_that_an_offer_has_are_kept():
    index = build_index([COURSE, KITA], [UNUSED, GERMAN])
    assert index.subjects == ("topics/german",)
    assert index.held == ((0,), ())
    assert "sport" not in index.terms


def test_subjects_keep_their_order():
    other = Subject("groups/everyone", ("everyone",), ())
    index = build_index([replace(COURSE, subjects=COURSE.subjects[::-1])], [GERMAN, other])
    assert index.held == ((1, 0),)


def test_the_first_twenty_words_of_a_text_are_entered():
    numbers = [f"word{number}" for number in range(30)]
    index = build_index([replace(KITA, text=" ".join(numbers), original_text="")], [])
    assert set(index.terms) - {"kita"} == set(numbers[:20])


def test_without_room_the_texts_of_all_offers_give_up_their_last_words():
    documents = [
        replace(KITA, id=f"o{number}", text=" ".join(f"w{place}x{number}" for place in range(20)))
        for number in range(1_000)
    ]
    terms = build_index(documents, []).terms
    counts = [sum(term.startswith(f"w{place}x") for term in terms) for place in range(20)]
    assert counts[:5] == [1_000] * 5
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 0


def test_an_empty_directory_has_an_empty_index():
    assert json.loads(to_json(build_index([], []))) == {
        "version": 1,
        "offers": "",
        "subjects": "",
        "held": "",
        "terms": "",
        "entries": "",
    }


@pytest.mark.browser
@pytest.mark.parametrize("language", ["de", "ar", "ti"])
def test_the_browser_reads_what_was_written(page: Any, district: dict[str, Corpus], language: str):
    corpus = grow(district[language], 700)
    index = build_index(corpus.documents, corpus.subjects)
    read = page.evaluate(READ, to_json(index))
    assert read["offers"] == list(index.offers)
    assert read["subjects"] == list(index.subjects)
    assert read["terms"] == list(index.terms)
    expected = [
        {name: list(numbers) for name, numbers in entry.items()}
        for entry in entries(index).values()
    ]
    assert read["entries"] == expected
    holders = [
        [offer for offer, held in enumerate(index.held) if subject in held]
        for subject in range(len(index.subjects))
    ]
    assert read["holders"] == holders


@pytest.mark.browser
def test_terms_beyond_the_first_plane_are_read(page: Any):
    documents = [
        replace(KITA, id=f"o{number}", title=title)
        for number, title in enumerate(["𞤀𞤣𞤤𞤢𞤥", "𞤀𞤣𞤤𞤢𞤥𞤢", "가나", "가다"])
    ]
    index = build_index(documents, [])
    assert page.evaluate(READ, to_json(index))["terms"] == list(index.terms)


def test_ids_may_be_left_out_of_the_file():
    index = build_index([COURSE, KITA], [GERMAN])
    short = json.loads(to_json(index, offers=False))
    assert short == json.loads(to_json(index)) | {"offers": None}


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_an_index_of_a_thousand_offers_weighs_less_than_forty_kilobytes(
    district: dict[str, Corpus], language: str
):
    corpus = grow(district[language], 1_000)
    json_ = to_json(build_index(corpus.documents, corpus.subjects), offers=False)
    assert 30_000 < len(gzip.compress(json_.encode(), 6)) < 40_000


def test_a_small_index_holds_the_texts_of_both_languages():
    assert {"morning", "morgen"} <= set(build_index([COURSE], []).terms)


SAME = """
import hashlib, pathlib
from wegweiser.search import Document, Subject, build_index, to_json
lines = pathlib.Path("vocabulary.yml").read_text("utf-8").splitlines()
documents = [
    Document(f"o{at}", line, line[::-1], line * 2, line, ("a",)) for at, line in enumerate(lines)
]
subjects = [Subject("a", tuple(lines[:3]), tuple(lines[3:9]))]
print(hashlib.sha256(to_json(build_index(documents, subjects)).encode()).hexdigest())
"""


def test_same_input_same_bytes():
    made = {
        subprocess.run(
            [sys.executable, "-c", SAME],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
    assert len(made.pop().strip()) == 64  # it ran: a SHA-256 in hexadecimal digits


def test_the_fields_are_those_of_the_file():
    index = build_index([COURSE], [GERMAN])
    assert set(index.fields) == {*OFFER_FIELDS, *SUBJECT_FIELDS}
