"""Reading what survey programs export: all dialects say the same, and no mistake stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from built import ROOT
from hypothesis import given
from hypothesis import strategies as st
from surveys import FIRST, Person, invent, make_form, to_csv, to_kobo, to_lime

from wegweiser.exchange.survey.answers import Answer, Answers, Wish, read_answers
from wegweiser.exchange.survey.columns import Codebook, Column
from wegweiser.exchange.survey.form import Form
from wegweiser.exchange.survey.table import Remark, Table, read_codes, read_table
from wegweiser.wording import LANGUAGES

TOPICS = ("german-language", "sport", "housing")


@pytest.fixture(scope="module")
def form() -> Form:
    return make_form(ROOT)


def read(text: str | bytes, form: Form, codes: dict[str, str] | None = None) -> Answers:
    table = read_table(text.encode() if isinstance(text, str) else text)
    assert isinstance(table, Table), table
    return read_answers(
        table, Codebook(form, codes or {}), [c.name for c in form.choices["topics"]]
    )


def row(form: Form, **said: str) -> Answers:
    """What becomes of one row with these columns."""
    said = {"consent": "yes", "topics": "sport", **said}
    return read(to_csv([list(said), list(said.values())]), form)


def person(form: Form, **said: str) -> Answer:
    (answer,) = row(form, **said).persons
    return answer


def remarks(answers: Answers) -> list[tuple[str, dict[str, str]]]:
    return [(remark.name, dict(remark.values)) for remark in answers.remarks]


def key(answers: Answers) -> list[str]:
    """All persons, whatever their order."""
    return sorted(
        repr((a.day, a.german, sorted(a.languages), [_wish(wish) for wish in a.wishes]))
        for a in answers.persons
    )


def _wish(wish: Wish) -> dict[str, Any]:
    values = {name: getattr(wish, name) for name in Wish.__dataclass_fields__}
    return {n: sorted(v) if isinstance(v, frozenset) else v for n, v in values.items()}


def test_one_conversation(form: Form):
    people = [
        Person(
            {
                "consent": ["yes"],
                "members": ["mothers", "children"],
                "german": ["A1"],
                "languages": ["ar", "ckb"],
                "topics": ["sport", "housing", "health"],
                "help_sport": ["yes"],
                "part_sport": ["swimming"],
                "for_sport": ["mothers"],
                "ages_sport": ["age-27-59"],
                "known_sport": ["other"],
                "barriers_sport": ["cost", "times"],
                "must_sport": ["free", "feature-step-free"],
                "days_sport": ["sat"],
                "hours_sport": ["morning", "evening"],
                "help_housing": ["helped"],
                "known_health": ["none"],
                "barriers_health": ["none"],
            },
            "u1",
        )
    ]
    sport = Wish(
        "sport",
        frozenset({"swimming"}),
        frozenset({"mothers"}),
        frozenset({"age-27-59"}),
        known=True,
        barriers=frozenset({"cost", "times"}),
        must=frozenset({"free", "feature-step-free"}),
        days=frozenset({"sat"}),
        hours=frozenset({"morning", "evening"}),
    )
    answers = read(to_kobo(form, people), form)
    health = Wish("health", known=False)
    assert answers.persons == (Answer(FIRST, "A1", frozenset({"ar", "ckb"}), (health, sport)),)
    assert (answers.left_out, answers.remarks) == ({}, ())


def test_all_dialects_say_the_same(form: Form):
    people = invent(form, 60)
    expected = key(read(to_kobo(form, people), form))
    assert len(expected) > 45
    central = to_kobo(form, people, delimiter=",", joined=False).replace(
        "interview/topic_sport/", "interview-topic_sport-"
    )
    for text in (
        to_kobo(form, people, delimiter=","),
        to_kobo(form, people, delimiter="\t", split=False),
        to_kobo(form, people, joined=False),
        to_kobo(form, people, groups=False),
        "\ufeff" + to_kobo(form, people),
        to_kobo(form, people).replace("\r\n", "\n"),
        central,
        to_lime(form, people),
    ):
        answers = read(text, form)
        assert key(answers) == expected
        assert answers.remarks == ()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_labels_of_every_language(form: Form, tag: str):
    people = invent(form, 8)
    expected = key(read(to_kobo(form, people), form))
    for text in (
        to_kobo(form, people, labels=tag, split=False),
        to_kobo(form, people, labels=tag, joined=False, groups=False),
    ):
        answers = read(text, form)
        assert (key(answers), answers.remarks) == (expected, ())


def test_limesurvey_with_codes_of_its_own(form: Form):
    codes = read_codes(
        b"# theirs;ours\nQ00;consent\nQ00=A1;yes\nQ00=A2;no\n"
        b"Q1[SQ001];topics/sport\nQ1[SQ002];topics/housing\nG2Q3;for_sport\nG2Q3[SQ1];for_sport/men\n"
    )
    assert isinstance(codes, dict)
    text = to_csv(
        [
            ["id", "submitdate", "Q00. Mitmachen?", "Q1[SQ001]", "Q1[SQ002]", "G2Q3[SQ1]"],
            ["1", "2026-11-02", "A1", "Y", "", "Y"],
            ["2", "2026-11-02", "A2", "", "", ""],
            ["3", "", "A1", "Y", "", ""],
        ],
        ",",
    )
    answers = read(text, form, codes)
    wish = Wish("sport", groups=frozenset({"men"}))
    assert answers.persons == (Answer(date(2026, 11, 2), wishes=(wish,)),)
    assert answers.left_out == {"refused": 1, "unfinished": 1}
    assert answers.remarks == ()


def test_limesurvey_with_full_answers_in_german(form: Form):
    label = next(q.labels["de"] for q in form.questions if q.name == "topics")
    text = to_csv(
        [
            ["Antwort ID", "id", "Möchten Sie mitmachen?", f"{label} [Sport]", f"{label} [Wohnen]"],
            ["1", "1", "Ja", "Ja", "Nein"],
        ]
    )
    answers = read(text, form)
    assert [wish.topic for wish in answers.persons[0].wishes] == ["sport"]
    assert remarks(answers) == [("unknown-column", {"column": "Antwort ID"})]


def test_consent_decides_who_counts(form: Form):
    rows = [["consent", "topics"], ["yes", "sport"], ["no", "sport"], ["", "sport"], ["YES", ""]]
    answers = read(to_csv(rows), form)
    assert answers.persons == (Answer(wishes=(Wish("sport"),)), Answer())
    assert answers.left_out == {"refused": 1, "silent": 1}


def test_the_same_answer_twice_counts_once_and_the_later_one_counts(form: Form):
    head = ["consent", "topics", "_uuid", "_submission_time"]
    early = ["yes", "sport", "u", "2026-11-02T08:00:00"]
    late = ["yes", "housing", "u", "2026-11-02T09:00:00"]
    other = ["yes", "", "v", "2026-11-02T07:00:00"]
    for rows in ([early, late, other], [late, other, early], [other, early, late, late]):
        answers = read(to_csv([head, *rows]), form)
        assert {tuple(w.topic for w in a.wishes) for a in answers.persons} == {("housing",), ()}
        assert len(answers.persons) == 2
        assert answers.left_out == {"double": len(rows) - 2}


def test_the_forms_own_id_makes_no_two_answers_one(form: Form):
    rows = [["consent", "topics", "formhub/uuid"], ["yes", "", "f"], ["yes", "", "f"]]
    assert len(read(to_csv(rows), form).persons) == 2


def test_what_reviewers_turned_down_does_not_count(form: Form):
    rows = [["consent", "topics", "_validation_status"], ["yes", "sport", "Not Approved"]]
    assert read(to_csv(rows), form).left_out == {"not-approved": 1}


def test_help_that_is_there_already_is_no_wish(form: Form):
    assert person(form, help_sport="helped").wishes == ()
    assert person(form, help_sport="no").wishes == ()
    assert person(form, topics="", help_sport="yes").wishes == (Wish("sport"),)


def test_the_only_group_of_a_household_is_meant(form: Form):
    assert person(form, members="men", ages="age-27-59").wishes == (
        Wish("sport", groups=frozenset({"men"}), ages=frozenset({"age-27-59"})),
    )
    assert person(form, members="men children").wishes == (Wish("sport"),)
    named = person(form, members="men", for_sport="children").wishes
    assert named == (Wish("sport", groups=frozenset({"children"})),)


def test_the_language_of_the_conversation_stands_in(form: Form):
    assert person(form, interview_language="ti").languages == {"ti"}
    assert person(form, interview_language="ti", languages="so").languages == {"so"}


@pytest.mark.parametrize(
    ("columns", "day"),
    [
        ({"today": "2026-11-03", "_submission_time": "2026-11-09T01:00:00"}, date(2026, 11, 3)),
        ({"_submission_time": "2026-11-09T01:00:00"}, date(2026, 11, 9)),
        ({"today": "3.11.2026"}, date(2026, 11, 3)),
        ({"today": "gestern", "end": "2026-11-09"}, date(2026, 11, 9)),
        ({"today": "2026-13-40"}, None),
        ({}, None),
    ],
)
def test_the_day_of_a_conversation(form: Form, columns: dict[str, str], day: date | None):
    assert person(form, **columns).day == day


def test_unknown_columns_and_values_are_said_once_and_the_rest_counts(form: Form):
    rows = [
        ["consent", "topics", "for_sport", "german", "Ihr Name", "topics/tauchen", "sport?"],
        ["yes", "sport tauchen", "men", "C9", "Anna", "1", ""],
        ["yes", "sport", "tauchen", "C9", "", "vielleicht", ""],
    ]
    answers = read(to_csv(rows), form)
    assert [[w.topic for w in a.wishes] for a in answers.persons] == [["sport"], ["sport"]]
    assert remarks(answers) == [
        ("unknown-column", {"column": "Ihr Name"}),
        ("unknown-column", {"column": "sport?"}),
        ("unknown-value", {"column": "topics", "value": "tauchen", "row": "2"}),
        ("unknown-value", {"column": "german", "value": "C9", "row": "2"}),
        ("unknown-answer", {"column": "topics/tauchen"}),
        ("unknown-value", {"column": "for_sport", "value": "tauchen", "row": "3"}),
        ("unknown-value", {"column": "topics/tauchen", "value": "vielleicht", "row": "3"}),
    ]


def test_columns_that_lead_to_a_person_are_pointed_out_and_not_read(form: Form):
    answers = row(form, deviceid="abc", _geolocation="53.5", ipaddr="")
    assert [(name, values["column"]) for name, values in remarks(answers)] == [
        ("personal-column", "deviceid"),
        ("personal-column", "_geolocation"),
    ]
    assert "abc" not in repr(answers)


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", "empty"),
        (b"\n\n \n", "empty"),
        (b"PK\x03\x04...", "no-csv"),
        (b"\xd0\xcf\x11\xe0...", "no-csv"),
        ("consent;Straße\nyes;x\n".encode("cp1252"), "not-utf8"),
        ("consent;topics\n".encode("utf-16"), "not-utf8"),
        (b'consent;topics\n"' + b"x" * 200_000 + b'"\n', "no-csv"),
    ],
)
def test_files_that_cannot_be_read(raw: bytes, fault: str):
    assert read_table(raw) == Remark(fault)


def test_files_of_another_survey(form: Form):
    assert read("a;b\n1;2\n", form).fault == Remark("no-known-column")
    assert read("topics;members\nsport;men\n", form).fault == Remark("no-consent-column")
    assert read("consent;x\nyes;1\n", form).fault == Remark("no-known-column")


def test_a_row_that_is_too_long_or_too_short(form: Form):
    answers = read("consent;topics\nyes\nyes;sport;men;men\n", form)
    assert answers.persons == (Answer(), Answer(wishes=(Wish("sport"),)))
    assert remarks(answers) == [("long-row", {"row": "3"})]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("topics", Column("answer", "topics")),
        ("data/interview/topics", Column("answer", "topics")),
        ("interview-household-members", Column("answer", "members")),
        ("interview:household:members/men", Column("answer", "members", "men")),
        ("topics/single-men", Column("answer", "topics", "single-men")),
        ("members[singlemen]", Column("answer", "members", "single-men")),
        ("forgermanlanguage[singlemen]", Column("answer", "for_german_language", "single-men")),
        ("languages/fa-AF", Column("answer", "languages", "fa-AF")),
        ("_uuid", Column("meta", "_uuid")),
        ("interview/thanks", Column("note")),
        ("Das war alles. Vielen Dank!", Column("note")),
        ("topic", Column("unknown")),
        ("", Column("unknown")),
    ],
)
def test_what_a_column_holds(form: Form, header: str, column: Column):
    assert Codebook(form, {}).column(header) == column


def test_order_of_rows_and_columns_is_irrelevant(form: Form):
    people = invent(form, 40)
    expected = key(read(to_kobo(form, people), form))
    shuffled = [replace(person) for person in people]
    shuffled = shuffled[23:] + shuffled[:23][::-1]
    assert key(read(to_kobo(form, shuffled), form)) == expected


CELL = st.one_of(
    st.sampled_from(
        ["yes", "no", "sport", "1", "Y", "", "men", '"', ";", "\n", "\x00", "2026-11-02"]
    ),
    st.text(max_size=8),
)
HEAD = st.one_of(
    st.sampled_from(["consent", "topics", "for_sport", "topics/sport", "_uuid", "today", "german"]),
    st.text(max_size=8),
)


@given(st.lists(HEAD, max_size=6), st.lists(st.lists(CELL, max_size=7), max_size=6))
def test_no_table_stops_it(head: list[str], rows: list[list[str]]):
    raw = to_csv([["consent", "topics", *head], *rows]).encode("utf-8", "replace")
    table = read_table(raw)
    if isinstance(table, Table):
        assert isinstance(read_answers(table, BOOK, TOPICS), Answers)


@given(st.binary(max_size=200))
def test_no_bytes_stop_it(raw: bytes):
    table = read_table(raw)
    if isinstance(table, Table):
        assert read_answers(table, BOOK, TOPICS).persons == ()


BOOK = Codebook(make_form(ROOT, "de"), {})
