"""How to reach an organisation, and when somebody last confirmed what is written."""

from __future__ import annotations

from typing import Literal

from wegweiser.model.addresses import Email, Phone, Url
from wegweiser.model.record import Part
from wegweiser.model.values import Day, Line

Seeking = Literal["volunteers", "donations", "rooms"]


class FurtherPhone(Part):
    """One more telephone number, and what it is for."""

    number: Phone
    note: Line | None = None


class Link(Part):
    """A labelled link."""

    label: Line
    url: Url


class Contact(Part):
    """How to reach the organisation, not a person."""

    phone: Phone | None = None
    phones: tuple[FurtherPhone, ...] = ()
    email: Email | None = None
    website: Url | None = None
    links: tuple[Link, ...] = ()
    note: Line | None = None


class Checked(Part):
    """When somebody last confirmed the whole record, and who."""

    on: Day | None = None
    by: Literal["actor", "staff"] | None = None
