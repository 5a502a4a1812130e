"""The map of actors: a drawing with numbers, and beside it the list that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wegweiser.geo.chart import Pin as Placed
from wegweiser.model import Place
from wegweiser.pages.atlas import Atlas, Drawing, Spot, Stop
from wegweiser.pages.distances import length, straight_line
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.frame import Draft
from wegweiser.pages.map_ground import to_number
from wegweiser.pages.places import way

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
class Pin:
    """A pin on a sheet: its link, what names it, its shape, its text, and where it stands."""

    target: str
    named: str
    marks: str
    shape: int
    text: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Text:
    """A word of the drawing."""

    text: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing in the words of a language; its ground stands in a file of its own."""

    name: str
    width: str
    height: str
    home: tuple[str, str]
    texts: tuple[Text, ...]
    pins: tuple[Pin, ...]


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
        self.kinds = self._number_kinds()
        self.topics = self._number_topics()
        self.marks = {stop: self._marks(stop) for stop in self.atlas.stops}

    def page(self) -> Draft:
        """The draft of the page."""
        edition, ground = self.edition, self.directory.ground
        title = edition.words.text("Map")
        inside = len(self.atlas.offers_inside)
        main = edition.render(
            "map.html",
            number=len({stop.actor for stop in self.atlas.stops}),
            kinds=list(self._kind_choices()),
            topics=list(self._topic_choices()),
            sheets=[self._sheet(self.atlas.phone), self._sheet(self.atlas.wide)],
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
        )
        return Draft(WAY, "map", title, title, main, self.voice.machine, styles=("map",))

    def _number_kinds(self) -> Mapping[str, int]:
        """The kinds that are on the map, by their place in the vocabulary: so shapes stay."""
        known = {kind: n for n, kind in enumerate(self.directory.vocabulary.actor_kinds, 1)}
        used = {self.directory.actors[stop.actor].kind for stop in self.atlas.stops}
        return {kind: n for kind, n in known.items() if kind in used}

    def _number_topics(self) -> Mapping[str, int]:
        used = {id_ for stop in self.atlas.stops for id_ in self._topics(stop)}
        order = [id_ for id_ in self.directory.vocabulary.topics if id_ in used]
        return {id_: n for n, id_ in enumerate(order, 1)}

    def _topics(self, stop: Stop) -> Iterator[str]:
        """The topics of the upper level of the offers at a place."""
        vocabulary, listed = self.directory.vocabulary, self.edition.site.listed
        for offer in stop.offers:
            for topic in listed[offer].topics:
                top = vocabulary.parent(topic) or topic
                if top in vocabulary.topics:
                    yield top

    def _marks(self, stop: Stop) -> str:
        """Its classes: `k3 t1 t4`."""
        kind = self.kinds.get(self.directory.actors[stop.actor].kind, 0)
        topics = sorted({self.topics[id_] for id_ in self._topics(stop)})
        return " ".join([f"k{kind}", *(f"t{number}" for number in topics)])

    def _kind_choices(self) -> Iterator[Choice]:
        entries = self.directory.vocabulary.actor_kinds
        for kind, number in self.kinds.items():
            label = self.voice.label("actor_kinds", kind, entries[kind])
            yield Choice(number, label, shape_of(number))

    def _topic_choices(self) -> Iterator[Choice]:
        entries = self.directory.vocabulary.topics
        for topic, number in self.topics.items():
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
            self.marks[stop],
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
        plane = drawing.plane
        return Sheet(
            drawing.name,
            to_number(plane.width),
            to_number(plane.height),
            (to_number(plane.home[0]), to_number(plane.home[1])),
            tuple(self._texts(drawing)),
            tuple(self._pin(pin) for pin in drawing.chart.pins),
        )

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

    def _pin(self, pin: Placed) -> Pin:
        spots = [self.atlas.spots[number - 1] for number in pin.numbers]
        stops = [(spot.number, n, stop) for spot in spots for n, stop in enumerate(spot.stops)]
        marks = sorted({mark for *_, stop in stops for mark in self.marks[stop].split()})
        first = self.kinds.get(self.directory.actors[stops[0][2].actor].kind, 0)
        text = f"{pin.numbers[0]}{'+' if len(pin.numbers) > 1 else ''}"
        marks += ["out"] if pin.outside else []
        marks += ["long"] if len(text) > 2 else []
        return Pin(
            target=_id_of(stops[0][0], 0),
            named=" ".join(_id_of(number, n) for number, n, _ in stops),
            marks=" ".join(marks),
            shape=shape_of(first),
            text=text,
            x=str(round(pin.at[0])),
            y=str(round(pin.at[1])),
        )


def shape_of(kind: int) -> int:
    """The shape of a kind's pins, 1 to `SHAPES`; 0 is that of an unknown kind."""
    return (kind - 1) % SHAPES + 1 if kind else 0


def _id_of(number: int, stop: int) -> str:
    """The id of a place in the list: `p12`, and `p12-1` for a further one at that address."""
    return f"p{number}-{stop}" if stop else f"p{number}"
