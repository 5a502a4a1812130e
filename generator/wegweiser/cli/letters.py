"""A letter to an actor: its records to read over, and the links that confirm or change them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlencode

from wegweiser.checks.stale import StaleActor, Unconfirmed
from wegweiser.model import Actor, Offer
from wegweiser.pages.edition import Edition
from wegweiser.pages.phrases import NOT_KNOWN
from wegweiser.pages.proposals.record_words import RecordWords
from wegweiser.wording.commands import count, say
from wegweiser.wording.fields import field_words, word_labels
from wegweiser.wording.problems import WordsLanguage

WIDTH = 76


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the site's records in words, and the address for answers, if there is one."""

    record_words: RecordWords
    sender: str | None = None

    @property
    def edition(self) -> Edition:
        """The site in the letters' language."""
        return self.record_words.edition

    @property
    def words(self) -> WordsLanguage:
        """The letters' language."""
        return self.record_words.words

    @property
    def form(self) -> str:
        """The address of the form for partners."""
        settings = self.edition.site.directory.settings
        tags = settings.form_languages
        tag = self.words if self.words in tags else tags[0]
        return f"{(settings.site_url or '').rstrip('/')}/{tag}/contribute/"

    def link(self, offer: Offer, *, confirm: bool) -> str:
        """Where an offer is confirmed or changed."""
        query = {"offer": offer.id} | ({"confirm": "1"} if confirm else {})
        return f"{self.form}?{urlencode(query)}"

    def overview(self, actor: Actor) -> str:
        """Where all offers of an actor are."""
        return f"{self.form}?{urlencode({'actor': actor.id})}"


def to_email(stale: StaleActor, writer: Writer) -> EmailMessage | None:
    """The letter as a draft that a mail program opens; None where no address is known.

    It is not sent: `X-Unsent` lets the program open it for writing. No text of an actor stands in
    a header: a name such as `=?utf-8?q?…?=` would be read as something else, even as an address.
    """
    address = stale.actor.contact.email if stale.actor.contact else None
    if address is None:
        return None
    message = EmailMessage(policy=SMTP)
    settings = writer.edition.site.directory.settings
    message["Subject"] = say(writer.words, "letter-subject", site=settings.site_name)
    if writer.sender:
        message["From"] = Address(settings.site_name, addr_spec=writer.sender)
    message["To"] = Address(addr_spec=address)
    noon = datetime.combine(writer.edition.site.today, time(12), UTC)
    message["Date"] = format_datetime(noon)
    message["X-Unsent"] = "1"
    message.set_content(to_letter(stale, writer), cte="quoted-printable")
    return message


def to_letter(stale: StaleActor, writer: Writer) -> str:
    """The text of the letter: greeting, records, how to answer."""
    words = writer.words
    site = writer.edition.site.directory.settings.site_name
    actor = stale.actor.name
    paragraphs = [
        say(words, "letter-greeting"),
        count(words, "letter-lead", len(stale.records), site=site, actor=actor),
        say(words, "letter-how"),
        *(_record(writer, number, each) for number, each in enumerate(stale.records, 1)),
        say(words, "letter-all", link=writer.overview(stale.actor)),
        say(words, "letter-changed"),
        say(words, "letter-over"),
        say(words, "letter-close", site=site),
    ]
    return "\n\n".join(_wrapped(paragraph) for paragraph in paragraphs) + "\n"


def telephone_list(stale: StaleActor, writer: Writer) -> str:
    """What to say on the telephone to an actor without an e-mail address."""
    words = writer.words
    numbers = ", ".join(find_phones(stale.actor)) or say(words, "no-telephone")
    titles = [f"- {_title(each.record)}" for each in stale.records]
    return "\n".join([f"{stale.actor.name}: {numbers}", *titles]) + "\n"


def find_phones(actor: Actor) -> list[str]:
    """The telephone numbers of an actor."""
    contact = actor.contact
    if contact is None:
        return []
    numbers = [contact.phone, *(further.number for further in contact.phones)]
    return [number for number in numbers if number]


def _record(writer: Writer, number: int, unconfirmed: Unconfirmed) -> str:
    record, words = unconfirmed.record, writer.words
    on = unconfirmed.on
    day = writer.edition.words.date(on) if on else say(words, "letter-never")
    lines = [
        *(
            _actor_facts(writer, record)
            if isinstance(record, Actor)
            else _offer_facts(writer, record)
        ),
        say(words, "letter-checked", day=day),
        *_ways(writer, record),
    ]
    return "\n".join([f"{number}. {_title(record)}", *(f"   {line}" for line in lines)])


def _ways(writer: Writer, record: Actor | Offer) -> Iterator[str]:
    """How a record is confirmed or changed: an offer in the form, an actor by an answer."""
    if isinstance(record, Actor):
        yield say(writer.words, "letter-answer")
        return
    yield say(writer.words, "letter-confirm")
    yield writer.link(record, confirm=True)
    yield say(writer.words, "letter-change")
    yield writer.link(record, confirm=False)


def _offer_facts(writer: Writer, offer: Offer) -> Iterator[str]:
    """What the offer's page says; that it runs as usual; and what nobody said."""
    told = {row.name: row.text for row in writer.record_words.card(offer.id).rows}
    status = field_words(Offer, "status", writer.words).label
    when, ask = (writer.edition.say(msgid).striptags() for msgid in ("When?", NOT_KNOWN))
    yield _fact(status, told.pop(status, word_labels("status", writer.words)[offer.status]))
    for name, text in {when: ask, **told}.items():
        yield _fact(name, say(writer.words, "letter-unknown") if text == ask else text)


def _fact(name: str, text: str) -> str:
    return f"{name} {text}" if name.endswith("?") else f"{name}: {text}"


def _actor_facts(writer: Writer, actor: Actor) -> Iterator[str]:
    """How the actor is reached; addresses stand with the offers, and may be hidden."""
    unknown = say(writer.words, "letter-unknown")
    contact = actor.contact
    phones = ", ".join(find_phones(actor)) or unknown
    yield say(writer.words, "letter-phone", phone=phones)
    yield say(writer.words, "letter-email", email=(contact and contact.email) or unknown)
    yield say(writer.words, "letter-website", website=(contact and contact.website) or unknown)


def _title(record: Actor | Offer) -> str:
    return record.title if isinstance(record, Offer) else record.name


def _wrapped(paragraph: str) -> str:
    """Lines of at most `WIDTH` characters; links stay whole."""
    return "\n".join(row for line in paragraph.split("\n") for row in _rows(line))


def _rows(line: str) -> list[str]:
    if "://" in line:
        return [line]
    margin = " " * (len(line) - len(line.lstrip()))
    further = f"{margin}  " if margin else ""
    return textwrap.wrap(
        line, WIDTH, subsequent_indent=further, break_long_words=False, break_on_hyphens=False
    )
