"""The interface's words for the values of a record; English, to be translated when shown."""

from __future__ import annotations


def _(msgid: str) -> str:
    """Marks a sentence for the translators."""
    return msgid


ACCESS = {
    "walk-in": _("Just come"),
    "registration": _("Register first"),
    "appointment": _("Make an appointment"),
    "referral": _("Somebody has to refer you"),
}
JUST_CALL = _("Just call")
INTERPRETER = {
    "always": _("An interpreter is always there"),
    "on-request": _("With an interpreter, if you ask"),
    "none": _("No interpreter"),
}
VENUES = {
    "online": _("Online"),
    "phone": _("By phone"),
    "outreach": _("We come to you"),
}
WHEREABOUTS = {
    "inside": _("Inside the housing site"),
    "both": _("Inside the housing site"),
    "outside": _("Outside the housing site"),
    "unknown": _("Place not known or not public"),
}
"""Where an actor is; a hidden place is an unknown one."""
SEEKS = {
    "volunteers": _("Volunteers are wanted"),
    "donations": _("Donations are wanted"),
    "rooms": _("Rooms are wanted"),
}
ORDINALS = {
    "1st": _("the first {weekday}"),
    "2nd": _("the second {weekday}"),
    "3rd": _("the third {weekday}"),
    "4th": _("the fourth {weekday}"),
    "5th": _("the fifth {weekday}"),
    "last": _("the last {weekday}"),
}
RHYTHMS = {
    "week": _("Every {days}"),
    "2 weeks": _("Every second week: {days}"),
    "even weeks": _("In even calendar weeks: {days}"),
    "odd weeks": _("In odd calendar weeks: {days}"),
    "month": _("Every month: {days}"),
}
EXCEPT = {
    "public-holidays": _("not on public holidays"),
    "school-holidays": _("not in the school holidays"),
    "day": _("not on {day}"),
    "days": _("not from {first} to {last}"),
}
ONLY = {
    "public-holidays": _("only on public holidays"),
    "school-holidays": _("only in the school holidays"),
    "day": _("only on {day}"),
    "days": _("only from {first} to {last}"),
}
OTHER = {True: _("Or here"), False: _("Or")}
"""Before a further place, and before what needs none."""
FULL = _("Full")
FULL_WAITING = _("Full, with a waiting list")
PAUSED = _("Paused")
PLANNED = _("Planned")
CONFIRMED = {
    "actor": _("Confirmed by the organisation on {day}."),
    "staff": _("Confirmed by staff on {day}."),
    None: _("Confirmed on {day}."),
}
EXAMPLE = _("This is an example. All people, places and offers are invented.")
MACHINE = _("A machine translated this page. Nobody has checked it yet.")
HANDBOOK = _("For partners and staff: the handbook (in German)")
CHOOSE = _("Choose your language")
NOT_FOUND = _("This page does not exist.")
NOT_KNOWN = _("Not known. Please ask.")
NOT_SAID = _("Not known: nobody said")
WISHES = {
    "walk-in": _("I would like to come to this offer."),
    "registration": _("I would like to register for this offer."),
    "appointment": _("I would like to make an appointment for this offer."),
    "referral": _("I would like to be referred to this offer."),
    None: _("I would like to know more about this offer."),
}
"""What a reader says at the counter, by the way to get in."""
ASK_LANGUAGE = _("I speak {language}. Does somebody here speak it too?")
ASK_TIME = _("Please write down for me when and where I can come.")
ASK_SLOWLY = _("Please speak slowly and in simple words.")
