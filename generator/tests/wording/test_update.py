"""PO files follow the directory, and nothing that somebody translated is ever lost."""

import io
from dataclasses import replace

import pytest
from babel.messages import pofile
from hypothesis import given
from hypothesis import strategies as st
from wording.quarter import make_actor, make_directory, make_offer, make_po, message, write_po

from wegweiser.wording import LANGUAGES, SourceText, find_texts, read_texts, write_translations
from wegweiser.wording.po import Entry, Po, read_po, to_po
from wegweiser.wording.update import build_updates, update_directory, update_interface

AR, DE, EN, UK = (LANGUAGES[tag] for tag in ("ar", "de", "en", "uk"))
TITLE, NOTE, NOTE_1 = (f"offers/cafe:{way}" for way in ("title", "times.0.note", "times.1.note"))
PATH = "translations/ar/directory.po"


def text(source, context=TITLE, limit=80):
    return SourceText(context, source, "de", limit, "line", "offers/cafe.yml")


def wanted(source, context=TITLE, translation="", **more):
    flags = (*more.pop("marks", ()), "max-length:128")
    return Entry(
        source, (translation,), context, flags=flags, references=("offers/cafe.yml",), **more
    )


def follow(*entries, texts, language=AR):
    return update_directory(Po(entries=entries), language, texts).entries


def test_a_new_file_has_a_head(tmp_path):
    files, problems = build_updates(tmp_path, make_directory(make_offer(), languages=("de", "ar")))
    assert problems == []
    assert {path: content.decode() for path, content in files.items()} == {
        PATH: (
            "# العربية (ar)\n"
            'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"MIME-Version: 1.0\\n"\n'
            '"Content-Type: text/plain; charset=UTF-8\\n"\n'
            '"Content-Transfer-Encoding: 8bit\\n"\n'
            f'"Plural-Forms: {AR.plural}\\n"\n\n'
            "#: offers/cafe.yml\n#, max-length:128\n"
            'msgctxt "offers/cafe:title"\nmsgid "Café"\nmsgstr ""\n\n'
            "#: offers/cafe.yml\n#, max-length:480\n"
            'msgctxt "offers/cafe:summary"\nmsgid "Kaffee"\nmsgstr ""\n'
        )
    }


def test_a_translation_of_the_same_text_stays():
    old = wanted("Café", translation="مقهى", comments=("machine", "sure?"), marks=("no-wrap",))
    assert follow(old, texts=[text("Café")]) == (old,)


def test_a_changed_text_keeps_its_translation_as_doubtful():
    old = wanted("Café", translation="مقهى", comments=("machine",))
    assert follow(old, texts=[text("Teestube")]) == (
        wanted(
            "Teestube",
            translation="مقهى",
            comments=("machine",),
            marks=("fuzzy",),
            previous=("Café",),
        ),
    )


def test_a_text_changed_twice_remembers_what_was_translated():
    old = wanted("B", translation="a", marks=("fuzzy",), previous=("A",))
    assert follow(old, texts=[text("C")]) == (
        wanted("C", translation="a", marks=("fuzzy",), previous=("A",)),
    )


def test_a_doubt_that_a_translator_has_removed_leaves_no_previous_text():
    old = wanted("B", translation="b", previous=("A",))
    assert follow(old, texts=[text("B")]) == (wanted("B", translation="b"),)


def test_what_has_vanished_is_kept_as_obsolete_and_comes_back():
    old = wanted("Café", translation="مقهى", comments=("machine",), marks=("fuzzy",))
    gone = follow(old, texts=[])
    assert gone == (
        Entry("Café", ("مقهى",), TITLE, comments=("machine",), flags=("fuzzy",), obsolete=True),
    )
    assert follow(*gone, texts=[text("Café")]) == (old,)


def test_what_nobody_translated_vanishes_without_a_trace():
    assert follow(wanted("Café"), texts=[]) == ()


def test_a_machine_s_mark_is_kept_wherever_it_stands():
    old = wanted("Café", translation="مقهى", extracted=("machine", "old remark"))
    (kept,) = follow(old, texts=[text("Café")])
    assert kept.extracted == ("machine",)


def test_a_text_that_has_moved_within_its_record_takes_its_translation_along():
    old = wanted("Nur Frauen", NOTE, "للنساء")
    assert follow(old, texts=[text("Neu", NOTE), text("Nur Frauen", NOTE_1)]) == (
        wanted("Neu", NOTE),
        wanted("Nur Frauen", NOTE_1, "للنساء"),
    )


def test_a_member_of_a_list_is_doubtful_only_if_it_resembles_the_old_one():
    old = wanted("Nur für Frauen", NOTE, "للنساء")
    (changed,) = follow(old, texts=[text("Nur für Frauen!", NOTE)])
    assert (changed.strings, changed.previous) == (("للنساء",), ("Nur für Frauen",))
    new, gone = follow(old, texts=[text("Zimmer 12", NOTE)])
    assert (new.is_translated, gone.strings, gone.obsolete) == (False, ("للنساء",), True)


def test_an_obsolete_text_comes_back_as_doubtful_only_if_it_resembles():
    gone = Entry("Café am Montag", ("مقهى",), TITLE, obsolete=True)
    assert [entry.is_translated for entry in follow(gone, texts=[text("Boxen")])] == [False, True]
    (back,) = follow(gone, texts=[text("Café am Dienstag")])
    assert back.is_fuzzy


def test_a_good_translation_is_preferred_to_a_doubtful_or_a_missing_one():
    entries = (
        wanted("Café", NOTE),
        wanted("Café", translation="gut"),
        Entry("Café", ("alt",), NOTE, flags=("fuzzy",), obsolete=True),
    )
    kept = follow(*entries, texts=[text("Café", NOTE), text("Café")])
    assert [(entry.context, entry.strings) for entry in kept] == [
        (NOTE, ("alt",)),
        (TITLE, ("gut",)),
    ]


def test_the_same_old_translation_is_not_doubtful_in_two_places():
    old = wanted("Nur für Frauen", NOTE, "للنساء")
    twins = [text("Nur für Frauen!", NOTE), text("Nur für Frauen?", NOTE)]
    assert [entry.is_translated for entry in follow(old, texts=twins)] == [True, False]


def test_texts_in_the_language_itself_need_no_translation():
    english = SourceText(TITLE, "Tea", "en", 80, "line", "offers/tea.yml")
    assert follow(texts=[english, text("Café", NOTE)], language=EN) == (wanted("Café", NOTE),)


def test_german_gets_a_file_only_for_what_is_written_in_another_language(tmp_path):
    german = make_directory(make_offer(), languages=("de",))
    assert build_updates(tmp_path, german) == ({}, [])
    tea = make_offer("tea", title="Tea", language="en")
    files, _ = build_updates(tmp_path, make_directory(make_offer(), tea, languages=("de",)))
    po, _ = read_po(files["translations/de/directory.po"])
    assert [entry.context for entry in po.entries] == ["offers/tea:title", "offers/tea:summary"]


def test_words_have_no_limit_for_the_whole():
    vocabulary = {"topics": {"sport": {"label": "Sport", "words": ["Ball"]}}}
    texts = list(find_texts(make_directory(vocabulary=vocabulary)))
    assert [entry.flags for entry in follow(texts=texts)] == [("max-length:320",), ()]


def test_a_broken_file_is_reported_and_left_alone(tmp_path):
    file = write_po(tmp_path, "ar", "directory", 'msgid "x')
    files, problems = build_updates(tmp_path, make_directory(make_offer()))
    assert PATH not in files
    assert [(problem.path, problem.code) for problem in problems] == [(PATH, "broken-translation")]
    assert file.read_text("utf-8") == make_po('msgid "x')


def test_the_head_of_others_is_kept_and_completed(tmp_path):
    head = (
        '# Weblate\nmsgid ""\nmsgstr ""\n"X-Generator: Weblate 5\\n"\n"Language: ar_SY\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=1; plural=0;"\n'
    )
    write_po(tmp_path, "ar", "directory").write_text(head, "utf-8")
    files, _ = build_updates(tmp_path, make_directory(languages=("ar",)))
    po, _ = read_po(files[PATH])
    assert po.head.comments == ("Weblate",)
    assert list(po.headers.items()) == [
        ("X-Generator", "Weblate 5"),
        ("Language", "ar_SY"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
        ("MIME-Version", "1.0"),
        ("Content-Transfer-Encoding", "8bit"),
    ]


SENTENCES = (
    Entry("Home", references=("x.py",)),
    Entry("{number} day", plural="{number} days", flags=("python-brace-format",)),
)


def test_new_sentences_have_a_place_for_each_plural_form():
    po = update_interface(Po(), UK, SENTENCES)
    assert [entry.strings for entry in po.entries] == [("",), ("", "", "")]


def test_english_sentences_are_their_own_translation():
    po = update_interface(Po(), EN, SENTENCES)
    assert [entry.strings for entry in po.entries] == [("Home",), ("{number} day", "{number} days")]
    changed = (replace(SENTENCES[0], id="Start page"), SENTENCES[1])
    assert update_interface(po, EN, changed) == update_interface(Po(), EN, changed)


def test_english_sentences_that_read_differently_are_kept():
    old = Po(entries=(Entry("Home", ("Start",)), Entry("Gone", ("Away",))))
    assert [
        (entry.strings, entry.obsolete) for entry in update_interface(old, EN, SENTENCES).entries
    ] == [
        (("Start",), False),
        (("{number} day", "{number} days"), False),
        (("Away",), True),
    ]


def test_a_reworded_sentence_keeps_its_translation_as_doubtful():
    old = Po(entries=(Entry("Show all the offers", ("كل العروض",)), Entry("Show all", ("الكل",))))
    po = update_interface(old, AR, (Entry("Show all offers"),))
    assert po.entries == (
        Entry(
            "Show all offers", ("كل العروض",), flags=("fuzzy",), previous=("Show all the offers",)
        ),
        Entry("Show all", ("الكل",), obsolete=True),
    )


@pytest.mark.parametrize(
    "new",
    [
        Entry("Nothing like it at all"),
        Entry("Show all offers", context="x"),
        Entry("Show all {what}"),
        Entry("Show all the offers", plural="Show all of the offers"),
    ],
)
def test_another_sentence_does_not(new):
    old = Entry("Show all the offers", ("كل العروض",))
    added, gone = update_interface(Po(entries=(old,)), AR, (new,)).entries
    assert (added.is_translated, gone) == (False, replace(old, obsolete=True))


def test_a_plural_that_changes_is_doubtful_with_both_of_its_sources():
    old = Entry("{number} day", tuple("abcdef"), plural="{number} day(s)")
    new = update_interface(Po(entries=(old,)), AR, SENTENCES).entries[1]
    assert (new.strings, new.previous) == (tuple("abcdef"), ("{number} day", "{number} day(s)"))


def test_the_interface_is_updated_in_all_languages_where_it_is_kept(tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    (package / "a.html").write_text('{{ _("Home") }}')
    files, _ = build_updates(tmp_path, make_directory(languages=("de",)), package)
    assert list(files) == [f"translations/{tag}/interface.po" for tag in LANGUAGES]


def test_what_is_written_can_be_read_by_the_site(tmp_path):
    directory = make_directory(make_offer(), make_actor())
    write_po(tmp_path, "ar", "directory", message("Café", "مقهى", TITLE))
    files, _ = build_updates(tmp_path, directory)
    write_translations(tmp_path, files)
    assert build_updates(tmp_path, directory) == (files, [])
    assert read_texts(tmp_path, "ar").get(TITLE, "Café", "de").text == "مقهى"
    catalog = pofile.read_po(io.BytesIO(files[PATH]), abort_invalid=True)
    assert catalog.get("Café", TITLE).string == "مقهى"


contexts = st.sampled_from([TITLE, NOTE, NOTE_1, "offers/tee:title", "actors/haus:name"])
sources = st.sampled_from(["Café", "Café!", "Teestube", "Nur für Frauen", "Nur für Männer"])
old_entries = st.builds(
    lambda source, context, translation, fuzzy, dead, machine: Entry(
        source,
        (translation,),
        context,
        comments=("machine",) if machine else (),
        flags=("fuzzy",) if fuzzy else (),
        obsolete=dead,
    ),
    sources,
    contexts,
    st.text("abc", max_size=3),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
old_files = st.lists(
    old_entries, max_size=6, unique_by=lambda entry: (entry.key, entry.obsolete)
).map(lambda entries: Po(entries=tuple(sorted(entries, key=lambda entry: entry.obsolete))))
new_texts = st.dictionaries(contexts, sources, max_size=5).map(
    lambda found: [text(source, context) for context, source in found.items()]
)


@given(old_files, new_texts)
def test_an_update_after_an_update_changes_nothing(po, texts):
    once = update_directory(po, AR, texts)
    assert update_directory(once, AR, texts) == once
    assert read_po(to_po(once)) == (once, [])


@given(old_files, new_texts)
def test_no_translation_is_ever_lost(po, texts):
    before = {(e.strings, e.is_machine) for e in po.entries if e.is_translated}
    after = {(e.strings, e.is_machine) for e in update_directory(po, AR, texts).entries}
    assert before <= after


@given(old_files, new_texts)
def test_every_text_is_there_once_and_in_order(po, texts):
    live = [entry for entry in update_directory(po, AR, texts).entries if not entry.obsolete]
    assert [(entry.context, entry.id) for entry in live] == [(t.context, t.text) for t in texts]


@given(old_files, new_texts)
def test_what_was_in_doubt_or_of_another_text_is_in_doubt_afterwards(po, texts):
    sure = {(e.id, e.strings) for e in po.entries if not e.is_fuzzy}
    for entry in update_directory(po, AR, texts).entries:
        if entry.is_translated and not entry.is_fuzzy:
            assert (entry.id, entry.strings) in sure


@given(old_files, new_texts, new_texts)
def test_a_text_that_goes_and_comes_back_is_not_taken_for_fresh_with_another_translation(
    po, texts, others
):
    first = update_directory(po, AR, texts)
    back = update_directory(update_directory(first, AR, others), AR, texts)
    fresh = {(e.id, e.strings) for e in first.entries if e.is_translated and not e.is_fuzzy}
    for entry in back.entries:
        if entry.is_translated and not entry.is_fuzzy and not entry.obsolete:
            assert (entry.id, entry.strings) in fresh
