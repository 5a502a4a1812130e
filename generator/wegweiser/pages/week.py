"""What takes place on each day of this week and the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from wegweiser.pages.cards import programme
from wegweiser.pages.edition import NOTHING, Edition, Voice
from wegweiser.pages.frame import Draft
from wegweiser.pages.printed import WEEK, paper_of


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a leaf of the calendar, and its programme."""

    iso: str
    weekday: str
    number: int
    name: Markup
    lines: Markup = NOTHING
    today: bool = False
    over: bool = False

    @property
    def anchor(self) -> str:
        """The id of its programme on the week's page."""
        return anchor(self.iso)

    @property
    def current(self) -> Markup:
        """The mark of today's leaf."""
        return Markup(' aria-current="date"') if self.today else Markup()


def week_page(edition: Edition) -> Draft:
    """Monday to Sunday, twice."""
    voice, site = Voice(edition), edition.site
    days = [day_of(edition, day, programme(voice, found)) for day, found in site.days.items()]
    title = edition.words.text("This week and next week")
    past = [day for day in days if day.over]
    main = edition.render(
        "week.html", days=days, past=past, coming=days[len(past) :], paper=paper_of(site, WEEK)
    )
    return Draft("week/", "week", title, title, main, voice.machine)


def day_of(edition: Edition, day: date, lines: Markup = NOTHING) -> Day:
    """A day in the language's words."""
    words, today = edition.words, edition.site.today
    return Day(
        day.isoformat(),
        words.weekday_short(day.weekday()),
        day.day,
        edition.day(day),
        lines,
        day == today,
        day < today,
    )


def anchor(iso: str) -> str:
    """The id of a day's programme on the week's page."""
    return f"d{iso}"
