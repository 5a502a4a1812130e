"""The list of all offers, sheet by sheet, and what it can be searched and narrowed by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.model.values import WEEKDAYS
from wegweiser.pages.cards import offer_cards
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facets import MINUTES, STEP_FREE, UNKNOWN
from wegweiser.pages.frame import Draft
from wegweiser.pages.icons import icon
from wegweiser.pages.lists import chapter_of
from wegweiser.pages.phrases import NOT_SAID
from wegweiser.pages.site import sheet_way


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet as a box to tick; `number` of offers, None where the browser counts."""

    facet: str
    value: str
    label: Markup
    number: int | None = None
    icon: Markup | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Options that answer one question."""

    id: str
    icon: Markup
    label: Markup
    options: Sequence[Option]
    open: bool = False


def find_page(edition: Edition, number: int, index: str) -> Draft:
    """A sheet of all offers, each once, by the topic above its first topic.

    `index` is the address of the search index, relative to the root.
    """
    voice, site = Voice(edition), edition.site
    chapters = [
        chapter_of(voice, topic, ids, offer_cards(voice, ids))
        for topic, ids in site.sheets[number].items()
    ]
    title = edition.words.text("All offers")
    main = edition.render(
        "find.html",
        chapters=chapters,
        number=len(site.listed),
        index=index,
        offers=site.assets["offers"].path,
        questions=[question for question in _questions(voice) if question.options],
        topics=[chapter_of(voice, topic, ids) for topic, ids in site.by_topic.items()],
        groups=_groups(voice),
        chapters_of_all={topic for sheet in site.sheets for topic in sheet},
        pages=[Leaf(n + 1, sheet_way(n), current=n == number) for n in range(len(site.sheets))],
    )
    return Draft(
        sheet_way(number),
        "find",
        title,
        title,
        main,
        voice.machine,
        styles=("finding",),
        module="find.js",
    )


@dataclass(frozen=True, slots=True)
class Leaf:
    """A link to one of the sheets."""

    number: int
    way: str
    current: bool


def _questions(voice: Voice) -> Iterator[Question]:
    """In the order in which people ask."""
    say = voice.edition.say
    yield Question("day", icon("calendar-clock"), say("When?"), tuple(_days(voice)), open=True)
    yield Question("topic", icon("view-grid-outline"), say("Topics"), tuple(_topics(voice)))
    yield Question("group", icon("account-check"), say("For whom?"), tuple(_groups(voice)))
    yield Question("language", icon("forum"), say("Which languages?"), tuple(_languages(voice)))
    yield Question("distance", icon("walk"), say("How far?"), tuple(_distances(voice)))
    yield Question("more", icon("check"), say("Good to know"), tuple(_answers(voice)))


def _days(voice: Voice) -> Iterator[Option]:
    edition = voice.edition
    yield Option("day", "today", edition.say("Today"))
    yield Option("day", "week", edition.say("This week"))
    for number, day in enumerate(WEEKDAYS):
        yield Option("day", day, edition.weekday(number))


def _topics(voice: Voice) -> Iterator[Option]:
    """Each topic under the one above it."""
    vocabulary = voice.edition.site.directory.vocabulary
    found = _counted(voice, "topic")
    tops = [id_ for id_, entry in vocabulary.topics.items() if entry.parent not in found]
    for top in tops:
        below = [id_ for id_ in vocabulary.topics if vocabulary.parent(id_) == top]
        for id_ in (top, *below):
            if id_ in found:
                label = voice.label("topics", id_, vocabulary.topics[id_])
                picture = icon(vocabulary.topics[id_].icon)
                yield Option("topic", id_, label, found[id_], picture, level=int(id_ != top))


def _groups(voice: Voice) -> list[Option]:
    found = _counted(voice, "group")
    return [
        Option("group", id_, voice.label("groups", id_, entry), found[id_], icon(entry.icon))
        for id_, entry in voice.edition.site.directory.vocabulary.groups.items()
        if id_ in found
    ]


def _languages(voice: Voice) -> Iterator[Option]:
    """The reader's first, then by the number of offers; at the end what is no language."""
    edition, found = voice.edition, dict(_counted(voice, "language"))
    others = {value: found.pop(value) for value in ("interpreter", UNKNOWN) if value in found}
    for tag in sorted(found, key=lambda tag: (not edition.same_language(tag), -found[tag], tag)):
        yield Option("language", tag, edition.language_name(tag), found[tag])
    if "interpreter" in others:
        label = edition.say("With an interpreter")
        yield Option("language", "interpreter", label, others["interpreter"])
    if UNKNOWN in others:
        yield Option("language", UNKNOWN, edition.say(NOT_SAID), others[UNKNOWN])


def _distances(voice: Voice) -> Iterator[Option]:
    say, found = voice.edition.say, _counted(voice, "distance")
    labels = {"inside": say("Inside the housing site")}
    for minutes in MINUTES:
        labels[str(minutes)] = voice.edition.count(
            "up to {number} minute on foot", "up to {number} minutes on foot", minutes
        )
    labels["remote"] = say("From home: online or by phone, or we come to you")
    labels[UNKNOWN] = say(NOT_SAID)
    for value, label in labels.items():
        if value in found:
            yield Option("distance", value, label, found[value])


def _answers(voice: Voice) -> Iterator[Option]:
    """What is yes, and below it where nobody said; what is no can be told from the pages."""
    say = voice.edition.say
    pictures = {
        "free": (icon("cash"), say("Free of charge")),
        "childcare": (icon("teddy-bear"), say("Childcare")),
        "walk-in": (icon("door-open"), say("Without registration")),
        STEP_FREE: (icon("wheelchair-accessibility"), say("Without steps")),
    }
    for facet, (picture, label) in pictures.items():
        found = _counted(voice, facet)
        if "yes" in found:
            yield Option(facet, "yes", label, found["yes"], picture)
            if UNKNOWN in found:
                nobody = say("{what}: nobody said", what=label)
                yield Option(facet, UNKNOWN, nobody, found[UNKNOWN], level=1)


def _counted(voice: Voice, facet: str) -> dict[str, int]:
    """How many offers each value of a facet leaves."""
    values = voice.edition.site.facets.values.get(facet, {})
    return {value: len(numbers) for value, numbers in values.items()}
