"""The page of an offer: what decides first, then what is good to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import quote, urlencode

from markupsafe import Markup

from wegweiser.model import Checked, Contact, Offer
from wegweiser.pages.cards import (
    Chip,
    actor_cards,
    offer_cards,
    status_chip,
    topic_hue,
    topic_icon,
    topic_link,
)
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import facts_of
from wegweiser.pages.form.page import WAY
from wegweiser.pages.frame import Draft
from wegweiser.pages.icons import icon
from wegweiser.pages.page import Page
from wegweiser.pages.phrases import (
    ASK_LANGUAGE,
    ASK_SLOWLY,
    ASK_TIME,
    CONFIRMED,
    SEEKS,
    WISHES,
)
from wegweiser.pages.site import WEEKS
from wegweiser.pages.templating import fragment
from wegweiser.times import EventText, to_ical

STALE = timedelta(days=180)
"""After that long without a confirmation the page warns."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do at once: a large button.

    `called` is the first telephone: on a phone it stands above all that there is to read.
    """

    href: str
    icon: Markup
    name: Markup
    detail: Markup | None = None
    outside: bool = False
    called: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """A sentence to show at the counter, for both sides; `there` is None where both read alike."""

    here: Markup
    there: Markup | None


@dataclass(frozen=True, slots=True)
class Reach:
    """The ways to reach somebody."""

    actions: tuple[Action, ...] = ()
    notes: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmed:
    """When somebody last confirmed the record; `old` if that is too long ago."""

    text: Markup
    old: bool


def offer_page(edition: Edition, id_: str, offer: Offer) -> Draft:
    """The page of a listed offer."""
    site, voice = edition.site, edition.voice(offer)
    actors = site.actors_of[id_]
    contact = _contact(edition, voice, offer)
    main = edition.render(
        "offer.html",
        id=id_,
        topics=_topics(voice, offer),
        picture=topic_icon(edition, offer),
        hue=topic_hue(edition, offer),
        alert=alert_words(voice, offer),
        title=voice.name("title", offer.title),
        original=voice.original("title", offer.title),
        status=standing(edition, id_, offer),
        summary=voice.full("summary", offer.summary),
        actions=[*contact.actions, *_calendar(edition, id_)],
        contact_notes=contact.notes,
        facts=facts_of(voice, offer),
        description=voice.block("description", offer.description) if offer.description else None,
        actors=actor_cards(voice, actors),
        seeks=[edition.say(SEEKS[what]) for what in offer.seeks],
        checked=confirmed(edition, offer.checked),
        report=_report(edition, id_),
        correct=f"../../../{edition.form_language}/{WAY}?offer={id_}",
        written=edition.foreign(offer.title, voice.source),
        wishes=_wishes(edition, offer),
        similar=offer_cards(voice, site.similar[id_]),
    )
    title, summary = voice.plain("title", offer.title), voice.plain("summary", offer.summary)
    return Draft(f"offers/{id_}/", "find", title, summary, main, voice.machine)


def offer_calendar(edition: Edition, id_: str, offer: Offer) -> Page | None:
    """The offer's sessions as a file for a calendar; None where it has no times."""
    plan = edition.site.calendars.get(id_)
    if plan is None:
        return None
    voice = edition.voice(offer)
    home = edition.site.directory.settings.site_url
    text = EventText(
        voice.plain("title", offer.title),
        voice.plain("summary", offer.summary),
        edition.site.locations[id_],
        f"{home.rstrip('/')}/{edition.tag}/offers/{id_}/" if home else "",
    )
    elsewhere = edition.site.own_locations[id_].items()
    own = {index: replace(text, location=location) for index, location in elsewhere}
    return Page(f"{edition.tag}/offers/{id_}.ics", to_ical(plan, text, own))


def contact_of(voice: Voice, contact: Contact | None) -> Reach:
    """The ways to reach somebody, and what to know before one calls."""
    if contact is None:
        return Reach()
    notes = (voice.text("contact.note", contact.note),) if contact.note else ()
    return Reach((*_phones(voice, contact), *_addresses(voice, contact)), notes)


def _phones(voice: Voice, contact: Contact) -> Iterator[Action]:
    call = voice.edition.say("Call")
    if contact.phone:
        number = fragment("ltr", contact.phone)
        yield Action(telephone(contact.phone), icon("phone"), call, number, called=True)
    for n, phone in enumerate(contact.phones):
        note = voice.text(f"contact.phones.{n}.note", phone.note) if phone.note else call
        number = fragment("ltr", phone.number)
        yield Action(telephone(phone.number), icon("phone"), note, number)


def _addresses(voice: Voice, contact: Contact) -> Iterator[Action]:
    edition = voice.edition
    if contact.email:
        address = fragment("email", *contact.email.split("@"))
        yield Action(f"mailto:{contact.email}", icon("email"), edition.say("E-mail"), address)
    if contact.website:
        yield Action(contact.website, icon("web"), edition.say("Website"), outside=True)
    for n, link in enumerate(contact.links):
        label = voice.text(f"contact.links.{n}.label", link.label)
        yield Action(link.url, icon("open-in-new"), label, outside=True)


def confirmed(edition: Edition, checked: Checked | None) -> Confirmed | None:
    """When the record was last confirmed, and by whom."""
    if checked is None or checked.on is None:
        return None
    day = edition.date(checked.on)
    text = edition.say(CONFIRMED[checked.by], day=day)
    return Confirmed(text, edition.site.today - checked.on > STALE)


def telephone(number: str) -> str:
    """The `tel:` address of a number: its digits and a leading `+`."""
    return "tel:" + "".join(character for character in number if character in "+0123456789")


def contact_lines(voice: Voice, offer: Offer) -> list[Markup]:
    """The ways to reach somebody as lines of text: on paper nobody can touch a button."""
    reach = _contact(voice.edition, voice, offer)
    lines = []
    for action in reach.actions:
        shown = action.detail
        if action.outside:
            shown = fragment("ltr", action.href.removeprefix("https://").rstrip("/"))
        lines.append(Markup("{}: {}").format(action.name, shown) if shown else action.name)
    return [*lines, *reach.notes]


def alert_words(voice: Voice, offer: Offer) -> Markup | None:
    """What is different for some days; nothing once they are over."""
    alert = offer.alert
    if alert is None or alert.until < voice.edition.site.today:
        return None
    return voice.full("alert.text", alert.text)


def standing(edition: Edition, id_: str, offer: Offer) -> Chip | None:
    """Full, paused, planned, or that it ends soon; nothing where the offer runs as usual."""
    return status_chip(edition, id_, offer) or _ending(edition, offer)


def _contact(edition: Edition, voice: Voice, offer: Offer) -> Reach:
    """The offer's own contact, or its actor's."""
    if offer.contact:
        return contact_of(voice, offer.contact)
    actor = edition.site.directory.actors.get(offer.actor)
    if actor is None:
        return Reach()
    speaker = edition.voice(actor)
    found = contact_of(speaker, actor.contact)
    voice.machine |= speaker.machine
    return found


def _wishes(edition: Edition, offer: Offer) -> tuple[Wish, ...]:
    """What a reader may want to say there, each also in the language of the counter."""
    way = next(iter(offer.access or ()), None)
    key = "wishes", way
    if key not in edition.memory:
        edition.memory[key] = tuple(_said_there(edition, WISHES[way]))
    found: tuple[Wish, ...] = edition.memory[key]
    return found


def _said_there(edition: Edition, first: str) -> Iterator[Wish]:
    yield _wish(edition, first)
    if not edition.same_language(edition.source_language):
        here, there = edition.words, edition.source_words
        yield Wish(
            edition.say(ASK_LANGUAGE, language=here.language_name(edition.tag)),
            edition.say_in_source(ASK_LANGUAGE, language=there.language_name(edition.tag)),
        )
        yield _wish(edition, ASK_SLOWLY)
    yield _wish(edition, ASK_TIME)


def _wish(edition: Edition, msgid: str) -> Wish:
    there = edition.say_in_source(msgid)
    return Wish(edition.say(msgid), None if edition.tag == edition.source_language else there)


def _report(edition: Edition, id_: str) -> str | None:
    """Where one says that something is wrong with an offer: an e-mail, else a new issue."""
    settings = edition.site.directory.settings
    page = f"{(settings.site_url or '').rstrip('/')}/{edition.tag}/offers/{id_}/"
    if settings.report_email:
        words = {"subject": f"{settings.site_name}: {id_}", "body": f"\n\n{page}"}
        return f"mailto:{settings.report_email}?{urlencode(words, quote_via=quote)}"
    if settings.repository:
        words = {"title": f"offers/{id_}", "body": page}
        return f"{settings.repository.rstrip('/')}/issues/new?{urlencode(words, quote_via=quote)}"
    return None


def _topics(voice: Voice, offer: Offer) -> Markup:
    known = [id_ for id_ in offer.topics if id_ in voice.edition.site.by_topic]
    return Markup().join(voice.show(topic_link(voice.edition, id_)) or "" for id_ in known)


def _ending(edition: Edition, offer: Offer) -> Chip | None:
    """What ends within the weeks that people plan for."""
    until = offer.runs.until
    if until is None or until > edition.site.today + timedelta(weeks=WEEKS):
        return None
    words = edition.say("Ends on {day}", day=edition.day(until))
    return Chip(icon("calendar-end"), words)


def _calendar(edition: Edition, id_: str) -> Iterator[Action]:
    if id_ in edition.site.calendars:
        yield Action(f"../{id_}.ics", icon("calendar-plus"), edition.say("Put into my calendar"))
