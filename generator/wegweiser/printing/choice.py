"""Which offers somebody wants on paper, and what that choice is called."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup

from wegweiser.model.values import WEEKDAYS
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import EVERYONE
from wegweiser.pages.search_data import search_documents
from wegweiser.pages.site import Site
from wegweiser.pages.templating import fragment
from wegweiser.search import build_index, find_offers

UNESCAPED = "!~*'()"
"""What the site's own addresses leave as it is (`encodeURIComponent`)."""
LONGEST = 100
"""So many letters of a query the page of all offers takes from its address."""
PAGES = frozenset({"topic", "group", "day"})
"""What has pages of its own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Offers by id, in that order, or all; of these only those of a topic, a group, a weekday.

    `day` is one of `WEEKDAYS`; `without` are left out. All ids are known. `language` is one that
    is spoken there. `query` is what somebody searched for: `answer` puts into `offers` what it
    finds.
    """

    offers: tuple[str, ...] = ()
    topic: str | None = None
    group: str | None = None
    day: str | None = None
    without: frozenset[str] = frozenset()
    language: str | None = None
    free: bool = False
    childcare: bool = False
    query: str = ""

    @property
    def facets(self) -> Mapping[str, str]:
        """What narrows the list of all offers, as the addresses of that page name it."""
        return {
            facet: value
            for facet, value in (
                ("topic", self.topic),
                ("group", self.group),
                ("day", self.day),
                ("language", self.language),
                ("free", "yes" if self.free else None),
                ("childcare", "yes" if self.childcare else None),
            )
            if value
        }

    @property
    def narrowed(self) -> bool:
        """Whether it asks for something; then what is printed is not all, and has to say so."""
        return bool(self.query or self.facets)

    @property
    def way(self) -> str:
        """The address of the site's page that is nearest to the choice."""
        facets = self.facets
        alone = not self.query and len(facets) == 1 and facets.keys() <= PAGES
        if self.query or (facets and not self.offers and not alone):
            asked = {"q": quote(self.query, safe=UNESCAPED)} if self.query else {}
            state = "&".join(f"{name}={value}" for name, value in {**asked, **facets}.items())
            return f"find/?{state}"
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


def answer(edition: Edition, choice: Choice) -> Choice:
    """The choice with the offers that its query finds on the site in this language, best first."""
    if not choice.query:
        return choice
    searched = search_documents(edition)
    found = find_offers(build_index(searched.documents, searched.subjects), choice.query)
    return replace(choice, offers=tuple(found))


def find_ids(site: Site, choice: Choice) -> tuple[str, ...]:
    """The chosen offers without their chapters."""
    return tuple(id_ for chapter in find_chapters(site, choice) for id_ in chapter.offers)


def find_chapters(site: Site, choice: Choice) -> tuple[Chapter, ...]:
    """The chosen offers; all of them by topic, those of a group before what is for everyone."""
    ids = _chosen(site, choice)
    if choice.group and choice.group != EVERYONE:
        own = [id_ for id_ in ids if id_ in site.by_group.get(choice.group, ())]
        rest = [id_ for id_ in ids if id_ not in set(own)]
        return _filled([Chapter(tuple(own)), Chapter(tuple(rest), open=True)])
    if choice.query or choice.offers or choice.topic or choice.day:
        return _filled([Chapter(tuple(ids))])
    return by_topic(site, ids)


def by_topic(site: Site, ids: Iterable[str]) -> tuple[Chapter, ...]:
    """Offers by the topic above the first of theirs, each once."""
    vocabulary = site.directory.vocabulary
    found: dict[str, list[str]] = {topic: [] for topic in vocabulary.topics}
    for id_ in ids:
        topic = site.listed[id_].topics[0]
        found.setdefault(vocabulary.top(topic), []).append(id_)
    return _filled([Chapter(tuple(some), topic) for topic, some in found.items()])


def name_choice(edition: Edition, choice: Choice) -> Markup:
    """`Learning German, women, Tuesday`; `Offers` where all or some by name are chosen.

    A query stands there as it was typed, whatever its language, in its own direction.
    """
    vocabulary, voice = edition.site.directory.vocabulary, Voice(edition)
    names = []
    if choice.query:
        names.append(fragment("foreign", choice.query, "und", _direction(choice.query)))
    if choice.topic:
        names.append(voice.label("topics", choice.topic, vocabulary.topics[choice.topic]))
    if choice.group:
        names.append(voice.label("groups", choice.group, vocabulary.groups[choice.group]))
    if choice.day:
        names.append(edition.weekday(WEEKDAYS.index(choice.day)))
    if choice.language:
        names.append(edition.language_name(choice.language))
    if choice.free:
        names.append(edition.say("Free of charge"))
    if choice.childcare:
        names.append(edition.say("Childcare"))
    return edition.comma(names) if names else edition.say("Offers")


def _chosen(site: Site, choice: Choice) -> list[str]:
    everything = tuple(site.listed)
    ids: Sequence[str] = choice.offers if choice.query else choice.offers or everything
    if choice.without:
        ids = [id_ for id_ in ids if id_ not in choice.without]
    if choice.topic:
        ids = [id_ for id_ in ids if id_ in site.by_topic.get(choice.topic, ())]
    if choice.group:
        groups = {choice.group, EVERYONE}
        ids = [id_ for id_ in ids if groups & set(site.listed[id_].groups)]
    for facet in choice.facets.keys() - PAGES:
        kept = site.facets.values.get(facet, {}).get(choice.facets[facet], ())
        those = {everything[number] for number in kept}
        ids = [id_ for id_ in ids if id_ in those]
    if choice.day:
        number = WEEKDAYS.index(choice.day)
        ids = [id_ for id_ in ids if _starts(site, id_, number) is not None]
        if not choice.query:
            ids.sort(key=lambda id_: _starts(site, id_, number) or 0)
    return list(ids)


def _starts(site: Site, id_: str, weekday: int) -> int | None:
    """The minute at which an offer begins on its next such weekday; None where it never does."""
    for session in site.sessions[id_]:
        if session.day.weekday() == weekday:
            return session.start or 0
    return None


def _direction(text: str) -> str:
    """Which way a text is written whose language nobody knows: as its first letter."""
    kinds = map(unicodedata.bidirectional, text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _filled(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    return tuple(chapter for chapter in chapters if chapter.offers)
