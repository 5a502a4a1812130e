"""Which offers somebody wants on paper, and what that choice is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.model.values import WEEKDAYS
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import EVERYONE
from wegweiser.pages.site import Site


@dataclass(frozen=True, slots=True)
class Choice:
    """Offers by id, in that order, or all; of these only those of a topic, a group, a weekday.

    `day` is one of `WEEKDAYS`; `without` are left out. All ids are known.
    """

    offers: tuple[str, ...] = ()
    topic: str | None = None
    group: str | None = None
    day: str | None = None
    without: frozenset[str] = frozenset()

    @property
    def way(self) -> str:
        """The address of the site's page that is nearest to the choice."""
        if self.offers:
            return f"list/#{','.join(self.offers)}"
        if self.topic:
            return f"topics/{self.topic}/"
        if self.group:
            return f"groups/{self.group}/"
        return "week/" if self.day else "find/"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Offers below one heading; `topic` is empty where there is none, `open` are those for all."""

    offers: tuple[str, ...]
    topic: str = ""
    open: bool = False


def find_chapters(site: Site, choice: Choice) -> tuple[Chapter, ...]:
    """The chosen offers; all of them by topic, those of a group before what is for everyone."""
    ids = _chosen(site, choice)
    if choice.group and choice.group != EVERYONE:
        own = [id_ for id_ in ids if id_ in site.by_group.get(choice.group, ())]
        rest = [id_ for id_ in ids if id_ not in set(own)]
        return _filled([Chapter(tuple(own)), Chapter(tuple(rest), open=True)])
    if choice.offers or choice.topic or choice.day:
        return _filled([Chapter(tuple(ids))])
    return by_topic(site, ids)


def by_topic(site: Site, ids: Iterable[str]) -> tuple[Chapter, ...]:
    """Offers by the topic above the first of theirs, each once."""
    vocabulary = site.directory.vocabulary
    found: dict[str, list[str]] = {topic: [] for topic in vocabulary.topics}
    for id_ in ids:
        topic = site.listed[id_].topics[0]
        found.setdefault(vocabulary.parent(topic) or topic, []).append(id_)
    return _filled([Chapter(tuple(some), topic) for topic, some in found.items()])


def name_choice(edition: Edition, choice: Choice) -> Markup:
    """`Learning German, women, Tuesday`; `Offers` where all or some by name are chosen."""
    vocabulary, voice = edition.site.directory.vocabulary, Voice(edition)
    names = []
    if choice.topic:
        names.append(voice.label("topics", choice.topic, vocabulary.topics[choice.topic]))
    if choice.group:
        names.append(voice.label("groups", choice.group, vocabulary.groups[choice.group]))
    if choice.day:
        names.append(edition.weekday(WEEKDAYS.index(choice.day)))
    return edition.comma(names) if names else edition.say("Offers")


def _chosen(site: Site, choice: Choice) -> list[str]:
    ids: Sequence[str] = choice.offers or tuple(site.listed)
    if choice.without:
        ids = [id_ for id_ in ids if id_ not in choice.without]
    if choice.topic:
        ids = [id_ for id_ in ids if id_ in site.by_topic.get(choice.topic, ())]
    if choice.group:
        groups = {choice.group, EVERYONE}
        ids = [id_ for id_ in ids if groups & set(site.listed[id_].groups)]
    if choice.day:
        number = WEEKDAYS.index(choice.day)
        ids = sorted(
            (id_ for id_ in ids if _starts(site, id_, number) is not None),
            key=lambda id_: _starts(site, id_, number) or 0,
        )
    return list(ids)


def _starts(site: Site, id_: str, weekday: int) -> int | None:
    """The minute at which an offer begins on its next such weekday; None where it never does."""
    for session in site.sessions[id_]:
        if session.day.weekday() == weekday:
            return session.start or 0
    return None


def _filled(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    return tuple(chapter for chapter in chapters if chapter.offers)
