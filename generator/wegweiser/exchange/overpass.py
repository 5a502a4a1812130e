"""OpenStreetMap by the Overpass API: what to ask for, and an answer as a base layer of the map.

Overpass QL and its JSON: https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import cos, radians
from typing import Any, Final

ATTRIBUTION = "© OpenStreetMap contributors (ODbL), openstreetmap.org/copyright"
SECONDS = 60
KM_PER_DEGREE = 111.2

_QUERY = """\
[out:json][timeout:{seconds}][maxsize:67108864][bbox:{south:.4f},{west:.4f},{north:.4f},{east:.4f}];
(
  way[railway~"^(rail|light_rail|subway)$"][!service];
  way[highway~"^(motorway|trunk|primary|secondary)$"];
  way[waterway~"^(river|canal)$"];
  way[natural=water];
  way[landuse=forest];
  way[leisure=park];
  node[railway~"^(station|halt)$"];
  node[place~"^(suburb|quarter|village)$"];
);
out geom;
"""

_KINDS: Final[tuple[tuple[str, str], ...]] = (
    ("railway", "rail"),
    ("highway", "road"),
    ("waterway", "water"),
    ("natural", "water"),
    ("landuse", "green"),
    ("leisure", "green"),
)
"""What a way is: the first of its tags that is here decides."""
_AREAS: Final = frozenset({"natural", "landuse", "leisure"})


class UnusableAnswer(ValueError):  # noqa: N818 -- a fault of the answer, not of the program
    """What came back is no answer of Overpass."""


def overpass_query(latitude: float, longitude: float, km: float) -> str:
    """The one question: railways, main roads, water, green, stations and names around a point."""
    north = km / KM_PER_DEGREE
    east = north / max(0.01, cos(radians(latitude)))
    return _QUERY.format(
        seconds=SECONDS,
        south=latitude - north,
        west=longitude - east,
        north=latitude + north,
        east=longitude + east,
    )


def overpass_to_geojson(raw: bytes) -> str:
    """The answer as GeoJSON, one feature a line; what it has of unknown kinds is left out.

    Raises:
        UnusableAnswer: it is no answer of Overpass, or Overpass says that it has not found all.
    """
    try:
        answer = json.loads(raw)
    except (ValueError, RecursionError):
        raise UnusableAnswer("no JSON") from None
    elements = answer.get("elements") if isinstance(answer, dict) else None
    if not isinstance(elements, list):
        raise UnusableAnswer("no elements")
    if isinstance(answer.get("remark"), str):
        raise UnusableAnswer(answer["remark"][:200])
    lines = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for feature in _features(elements)
    )
    head = json.dumps(ATTRIBUTION, ensure_ascii=False)
    return f'{{"type": "FeatureCollection", "attribution": {head}, "features": [\n{lines}\n]}}\n'


def _features(elements: list[Any]) -> Iterator[Mapping[str, Any]]:
    for element in elements:
        if not isinstance(element, dict):
            continue
        tags = element.get("tags")
        known = tags if isinstance(tags, dict) else {}
        feature = _point(element, known) if element.get("type") == "node" else _way(element, known)
        if feature is not None:
            yield feature


def _point(node: Mapping[str, Any], tags: Mapping[str, Any]) -> Mapping[str, Any] | None:
    kind = "station" if "railway" in tags else "label" if "place" in tags else None
    at = _position(node)
    if kind is None or at is None or not isinstance(tags.get("name"), str):
        return None
    return _feature(kind, tags["name"], "Point", at)


def _way(way: Mapping[str, Any], tags: Mapping[str, Any]) -> Mapping[str, Any] | None:
    named = next(((tag, kind) for tag, kind in _KINDS if tag in tags), None)
    geometry = way.get("geometry")
    if named is None or not isinstance(geometry, list):
        return None
    tag, kind = named
    course = [at for at in map(_position, geometry) if at is not None]
    if len(course) < 2:
        return None
    if tag in _AREAS:
        closed = len(course) > 3 and course[0] == course[-1]
        return _feature(kind, None, "Polygon", [course]) if closed else None
    return _feature(kind, None, "LineString", course)


def _position(point: Any) -> list[float] | None:
    """Longitude and latitude to a metre; None for what is none."""
    if not isinstance(point, dict):
        return None
    found = [point.get("lon"), point.get("lat")]
    if any(isinstance(each, bool) or not isinstance(each, int | float) for each in found):
        return None
    return [round(float(each), 5) for each in found if each is not None]


def _feature(kind: str, name: str | None, type_: str, coordinates: Any) -> Mapping[str, Any]:
    properties = {"kind": kind, "name": name} if name else {"kind": kind}
    geometry = {"type": type_, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}
