"""Taking out what was refused, so that the rest of a record can be validated again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from wegweiser.model import Location, Source


@dataclass(slots=True)
class Mending:
    """What to take out of plain values, and what to put in.

    `places` is what became of the entries of lists that lost some: list → old index → new index.
    """

    refused: Collection[Location]
    added: Mapping[Location, Any]
    places: dict[Location, dict[int, int]] = field(default_factory=dict)

    def mend(self, values: Any, at: Location = ()) -> Any:
        """The values without what was refused, with what was added."""
        if isinstance(values, dict):
            kept = {
                name: self.mend(value, (*at, name))
                for name, value in values.items()
                if (*at, name) not in self.refused
            }
            return kept | {
                where[-1]: value for where, value in self.added.items() if where[:-1] == at
            }
        if isinstance(values, list):
            left = [index for index in range(len(values)) if (*at, index) not in self.refused]
            if len(left) < len(values):
                self.places[at] = {old: new for new, old in enumerate(left)}
            return [self.mend(values[index], (*at, index)) for index in left]
        return values

    def move(self, source: Source) -> None:
        """Let positions and faults follow the entries that moved up."""
        if not self.places:
            return
        spots = {self._moved(at): spot for at, spot in source.spots.items() if self._stays(at)}
        faults = {self._moved(at) for at in source.faults}
        source.spots.clear()
        source.spots.update(spots)
        source.faults.clear()
        source.faults.update(faults)

    def _stays(self, at: Location) -> bool:
        return len(self._moved(at)) == len(at)

    def _moved(self, at: Location) -> Location:
        """Where a location is now; the list, where the entry is gone."""
        now: Location = ()
        for depth, step in enumerate(at):
            places = self.places.get(at[:depth])
            if places is not None and isinstance(step, int):
                if step not in places:
                    return now
                now = (*now, places[step])
            else:
                now = (*now, step)
        return now
