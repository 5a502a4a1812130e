"""Which question a column of an export belongs to, and which answer a cell holds.

KoboToolbox and ODK call a column by the question's name or its label, with the groups before it.
Where each answer to tick has a column of its own, it stands behind: `interview/topics/sport`.
LimeSurvey writes `topics[sport]` and knows letters and digits only: `knowngermanlanguage[none]`.
Where codes are others altogether, a table says what they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from wegweiser.exchange.survey.form import Form, Question
from wegweiser.model.answers import meta_name

YES: Final = frozenset({"1", "true", "yes", "y", "ja", "wahr", "x"})
NO: Final = frozenset({"0", "false", "no", "n", "nein", "falsch"})
EMPTY: Final = frozenset({"", "n/a", "-"})

_BRACKET: Final = re.compile(r"(.+?)\s*\[([^\[\]]+)\]\s*$", re.DOTALL)
_CODE_AND_TEXT: Final = re.compile(r"([A-Za-z][A-Za-z0-9_]*(?:\[[^\]]+\])?)[.:]\s")
_LABEL_WORDS: Final = 20
"""So many words has the longest label that is looked for in a row of them."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds.

    `kind`: `answer` to a `question` (and whether one `choice` was ticked), `meta` (its name in
    `question`), a `note` that nobody answers, or `unknown`.
    """

    kind: str
    question: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class _Choices:
    """The answers of one question, by what a cell may call them."""

    names: Mapping[str, str]
    several: bool


class Codebook:
    """A form's questions and answers by name, by label in any language, by LimeSurvey's codes."""

    def __init__(self, form: Form, codes: Mapping[str, str], offers: Iterable[str] = ()) -> None:
        """`codes`: what else a column, or `column=answer`, is called. `offers`: ids of all."""
        self._codes = {fold(theirs): ours for theirs, ours in codes.items()}
        pairs = ((*theirs.partition("=")[::2], ours) for theirs, ours in self._codes.items())
        self._answers = {
            (self._codes.get(fold(column), column), fold(answer)): ours
            for column, answer, ours in pairs
            if answer
        }
        asked = [each for each in form.questions if each.type.startswith("select")]
        self._choices = {each.name: _read_choices(form, each, offers) for each in asked}
        self._names = {key: each.name for each in asked for key in _keys(each.name)}
        self._labels = {fold(text): each.name for each in asked for text in each.labels.values()}
        notes = [each for each in form.questions if each.type in {"note", "begin_group"}]
        self._notes = {fold(each.name) for each in notes} | {
            fold(label) for each in notes for label in each.labels.values()
        }
        names = "|".join(sorted(map(re.escape, self._choices), key=len, reverse=True))
        self._path = re.compile(rf"(?:.*?[/.:\-])??({names})(?:[/.:](.+))?", re.IGNORECASE)

    def column(self, header: str) -> Column:
        """What a column holds, by its header."""
        header = header.strip().strip("\ufeff")
        if ours := self._codes.get(fold(header)):
            name, _, choice = ours.partition("/")
            return self._answer(name, choice)
        if path := self._path.fullmatch(header):
            return self._answer(path[1].lower(), path[2] or "")
        if column := self._by_label(header) or self._by_code(header):
            return column
        if (meta := meta_name(header)) is not None:
            return Column("meta", meta)
        leaf = header.rpartition("/")[2]
        return Column("note" if {fold(header), fold(leaf)} & self._notes else "unknown")

    def is_several(self, question: str) -> bool:
        """Whether more than one answer to a question may be ticked."""
        return self._choices[question].several

    def choice(self, question: str, text: str) -> str | None:
        """The answer that a cell names, by name or label; None for what nobody could tick."""
        coded = self._answers.get((question, fold(text)))
        return self._choices[question].names.get(fold(coded or text))

    def ticked(self, question: str, choice: str, text: str) -> bool | None:
        """Whether the answer of a column was ticked; None for what means neither."""
        word = fold(text)
        agreed = self._choices["consent"].names.get(word)
        if word in YES or agreed == "yes" or self.choice(question, text) == choice:
            return True
        return False if word in NO or word in EMPTY or agreed == "no" else None

    def choices(self, question: str, text: str) -> tuple[frozenset[str], str]:
        """The answers that a cell names together, and what of it nobody could tick.

        Names and labels stand one after the other, a space, a comma or a line between them; a
        label may have spaces in it, so that the longest one counts.
        """
        if (whole := self.choice(question, text)) is not None:
            return frozenset({whole}), ""
        words = text.replace(";", " ").split()
        found, left, start = set(), [], 0
        while start < len(words):
            choice, length = self._longest(question, words[start : start + _LABEL_WORDS])
            if choice is None:
                left.append(words[start])
            else:
                found.add(choice)
            start += length
        return frozenset(found), " ".join(left)

    def _longest(self, question: str, words: list[str]) -> tuple[str | None, int]:
        """The answer with which a row of words begins, and how many of them it has."""
        for length in range(len(words), 0, -1):
            part = " ".join(words[:length])
            for each in (part, part.rstrip(",")):
                if (choice := self.choice(question, each)) is not None:
                    return choice, length
        return None, 1

    def _answer(self, question: str, choice: str) -> Column:
        if question not in self._choices:
            return Column("unknown")
        if not choice:
            return Column("answer", question)
        known = self.choice(question, choice)
        return Column("answer", question, choice if known is None else known)

    def _by_label(self, header: str) -> Column | None:
        """By a question's label, the labels of its groups before it and an answer's behind it.

        A label may have a stroke in it, and so may the name of a language.
        """
        parts = header.split("/")
        for start in range(len(parts)):
            tail = "/".join(parts[start:])
            if name := self._labels.get(fold(tail)):
                return Column("answer", name)
            splits = [
                ("/".join(parts[start:end]), "/".join(parts[end:]))
                for end in range(len(parts) - 1, start, -1)
            ]
            if bracket := _BRACKET.fullmatch(tail):
                splits.append((bracket[1], bracket[2]))
            for label, answer in splits:
                name = self._labels.get(fold(label))
                if name and (choice := self.choice(name, answer)) is not None:
                    return Column("answer", name, choice)
        return None

    def _by_code(self, header: str) -> Column | None:
        """By LimeSurvey's codes, with or without the question's text behind them."""
        if found := _CODE_AND_TEXT.match(header):
            header = found[1]
        outer = _BRACKET.fullmatch(header)
        code, choice = (outer[1], outer[2]) if outer else (header, "")
        name = self._names.get(fold(code)) or self._codes.get(fold(code), "")
        return self._answer(name, choice) if name in self._choices else None


def fold(text: str) -> str:
    """Small letters, one space between words, none around them."""
    return " ".join(text.split()).casefold()


def _keys(name: str) -> set[str]:
    """A name as it is, and with nothing but letters and digits."""
    return {fold(name), re.sub(r"[^a-z0-9]", "", name.casefold())}


def _read_choices(form: Form, question: Question, offers: Iterable[str]) -> _Choices:
    names: dict[str, str] = {}
    for choice in form.choices[question.choices]:
        for label in choice.labels.values():
            names.setdefault(fold(label), choice.name)
    if question.name.startswith("known_"):
        names.update({key: offer for offer in offers for key in _keys(offer)})
    for choice in form.choices[question.choices]:
        names.update(dict.fromkeys(_keys(choice.name), choice.name))
    if "yes" in names:
        names = {**dict.fromkeys(YES, "yes"), **dict.fromkeys(NO, "no"), **names}
    return _Choices(names, several=question.type == "select_multiple")
