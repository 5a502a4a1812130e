"""Asks in a terminal until everything needed is there; every answer is judged at once."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import click

from wegweiser.cli.answers import Choice, Unclear, tell_time
from wegweiser.cli.drafts import Draft, Values
from wegweiser.cli.questions import QUESTIONS, Asker, Question, assemble, field_of
from wegweiser.exchange.records.change import NotChangeableError
from wegweiser.model import Problem
from wegweiser.reading import find_nearest, fold
from wegweiser.wording.commands import say
from wegweiser.wording.problems import problem_sentence, visible

DONE: Final = frozenset({"fertig", "done"})
CANCEL: Final = frozenset({"abbrechen", "cancel"})
_PLACEHOLDER: Final = "neu"


@dataclass(slots=True)
class Conversation:
    """The questions of a record, and the answers so far; `more` are values that nobody asks for."""

    asker: Asker
    draft: Draft
    answers: dict[Question, Any] = field(default_factory=dict)
    more: Mapping[tuple[str, ...], Any] = field(default_factory=dict)

    @property
    def values(self) -> Values:
        """The record as it is so far."""
        return assemble(self.draft.kind, self.answers, self.more, self.draft.today)

    def ask_all(self) -> None:
        """Ask everything that was not given, those first that are needed."""
        questions = [
            question
            for question in QUESTIONS[self.draft.kind]
            if not {question, question.at} & {*self.answers, *self.more}
            and (question.asked or question.required)
        ]
        questions.sort(key=lambda question: not question.required)
        self._tell("new-begin")
        number = 0
        while number < len(questions):
            question = questions[number]
            if number and not question.required and questions[number - 1].required:
                self._tell("new-optional")
            click.echo("", err=True)
            shown = say(self.asker.words, "new-number", number=number + 1, all=len(questions))
            reply = self.ask(question, shown)
            if reply == "<":
                number = max(0, number - 1)
            elif reply in DONE and not question.required:
                return
            else:
                number += 1

    def ask(self, question: Question, number: str = "") -> str:
        """Ask until the answer is understood and right, or left empty where it may be.

        Back comes `<` or a word of `DONE` where that was said.
        """
        self._show(question, number)
        suggestion = ""
        while True:
            text = self.prompt() or suggestion
            suggestion = ""
            if text == "<" or (text.casefold() in DONE and not question.required):
                return text.casefold()
            if text == "?":
                self._show(question, number)
            elif text:
                heard = self._take(question, text)
                if heard is None:
                    return ""
                suggestion = heard
            elif question.required:
                self._tell("new-required")
            else:
                self.answers.pop(question, None)
                return ""

    def prompt(self) -> str:
        """What somebody types in, without white space around it."""
        typed = click.prompt("", prompt_suffix="> ", default="", show_default=False, err=True)
        return str(typed).strip()

    def find_question(self, name: str) -> Question | None:
        """The question that is meant by the name of an option or a field."""
        questions = QUESTIONS[self.draft.kind]
        names = {fold(each.option): each for each in questions}
        names |= {fold(each.at[-1]): each for each in questions}
        names |= {fold(self.asker.question(each)): each for each in questions}
        nearest = find_nearest(name, names)
        return names[nearest] if nearest else None

    def _take(self, question: Question, text: str) -> str | None:
        """Take an answer in: None where it is right, else what may have been meant, or nothing."""
        value = self.asker.read(question, text, self.values)
        if isinstance(value, Unclear):
            return self._unclear(value.sentence, value.suggestion)
        before = self.answers.get(question)
        self.answers[question] = value
        problems = self._problems(question)
        for problem in problems:
            sentence = problem_sentence(problem, self.asker.words)
            self._say(f"{sentence.message} {sentence.hint}")
        errors = [problem for problem in problems if problem.severity == "error"]
        if not errors:
            self._echo(question, value)
            return None
        self.answers.pop(question)
        if before is not None:
            self.answers[question] = before
        nearest = errors[0].arguments.get("nearest", "") if len(errors) == 1 else ""
        return self._accept(nearest) if question.kind == "text" else ""

    def _problems(self, question: Question) -> Sequence[Problem]:
        """What `check` says about the field, as if the record were there already."""
        try:
            written = self.draft.write(self.values, _PLACEHOLDER)
        except NotChangeableError:
            return ()
        return self.draft.find_problems(written, field_of(self.draft.kind, question))

    def _unclear(self, sentence: str, suggestion: str | None) -> str:
        self._say(sentence)
        return self._accept(suggestion or "")

    def _accept(self, suggestion: str) -> str:
        if suggestion:
            self._tell("new-accept")
        return suggestion

    def _echo(self, question: Question, value: Any) -> None:
        """Say what was understood, where it is not what was typed in."""
        words = self.asker.words
        found = value if isinstance(value, list) else [value]
        labels = {each.value: each.label for each in self.asker.choices(question, self.values)}
        if question.kind == "times":
            said = [tell_time(time, words) for time in found if isinstance(time, dict)]
        else:
            said = [labels[each] for each in found if isinstance(each, str) and each in labels]
        if said:
            self._tell("new-understood", value="; ".join(said))

    def _show(self, question: Question, number: str) -> None:
        self._say(f"{number} {self.asker.question(question)}".strip())
        if hint := self.asker.hint(question):
            self._say(hint)
        for row in _columns(self.asker.choices(question, self.values)):
            self._say(row)

    def _tell(self, key: str, **values: object) -> None:
        self._say(say(self.asker.words, key, **values))

    def _say(self, text: str) -> None:
        click.echo(visible(text), err=True)


def _columns(choices: Sequence[Choice]) -> list[str]:
    """Numbered choices, as many beside each other as the terminal has room for."""
    cells = [f"{number:>3} {choice.label}" for number, choice in enumerate(choices, 1)]
    width = max(map(len, cells), default=0) + 2
    columns = max(1, min(3, shutil.get_terminal_size().columns // max(width, 1)))
    rows = -(-len(cells) // columns)
    return ["".join(cell.ljust(width) for cell in cells[row::rows]).rstrip() for row in range(rows)]
