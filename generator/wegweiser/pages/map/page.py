"""The map of actors: a drawing with numbers, and beside it the list that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.geo.labels import Side
from wegweiser.model import Place
from wegweiser.pages.distances import length, straight_line
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.frame import Draft
from wegweiser.pages.map.atlas import Atlas, Drawing, Spot, Stop
from wegweiser.pages.map.ground import to_number
from wegweiser.pages.map.pins import outlying, place_names, steps_to, uppermost, zoom_of
from wegweiser.pages.places import way
from wegweiser.pages.templating import fragment

SHAPES = 10
"""How many shapes of pins there are; `map_shapes.html` and `map.css` draw them."""
WAY = "map/"


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind or a topic by which the map can be narrowed; its number goes into classes."""

    number: int
    label: Markup
    shape: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """An actor at one address, in the list.

    `id` is what its pin leads to; `number` is None inside the housing site.
    """

    id: str
    number: int | None
    marks: str
    actor: str
    name: Markup
    about: tuple[Markup, ...]
    far: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A word of the drawing."""

    text: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A pin: its link, what names it, its shape, its number, and where its place lies.

    `pile`: it is the uppermost of a pile on one of the sheets. `name` stands on a `side` of it
    where the wide sheet has room.
    """

    target: str
    named: str
    marks: str
    shape: int
    number: int
    pile: bool
    place: str
    name: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing in the words of a language; its ground stands in a file of its own."""

    name: str
    zoom: float
    texts: tuple[Text, ...]


def map_page(edition: Edition) -> Draft:
    """Every place whose address is no secret, on the map and in the list."""
    return _Mapping(edition).page()


class _Mapping:
    """The map's page in one language."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.atlas: Atlas = edition.site.atlas
        self.directory = edition.site.directory
        self.voice = Voice(edition)
        self.marks = edition.site.marks

    def page(self) -> Draft:
        """The draft of the page."""
        edition, ground = self.edition, self.directory.ground
        tiles = self.directory.settings.map_tiles
        title = edition.words.text("Map")
        inside = len(self.atlas.offers_inside)
        main = edition.render(
            "map.html",
            number=len({stop.actor for stop in self.atlas.stops}),
            kinds=list(self._kind_choices()),
            topics=list(self._topic_choices()),
            sheets=[self._sheet(self.atlas.phone), self._sheet(self.atlas.wide)],
            pins=list(self._pins()),
            house=inside,
            house_offers=edition.count("{number} offer", "{number} offers", inside)
            if inside
            else None,
            home=edition.foreign(
                self.directory.settings.home.name, self.directory.settings.source_language
            ),
            inside=[self._line(stop, None, f"i{n}") for n, stop in enumerate(self.atlas.inside)],
            lines=[line for spot in self.atlas.spots for line in self._lines(spot)],
            schematic=ground is not None and ground.schematic,
            attribution=ground.attribution if ground else "",
            tiles=tiles,
            host=fragment("ltr", tiles.host) if tiles else "",
            plane=self.atlas.wide.plane,
        )
        return Draft(
            WAY,
            "map",
            title,
            title,
            main,
            self.voice.machine,
            styles=("map", "pins"),
            pictures=tiles.origin if tiles else "",
        )

    def _kind_choices(self) -> Iterator[Choice]:
        entries = self.directory.vocabulary.actor_kinds
        for kind, number in self.marks.kinds.items():
            label = self.voice.label("actor_kinds", kind, entries[kind])
            yield Choice(number, label, shape_of(number))

    def _topic_choices(self) -> Iterator[Choice]:
        entries = self.directory.vocabulary.topics
        for topic, number in self.marks.topics.items():
            yield Choice(number, self.voice.label("topics", topic, entries[topic]))

    def _lines(self, spot: Spot) -> Iterator[Line]:
        for n, stop in enumerate(spot.stops):
            yield self._line(stop, spot, _id_of(spot.number, n))

    def _line(self, stop: Stop, spot: Spot | None, id_: str) -> Line:
        edition, actor = self.edition, self.directory.actors[stop.actor]
        speaker = edition.voice(actor)
        kind = self.directory.vocabulary.actor_kinds.get(actor.kind)
        about = [self.voice.label("actor_kinds", actor.kind, kind)] if kind else []
        names = ((id_, actor.places[id_].name) for id_ in stop.places)
        about += [speaker.name(f"places.{id_}.name", name) for id_, name in names if name]
        count = len(stop.offers)
        if count:
            about.append(edition.count("{number} offer", "{number} offers", count))
        name = speaker.name("name", actor.name)
        self.voice.machine |= speaker.machine
        return Line(
            id_,
            spot.number if spot else None,
            " ".join(self.marks.of[stop]),
            stop.actor,
            name,
            tuple(about),
            self._far([actor.places[id_] for id_ in stop.places], spot),
        )

    def _far(self, places: Sequence[Place], spot: Spot | None) -> tuple[Markup, ...]:
        """The way on foot, measured if possible, and the straight line; nothing inside the site."""
        if spot is None:
            return ()
        walk = way(self.edition, min(places, key=lambda place: place.walk_minutes is None))
        line = straight_line(self.edition, spot.km)
        return (line,) if walk is None else (walk, line)

    def _sheet(self, drawing: Drawing) -> Sheet:
        zoom = round(zoom_of(self.atlas, drawing), 4)
        return Sheet(drawing.name, zoom, tuple(self._texts(drawing)))

    def _texts(self, drawing: Drawing) -> Iterator[Text]:
        """What the rings and the bar say."""
        down = drawing.chart.paper.line / 3
        for ring in drawing.rings:
            if ring.label is not None:
                x, y = ring.label
                yield Text(self._length(ring.metres), to_number(x), to_number(y + down))
        bar = drawing.bar
        middle = (bar.start[0] + bar.length + bar.box.right) / 2
        yield Text(self._length(bar.metres), to_number(middle), to_number(bar.start[1]))

    def _length(self, metres: int) -> str:
        return str(length(self.edition, metres / 1_000).striptags())

    def _pins(self) -> Iterator[Pin]:
        """A pin for each address, in the order of their numbers."""
        steps, far = steps_to(self.atlas), outlying(self.atlas)
        piled = uppermost(self.atlas.phone) | uppermost(self.atlas.wide)
        names = self._names()
        sides = place_names(self.atlas, names)
        for spot in self.atlas.spots:
            number, pile = spot.number, spot.number in piled
            across, down = steps[number]
            marks = self._marks_of(spot)
            marks += ["mix"] if marks[1:] and marks[1].startswith("k") else []
            marks += ["out"] if number in far else []
            marks += ["long"] if number >= (10 if pile else 100) else []
            yield Pin(
                target=_id_of(number, 0),
                named=" ".join(_id_of(number, n) for n in range(len(spot.stops))),
                marks=" ".join(marks),
                shape=self._shape(spot.stops[0].actor),
                number=number,
                pile=pile,
                place=f"{across}{' ' if down >= 0 else ''}{down}",
                name=names.get(number, ""),
                side=sides.get(number),
            )

    def _shape(self, actor: str) -> int:
        return shape_of(self.marks.kinds.get(self.directory.actors[actor].kind, 0))

    def _names(self) -> Mapping[int, str]:
        """The names of those who are alone at their address, who offer most first."""
        alone = [spot for spot in self.atlas.spots if len(spot.stops) == 1]
        alone.sort(key=lambda spot: (-len(spot.stops[0].offers), spot.number))
        return {spot.number: self._name(spot.stops[0].actor) for spot in alone}

    def _name(self, id_: str) -> str:
        actor = self.directory.actors[id_]
        return self.edition.voice(actor).name("name", actor.name).striptags()

    def _marks_of(self, spot: Spot) -> list[str]:
        """The classes of all that is there: kinds, then topics; the first one's kind is first."""
        found = dict.fromkeys(mark for stop in spot.stops for mark in self.marks.of[stop])
        return sorted(found, key=lambda mark: mark[0])


def shape_of(kind: int) -> int:
    """The shape of a kind's pins, 1 to `SHAPES`; 0 is that of an unknown kind."""
    return (kind - 1) % SHAPES + 1 if kind else 0


def _id_of(number: int, stop: int) -> str:
    """The id of a place in the list: `p12`, and `p12-1` for a further one at that address."""
    return f"p{number}-{stop}" if stop else f"p{number}"
