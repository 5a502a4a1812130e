"""The base layer of the map: GeoJSON (RFC 7946) from whomever it comes, read within limits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, Final, NoReturn

from wegweiser.model import Problem, Settings
from wegweiser.model.characters import FORBIDDEN, VISIBLE
from wegweiser.model.ground import GROUND_KINDS, Course, Feature, Ground

GROUND_BYTES = 2_000_000
POSITIONS = 100_000
"""Points in all: more than a drawing of a district can show."""
NAME_LENGTH = 60
ATTRIBUTION_LENGTH = 300
ALIASES: Final = {"quarter": "boundary"}
_DEPTHS: Final = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How deep the positions of each geometry lie in lists."""


class UnusableGround(ValueError):  # noqa: N818 -- a fault of the file, not of the program
    """The file is no base layer; says in a few words where it goes wrong."""


def find_ground(root: Path, settings: Settings) -> tuple[Ground | None, list[Problem]]:
    """The base layer that the settings name, and what is wrong with it; None where none is named.

    The file lies below the root: the whole of it goes on line.
    """
    name = settings.map_base
    if name is None:
        return None, []
    file = root / name
    if not _is_below(root, file):
        return None, [settings.problem("no-such-map", "map_base", value=name)]
    try:
        with file.open("rb") as stream:
            raw = stream.read(GROUND_BYTES + 1)
    except OSError:
        return None, [settings.problem("no-such-map", "map_base", value=name)]
    try:
        if len(raw) > GROUND_BYTES:
            raise UnusableGround(f"> {GROUND_BYTES // 1_000_000} MB")  # noqa: TRY301 -- one answer
        return read_ground(raw), []
    except UnusableGround as fault:
        return None, [Problem(name, "unusable-map", None, {"value": str(fault)})]


def _is_below(root: Path, file: Path) -> bool:
    """Whether a file lies below the root without any link that leads out of it."""
    try:
        return file.is_file() and file.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):  # a loop of links; a NUL in the name
        return False


def read_ground(raw: bytes) -> Ground:
    """The base layer in a GeoJSON file; features of other kinds are passed over.

    Raises:
        UnusableGround: it is no GeoJSON, or holds what cannot be drawn.
    """
    try:
        content = json.loads(raw, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise UnusableGround("JSON") from None
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise UnusableGround("FeatureCollection")
    features = content.get("features")
    if not isinstance(features, list):
        raise UnusableGround("features")
    return Ground(
        tuple(_features(features)),
        _text(content.get("attribution"), ATTRIBUTION_LENGTH) or "",
        content.get("schematic") is True,
    )


def _refuse(name: str) -> NoReturn:
    """`NaN` and `Infinity` are no JSON, though Python reads them."""
    raise ValueError(name)


@dataclass(slots=True)
class _Budget:
    """How many positions may still be read."""

    left: int = POSITIONS

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise UnusableGround(f"> {POSITIONS}")


def _features(features: list[Any]) -> Iterator[Feature]:
    budget = _Budget()
    for number, feature in enumerate(features):
        at = f"features[{number}]"
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise UnusableGround(at)
        properties = feature.get("properties")
        known = properties if isinstance(properties, dict) else {}
        kind = known.get("kind")
        kind = ALIASES.get(kind, kind) if isinstance(kind, str) else None
        geometry = feature.get("geometry")
        if kind not in GROUND_KINDS or geometry is None:
            continue
        courses, closed = _geometry(geometry, budget, at)
        yield Feature(kind, courses, closed, _text(known.get("name"), NAME_LENGTH))  # type: ignore[arg-type]  # one of the kinds


def _geometry(geometry: Any, budget: _Budget, at: str) -> tuple[tuple[Course, ...], bool]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(kind, str) or kind not in _DEPTHS:
        raise UnusableGround(f"{at}.geometry")
    at = f"{at}.geometry.coordinates"
    depth = _DEPTHS[kind]
    found: list[Any] = [geometry.get("coordinates")]
    for _ in range(max(0, depth - 1)):
        found = [each for part in found for each in _list(part, at)]
    if depth == 0:
        found = [found]
    courses = tuple(_course(part, budget, at) for part in found)
    if kind == "MultiPoint":
        courses = tuple((position,) for course in courses for position in course)
    return courses, kind.endswith("Polygon")


def _course(part: Any, budget: _Budget, at: str) -> Course:
    return tuple(_position(each, budget, at) for each in _list(part, at))


def _list(value: Any, at: str) -> list[Any]:
    if not isinstance(value, list):
        raise UnusableGround(at)
    return value


def _position(value: Any, budget: _Budget, at: str) -> tuple[float, float]:
    """A position as latitude and longitude; GeoJSON has the longitude first."""
    budget.spend()
    if not isinstance(value, list) or len(value) < 2:
        raise UnusableGround(at)
    longitude, latitude = value[:2]
    for number, limit in ((longitude, 180), (latitude, 90)):
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise UnusableGround(at)
        if not (isfinite(number) and abs(number) <= limit):
            raise UnusableGround(at)
    return float(latitude), float(longitude)


def _text(value: Any, length: int) -> str | None:
    """A name in one line; None for what is no name that could be shown."""
    if not isinstance(value, str):
        return None
    text = " ".join(FORBIDDEN.sub("", value).split())[:length].strip()
    return text if VISIBLE.search(text) else None
