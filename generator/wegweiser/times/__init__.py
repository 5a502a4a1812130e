"""When something takes place: sessions, days off, what is over, and calendar files."""

from wegweiser.times.holidays import (
    Calendar,
    UnknownHolidays,
    needed_holidays,
    read_calendar,
    years_around,
)
from wegweiser.times.ical import CalendarPlan, EventText, plan_calendar, to_ical
from wegweiser.times.running import in_force, is_listed, is_over, is_past, still_to_come
from wegweiser.times.sessions import Session, find_sessions, next_sessions

__all__ = [
    "Calendar",
    "CalendarPlan",
    "EventText",
    "Session",
    "UnknownHolidays",
    "find_sessions",
    "in_force",
    "is_listed",
    "is_over",
    "is_past",
    "needed_holidays",
    "next_sessions",
    "plan_calendar",
    "read_calendar",
    "still_to_come",
    "to_ical",
    "years_around",
]
