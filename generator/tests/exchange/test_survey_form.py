"""The survey's form: it converts, in every language, and asks for nothing personal."""

from __future__ import annotations

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from built import ROOT
from pyxform.xls2xform import convert
from surveys import make_form
from tiny import CONFIG, TinyDirectory

from wegweiser.exchange.survey.form import Form
from wegweiser.exchange.survey.workbook import language_column, to_workbook
from wegweiser.wording import LANGUAGES
from wegweiser.wording.survey import survey_words


def rows(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """A sheet's rows by the names of their columns."""
    book = openpyxl.load_workbook(BytesIO(data), read_only=True)
    head, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.fixture(scope="module")
def example() -> Form:
    return make_form(ROOT)


def test_the_example_converts_without_a_warning_in_all_languages(example: Form, tmp_path: Path):
    (tmp_path / "survey.xlsx").write_bytes(to_workbook(example))
    warnings: list[str] = []
    java = shutil.which("java") is not None  # ODK's own validator needs it
    made = convert(tmp_path / "survey.xlsx", warnings=warnings, validate=java)
    assert (made.warnings, warnings) == ([], [])
    columns = [language_column(tag) for tag in LANGUAGES]
    assert len(set(columns)) == 14
    assert [column for column in columns if f'lang="{column}"' not in made.xform] == []
    assert 'id="wegweiser_survey"' in made.xform
    assert f'version="{example.version}"' in made.xform


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_language_converts_alone(tag: str, tmp_path: Path):
    (tmp_path / "survey.xlsx").write_bytes(to_workbook(make_form(ROOT, tag)))
    assert convert(tmp_path / "survey.xlsx").warnings == []


def test_every_question_and_answer_is_worded_in_every_language(example: Form):
    asked = [
        question for question in example.questions if question.type not in {"today", "end_group"}
    ]
    named = [choice for choices in example.choices.values() for choice in choices]
    for each in (*asked, *named):
        assert set(each.labels) == set(LANGUAGES), each.name
        assert all(each.labels.values()), each.name
    sentences = [set(survey_words(tag).sentences) for tag in LANGUAGES]
    assert sentences == [sentences[0]] * len(LANGUAGES)


def test_nothing_can_be_typed_and_nothing_says_who_or_which_phone(example: Form):
    types = {question.type for question in example.questions}
    assert types == {"today", "begin_group", "end_group", "note", "select_one", "select_multiple"}


def test_consent_comes_first_and_without_it_only_thanks(example: Form):
    names = [question.name for question in example.questions if question.name]
    assert names[:6] == ["today", "welcome", "about", "consent", "refused", "interview"]
    by_name = {question.name: question for question in example.questions}
    assert by_name["consent"].required
    assert by_name["refused"].relevant == "${consent} = 'no'"
    assert by_name["interview"].relevant == "${consent} = 'yes'"
    depth, outside = 0, []
    for question in example.questions:
        depth += {"begin_group": 1, "end_group": -1}.get(question.type, 0)
        if not depth and question.type.startswith("select"):
            outside.append(question.name)
    assert outside == []


def test_the_first_page_says_where_a_machine_translated(example: Form):
    about = next(question for question in example.questions if question.name == "about")
    for tag in LANGUAGES:
        notice = survey_words(tag).sentence("machine")
        assert about.labels[tag].startswith(notice) == (tag != "de"), tag


def test_no_two_questions_are_called_the_same(example: Form):
    asked = [question for question in example.questions if question.type.startswith("select")]
    for tag in LANGUAGES:
        labels = [question.labels[tag] for question in asked]
        assert len(set(labels)) == len(labels), tag
        for name, choices in example.choices.items():
            labels = [choice.labels[tag] for choice in choices]
            assert len(set(labels)) == len(labels), (tag, name)


def test_groups_that_are_not_asked_for_at_a_door(example: Form):
    groups = {choice.name for choice in example.choices["groups"]}
    assert {"mothers", "children", "seniors"} <= groups
    assert groups.isdisjoint({"everyone", "lgbtiq"})


def test_a_topic_names_the_offers_that_run_and_its_parts(tiny: TinyDirectory):
    tiny.write("offers/b.yml", "actor: haus\ntitle: Kurs\nsummary: Ein Kurs.\ntopics: [exam]\n")
    tiny.write(
        "offers/a.yml",
        "actor: haus\ntitle: Vorbei\nsummary: Es war.\ntopics: [german]\n"
        "runs: {until: 2026-01-01}\n",
    )
    form = make_form(tiny.root)
    known = {name: [c.name for c in choices] for name, choices in form.choices.items()}
    assert known["known_german"] == ["b", "other", "none"]
    assert known["known_sport"] == ["treff", "other", "none"]
    assert known["part_german"] == ["exam"]
    assert "part_sport" not in known
    assert known["topics"] == ["german", "sport"]


def test_a_title_that_looks_like_a_reference_stays_a_title(tiny: TinyDirectory, tmp_path: Path):
    tiny.offer(title='"=1+1 ${consent} *fett*"')
    tiny.write("mkdocs.yml", CONFIG.replace("Probe", "'${consent} ${7*7}'"))
    (tmp_path / "survey.xlsx").write_bytes(to_workbook(make_form(tiny.root)))
    made = convert(tmp_path / "survey.xlsx")
    assert made.warnings == []
    assert "=1+1 $ {consent} *fett*" in made.xform


def test_same_directory_same_bytes(tiny: TinyDirectory):
    first, again = to_workbook(make_form(tiny.root)), to_workbook(make_form(tiny.root))
    assert first == again
    later = make_form(tiny.root, day=date(2026, 11, 23))
    assert later.version[8:] == make_form(tiny.root).version[8:]
    assert later.version.startswith("20261123-")
    tiny.offer(title="Anders")
    assert make_form(tiny.root).version != make_form(tiny.root, day=date(2026, 11, 23)).version
    assert make_form(tiny.root).version[8:] != later.version[8:]


def test_settings_sheet(tiny: TinyDirectory):
    (settings,) = rows(to_workbook(make_form(tiny.root)), "settings")
    assert settings["form_id"] == "wegweiser_survey"
    assert settings["default_language"] == "Deutsch (de)"
    assert settings["form_title"] == "Probe: Wobei brauchen Sie oder Ihre Familie Hilfe?"
