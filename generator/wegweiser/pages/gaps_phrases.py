"""The sentences about gaps; they stand in the handbook, in the staff's language.

Their context is `gaps`, so that translators of the residents' languages can leave them out.
"""

from __future__ import annotations

from wegweiser.wording.messages import pgettext

VERDICTS = {
    "missing": (pgettext("gaps", "Missing"), pgettext("gaps", "There is no offer at all.")),
    "barrier": (
        pgettext("gaps", "Barrier"),
        pgettext("gaps", "There are offers, but none that these people can use."),
    ),
    "unclear": (
        pgettext("gaps", "Unclear"),
        pgettext("gaps", "An offer may fit; somebody has to ask."),
    ),
    "full": (pgettext("gaps", "Full"), pgettext("gaps", "Offers fit, but they are full.")),
    "unheard": (
        pgettext("gaps", "Not known"),
        pgettext("gaps", "An offer fits, but too few know of it."),
    ),
    "covered": (pgettext("gaps", "Covered"), pgettext("gaps", "An offer fits.")),
}
FLAGS = {
    "ending": pgettext("gaps", "ends soon"),
    "unchecked": pgettext("gaps", "not confirmed for a long time"),
    "planned": pgettext("gaps", "an offer is planned"),
}
REQUIREMENTS = {
    "topic": pgettext("gaps", "topic"),
    "age": pgettext("gaps", "age"),
    "childcare": pgettext("gaps", "childcare"),
    "languages": pgettext("gaps", "languages"),
    "when": pgettext("gaps", "times"),
    "within_km": pgettext("gaps", "distance"),
    "cost": pgettext("gaps", "cost"),
    "german_level": pgettext("gaps", "German level"),
    "access": pgettext("gaps", "way in"),
    "features": pgettext("gaps", "accessibility"),
}
SUGGESTIONS = {
    "close": pgettext("gaps", "{actor} could offer this."),
    "change": pgettext("gaps", "{offer} ({actor}) would fit with a change: {change}."),
    "change and ask": pgettext(
        "gaps", "{offer} ({actor}) would fit with a change: {change}. To be asked: {ask}."
    ),
    "ask": pgettext("gaps", "Ask {actor} about {offer}: {ask}."),
    "enlarge": pgettext("gaps", "{offer} ({actor}) fits, but is full: more places."),
    "promote": pgettext("gaps", "{offer} ({actor}) fits: make it known."),
    "await": pgettext("gaps", "{offer} ({actor}) will fit, but has not begun."),
}
RESPONSES = {
    "open": pgettext("gaps", "open"),
    "planned": pgettext("gaps", "planned"),
    "commissioned": pgettext("gaps", "commissioned"),
    "closed": pgettext("gaps", "closed"),
    "set-aside": pgettext("gaps", "set aside"),
}
SUMMARY = pgettext(
    "gaps",
    "As of {day}: of {needs} needs, {open} are not covered; for {missing} of these there is no "
    "offer at all. They were named {persons} times.",
)
SURVEY = pgettext("gaps", "Survey {days}, {persons} persons. {method}")
LEAD = pgettext("gaps", "in charge: {actor}")
PROVIDER = pgettext("gaps", "provider: {actor}")
OFFER = pgettext("gaps", "offer: {offer}")
BY = pgettext("gaps", "by {day}")
MORE = pgettext("gaps", "and {number} more")
