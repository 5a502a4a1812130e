"""Who could begin something for a need: the actors that can provide its topic or the one above."""

from __future__ import annotations

from collections.abc import Mapping

from wegweiser.gaps.advice import Closer
from wegweiser.gaps.demand import Demand
from wegweiser.gaps.standing import find_distance
from wegweiser.model import Actor, Home

_SPEAKING = {True: 0, None: 1, False: 2}


def find_closers(demand: Demand, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The actors that can provide the need's topic or its parent, by id."""
    topics = {demand.need.topic, demand.parent}
    able = (id_ for id_, actor in actors.items() if not topics.isdisjoint(actor.can_provide))
    return tuple(sorted(able))


def rank_closers(demand: Demand, actors: Mapping[str, Actor], home: Home) -> tuple[Closer, ...]:
    """The same, the most fitting first.

    Those who speak one of the languages needed, then those of whom that is not known; then those
    who can provide the topic itself; then the nearest.
    """
    found = [_read(demand, actors[id_], home) for id_ in find_closers(demand, actors)]
    return tuple(sorted(found, key=_order))


def _read(demand: Demand, actor: Actor, home: Home) -> Closer:
    wanted = demand.need.requires.languages
    known = actor.languages or ()
    distances = [find_distance(place, home) for place in actor.places.values()]
    return Closer(
        actor.id,
        own_topic=demand.need.topic in actor.can_provide,
        languages=known,
        speaks=not set(wanted).isdisjoint(known) if wanted and known else None,
        km=min((km for km in distances if km is not None), default=None),
    )


def _order(closer: Closer) -> tuple[int, bool, float, str]:
    km = float("inf") if closer.km is None else closer.km
    return _SPEAKING[closer.speaks], not closer.own_topic, km, closer.actor
