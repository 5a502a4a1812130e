"""Everything about the site that no language changes, computed once for all languages."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from wegweiser.gaps import Gaps, find_gaps
from wegweiser.gaps.network import Member, Network, find_members, join_members
from wegweiser.geo import Walk, walk
from wegweiser.model import Directory, Offer, Place, Venue, Vocabulary
from wegweiser.pages.assets import Asset, hashed, read_assets
from wegweiser.pages.facets import Facets, Listing, find_facets
from wegweiser.pages.icons import draw_icons
from wegweiser.pages.map.atlas import Atlas, draw_atlas
from wegweiser.pages.map.ground import draw_ground
from wegweiser.pages.map.marks import Marks, find_marks
from wegweiser.pages.map.pins import draw_pins
from wegweiser.times import (
    Calendar,
    CalendarPlan,
    Session,
    find_sessions,
    is_listed,
    is_over,
    plan_calendar,
)

WEEKS = 8
"""How far ahead sessions are computed."""
SIMILAR = 4
NEWS = timedelta(days=60)
"""How long before and after its first day an offer counts as new."""
SHEET = 200
"""How many offers stand on one sheet of the list of all offers."""
HUES = 6
ROUND_THE_CLOCK = 24 * 60


@dataclass(frozen=True, slots=True)
class Happening:
    """A session of an offer on a day."""

    offer: str
    session: Session

    @property
    def all_day(self) -> bool:
        """Whether it has no hours, or goes on day and night."""
        start, end = self.session.start, self.session.end
        return start is None or (start == 0 and end == ROUND_THE_CLOCK)

    @property
    def order(self) -> tuple[bool, int, str]:
        """By start; what goes on all day comes last."""
        return self.all_day, self.session.start or 0, self.offer


@dataclass(frozen=True, slots=True)
class Site:
    """A build: its records as of `today`, sorted for every list that shows them.

    `listed` is in the order of the lists: paused offers last, then by next session, then id.
    `sessions` are those of the next eight weeks; `days` those from Monday of this week to Sunday
    of the next. The lists by topic (children included), group, actor and chapter (the topic above
    an offer's first) hold ids in the order of `listed`. `hues` tell topics apart by six tints.
    `sheets` are the sheets of the list of all offers, each with its chapters. `news` are the offers
    that began lately or will begin soon, the latest first. `facets` number the offers in the order
    of `listed`; `records` are all that is known of an offer, as a text. `locations` are where
    calendars say that an offer takes place; `own_locations` those of times that have a place of
    their own, by their index. `marks` are what the map can be narrowed by. `members` are what each
    actor does, with whom, and where. `gaps` is None where the site does not publish them: then
    `network` says nothing of what is missing.
    """

    directory: Directory
    today: date
    calendar: Calendar
    languages: tuple[str, ...]
    listed: Mapping[str, Offer]
    sessions: Mapping[str, tuple[Session, ...]]
    days: Mapping[date, tuple[Happening, ...]]
    venues: Mapping[str, tuple[Venue, ...]]
    locations: Mapping[str, str]
    own_locations: Mapping[str, Mapping[int, str]]
    atlas: Atlas
    marks: Marks
    members: Mapping[str, Member]
    gaps: Gaps | None
    network: Network
    hues: Mapping[str, int]
    actors_of: Mapping[str, tuple[str, ...]]
    by_topic: Mapping[str, tuple[str, ...]]
    by_group: Mapping[str, tuple[str, ...]]
    by_actor: Mapping[str, tuple[str, ...]]
    sheets: tuple[Mapping[str, tuple[str, ...]], ...]
    news: tuple[str, ...]
    facets: Facets
    records: Mapping[str, str]
    similar: Mapping[str, tuple[str, ...]]
    calendars: Mapping[str, CalendarPlan]
    assets: Mapping[str, Asset]
    example: bool

    @property
    def paths(self) -> tuple[str, ...]:
        """The addresses of a language's pages, relative to its folder."""
        return (
            *("", "week/", "list/", "actors/", "map/", "overview/"),
            *(sheet_way(number) for number in range(len(self.sheets))),
            *(f"topics/{id_}/" for id_ in self.by_topic),
            *(f"groups/{id_}/" for id_ in self.by_group),
            *(f"actors/{id_}/" for id_ in self.directory.actors),
            *(f"offers/{id_}/" for id_ in self.listed),
        )

    def walk_to(self, place: Place) -> Walk | None:
        """How long one walks from home."""
        return walk(place, self.directory.settings.home)


def prepare_site(directory: Directory, today: date, calendar: Calendar) -> Site:
    """The site of a directory as of a day."""
    listed = [offer for offer in directory.offers.values() if is_listed(offer, today)]
    sessions = {offer.id: _sessions(offer, today, calendar) for offer in listed}
    upcoming = {
        id_: tuple(session for session in found if session.day >= today)
        for id_, found in sessions.items()
    }
    listed.sort(key=lambda offer: _rank(offer, upcoming[offer.id], today))
    venues = {offer.id: _venues(directory, offer, today) for offer in listed}
    by_topic = _by(directory.vocabulary.topics, ((o.id, _topics(directory, o)) for o in listed))
    sheets = _sheets(_chapters(directory, listed))
    facets = find_facets(Listing(directory, listed, venues, upcoming, by_topic, today))
    atlas = draw_atlas(directory, venues)
    marks = find_marks(directory, {offer.id: offer for offer in listed}, atlas)
    members = find_members(directory, today)
    gaps = find_gaps(directory, today) if directory.settings.publish_gaps else None
    assets = {
        **read_assets(),
        "icons": hashed("icons", "svg", draw_icons(directory.vocabulary)),
        "offers": hashed("offers", "json", offers_json(listed, sheets, facets, today)),
        "ground": hashed("map", "svg", draw_ground(atlas)),
        "pins": hashed("pins", "css", draw_pins(atlas, marks.choices)),
    }
    return Site(
        directory=directory,
        today=today,
        calendar=calendar,
        languages=directory.settings.languages,
        listed={offer.id: offer for offer in listed},
        sessions=upcoming,
        days=_days(sessions, today),
        venues=venues,
        locations={id_: _location(found) for id_, found in venues.items()},
        own_locations={offer.id: _own_locations(directory, offer) for offer in listed},
        atlas=atlas,
        marks=marks,
        members=members,
        gaps=gaps,
        network=join_members(directory, members, today, gaps),
        actors_of={offer.id: _actors(directory, offer) for offer in listed},
        hues=_hues(directory.vocabulary),
        by_topic=by_topic,
        by_group=_by(directory.vocabulary.groups, ((o.id, o.groups) for o in listed)),
        by_actor=_by(directory.actors, ((o.id, (o.actor, *o.with_)) for o in listed)),
        sheets=sheets,
        news=_news(listed, today),
        facets=facets,
        records={offer.id: repr(offer) for offer in listed},
        similar={offer.id: _similar(offer, by_topic) for offer in listed},
        calendars=_calendars(directory, listed, today, calendar),
        assets=assets,
        example=any(offer.example for offer in directory.offers.values())
        or any(actor.example for actor in directory.actors.values()),
    )


def _rank(offer: Offer, upcoming: tuple[Session, ...], today: date) -> tuple[bool, date, str]:
    """Where an offer stands in lists: by its next day; without one behind, paused ones last."""
    far = today + timedelta(weeks=WEEKS + 1)
    return offer.status == "paused", upcoming[0].day if upcoming else far, offer.id


def _venues(directory: Directory, offer: Offer, today: date) -> tuple[Venue, ...]:
    """The places of an offer and of those of its times that are not over."""
    times = tuple(time for time in offer.times if not is_over(time, today))
    return directory.venues(offer, times)


def _location(venues: tuple[Venue, ...]) -> str:
    """The first place that may be known, as the signs in the street have it; for calendars."""
    for venue in venues:
        place = venue.place
        if place is not None and not place.hide_address:
            town = " ".join(part for part in (place.postcode, place.city) if part)
            return ", ".join(part for part in (place.name, place.street, town) if part)
    return ""


def _own_locations(directory: Directory, offer: Offer) -> Mapping[int, str]:
    found = {}
    for index, time in enumerate(offer.times):
        if time.place is not None:
            venue = directory.venue(offer, time.place)
            found[index] = _location((venue,) if venue else ())
    return found


def _calendars(
    directory: Directory, listed: list[Offer], today: date, calendar: Calendar
) -> Mapping[str, CalendarPlan]:
    """The plans of offers with times; their ids end in the site's own host."""
    host = urlsplit(directory.settings.site_url or "").hostname or "wegweiser.invalid"
    return {
        offer.id: plan_calendar(offer, calendar, today, host) for offer in listed if offer.times
    }


def _actors(directory: Directory, offer: Offer) -> tuple[str, ...]:
    """The offer's actor, then those it works with."""
    found = dict.fromkeys((offer.actor, *offer.with_))
    return tuple(id_ for id_ in found if id_ in directory.actors)


def _hues(vocabulary: Vocabulary) -> Mapping[str, int]:
    """One of six tints for each topic, that of the topic above it; neighbours differ."""
    tops = [id_ for id_, entry in vocabulary.topics.items() if entry.parent is None]
    own = {id_: number % HUES for number, id_ in enumerate(tops)}
    return {id_: own.get(entry.parent or id_, 0) for id_, entry in vocabulary.topics.items()}


def _sessions(offer: Offer, today: date, calendar: Calendar) -> tuple[Session, ...]:
    if offer.status == "paused":
        return ()
    monday = today - timedelta(today.weekday())
    return tuple(find_sessions(offer, monday, today + timedelta(weeks=WEEKS), calendar))


def _topics(directory: Directory, offer: Offer) -> Iterable[str]:
    """The offer's topics and those above them."""
    for topic in offer.topics:
        yield topic
        if parent := directory.vocabulary.parent(topic):
            yield parent


def _by(
    order: Iterable[str], tags: Iterable[tuple[str, Iterable[str]]]
) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, names in tags:
        for name in names:
            found[name][id_] = None
    return {name: tuple(found[name]) for name in order if name in found}


def _chapters(directory: Directory, listed: list[Offer]) -> Mapping[str, tuple[str, ...]]:
    """Each offer once, under the first of its topics or the topic above that."""
    vocabulary = directory.vocabulary
    return _by(
        vocabulary.topics,
        ((o.id, [vocabulary.top(o.topics[0])]) for o in listed),
    )


def _sheets(chapters: Mapping[str, tuple[str, ...]]) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """The chapters on sheets of at most `SHEET` offers; a chapter may go on on the next."""
    flat = [(topic, id_) for topic, ids in chapters.items() for id_ in ids]
    parts = [flat[at : at + SHEET] for at in range(0, len(flat), SHEET)] or [[]]
    return tuple(_by(chapters, ((id_, [topic]) for topic, id_ in part)) for part in parts)


def sheet_way(number: int) -> str:
    """The address of a sheet of the list of all offers: `find/`, `find/2/` and so on."""
    return f"find/{number + 1}/" if number else "find/"


def offers_json(
    listed: list[Offer],
    sheets: tuple[Mapping[str, tuple[str, ...]], ...],
    facets: Facets,
    today: date,
) -> str:
    """What the browser needs of all offers to narrow their list, the same in every language.

    `ids` in the order of the lists; `sheets`: on which sheet each stands; `facets`: of each value
    the numbers of its offers, each as the distance from the one before; `sessions`: of each offer
    the days of its sessions by the hour of their end, as a hexadecimal number whose bit 0 is
    `first`.
    """
    sheet_of = {
        id_: number
        for number, chapters in enumerate(sheets)
        for ids in chapters.values()
        for id_ in ids
    }
    content = {
        "first": today.isoformat(),
        "ids": [offer.id for offer in listed],
        "sheets": [sheet_of[offer.id] for offer in listed],
        "facets": {
            name: {value: _gaps(numbers) for value, numbers in values.items()}
            for name, values in facets.values.items()
        },
        "sessions": [
            {end: f"{days:x}" for end, days in sessions.items()} for sessions in facets.sessions
        ],
    }
    return json.dumps(content, separators=(",", ":"))


def _gaps(numbers: tuple[int, ...]) -> list[int]:
    return [number - before for before, number in zip((0, *numbers), numbers, strict=False)]


def _news(listed: list[Offer], today: date) -> tuple[str, ...]:
    """Offers whose first day is not long ago or soon to come, the latest first."""
    found = [
        (offer.runs.from_, offer.id)
        for offer in listed
        if offer.runs.from_ and abs(offer.runs.from_ - today) <= NEWS and offer.status != "paused"
    ]
    return tuple(id_ for _, id_ in sorted(found, key=lambda new: (-new[0].toordinal(), new[1])))


def _days(
    sessions: Mapping[str, tuple[Session, ...]], today: date
) -> Mapping[date, tuple[Happening, ...]]:
    monday = today - timedelta(today.weekday())
    days: dict[date, list[Happening]] = {monday + timedelta(n): [] for n in range(14)}
    for offer, found in sessions.items():
        for session in found:
            if session.day in days:
                days[session.day].append(Happening(offer, session))
    return {day: tuple(sorted(found, key=lambda h: h.order)) for day, found in days.items()}


def _similar(offer: Offer, by_topic: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Up to four other offers that share a topic, those of its first topic first."""
    found = dict.fromkeys(id_ for topic in offer.topics for id_ in by_topic.get(topic, ())[:50])
    found.pop(offer.id, None)
    return tuple(found)[:SIMILAR]
