"""Which translation of a directory's text is shown, and as what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording.quarter import message, write_po

from wegweiser.model import Mark, Problem
from wegweiser.wording import Translation, read_all_texts, read_texts

TITLE = "offers/cafe:title"
NOTE = "offers/cafe:times.0.note"


def find(root, tag, context=TITLE, source="Café", language="de"):
    return read_texts(root, tag).get(context, source, language)


def test_a_translation_of_the_very_text_is_shown(tmp_path):
    write_po(tmp_path, "ar", "directory", message("Café", "مقهى", TITLE))
    assert find(tmp_path, "ar") == Translation("مقهى", "ar", "translated")


def test_the_page_s_own_language_needs_none(tmp_path):
    write_po(tmp_path, "de", "directory", message("Café", "Anders", TITLE))
    assert find(tmp_path, "de") == Translation("Café", "de", "original")


def test_a_record_in_another_language_is_translated_from_it(tmp_path):
    write_po(tmp_path, "de", "directory", message("Tea", "Tee", TITLE))
    texts = read_all_texts(tmp_path, ["de", "en", "ar"])
    assert [texts[tag].get(TITLE, "Tea", "en") for tag in texts] == [
        Translation("Tee", "de", "translated"),
        Translation("Tea", "en", "original"),
        Translation("Tea", "en", "fallback"),
    ]


@pytest.mark.parametrize("comment", ["# machine", "#. machine"])
def test_a_machine_s_work_is_said_to_be_one(tmp_path, comment):
    write_po(tmp_path, "ar", "directory", message("Café", "مقهى", TITLE, comment))
    assert find(tmp_path, "ar") == Translation("مقهى", "ar", "machine", machine=True)


@pytest.mark.parametrize(
    ("source", "comment", "machine"),
    [
        ("Café", "#, fuzzy", False),
        ("Teestube", "", False),
        ("Teestube", "#, fuzzy", False),
        ("Teestube", "# machine", True),
    ],
)
def test_a_translation_of_what_stood_there_before_is_outdated(tmp_path, source, comment, machine):
    write_po(tmp_path, "ar", "directory", message(source, "مقهى", TITLE, comment))
    assert find(tmp_path, "ar") == Translation("Café", "de", "stale", "مقهى", machine=machine)


def test_nothing_translated_is_the_source(tmp_path):
    write_po(tmp_path, "ar", "directory", message("Café", "", TITLE))
    assert find(tmp_path, "ar") == Translation("Café", "de", "fallback")


def test_the_fallbacks_come_before_the_source(tmp_path):
    write_po(tmp_path, "en", "directory", message("Café", "Coffee house", TITLE))
    write_po(tmp_path, "fa", "directory", message("Café", "کافه", TITLE, "# machine"))
    assert find(tmp_path, "ps") == Translation("کافه", "fa", "fallback", machine=True)
    assert find(tmp_path, "ckb") == Translation("Coffee house", "en", "fallback")


def test_a_fallback_s_outdated_text_is_not_used(tmp_path):
    write_po(tmp_path, "fa", "directory", message("Café", "کافه", TITLE, "#, fuzzy"))
    write_po(tmp_path, "en", "directory", message("Old", "Older", TITLE))
    assert find(tmp_path, "ps") == Translation("Café", "de", "fallback")


def test_a_fallback_that_is_the_source_language_ends_the_search(tmp_path):
    write_po(tmp_path, "de", "directory", message("Tea", "Tee", TITLE))
    assert find(tmp_path, "ar", source="Tea", language="en") == Translation("Tea", "en", "fallback")


def test_a_source_that_is_nobody_s_fallback_stands_when_nothing_is_translated(tmp_path):
    tea = Translation("Thé", "fr", "fallback")
    assert [find(tmp_path, tag, source="Thé", language="fr") for tag in ("de", "ps")] == [tea, tea]


def test_plain_german_falls_back_to_german(tmp_path):
    assert find(tmp_path, "de-simple") == Translation("Café", "de", "fallback")


def test_a_text_that_has_moved_within_its_record_keeps_its_translation(tmp_path):
    write_po(tmp_path, "ar", "directory", message("Nur Frauen", "للنساء", NOTE))
    texts = read_texts(tmp_path, "ar")
    moved = texts.get("offers/cafe:times.1.note", "Nur Frauen", "de")
    assert moved == Translation("للنساء", "ar", "translated")
    elsewhere = texts.get("offers/tee:times.1.note", "Nur Frauen", "de")
    assert elsewhere == Translation("Nur Frauen", "de", "fallback")


def test_another_member_of_a_list_is_not_taken_for_the_old_one(tmp_path):
    write_po(tmp_path, "ar", "directory", message("Nur Frauen", "للنساء", NOTE))
    new = find(tmp_path, "ar", NOTE, "Bitte anmelden")
    assert new == Translation("Bitte anmelden", "de", "fallback")


def test_a_member_of_a_list_that_the_update_has_found_changed_is_outdated(tmp_path):
    write_po(tmp_path, "ar", "directory", message("Nur Frauen!", "للنساء", NOTE, "#, fuzzy"))
    changed = find(tmp_path, "ar", NOTE, "Nur Frauen!")
    assert changed == Translation("Nur Frauen!", "de", "stale", "للنساء")


@pytest.mark.parametrize(
    "entry",
    [
        '#~ msgctxt "offers/cafe:title"\n#~ msgid "Café"\n#~ msgstr "x"\n',
        message("Café", "x"),
        message("Café", "x", "offers/cafe:nonsense"),
        message("Café", "x", "offers/cafe"),
    ],
)
def test_entries_of_nowhere_are_left_alone(tmp_path, entry):
    write_po(tmp_path, "ar", "directory", entry)
    texts = read_texts(tmp_path, "ar")
    assert texts.get(TITLE, "Café", "de") == Translation("Café", "de", "fallback")
    assert texts.problems == ()


@pytest.mark.parametrize(
    ("context", "translation", "fault"),
    [
        ("offers/cafe:title", "x" * 129, "text-too-long"),
        ("offers/cafe:summary", "x" * 481, "text-too-long"),
        ("offers/cafe:title", "a\\nb", "line-break"),
        ("offers/cafe:summary", "a\\n\\nb", "several-paragraphs"),
        ("offers/cafe:title", "<b>", "angle-bracket"),
        ("offers/cafe:times_note", "a\\n<b>", "angle-bracket"),
        ("offers/cafe:title", "\u202eabc", "forbidden-character"),
        ("offers/cafe:description", "a\u0000", "forbidden-character"),
        ("offers/cafe:description", "[a](https://b.example)", "other-links"),
        ("offers/cafe:description", "https://b.example", "other-links"),
        ("offers/cafe:description", "xhttps://b.example", "other-links"),
        ("offers/cafe:description", "[a](&#104;ttps:\\\\/\\\\/b.example)", "other-links"),
        ("offers/cafe:description", "[a](mailto:a@b.example)", "other-links"),
        ("offers/cafe:description", "[a](https://[b)", "other-links"),
        ("offers/cafe:description", "a\u200bb", "forbidden-character"),
        ("offers/cafe:title", "\\t", "empty-text"),
        ("vocabulary:topics.sport.words", f"a, {'x' * 321}", "text-too-long"),
        ("vocabulary:topics.sport.words", "،،", "empty-text"),
    ],
)
def test_an_unfit_translation_is_reported_and_not_used(tmp_path, context, translation, fault):
    write_po(tmp_path, "ar", "directory", message("Text", translation, context))
    texts = read_texts(tmp_path, "ar")
    assert texts.get(context, "Text", "de") == Translation("Text", "de", "fallback")
    assert texts.problems == (
        Problem(
            "translations/ar/directory.po",
            "unusable-translation",
            Mark(6, 1),
            {"value": fault, "context": context, "text": "Text"},
        ),
    )


@pytest.mark.parametrize(
    ("context", "translation", "shown"),
    [
        ("offers/cafe:title", "x" * 128, "x" * 128),
        ("offers/cafe:title", " a\u0301\u200d ", "á\u200d"),
        ("offers/cafe:summary", "a\\nb", "a b"),
        ("offers/cafe:description", "a\\n\\n<b> {x}", "a\n\n<b> {x}"),
        ("vocabulary:topics.sport.words", "كرة، رياضة,  سباحة ,", "كرة, رياضة, سباحة"),
    ],
)
def test_a_fit_translation_is_tidied(tmp_path, context, translation, shown):
    write_po(tmp_path, "ar", "directory", message("Text", translation, context))
    texts = read_texts(tmp_path, "ar")
    assert texts.get(context, "Text", "de") == Translation(shown, "ar", "translated")
    assert texts.problems == ()


@pytest.mark.parametrize("flag", ["", "#, fuzzy"])
def test_links_of_a_translation_lead_where_those_of_the_original_lead(tmp_path, flag):
    source = "Siehe [hier](https://www.a.example/de/), +49 40: [Mail](mailto:a@a.example)"
    good = "[انظر](https://a.example/ar/), [b](mailto:a@a.example)"
    evil = "[https://a.example](https://evil.example)"
    for translation, texts in ((good, [good]), (evil, [])):
        context = "offers/cafe:description"
        write_po(tmp_path, "ar", "directory", message(source, translation, context, flag))
        found = read_texts(tmp_path, "ar").get(context, source, "de")
        shown = {found.text, found.outdated} - {source, None}
        assert shown == set(texts)


def test_an_outdated_translation_leads_nowhere_else_either(tmp_path):
    context = "offers/cafe:description"
    evil = message("https://evil.example", "[a](https://evil.example)", context)
    write_po(tmp_path, "ar", "directory", evil)
    found = read_texts(tmp_path, "ar").get(context, "Text", "de")
    assert found == Translation("Text", "de", "fallback")


def test_a_broken_file_is_a_problem(tmp_path):
    file = write_po(tmp_path, "ar", "directory")
    file.write_bytes(b'msgid ""\nmsgstr ""\n"\xff"\n')
    texts = read_texts(tmp_path, "ar")
    assert texts.get(TITLE, "Café", "de") == Translation("Café", "de", "fallback")
    assert texts.problems == (
        Problem(
            "translations/ar/directory.po",
            "broken-translation",
            Mark(3, 1, 3),
            {"value": "not-utf8"},
            '"\ufffd"',
        ),
    )


contexts = st.sampled_from([TITLE, NOTE, "offers/cafe:times.1.note", "vocabulary:topics.a.label"])
sources = st.sampled_from(["Café", "Tee", "Kuchen"])
marks = st.sampled_from(["", "#, fuzzy", "# machine"])


@given(st.dictionaries(st.tuples(contexts, sources), marks), contexts, sources)
def test_what_is_shown_is_never_outdated_unnoticed(tmp_path_factory, made, context, source):
    root = tmp_path_factory.mktemp("directory")
    entries = [message(key[1], f"({key[1]})", key[0], mark) for key, mark in made.items()]
    write_po(root, "ar", "directory", *entries)
    found = find(root, "ar", context, source)
    if found.state in {"translated", "machine"}:
        assert found.text == f"({source})"
    else:
        assert (found.text, found.language) == (source, "de")
