"""What decides, as rows of one card: when, where, for whom, languages, cost, how to get in.

A field left out is not known and gets no row; where it decides (cost, how to get in) the row says
that nobody said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from wegweiser.model import Cost, Offer, Venue
from wegweiser.pages.edition import Card, Edition, Voice
from wegweiser.pages.icons import icon
from wegweiser.pages.phrases import ACCESS, INTERPRETER, JUST_CALL, NOT_KNOWN, OTHER
from wegweiser.pages.places import place_card
from wegweiser.pages.rhythm import Leaf, Line, leaves, timetable
from wegweiser.pages.site import ROUND_THE_CLOCK
from wegweiser.pages.templating import fragment

EVERYONE = "everyone"
NO_LIMIT = 99
"""Years of age up to which everybody may come, as people write it who mean no limit."""
VENUE_ICONS = {"place": "map-marker", "online": "laptop", "phone": "phone", "outreach": "walk"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: a picture, a question, what matters in bold, and notes below it.

    `place` is the rendered card of `venue`.
    """

    icon: Markup
    name: Markup
    main: tuple[Markup, ...] = ()
    notes: tuple[Markup, ...] = ()
    lines: tuple[Line, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    venue: Venue | None = None
    place: Markup | None = None
    tone: str = ""


Maker = Callable[[Voice, Offer], Iterator[Fact]]


def facts_of(voice: Voice, offer: Offer) -> Markup:
    """The rows of an offer, in the order in which people ask."""
    return Markup().join(
        (
            _rendered(voice.edition, _when(voice, offer)),
            _rendered(voice.edition, _where(voice, offer)),
            _once(voice, offer, _audience, offer.for_),
            _once(voice, offer, _languages, (offer.languages, offer.interpreter)),
            _once(voice, offer, _cost, offer.cost),
            _once(voice, offer, _entry, _entry_values(voice, offer)),
            _once(voice, offer, _childcare, offer.childcare),
            _once(voice, offer, _teaches, offer.teaches),
            _once(voice, offer, _capacity, offer.capacity),
        )
    )


def facts_by_fields(voice: Voice, offer: Offer) -> Iterator[tuple[tuple[str, ...], Fact]]:
    """The same rows as values, each with the fields of the offer that it tells; without places."""
    for fields, make in _TOLD:
        for fact in make(voice, offer):
            yield fields, fact


def find_facts(voice: Voice, offer: Offer) -> Iterator[Fact]:
    """The same rows as values, for who shows them elsewhere than on the offer's page."""
    for make in _MAKERS:
        yield from make(voice, offer)


def audience_words(voice: Voice, offer: Offer) -> Markup:
    """The groups that may come, as a list."""
    entries = voice.edition.site.directory.vocabulary.groups
    special = [id_ for id_ in offer.groups if id_ != EVERYONE or offer.groups == (EVERYONE,)]
    labels = [voice.label("groups", id_, entries[id_]) for id_ in special if id_ in entries]
    groups = voice.edition.list(labels or [voice.edition.say("Everyone")])
    if special and len(special) < len(offer.groups):
        return voice.edition.say("Everyone, especially: {groups}", groups=groups)
    return groups


def age_words(edition: Edition, offer: Offer) -> Markup | None:
    """`from 16 years`, `from 6 to 12 years`."""
    age = offer.for_.age
    if age is None or (age.from_ is None and age.to is None):
        return None
    if age.to is None or (age.from_ is not None and age.to >= NO_LIMIT):
        return edition.count("from {number} year", "from {number} years", age.from_ or 0)
    if age.from_ is None:
        return edition.count("up to {number} year", "up to {number} years", age.to)
    return edition.count(
        "from {first} to {number} year", "from {first} to {number} years", age.to, first=age.from_
    )


def language_list(edition: Edition, tags: Iterable[str]) -> list[Markup]:
    """The names of languages, the reader's first."""
    mine_first = sorted(tags, key=lambda tag: not edition.same_language(tag))
    return [edition.language_name(tag) for tag in mine_first]


def speaks_mine(edition: Edition, tags: Iterable[str] | None) -> bool:
    """Whether the reader's language is among them, and that is not a matter of course."""
    return not edition.same_language(edition.source_language) and any(
        edition.same_language(tag) for tag in tags or ()
    )


def cost_words(voice: Voice, cost: Cost) -> Markup | None:
    """`Free of charge`, `5 € per month`; None where only a note says something."""
    edition = voice.edition
    if cost.amount is None:
        return None
    if cost.free:
        return edition.say("Free of charge")
    amount = edition.say(
        "{amount} {currency}",
        amount=fragment("ltr", _amount(edition, cost.amount)),
        currency="€" if cost.currency == "EUR" else cost.currency,
    )
    if cost.per is None:
        return amount
    return edition.say("{amount} per {unit}", amount=amount, unit=voice.text("cost.per", cost.per))


def _amount(edition: Edition, amount: Decimal) -> Markup | str:
    """`5`, or `5.50` with the language's own decimal sign."""
    euros, cents = f"{amount:.2f}".split(".")
    return euros if cents == "00" else edition.say("{euros}.{cents}", euros=euros, cents=cents)


def _once(voice: Voice, offer: Offer, make: Maker, values: object) -> Markup:
    """A row that depends on these values alone is rendered once; one with texts each time."""
    edition = voice.edition
    key = "fact", make, values
    found: Card | None = edition.memory.get(key)
    if found is None:
        own = Voice(edition, voice.at, voice.source)
        found = Card(_rendered(edition, make(own, offer)), own.machine)
        if not own.spoke:
            edition.memory[key] = found
    return voice.show(found) or Markup()


def _rendered(edition: Edition, facts: Iterator[Fact]) -> Markup:
    pieces = "".join(edition.render("fact.html", fact=fact) for fact in facts)
    return Markup(pieces)  # noqa: S704 -- rendered by templates


def _when(voice: Voice, offer: Offer) -> Iterator[Fact]:
    edition = voice.edition
    paused = offer.status == "paused"
    lines = () if paused else tuple(timetable(voice, offer))
    main: list[Markup] = []
    notes: list[Markup] = []
    until = offer.runs.until
    said = bool(offer.times) and all(time.until == until for time in offer.times)
    if until and not paused and not said:
        notes.append(edition.say("until {day}", day=edition.day(until)))
    if offer.by_appointment:
        (notes if lines else main).append(edition.say("By appointment"))
    if offer.times_note:
        notes.append(voice.text("times_note", offer.times_note))
    if lines or main or notes:
        yield Fact(
            icon("calendar-clock"),
            edition.say("When?"),
            tuple(main),
            tuple(notes),
            lines,
            tuple(leaves(edition, edition.site.sessions[voice.id])) if _repeats(offer) else (),
        )


def _repeats(offer: Offer) -> bool:
    """Whether the next dates say more than the timetable: not of what is there day and night."""
    return any(
        (time.every and not (time.from_ == 0 and time.to == ROUND_THE_CLOCK))
        or (time.date and time.date.first < time.date.last)
        for time in offer.times
    )


def _where(voice: Voice, _offer: Offer) -> Iterator[Fact]:
    edition = voice.edition
    for number, venue in enumerate(edition.site.venues[voice.id]):
        name = edition.say("Where?") if number == 0 else edition.say(OTHER[venue.kind == "place"])
        place = voice.show(place_card(edition, venue))
        yield Fact(icon(VENUE_ICONS[venue.kind]), name, venue=venue, place=place)


def _audience(voice: Voice, offer: Offer) -> Iterator[Fact]:
    edition, audience = voice.edition, offer.for_
    notes = [*_residence(voice, audience.residence_status), *_level(edition, offer)]
    if audience.note:
        notes.append(voice.text("for.note", audience.note))
    main = _known(audience_words(voice, offer), age_words(edition, offer))
    yield Fact(icon("account-check"), edition.say("For whom?"), main, tuple(notes))


def _residence(voice: Voice, statuses: tuple[str, ...]) -> Iterator[Markup]:
    entries = voice.edition.site.directory.vocabulary.residence_statuses
    labels = [
        voice.label("residence_statuses", id_, entries[id_]) for id_ in statuses if id_ in entries
    ]
    if labels:
        yield voice.edition.say("Residence: {statuses}", statuses=voice.edition.list(labels))


def _level(edition: Edition, offer: Offer) -> Iterator[Markup]:
    level = offer.for_.german_level
    if level == "none":
        yield edition.say("You do not need German")
    elif level:
        yield edition.say("You need German: {level}", level=fragment("ltr", level))


def _languages(voice: Voice, offer: Offer) -> Iterator[Fact]:
    edition = voice.edition
    interpreter = edition.say(INTERPRETER[offer.interpreter]) if offer.interpreter else None
    spoken = edition.list(language_list(edition, offer.languages)) if offer.languages else None
    if spoken or interpreter:
        yield Fact(
            icon("forum"),
            edition.say("Which languages?"),
            _known(spoken or interpreter),
            _known(interpreter if spoken else None),
            tone=_tone(yes=speaks_mine(edition, offer.languages)),
        )


def _cost(voice: Voice, offer: Offer) -> Iterator[Fact]:
    edition, cost = voice.edition, offer.cost
    name = edition.say("What does it cost?")
    if cost is None:
        yield Fact(icon("cash"), name, (edition.say(NOT_KNOWN),), tone="unknown")
        return
    words = cost_words(voice, cost)
    note = voice.text("cost.note", cost.note) if cost.note else None
    main, notes = _known(words or note), _known(note if words else None)
    yield Fact(icon("cash"), name, main, notes, tone=_tone(yes=bool(cost.free)))


def _entry_values(voice: Voice, offer: Offer) -> tuple[object, ...]:
    """All that the row of how to get in depends on."""
    kinds = tuple(venue.kind for venue in voice.edition.site.venues[offer.id][:1])
    return kinds, offer.access, offer.steps, offer.bring, offer.documents


def _entry(voice: Voice, offer: Offer) -> Iterator[Fact]:
    edition = voice.edition
    venues = edition.site.venues[offer.id]
    words = {**ACCESS, "walk-in": JUST_CALL} if venues and venues[0].kind == "phone" else ACCESS
    main = tuple(edition.say(words[way]) for way in offer.access or ())
    notes = []
    if offer.steps:
        notes.append(voice.block("steps", offer.steps))
    if offer.bring:
        things = voice.text("bring", offer.bring)
        notes.append(edition.say("Please bring: {things}", things=things))
    if offer.documents:
        papers = voice.text("documents", offer.documents)
        notes.append(edition.say("Papers you need: {papers}", papers=papers))
    name = edition.say("How do I get in?")
    if main or offer.steps:
        yield Fact(icon("door-open"), name, main, tuple(notes))
    else:
        unknown = (edition.say(NOT_KNOWN),)
        yield Fact(icon("door-open"), name, unknown, tuple(notes), tone="unknown")


def _childcare(voice: Voice, offer: Offer) -> Iterator[Fact]:
    edition = voice.edition
    if offer.childcare is None:
        return
    words = (
        edition.say("Yes, somebody looks after your children")
        if offer.childcare
        else edition.say("No childcare")
    )
    tone = _tone(yes=offer.childcare)
    yield Fact(icon("teddy-bear"), edition.say("Childcare"), (words,), tone=tone)


def _teaches(voice: Voice, offer: Offer) -> Iterator[Fact]:
    edition = voice.edition
    if offer.teaches:
        levels = edition.list([fragment("ltr", level) for level in offer.teaches])
        words = edition.say("German up to level {levels}", levels=levels)
        yield Fact(icon("school"), edition.say("What do I learn?"), (words,))


def _capacity(voice: Voice, offer: Offer) -> Iterator[Fact]:
    edition, capacity = voice.edition, offer.capacity
    if capacity is None:
        return
    words = []
    if capacity.free is not None:
        words.append(
            edition.count("{number} free place", "{number} free places", capacity.free)
            if capacity.free
            else edition.say("No free places")
        )
    if capacity.places is not None:
        words.append(
            edition.count("{number} place in all", "{number} places in all", capacity.places)
        )
    if capacity.waiting_list is not None:
        words.append(
            edition.say("There is a waiting list")
            if capacity.waiting_list
            else edition.say("No waiting list")
        )
    if not words:
        return
    if capacity.on:
        words.append(edition.say("As of {day}", day=edition.date(capacity.on)))
    tone = _tone(yes=bool(capacity.free))
    name = edition.say("Is there a place for me?")
    yield Fact(icon("seat"), name, tuple(words[:1]), tuple(words[1:]), tone=tone)


def _tone(*, yes: bool) -> str:
    return "yes" if yes else ""


def _known(*words: Markup | None) -> tuple[Markup, ...]:
    return tuple(word for word in words if word)


_TOLD: tuple[tuple[tuple[str, ...], Maker], ...] = (
    (("times", "by_appointment", "times_note", "runs"), _when),
    (("for_",), _audience),
    (("languages", "interpreter"), _languages),
    (("cost",), _cost),
    (("access", "steps", "bring", "documents"), _entry),
    (("childcare",), _childcare),
    (("teaches",), _teaches),
    (("capacity",), _capacity),
)


_MAKERS: tuple[Maker, ...] = (
    _when, _where, _audience, _languages, _cost, _entry, _childcare, _teaches, _capacity,
)  # fmt: skip
