"""The door-to-door survey as a form: what is asked, in what order, with which answers to tick.

Nothing can be typed: no name, no room number and no story of one person gets into an answer. What
is asked once for the household and what is asked for each topic stands in the tables below.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from wegweiser.exchange.survey.labels import Labeller, Labels, harmless
from wegweiser.gaps.standing import find_running
from wegweiser.model import Directory
from wegweiser.model.values import GERMAN_LEVELS, WEEKDAYS
from wegweiser.wording.languages import OWN_NAMES

FORM_ID: Final = "wegweiser_survey"
NONE: Final = "none"
OTHER: Final = "other"
FEATURE: Final = "feature-"
UNASKED: Final = frozenset({"everyone", "lgbtiq"})
"""Groups that nobody is asked about at the door, where others listen; `everyone` is no answer."""

AGES: Final = ((0, 5), (6, 10), (11, 13), (14, 17), (18, 26), (27, 59), (60, 120))
"""Years, both included."""

MUST: Final = ("childcare", "free", "near", "own-language", "walk-in")
HOURS: Final = {"morning": (8, 12), "afternoon": (12, 17), "evening": (17, 21)}
"""From and to, in hours of the day."""

HOUSEHOLD: Final = ("interview_language", "members", "ages", "german", "languages")
ASPECTS: Final = ("help", "part", "for", "ages", "known", "barriers", "must", "days", "hours")
"""What is asked about each topic; the question is called `for_german_language`."""

OFFERS_AT_MOST: Final = 8
"""So many offers of a topic are named: a longer list is not read out at a door."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to tick."""

    name: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the form; `type` is XLSForm's, without the list of `choices`."""

    type: str
    name: str = ""
    labels: Labels = field(default_factory=dict)
    choices: str = ""
    relevant: str = ""
    required: bool = False
    alone: bool = False
    """Whether `none` is a choice that no other may stand beside."""
    among: str = ""
    """The question whose answer narrows the choices, where it has one."""
    appearance: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form in its languages; `choices` by the name of their list."""

    title: str
    day: date
    languages: tuple[str, ...]
    language: str
    one_only: Labels
    questions: tuple[Question, ...]
    choices: Mapping[str, tuple[Choice, ...]]

    @property
    def version(self) -> str:
        """The day, and what tells two forms of one day apart."""
        content = repr((self.title, self.languages, self.questions, sorted(self.choices.items())))
        return f"{self.day:%Y%m%d}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def build_form(directory: Directory, labeller: Labeller, today: date) -> Form:
    """The form of a directory; it names the offers that run on that day."""
    offers = _offers(directory, today)
    languages = tuple(labeller.tongues)
    source = directory.settings.source_language
    language = source if source in languages else languages[0]
    questions = labeller.ask("topics")
    return Form(
        title=harmless(f"{directory.settings.site_name}: {questions[language]}"),
        day=today,
        languages=languages,
        language=language,
        one_only=labeller.ask("one_only"),
        questions=tuple(_questions(directory, labeller)),
        choices=dict(_choices(directory, labeller, offers)),
    )


def top_topics(directory: Directory) -> list[str]:
    """The topics that everybody is asked about."""
    return [id_ for id_, topic in directory.vocabulary.topics.items() if topic.parent is None]


def question_name(aspect: str, topic: str) -> str:
    """`for_german_language`: XML knows no hyphen everywhere that forms go."""
    return f"{aspect}_{topic.replace('-', '_')}"


def age_name(band: tuple[int, int]) -> str:
    """`age-6-10`: a bare `6-10` is a day in October to a spreadsheet."""
    first, last = band
    return f"age-{first}-{last}"


def _questions(directory: Directory, labeller: Labeller) -> Iterator[Question]:
    yield Question("today", "today")
    yield Question("begin_group", "welcome", labeller.ask("consent"), appearance="field-list")
    yield Question("note", "about", labeller.opening())
    yield Question("select_one", "consent", labeller.ask("consent"), "yes_no", required=True)
    yield Question("end_group")
    yield Question("note", "refused", labeller.ask("refused"), relevant="${consent} = 'no'")
    agreed = "${consent} = 'yes'"
    yield Question("begin_group", "interview", labeller.ask("topics"), relevant=agreed)
    yield from _household(labeller)
    yield Question("select_multiple", "topics", labeller.ask("topics"), "topics")
    for topic in top_topics(directory):
        yield from _topic(directory, labeller, topic)
    yield Question("note", "thanks", labeller.ask("thanks"))
    yield Question("end_group")


def _household(labeller: Labeller) -> Iterator[Question]:
    ask = labeller.ask
    yield Question("begin_group", "household", ask("household"), appearance="field-list")
    yield Question("select_one", "interview_language", ask("interview_language"), "form_languages")
    yield Question("select_multiple", "members", ask("members"), "groups")
    yield Question("select_multiple", "ages", ask("ages"), "ages")
    yield Question("select_one", "german", ask("german"), "levels")
    languages = ask("languages")
    yield Question("select_multiple", "languages", languages, "languages", appearance="minimal")
    yield Question("end_group")


def _topic(directory: Directory, labeller: Labeller, topic: str) -> Iterator[Question]:
    """What is asked about a topic, if it was ticked; what is needed no longer ends it."""
    ticked = f"selected(${{topics}}, '{topic}')"
    name = question_name("topic", topic)
    label = labeller.entry("topics", topic)
    yield Question("begin_group", name, label, relevant=ticked, appearance="field-list")
    needed = f"${{{question_name('help', topic)}}} = 'yes'"
    for aspect in ASPECTS:
        if aspect == "part" and not directory.vocabulary.children(topic):
            continue
        yield Question(
            "select_one" if aspect == "help" else "select_multiple",
            question_name(aspect, topic),
            labeller.about(topic, "ages_for" if aspect == "ages" else aspect),
            question_name(aspect, topic) if aspect in {"part", "known"} else _LISTS[aspect],
            relevant="" if aspect == "help" else needed,
            alone=aspect in {"known", "barriers"},
            among={"for": "members", "ages": "ages"}.get(aspect, ""),
        )
    yield Question("end_group")


_LISTS: Final = {
    "help": "help",
    "for": "groups",
    "ages": "ages",
    "barriers": "barriers",
    "must": "must",
    "days": "days",
    "hours": "hours",
}


def _choices(
    directory: Directory, labeller: Labeller, offers: Mapping[str, list[str]]
) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    ask, entry, vocabulary = labeller.ask, labeller.entry, directory.vocabulary
    none = Choice(NONE, ask("none"))
    yes, no = Choice("yes", ask("yes")), Choice("no", ask("no"))
    yield "yes_no", (yes, no)
    yield "help", (yes, Choice("helped", ask("helped")), no)
    yield "form_languages", tuple(Choice(tag, labeller.spoken(tag)) for tag in labeller.tongues)
    groups = [id_ for id_ in vocabulary.groups if id_ not in UNASKED]
    yield "groups", tuple(Choice(id_, entry("groups", id_)) for id_ in groups)
    yield "ages", tuple(Choice(age_name(band), _age(labeller, band)) for band in AGES)
    yield "levels", tuple(Choice(level, ask(f"level-{level}")) for level in GERMAN_LEVELS)
    spoken = [tag for tag in OWN_NAMES if tag not in {"de-simple", "prs"}]
    yield "languages", tuple(Choice(tag, labeller.spoken(tag)) for tag in spoken)
    barriers = [Choice(id_, entry("barriers", id_)) for id_ in vocabulary.barriers]
    yield "barriers", (*barriers, none)
    features = [Choice(f"{FEATURE}{id_}", entry("features", id_)) for id_ in vocabulary.features]
    yield "must", (*(Choice(name, ask(name)) for name in MUST), *features)
    yield "days", tuple(Choice(day, labeller.weekday(day)) for day in WEEKDAYS)
    yield "hours", tuple(Choice(name, ask(name)) for name in HOURS)
    tops = top_topics(directory)
    yield "topics", tuple(Choice(id_, entry("topics", id_)) for id_ in tops)
    for topic in tops:
        parts = [id_ for id_ in vocabulary.topics if vocabulary.topics[id_].parent == topic]
        if parts:
            found = tuple(Choice(id_, entry("topics", id_)) for id_ in parts)
            yield question_name("part", topic), found
        named = [Choice(id_, labeller.offer(id_)) for id_ in offers[topic]]
        yield question_name("known", topic), (*named, Choice(OTHER, ask("other")), none)


def _age(labeller: Labeller, band: tuple[int, int]) -> Labels:
    first, last = band
    if band == AGES[-1]:
        return labeller.ask("years_and_more", first=first)
    return labeller.ask("years", first=first, last=last)


def _offers(directory: Directory, today: date) -> dict[str, list[str]]:
    """The running offers of each topic: those that are first of all about it come first."""
    running = [standing.offer for standing in find_running(directory, today)]
    found: dict[str, list[str]] = {}
    for topic in top_topics(directory):
        tree = directory.vocabulary.children(topic) | {topic}
        fitting = [offer for offer in running if not tree.isdisjoint(offer.topics)]
        fitting.sort(key=lambda offer: (offer.topics[0] not in tree, offer.id))
        found[topic] = [offer.id for offer in fitting[:OFFERS_AT_MOST]]
    return found
