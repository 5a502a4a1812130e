"""What the survey found: needs, how many asked, what kept them away, who knew of an offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from wegweiser.model.offer import Access, Age
from wegweiser.model.record import Part, Record
from wegweiser.model.values import (
    FEW,
    ActorReference,
    BarrierReference,
    Count,
    Day,
    FeatureReference,
    GermanLevel,
    GroupReference,
    Id,
    Kilometres,
    LanguageTag,
    Line,
    OfferReference,
    ResidenceReference,
    Share,
    TimeOfDay,
    TopicReference,
    Whole,
    YesNo,
)

WeekdayName = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Survey(Part):
    """When, how and among how many persons it was asked."""

    stand_ins: ClassVar[Mapping[str, Any]] = {
        "from": "2000-01-01",
        "until": "2000-01-01",
        "persons": "0",
    }

    from_: Day = Field(alias="from")
    until: Day
    method: Line | None = None
    persons: Count


class GapSettings(Part):
    """Where a verdict turns: shares of persons, and days."""

    awareness: Share = 0.5
    ending_days: Whole = 90
    unchecked_days: Whole = 180


class Asking(Part):
    """Whose need it is. No groups: everyone."""

    groups: tuple[GroupReference, ...] = ()
    age: Age | None = None
    residence_status: tuple[ResidenceReference, ...] = ()


class Window(Part):
    """Days and hours at which these people can come; what is left out is no limit."""

    days: tuple[WeekdayName, ...] = ()
    from_: TimeOfDay | None = Field(default=None, alias="from")
    to: TimeOfDay | None = None


class Requires(Part):
    """What an offer must have to meet the need; one of `languages` and one `access` suffice."""

    childcare: YesNo | None = None
    languages: tuple[LanguageTag, ...] = ()
    when: Window | None = None
    within_km: Kilometres | None = None
    cost: Literal["free"] | None = None
    german_level: GermanLevel | None = None
    access: tuple[Access, ...] = ()
    features: tuple[FeatureReference, ...] = ()


class Response(Part):
    """What is being done about the need, by whom, until when."""

    status: Literal["open", "planned", "commissioned", "closed", "set-aside"] = "open"
    lead: ActorReference | None = None
    provider: ActorReference | None = None
    offer: OfferReference | None = None
    by: Day | None = None
    note: Line | None = None


class Need(Record):
    """One need: a topic, whose it is, and how many asked for it."""

    stand_ins: ClassVar[Mapping[str, Any]] = {
        "id": "stand-in",
        "title": "–",
        "topic": "other",
        "asked_by": "0",
    }

    name: Id = Field(alias="id")
    title: Line
    topic: TopicReference
    for_: Asking = Field(default=Asking(), alias="for")
    asked_by: Count
    known_by: Count | None = None
    barriers: dict[BarrierReference, Count] = {}
    requires: Requires = Requires()
    response: Response | None = None

    @property
    def id(self) -> str:
        """The need's own `id` field: needs share a file."""
        return self.name

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups named, or `everyone` where none is."""
        return self.for_.groups or ("everyone",)

    @property
    def persons(self) -> int:
        """How many asked, for sums and orders."""
        return number(self.asked_by)


class Needs(Record):
    """`needs.yml`: the survey, the thresholds and the needs."""

    survey: Survey | None = None
    settings: GapSettings = GapSettings()
    needs: tuple[Need, ...] = ()


def number(count: int | str | None) -> int:
    """A count for sums and orders: `<5` counts as 0, and so does one that is not known."""
    return 0 if count is None or count == FEW else int(count)
