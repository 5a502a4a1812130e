"""Invented surveys: people who answer at random, and the files in which programs export it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random

from wegweiser.exchange.survey.form import Form, Question, build_form
from wegweiser.exchange.survey.labels import make_labeller
from wegweiser.reading import read_directory
from wegweiser.wording import LANGUAGES, read_all_texts, read_all_words

DAY = date(2026, 11, 22)
FIRST = date(2026, 11, 2)

Said = dict[str, list[str]]
"""What one person ticked, by question."""


@dataclass
class Person:
    """A row of an export."""

    said: Said
    uuid: str
    day: date = FIRST
    meta: dict[str, str] = field(default_factory=dict)


def make_form(root: Path, *languages: str, day: date = DAY) -> Form:
    """The form of a directory, in some languages or in all."""
    directory = read_directory(root).directory
    tags = languages or tuple(LANGUAGES)
    labeller = make_labeller(directory, read_all_words(root, tags), read_all_texts(root, tags))
    return build_form(directory, labeller, day)


def invent(form: Form, count: int, seed: int = 1, topics: float = 0.15) -> list[Person]:
    """So many people; `topics` is the share of topics that one of them ticks."""
    random = Random(seed)  # noqa: S311 -- nothing is secret here
    people = []
    for number in range(count):
        said = _household(form, random)
        if said["consent"] == ["yes"]:
            said["topics"] = _some(form, "topics", random, topics)
            for topic in said["topics"]:
                said |= _about(form, topic.replace("-", "_"), random)
        day = FIRST + timedelta(random.randrange(20))
        people.append(Person(said, f"uuid-{seed}-{number}", day))
    return people


def _household(form: Form, random: Random) -> Said:
    if random.random() < 0.08:
        return {"consent": ["no"]}
    german = ["none", "none", "A1", "A1", "A2", "B1"]
    return {
        "consent": ["yes"],
        "interview_language": [random.choice(["ar", "fa", "de"])],
        "members": _some(form, "groups", random, 0.2),
        "german": [random.choice(german)],
        "languages": [random.choice(["ar", "fa", "fa-AF", "uk", "ti"])],
    }


def _about(form: Form, topic: str, random: Random) -> Said:
    def some(aspect: str, list_: str, share: float) -> None:
        if ticked := _some(form, list_, random, share):
            said[f"{aspect}_{topic}"] = ticked

    said: Said = {f"help_{topic}": [random.choice(["yes", "yes", "yes", "helped"])]}
    if said[f"help_{topic}"] == ["yes"]:
        if f"part_{topic}" in form.choices:
            some("part", f"part_{topic}", 0.3)
        some("for", "groups", 0.12)
        some("ages", "ages", 0.2)
        some("known", f"known_{topic}", 0.2)
        if "none" in (known := said.get(f"known_{topic}", [])) and len(known) > 1:
            known.remove("none")
        some("barriers", "barriers", 0.2)
        some("must", "must", 0.3)
        some("days", "days", 0.5)
        some("hours", "hours", 0.5)
    return said


def _some(form: Form, list_: str, random: Random, share: float) -> list[str]:
    return [choice.name for choice in form.choices[list_] if random.random() < share]


def to_kobo(
    form: Form,
    people: Sequence[Person],
    *,
    delimiter: str = ";",
    split: bool = True,
    joined: bool = True,
    labels: str = "",
    groups: bool = True,
) -> str:
    """As KoboToolbox exports it: with names, or with the labels of one language."""
    columns = _columns(form, split=split, joined=joined)
    paths = _paths(form, labels) if groups else {}
    rows = [["start", "end", *(_header(form, each, paths, labels) for each in columns)]]
    rows[0] += ["_id", "_uuid", "_submission_time", "_submitted_by", "__version__", "_index"]
    for index, person in enumerate(people, start=1):
        cells = [_cell(form, person.said, each, labels) for each in columns]
        sent = f"{person.day}T12:00:00"
        meta = [str(1000 + index), person.uuid, sent, "", "v1", str(index)]
        rows.append([sent, sent, *cells, *meta])
    return to_csv(rows, delimiter)


def to_lime(form: Form, people: Sequence[Person]) -> str:
    """As LimeSurvey exports it, with codes of letters and digits only."""
    columns = _columns(form, split=True, joined=False)
    head = [_code(name) + (f"[{_code(choice)}]" if choice else "") for name, choice in columns]
    rows = [["id", "submitdate", "lastpage", "startlanguage", "seed", *head]]
    for number, person in enumerate(people, start=1):
        cells = []
        for name, choice in columns:
            ticked = person.said.get(name, [])
            cells.append(("Y" if choice in ticked else "") if choice else "".join(ticked))
        sent = person.meta.get("submitdate", f"{person.day} 12:00:00")
        rows.append([str(number), sent, "9", "de", "1", *cells])
    return to_csv(rows, ",")


def to_csv(rows: Iterable[Iterable[str]], delimiter: str = ";") -> str:
    text = StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(
        rows
    )
    return text.getvalue()


def _code(name: str) -> str:
    return "".join(character for character in name if character.isalnum())


def _columns(form: Form, *, split: bool, joined: bool) -> list[tuple[str, str]]:
    """Question and choice; no choice where the answer stands in the column itself."""
    columns = []
    for question in form.questions:
        if question.type == "select_one" or (question.type == "select_multiple" and joined):
            columns.append((question.name, ""))
        if question.type == "select_multiple" and split:
            columns += [(question.name, each.name) for each in form.choices[question.choices]]
    return columns


def _paths(form: Form, labels: str) -> Mapping[str, str]:
    """The groups before each question."""
    paths, open_ = {}, []
    for question in form.questions:
        if question.type == "begin_group":
            open_.append(question.labels[labels] if labels else question.name)
        elif question.type == "end_group":
            open_.pop()
        else:
            paths[question.name] = "".join(f"{each}/" for each in open_)
    return paths


def _header(form: Form, column: tuple[str, str], paths: Mapping[str, str], labels: str) -> str:
    name, choice = column
    question = _question(form, name)
    shown = question.labels[labels] if labels else name
    if choice:
        shown += f"/{_label(form, name, choice, labels)}"
    return paths.get(name, "") + shown


def _cell(form: Form, said: Said, column: tuple[str, str], labels: str) -> str:
    name, choice = column
    if choice:
        return ("1" if choice in said[name] else "0") if name in said else ""
    return " ".join(_label(form, name, each, labels) for each in said.get(name, []))


def _label(form: Form, name: str, choice: str, labels: str) -> str:
    if not labels:
        return choice
    choices = form.choices[_question(form, name).choices]
    return next(each.labels[labels] for each in choices if each.name == choice)


def _question(form: Form, name: str) -> Question:
    return next(each for each in form.questions if each.name == name)
