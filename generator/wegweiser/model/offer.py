"""An offer: what an actor does, for whom, when, where, and how to get in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from wegweiser.model.contact import Checked, Contact, Seeking
from wegweiser.model.record import Part, Record
from wegweiser.model.values import (
    ActorReference,
    Amount,
    Currency,
    Day,
    Days,
    Description,
    Directions,
    ExceptionDays,
    GermanLevel,
    GroupReference,
    LanguageTag,
    Line,
    PlaceReference,
    Plain,
    ResidenceReference,
    Summary,
    TimeOfDay,
    Title,
    TopicReference,
    Weekday,
    Whole,
    Years,
    YesNo,
)
from wegweiser.model.written import refusal

Rhythm = Literal["week", "2 weeks", "even weeks", "odd weeks", "month"]
WEEKLY: tuple[Rhythm, ...] = ("week", "2 weeks", "even weeks", "odd weeks")
"""The rhythms that name weekdays; `month` names ordinals."""

Access = Literal["walk-in", "registration", "appointment", "referral"]
Status = Literal["active", "full", "paused", "planned", "ended"]


def _one_or_more(value: Any) -> Any:
    """`place` alone takes a single value where a list belongs."""
    if isinstance(value, dict):
        raise refusal("expected-text")
    return [value] if isinstance(value, str) else value


def _cost(value: Any) -> Any:
    """`free` is short for an amount of nothing."""
    if isinstance(value, str):
        if value.strip() != "free":
            raise refusal("not-a-cost", value=value)
        return {"amount": "0"}
    return value


PlaceReferences = Annotated[
    tuple[PlaceReference, ...],
    BeforeValidator(
        _one_or_more, json_schema_input_type=PlaceReference | tuple[PlaceReference, ...]
    ),
]


class Age(Part):
    """Whole years, both ends included; an end left out is no limit."""

    from_: Years | None = Field(default=None, alias="from")
    to: Years | None = None


class Audience(Part):
    """Who may come. No `groups` means everyone, no `age` no limit, no status any."""

    groups: tuple[GroupReference, ...] = ()
    age: Age | None = None
    residence_status: tuple[ResidenceReference, ...] = ()
    german_level: GermanLevel | None = None
    note: Line | None = None


class Time(Part):
    """When: a rhythm (`every`, `on`) or a date, each with its hours.

    `since` and `until` bound a rhythm; `except` and `only` name days by kind, date or range.
    """

    beside: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "every": ("on", "from"),
        "every: 2 weeks": ("since",),
    }
    one_of: ClassVar[tuple[str, ...]] = ("every", "date")

    every: Rhythm | None = None
    on: tuple[Weekday, ...] = ()
    date: Days | None = None
    from_: TimeOfDay | None = Field(default=None, alias="from")
    to: TimeOfDay | None = None
    since: Day | None = None
    until: Day | None = None
    except_: tuple[ExceptionDays, ...] = Field(default=(), alias="except")
    only: tuple[ExceptionDays, ...] = ()
    place: PlaceReference | None = None
    note: Line | None = None


class Cost(Part):
    """What it costs: an amount (0 is free) in an ISO 4217 currency, or only a note."""

    amount: Amount | None = None
    currency: Currency = "EUR"
    per: Line | None = None
    note: Line | None = None

    @property
    def free(self) -> bool | None:
        """Whether it is free; None where only a note says something."""
        return None if self.amount is None else self.amount == Decimal(0)


OfferCost = Annotated[Cost, BeforeValidator(_cost, json_schema_input_type=Literal["free"] | Cost)]


class Capacity(Part):
    """How many places there are and how many of them are free, as of a day."""

    places: Whole | None = None
    free: Whole | None = None
    waiting_list: YesNo | None = None
    on: Day | None = None


class Runs(Part):
    """From when until when there is such an offer; an end left out is no limit."""

    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    def __contains__(self, day: date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )


class Alert(Part):
    """A short notice shown on top until a day."""

    text: Line
    until: Day


class Offer(Record):
    """What one can go to: a course, an advice hour, a café, a match, a telephone."""

    stand_ins: ClassVar[Mapping[str, Any]] = {
        "actor": "stand-in",
        "title": "–",
        "summary": "–",
        "topics": ["other"],
    }

    actor: ActorReference
    with_: tuple[ActorReference, ...] = Field(default=(), alias="with")
    title: Title
    summary: Summary
    description: Description | None = None
    topics: Annotated[tuple[TopicReference, ...], Field(min_length=1)]
    for_: Audience = Field(default=Audience(), alias="for")
    teaches: tuple[GermanLevel, ...] = ()
    languages: tuple[LanguageTag, ...] | None = None
    interpreter: Literal["none", "on-request", "always"] | None = None
    times: tuple[Time, ...] = ()
    by_appointment: YesNo | None = None
    times_note: Plain | None = None
    place: PlaceReferences = ()
    access: tuple[Access, ...] | None = None
    steps: Directions | None = None
    bring: Line | None = None
    documents: Line | None = None
    cost: OfferCost | None = None
    childcare: YesNo | None = None
    seeks: tuple[Seeking, ...] = ()
    capacity: Capacity | None = None
    status: Status = "active"
    runs: Runs = Runs()
    alert: Alert | None = None
    contact: Contact | None = None
    checked: Checked | None = None
    example: YesNo | None = None
    language: LanguageTag | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups named, or `everyone` where none is."""
        return self.for_.groups or ("everyone",)

    @property
    def is_full(self) -> bool:
        """Whether nobody more can come: status `full`, or no free place."""
        return self.status == "full" or (self.capacity is not None and self.capacity.free == 0)
