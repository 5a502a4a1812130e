"""What `wegweiser new` asks for each kind of record, and what can be chosen there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from wegweiser.cli.answers import (
    Choice,
    choose,
    choose_several,
    read_age,
    read_cost,
    read_times,
    read_yes_no,
)
from wegweiser.cli.drafts import MODELS, Kind, Values
from wegweiser.model import Directory
from wegweiser.model.values import NO_PLACE, RESERVED_PLACES
from wegweiser.reading.fields import find_part
from wegweiser.reading.rewriting import slugify
from wegweiser.wording import read_words
from wegweiser.wording.commands import command_sentences, say
from wegweiser.wording.contribute import form_words
from wegweiser.wording.fields import field_words, word_labels
from wegweiser.wording.messages import SPOKEN
from wegweiser.wording.problems import WordsLanguage

AnswerKind = Literal["text", "choice", "choices", "yes-no", "age", "cost", "times"]


@dataclass(frozen=True, slots=True)
class Question:
    """A field that is asked for.

    `at`: the way to it in the record; `place` stands for an actor's only place. `option`: how it is
    given to the command. `source`: where the choices come from. `said`: where its words are, if
    not under its own name. `asked`: whether it is asked for, or only taken as an option.
    """

    at: tuple[str, ...]
    option: str
    kind: AnswerKind = "text"
    source: str = ""
    said: str = ""
    required: bool = False
    asked: bool = True

    @property
    def many(self) -> bool:
        """Whether there may be several answers."""
        return self.kind in {"choices", "times"}


QUESTIONS: Final[Mapping[Kind, tuple[Question, ...]]] = {
    "offer": (
        Question(("actor",), "actor", "choice", "actors", required=True),
        Question(("title",), "title", required=True),
        Question(("summary",), "summary", required=True),
        Question(("topics",), "topic", "choices", "topics", required=True),
        Question(("description",), "description", asked=False),
        Question(("for", "groups"), "group", "choices", "groups"),
        Question(("for", "age"), "age", "age", said="age"),
        Question(("for", "german_level"), "german-level", "choice", "german_level"),
        Question(("languages",), "language", "choices", "languages"),
        Question(("times",), "times", "times"),
        Question(("place",), "place", "choices", "places"),
        Question(("access",), "access", "choices", "access"),
        Question(("cost",), "cost", "cost"),
        Question(("childcare",), "childcare", "yes-no"),
        Question(("contact", "phone"), "phone", asked=False),
        Question(("contact", "email"), "email", asked=False),
        Question(("checked",), "checked", "choice", "checked_by", said="checked"),
    ),
    "actor": (
        Question(("name",), "name", said="new.name", required=True),
        Question(("kind",), "kind", "choice", "actor_kinds", said="new.kind", required=True),
        Question(("summary",), "summary", said="new.summary"),
        Question(("place", "name"), "place-name", said="new.place.name"),
        Question(("place", "street"), "street", said="new.place.street"),
        Question(("place", "postcode"), "postcode", said="new.place.postcode"),
        Question(("place", "city"), "city", asked=False),
        Question(("place", "inside"), "inside", "yes-no", said="new.place.inside"),
        Question(("contact", "phone"), "phone"),
        Question(("contact", "email"), "email"),
        Question(("contact", "website"), "website"),
        Question(("languages",), "language", "choices", "languages"),
        Question(("checked",), "checked", "choice", "checked_by", said="checked"),
    ),
    "need": (
        Question(("title",), "title", said="need-title", required=True),
        Question(("topic",), "topic", "choice", "topics", said="need-topic", required=True),
        Question(("asked_by",), "asked-by", said="asked_by", required=True),
        Question(("known_by",), "known-by", said="known_by"),
        Question(("for", "groups"), "group", "choices", "groups", said="need-groups"),
        Question(("for", "age"), "age", "age", said="age"),
    ),
}


@dataclass(frozen=True, slots=True)
class Asker:
    """Knows the words and the choices of every question of a kind, in one language."""

    root: Path
    directory: Directory
    kind: Kind
    words: WordsLanguage

    def question(self, question: Question) -> str:
        """How it is asked."""
        own = f"question-{question.said}"
        if own in command_sentences():
            return say(self.words, own)
        form = _form_fields(self.words).get(question.said or ".".join(question.at), {})
        return form.get("question") or find_label(self.kind, question, self.words)

    def hint(self, question: Question) -> str:
        """What helps to answer it."""
        own = f"hint-{question.kind}"
        form = _form_fields(self.words).get(question.said or ".".join(question.at), {})
        hints = [form.get("hint", ""), say(self.words, own) if own in command_sentences() else ""]
        return " ".join(hint for hint in hints if hint)

    def choices(self, question: Question, values: Values) -> Sequence[Choice]:
        """What can be chosen."""
        vocabulary = self.directory.vocabulary
        if question.source in {"topics", "groups", "actor_kinds"}:
            entries = getattr(vocabulary, question.source).items()
            return [Choice(id_, entry.label, entry.words) for id_, entry in entries]
        if question.source == "actors":
            return [Choice(id_, actor.name) for id_, actor in self.directory.actors.items()]
        if question.source == "places":
            return self._places(values)
        if question.source == "languages":
            return _languages(self.root, self.words)
        labels = word_labels(question.source, self.words) if question.source else {}
        return [Choice(value, label) for value, label in labels.items()]

    def read(self, question: Question, text: str, values: Values) -> Any:
        """The value that an answer means, or `Unclear`; text is for the model to judge."""
        choices = self.choices(question, values)
        readers: Mapping[AnswerKind, Callable[[], Any]] = {
            "text": text.strip,
            "choice": lambda: choose(text, choices, self.words),
            "choices": lambda: choose_several(
                text, choices, self.words, others=question.source in {"languages", "places"}
            ),
            "yes-no": lambda: read_yes_no(text, self.words),
            "age": lambda: read_age(text, self.words),
            "cost": lambda: read_cost(text),
            "times": lambda: read_times(text, self.words),
        }
        return readers[question.kind]()

    def _places(self, values: Values) -> Sequence[Choice]:
        """The places of the offer's actor, then what stands for a place."""
        actor = self.directory.actors.get(str(values.get("actor")))
        own = actor.places.items() if actor else ()
        labels = word_labels("no_place", self.words)
        return [
            *(Choice(id_, place.name or id_) for id_, place in own),
            *(Choice(word, labels[word]) for word in NO_PLACE),
        ]


def find_label(kind: Kind, question: Question, words: WordsLanguage) -> str:
    """What the field is called."""
    *around, name = question.at
    at = ("places", "", *around[1:]) if around == ["place"] else tuple(around)
    part = find_part(MODELS[kind], at)
    if part is None:
        raise KeyError(question.at)
    return field_words(part, name, words).label


@cache
def _form_fields(words: WordsLanguage) -> Mapping[str, Mapping[str, str]]:
    return form_words(words).fields


@cache
def _languages(root: Path, words: WordsLanguage) -> Sequence[Choice]:
    """Languages by their names; one that the table knows under two tags has the first."""
    said = read_words(root, words)
    tags = {said.language_name(tag): tag for tag in reversed(SPOKEN)}
    return [Choice(tag, name) for name, tag in reversed(tags.items())]


def assemble(
    kind: Kind, answers: Mapping[Question, Any], more: Mapping[tuple[str, ...], Any], today: date
) -> Values:
    """The record's values: the answers in the order of the questions, then `more` by its ways."""
    values: Values = {}
    for question in QUESTIONS[kind]:
        if question in answers:
            value = answers[question]
            alone = question.source == "places" and len(value) == 1
            put(values, question.at, value[0] if alone else value)
    if by := values.get("checked"):
        values["checked"] = {"on": today.isoformat(), "by": by}
    if place := values.pop("place", None) if kind == "actor" else None:
        slug = slugify(str(place.get("name") or ""))
        values["places"] = {slug if slug and slug not in RESERVED_PLACES else "haus": place}
    for at, value in more.items():
        put(values, at, value)
    return values


def put(values: Values, at: Sequence[str], value: Any) -> None:
    """Put a value where it belongs, making the blocks around it."""
    block: Any = values
    for name in at[:-1]:
        if not isinstance(block.get(name), dict):
            block[name] = {}
        block = block[name]
    block[at[-1]] = value


def field_of(kind: Kind, question: Question) -> str:
    """The field of the record in which the answer stands."""
    return "places" if kind == "actor" and question.at[0] == "place" else question.at[0]
