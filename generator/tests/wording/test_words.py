"""Sentences, dates and lists as each language says them; hostile and missing translations."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from wording.quarter import message, write_po

from wegweiser.model import Mark, Problem
from wegweiser.wording import MESSAGES, Translation, read_all_words, read_words
from wegweiser.wording.languages import LANGUAGES

CHECKOUT = Path(__file__).parents[3]
DAY = date(2026, 11, 24)
NOWHERE = Path("/nowhere")


def read_alone(root, tag):
    """The words of a directory without those shipped."""
    return read_words(root, tag, NOWHERE)


DE = read_words(CHECKOUT, "de")
EN = read_words(CHECKOUT, "en")


def test_dates_are_written_in_the_language_s_own_order():
    assert (DE.day(DAY), DE.day_long(DAY), DE.date(DAY), DE.month_and_year(DAY)) == (
        "Dienstag, 24. November",
        "Dienstag, 24. November 2026",
        "24. November 2026",
        "November 2026",
    )
    assert (EN.day(DAY), EN.day_long(DAY), EN.date(DAY), EN.month_and_year(DAY)) == (
        "Tuesday 24 November",
        "Tuesday 24 November 2026",
        "24 November 2026",
        "November 2026",
    )


def test_weekdays_count_from_monday_and_months_from_one():
    assert [DE.weekday(0), DE.weekday(6), DE.weekday_short(3)] == ["Montag", "Sonntag", "Do"]
    assert [DE.month(1), DE.month(12)] == ["Januar", "Dezember"]


def test_a_month_beside_a_day_may_take_another_form(tmp_path):
    write_po(
        tmp_path,
        "uk",
        "interface",
        message("November", "Листопад", "month"),
        message("November", "листопада", "month-in-date"),
        message("{day} {month} {year}", "{day} {month} {year} року", "date"),
    )
    words = read_alone(tmp_path, "uk")
    assert words.date(DAY) == "24 листопада 2026 року"
    assert words.month_and_year(DAY) == "Листопад 2026"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("16:00", "18:00", "von 16:00 bis 18:00 Uhr"),
        ("16:00", None, "ab 16:00 Uhr"),
        (None, "18:00", "bis 18:00 Uhr"),
        (None, None, ""),
    ],
)
def test_hours_are_said_with_words_never_with_a_dash(start, end, said):
    assert DE.hours(start, end) == said


def test_markup_goes_through():
    start, end = Markup('<bdi dir="ltr">9:00</bdi>'), "<"
    assert EN.hours(start, end) == Markup('from <bdi dir="ltr">9:00</bdi> to &lt;')
    assert isinstance(EN.list([Markup("<b>a</b>"), "b"]), Markup)


def test_days_of_a_span_are_said_with_words():
    assert DE.days("1. Mai", "3. Mai") == "von 1. Mai bis 3. Mai"


@pytest.mark.parametrize(
    ("items", "all_of", "one_of"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a und b", "a oder b"),
        (["a", "{last}", 3], "a, {last} und 3", "a, {last} oder 3"),
    ],
)
def test_lists_are_joined(items, all_of, one_of):
    assert (DE.list(items), DE.either(items)) == (all_of, one_of)


def test_a_list_has_the_separator_of_its_script(tmp_path):
    write_po(tmp_path, "ar", "interface", message("{first} and {last}", "{first} و{last}", "list"))
    assert read_alone(tmp_path, "ar").list(["أ", "ب", "ت"]) == "أ، ب وت"


@pytest.mark.parametrize(
    ("days", "near", "ago"),
    [
        (0, "heute", "heute"),
        (1, "morgen", "morgen"),
        (-1, None, "gestern"),
        (-2, None, "vor 2 Tagen"),
        (-13, None, "vor 13 Tagen"),
        (-14, None, "vor 2 Wochen"),
        (-60, None, "vor 8 Wochen"),
        (-61, None, "vor 2 Monaten"),
        (-729, None, "vor 23 Monaten"),
        (-730, None, "vor 2 Jahren"),
        (2, None, "in 2 Tagen"),
        (20, None, "in 2 Wochen"),
        (100, None, "in 3 Monaten"),
        (4000, None, "in 10 Jahren"),
    ],
)
def test_days_near_today_have_words(days, near, ago):
    day = DAY + timedelta(days)
    assert (DE.relative_day(day, DAY), DE.ago(day, DAY)) == (near, ago)


@given(st.dates(), st.dates(), st.sampled_from(["de", "en"]))
def test_every_day_can_be_said(day, today, tag):
    words = {"de": DE, "en": EN}[tag]
    said = [words.day(day), words.day_long(day), words.date(day), words.ago(day, today)]
    assert all(said)
    assert not any("{" in text for text in said)


FORMS = {
    "ar": ("nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
           " : n%100>=11 ? 4 : 5);"),
    "uk": ("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4"
           " && (n%100<10 || n%100>=20) ? 1 : 2);"),
}  # fmt: skip


def plural_message(*strings):
    forms = "\n".join(f'msgstr[{form}] "{text}"' for form, text in enumerate(strings))
    return f'msgid "{{number}} offer"\nmsgid_plural "{{number}} offers"\n{forms}\n'


@pytest.mark.parametrize(
    ("tag", "strings", "said"),
    [
        (
            "ar",
            ("لا عروض", "عرض واحد", "عرضان", "{number} عروض", "{number} عرضًا", "{number} عرض"),
            {0: "لا عروض", 1: "عرض واحد", 2: "عرضان", 7: "7 عروض", 11: "11 عرضًا", 100: "100 عرض"},
        ),
        (
            "uk",
            ("{number} пропозиція", "{number} пропозиції", "{number} пропозицій"),
            {1: "1 пропозиція", 3: "3 пропозиції", 12: "12 пропозицій", 21: "21 пропозиція"},
        ),
    ],
)
def test_each_number_takes_its_plural_form(tmp_path, tag, strings, said):
    write_po(tmp_path, tag, "interface", plural_message(*strings), plural=FORMS[tag])
    words = read_alone(tmp_path, tag)
    assert words.problems == ()
    assert {n: words.plural("{number} offer", "{number} offers", n) for n in said} == said


def test_a_file_s_own_plural_rule_counts(tmp_path):
    write_po(
        tmp_path,
        "tr",
        "interface",
        plural_message("{number} teklif"),
        plural="nplurals=1; plural=0;",
    )
    assert read_alone(tmp_path, "tr").plural("{number} offer", "{number} offers", 5) == "5 teklif"


def test_untranslated_plurals_are_english():
    assert [EN.plural("{number} cat", "{number} cats", n) for n in (0, 1, 2)] == [
        "0 cats",
        "1 cat",
        "2 cats",
    ]


def test_more_fields_may_stand_beside_the_number():
    assert EN.plural("{number} {what}", "{number} {what}s", 2, what="cat") == "2 cats"


def test_contexts_tell_the_same_word_apart(tmp_path):
    write_po(
        tmp_path, "tr", "interface", message("May", "Mayıs", "month"), message("May", "olabilir")
    )
    words = read_alone(tmp_path, "tr")
    assert (words.text("May"), words.in_context("month", "May")) == ("olabilir", "Mayıs")


def test_what_is_missing_comes_from_the_fallbacks_then_in_english(tmp_path):
    write_po(tmp_path, "ps", "interface", message("Home", "کور"))
    write_po(
        tmp_path,
        "fa",
        "interface",
        message("Home", "خانه"),
        message("Week", "هفته", "", "# machine"),
    )
    write_po(tmp_path, "en", "interface", message("Map", "The map"))
    write_po(tmp_path, "de", "interface", message("Route", "Weg"))
    words = read_alone(tmp_path, "ps")
    assert [words.translation(text) for text in ("Home", "Week", "Map", "Route")] == [
        Translation("کور", "ps", "translated"),
        Translation("هفته", "fa", "fallback", machine=True),
        Translation("The map", "en", "fallback"),
        Translation("Route", "en", "fallback"),
    ]


@pytest.mark.parametrize(("tag", "first"), [("kmr", "tr"), ("ckb", "ar"), ("de-simple", "de")])
def test_each_language_has_fallbacks_of_its_own(tmp_path, tag, first):
    write_po(tmp_path, first, "interface", message("Hello {name}", "{name}!"))
    found = read_alone(tmp_path, tag).translation("Hello {name}", name="Ada")
    assert found == Translation("Ada!", first, "fallback")


def test_german_sentences_that_are_missing_stay_english(tmp_path):
    assert read_alone(tmp_path, "de").text("A new sentence") == "A new sentence"


def test_english_is_the_original():
    assert EN.translation("Monday", context="weekday") == Translation("Monday", "en", "original")


def test_a_machine_s_work_is_said_to_be_one(tmp_path):
    write_po(tmp_path, "so", "interface", message("Home", "Guri", comment="# machine"))
    words = read_alone(tmp_path, "so")
    assert words.translation("Home") == Translation("Guri", "so", "machine", machine=True)
    assert (words.machine, read_alone(tmp_path, "ti").machine) == (True, False)


def test_a_directory_s_own_words_come_first_and_need_no_copy_of_the_others(tmp_path):
    write_po(tmp_path, "de", "interface", message("Monday", "Mo.", "weekday"))
    words = read_words(tmp_path, "de")
    assert (words.weekday(0), words.weekday(1)) == ("Mo.", "Dienstag")


@pytest.mark.parametrize(
    ("own", "comment"), [("", ""), ("{day}", ""), ("Mo.", "#, fuzzy")], ids=str
)
def test_own_words_that_cannot_be_used_do_not_hide_those_shipped(tmp_path, own, comment):
    write_po(tmp_path, "de", "interface", message("Monday", own, "weekday", comment))
    assert read_words(tmp_path, "de").weekday(0) == "Montag"


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("Hi {name}", "Hallo", "other-fields"),
        ("Hi {name}", "{name} {age}", "other-fields"),
        ("Hi", "{name}", "other-fields"),
        ("Hi {name}", "{name.__class__}", "other-fields"),
        ("Hi", "<script>", "angle-bracket"),
        ("Hi", "a\\nb", "line-break"),
        ("Hi", "\u202etxet", "forbidden-character"),
        ("Hi", "a\u2067b", "forbidden-character"),
        ("Hi", "a\u0007", "forbidden-character"),
        ("Hi", "a\U000e0041", "forbidden-character"),
        ("Hi", "x" * 101, "text-too-long"),
        ("Hi", " ", "empty-text"),
    ],
)
def test_an_unfit_translation_is_reported_and_not_used(tmp_path, source, translation, fault):
    write_po(tmp_path, "so", "interface", message(source, translation))
    words = read_alone(tmp_path, "so")
    assert words.text(source) == source
    assert words.problems == (
        Problem(
            "translations/so/interface.po",
            "unusable-translation",
            Mark(6, 1),
            {"value": fault, "context": source, "text": source},
        ),
    )


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Hi {name} {name}", "{name}"),
        ("Hi", "\u200dZ\u200cW\u200e\u00ad"),
        ("a\\nb", "c\\nd\\ne"),
        ("a < b", "b > a"),
        ("x" * 50, "y" * 150),
    ],
)
def test_what_is_fit_is_used(tmp_path, source, translation):
    write_po(tmp_path, "so", "interface", message(source, translation))
    words = read_alone(tmp_path, "so")
    assert words.problems == ()
    assert words.text(source.replace("\\n", "\n")) == translation.replace("\\n", "\n")


@pytest.mark.parametrize(
    "strings",
    [("{number} a", ""), ("{number} a", "{number} b", "{number} c"), ("{number} a", "{n} b")],
)
def test_plural_forms_are_all_there_or_none_is_used(tmp_path, strings):
    write_po(tmp_path, "so", "interface", plural_message(*strings))
    words = read_alone(tmp_path, "so")
    assert words.plural("{number} offer", "{number} offers", 2) == "2 offers"
    assert [problem.code for problem in words.problems] == ["unusable-translation"]


def test_doubtful_and_obsolete_translations_are_not_used(tmp_path):
    write_po(
        tmp_path,
        "so",
        "interface",
        message("Home", "Guri", comment="#, fuzzy"),
        '#~ msgid "Week"\n#~ msgstr "Usbuuc"\n',
    )
    words = read_alone(tmp_path, "so")
    assert (words.text("Home"), words.text("Week"), words.problems) == ("Home", "Week", ())


def test_a_broken_file_is_a_problem_and_what_can_be_read_is_used(tmp_path):
    file = write_po(
        tmp_path, "so", "interface", 'msgid "a\n', message("Home", "Guri"), plural="nplurals=0"
    )
    words = read_alone(tmp_path, "so")
    assert words.text("Home") == "Guri"
    path, code = "translations/so/interface.po", "broken-translation"
    assert words.problems == (
        Problem(path, code, Mark(1, 1, 8), {"value": "plural-forms"}, 'msgid ""'),
        Problem(path, code, Mark(6, 1, 8), {"value": "syntax"}, 'msgid "a'),
    )
    assert file.is_file()


def test_several_languages_are_read_at_once(tmp_path):
    write_po(tmp_path, "fa", "interface", message("Home", "خانه"))
    words = read_all_words(tmp_path, ["ps", "fa"], NOWHERE)
    assert [(tag, each.language.tag, each.text("Home")) for tag, each in words.items()] == [
        ("ps", "ps", "خانه"),
        ("fa", "fa", "خانه"),
    ]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ar", "Arabisch"),
        ("ar-SY", "Arabisch"),
        ("fa-AF", "Dari"),
        ("fa", "Persisch (Farsi)"),
        ("gsg", "Deutsche Gebärdensprache"),
        ("qqq", "qqq"),
    ],
)
def test_spoken_languages_have_names(tag, name):
    assert DE.language_name(tag) == name


def test_a_language_without_a_name_in_this_one_goes_by_its_own(tmp_path):
    write_po(
        tmp_path,
        "kmr",
        "interface",
        message("Turkish", "Tirkî", "language"),
        message("Arabic", "Erebî", "language", "# machine"),
    )
    words = read_alone(tmp_path, "kmr")
    assert [words.language_label(tag) for tag in ("tr", "ar", "ckb", "sgn")] == [
        Translation("Tirkî", "kmr", "translated"),
        Translation("Erebî", "kmr", "machine", machine=True),
        Translation("کوردی (سۆرانی)", "ckb", "fallback"),
        Translation("sgn", "sgn", "fallback"),
    ]


def test_english_names_are_its_own():
    assert EN.language_label("fa-AF") == Translation("Dari", "en", "original")
    assert EN.language_label("qqq") == Translation("qqq", "qqq", "fallback")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_shipped_translation_is_broken(tag):
    assert read_words(CHECKOUT, tag).problems == ()


@pytest.mark.parametrize("words", [DE, EN], ids=["de", "en"])
def test_german_and_english_have_every_sentence_of_this_room(words):
    own = {
        message for message, found in words.wordings.items() if found.language == words.language.tag
    }
    assert set(MESSAGES) <= own


def test_words_without_any_file_are_english():
    assert read_alone(NOWHERE, "tr").day(DAY) == EN.day(DAY)
