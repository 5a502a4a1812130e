"""Offers and days off for the tests of this room."""

from datetime import date

from hypothesis import strategies as st

from wegweiser.model import Offer
from wegweiser.model.values import ORDINALS, WEEKDAYS
from wegweiser.times import Calendar

NOTHING_OFF = Calendar(frozenset(), frozenset(), frozenset(range(2020, 2041)))
NOTHING_KNOWN = Calendar(frozenset(), frozenset(), frozenset())


def make_offer(*times, **values):
    """A complete offer with these times."""
    required = {"actor": "verein", "title": "Treff", "summary": "Ein Treff.", "topics": ["sport"]}
    return Offer.read("treff", {**required, "times": list(times), **values})


def make_time(**values):
    """A time; `from_` and `except_` stand for the two words that Python keeps for itself."""
    return make_offer({name.removesuffix("_"): value for name, value in values.items()}).times[0]


def days(*texts):
    """Dates from their texts."""
    return [date.fromisoformat(text) for text in texts]


def _written(values):
    """A time's values as they stand in a file; what is None is left out."""
    return {name: value for name, value in values.items() if value not in (None, [])}


some_days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
_day_texts = some_days.map(date.isoformat)
_spans = st.tuples(some_days, st.integers(0, 20)).map(
    lambda pair: f"{pair[0]}..{date.fromordinal(pair[0].toordinal() + pair[1])}"
)
_exceptions = st.lists(
    st.sampled_from(["public-holidays", "school-holidays"]) | _day_texts | _spans, max_size=3
)
_hours = st.sampled_from([("16:00", "18:00"), ("9:30", None), ("22:00", "24:00"), ("2:30", "3:30")])
_weekdays = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=4, unique=True)
_ordinals = st.lists(
    st.tuples(st.sampled_from(ORDINALS), st.sampled_from(WEEKDAYS)).map(" ".join),
    min_size=1,
    max_size=3,
    unique=True,
)


@st.composite
def rhythms(draw):
    """Any rhythm, with or without bounds, `except` and `only`."""
    every = draw(st.sampled_from(["week", "2 weeks", "even weeks", "odd weeks", "month"]))
    start, end = draw(_hours)
    since = draw(_day_texts if every == "2 weeks" else st.none() | _day_texts)
    return _written(
        {
            "every": every,
            "on": draw(_ordinals if every == "month" else _weekdays),
            "from": start,
            "to": end,
            "since": since,
            "until": draw(st.none() | _day_texts),
            "except": draw(_exceptions),
            "only": draw(st.just([]) | _exceptions),
        }
    )


@st.composite
def dated(draw):
    """A date or a span of dates, with or without hours."""
    start, end = draw(_hours | st.just((None, None)))
    return _written({"date": draw(_day_texts | _spans), "from": start, "to": end})


@st.composite
def offers(draw):
    """An offer with one to three times of any kind."""
    times = draw(st.lists(rhythms() | dated(), min_size=1, max_size=3))
    first, last = sorted((draw(some_days), draw(some_days)))
    runs = draw(
        st.sampled_from([{}, {"from": str(first)}, {"from": str(first), "until": str(last)}])
    )
    return make_offer(*times, runs=runs)
