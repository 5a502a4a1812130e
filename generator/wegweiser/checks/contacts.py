"""Contacts belong to organisations: private numbers and addresses are pointed out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from wegweiser.checks.links import masked_link
from wegweiser.model import Actor, Location, Offer, Problem
from wegweiser.wording import find_own_texts

FREE_MAIL = frozenset(
    {
        "aol.com", "aol.de", "arcor.de", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.com",
        "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "hotmail.de", "icloud.com",
        "live.com", "live.de", "mail.de", "mail.ru", "mailbox.org", "me.com", "msn.com",
        "online.de", "outlook.com", "outlook.de", "posteo.de", "proton.me", "protonmail.com",
        "t-online.de", "ukr.net", "web.de", "yahoo.com", "yahoo.de", "yandex.ru",
    }
)  # fmt: skip
_MOBILE = re.compile(r"(?:\+49|0049|0)1(?:5|6|7)[0-9]+")
"""015, 016 and 017 are the German mobile prefixes."""
_MOBILE_IN_TEXT = re.compile(
    r"(?<![0-9])(?<![0-9] )(?:\+49[ /-]*(?:\(0\))?|0049|0)[ /(-]*"
    r"1[567][0-9](?:[ )/-]{0,3}[0-9]){6,9}(?! ?[0-9])"
)
_MAIL_IN_TEXT = re.compile(r"[\w.+-]+@(?P<domain>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_ADDRESS = re.compile(
    r"(?:https?://|(?=www\.))(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE
)
"""A label that is an address itself."""


def find_private_texts(record: Actor | Offer) -> Iterator[Problem]:
    """Mobile numbers and free-mail addresses that stand in a sentence."""
    whole = "\n".join(record.source.lines)
    if not (_MOBILE_IN_TEXT.search(whole) or "@" in whole):
        return  # asked first: nearly all records
    for at, text in find_own_texts(record):
        if found := _MOBILE_IN_TEXT.search(text):
            yield record.problem("mobile-number", *at, value=found[0])
        for found in _MAIL_IN_TEXT.finditer(text):
            if found["domain"].lower() in FREE_MAIL:
                yield record.problem("free-mail-address", *at, value=found[0])


def find_contact_faults(record: Actor | Offer) -> Iterator[Problem]:
    """Mobile numbers and free-mail addresses of persons, and links without encryption."""
    contact = record.contact
    if contact is None:
        return
    numbers: list[tuple[str, Location]] = (
        [(contact.phone, ("contact", "phone"))] if contact.phone else []
    )
    numbers += [
        (phone.number, ("contact", "phones", index, "number"))
        for index, phone in enumerate(contact.phones)
    ]
    for number, at in numbers:
        if _MOBILE.fullmatch(re.sub(r"\(0\)|[ /()-]", "", number)):
            yield record.problem("mobile-number", *at, value=number)
    if contact.email and contact.email.rpartition("@")[2].lower() in FREE_MAIL:
        yield record.problem("free-mail-address", "contact", "email", value=contact.email)
    links: list[tuple[str, Location]] = (
        [(contact.website, ("contact", "website"))] if contact.website else []
    )
    links += [
        (link.url, ("contact", "links", index, "url")) for index, link in enumerate(contact.links)
    ]
    for index, link in enumerate(contact.links):
        if label := _ADDRESS.match(link.label):
            at = ("contact", "links", index, "label")
            yield from masked_link(record, at, label["host"], urlsplit(link.url).hostname or "")
    for url, at in links:
        if url.lower().startswith("http://"):
            yield record.problem("insecure-link", *at, value=url)
