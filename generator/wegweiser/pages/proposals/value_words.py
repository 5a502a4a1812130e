"""Any value of a record in words: labels for fields and fixed words, dates as one says them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast, get_args

from wegweiser.model.record import Part
from wegweiser.model.values import Span
from wegweiser.wording import Words
from wegweiser.wording.fields import field_words, find_labels
from wegweiser.wording.problems import WordsLanguage


def tell_value(value: object, type_: object, words: Words) -> str:
    """A value of a field of that type in one line, German or English; nothing for None."""
    if isinstance(value, (date, Span)):
        return _tell_days(value, words)
    if isinstance(value, (bool, str)):
        return _tell_word(value, type_, _language(words))
    if isinstance(value, Part):
        return "; ".join(_tell_fields(value, words))
    if isinstance(value, Mapping):
        told = {key: tell_value(each, type_, words) for key, each in value.items()}
        return "; ".join(f"{key}: {text}" if text else str(key) for key, text in told.items())
    if isinstance(value, tuple):
        return ", ".join(tell_value(each, type_, words) for each in value)
    return "" if value is None else str(value)


def find_label(part: Part, name: str, words: WordsLanguage) -> str:
    """What a field of a record is called; `name` is its attribute's."""
    alias = type(part).model_fields[name].alias or name
    return field_words(type(part), alias, words).label


def _language(words: Words) -> WordsLanguage:
    return cast("WordsLanguage", words.language.tag)


def _tell_days(value: date | Span, words: Words) -> str:
    if isinstance(value, date):
        return words.date(value)
    if value.first == value.last:
        return words.date(value.first)
    return words.days(words.date(value.first), words.date(value.last))


def _tell_word(value: bool | str, type_: object, language: WordsLanguage) -> str:  # noqa: FBT001 -- a value
    """The label of one of a set of fixed words; else the text as it was written."""
    if isinstance(value, bool):
        return find_labels(("yes", "no"), language)["yes" if value else "no"]
    choices = [each for each in _choices(type_) if isinstance(each, str)]
    if value not in choices:
        return value
    try:
        return find_labels(choices, language)[value]
    except KeyError:  # the words of two sets at once
        return value


def _tell_fields(part: Part, words: Words) -> Iterator[str]:
    for name, info in type(part).model_fields.items():
        text = tell_value(getattr(part, name), info.annotation, words)
        if name in part.model_fields_set and text:
            yield f"{find_label(part, name, _language(words))}: {text}"


def _choices(type_: object) -> Iterator[object]:
    """All words of the literals inside a type."""
    for each in get_args(type_):
        if get_args(each):
            yield from _choices(each)
        else:
            yield each
