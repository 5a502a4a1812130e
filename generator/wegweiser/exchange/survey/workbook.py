"""A form as an XLSForm: the workbook that KoboToolbox and ODK read.

Source: https://xlsform.org/en/ref-table/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook

from wegweiser.exchange.survey.form import FORM_ID, Form, Question
from wegweiser.wording import LANGUAGES

Row = Sequence[str]

_ALONE: Final = "not(selected(., 'none') and count-selected(.) > 1)"
_AMONG: Final = "${{{0}}} = '' or selected(${{{0}}}, name)"
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The workbook's day of creation: the same form has the same bytes whenever it is written."""


def to_workbook(form: Form) -> bytes:
    """The bytes of the `.xlsx` file: the sheets `survey`, `choices` and `settings`."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, options) as book:
        book.set_properties({"title": form.title, "created": _MADE})
        head = book.add_format({"bold": True})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in _sheets(form):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(form.languages) + 8, 28)
            for number, row in enumerate(rows):
                for column, text in enumerate(row):
                    sheet.write_string(number, column, text, cell if number else head)
    return stream.getvalue()


def language_column(tag: str) -> str:
    """What a language is called in a form: `العربية (ar)`.

    Only the code stands in brackets: `Kurdî, Kurmancî (kmr)`. Forms know codes without a variant:
    plain German is German by its code.
    """
    language = LANGUAGES[tag]
    name = language.name.replace(" (", language.separator).replace(")", "")
    return f"{name} ({tag.partition('-')[0]})"


def _sheets(form: Form) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "survey", _survey(form)
    yield "choices", _choices(form)
    yield "settings", _settings(form)


def _survey(form: Form) -> Iterator[Row]:
    columns = [language_column(tag) for tag in form.languages]
    yield [
        *("type", "name", "required", "relevant", "choice_filter", "appearance", "constraint"),
        *(f"label::{column}" for column in columns),
        *(f"constraint_message::{column}" for column in columns),
    ]
    for question in form.questions:
        yield [
            f"{question.type} {question.choices}".strip(),
            question.name,
            "yes" if question.required else "",
            question.relevant,
            _AMONG.format(question.among) if question.among else "",
            question.appearance,
            _ALONE if question.alone else "",
            *(question.labels.get(tag, "") for tag in form.languages),
            *(_message(form, question, tag) for tag in form.languages),
        ]


def _message(form: Form, question: Question, tag: str) -> str:
    return form.one_only[tag] if question.alone else ""


def _choices(form: Form) -> Iterator[Row]:
    yield ["list_name", "name", *(f"label::{language_column(tag)}" for tag in form.languages)]
    for name, choices in form.choices.items():
        for choice in choices:
            yield [name, choice.name, *(choice.labels[tag] for tag in form.languages)]


def _settings(form: Form) -> Iterator[Row]:
    yield ["form_title", "form_id", "version", "default_language", "style"]
    yield [form.title, FORM_ID, form.version, language_column(form.language), "pages"]
