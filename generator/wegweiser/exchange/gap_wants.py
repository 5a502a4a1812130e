"""What a need wants of an offer, in words: as what would have to change, and as a question."""

from __future__ import annotations

from typing import Any

from wegweiser.exchange.gap_names import GapNames
from wegweiser.gaps.advice import Wanted
from wegweiser.gaps.choices import INTERPRETER


def tell_want(names: GapNames, requirement: str, value: Wanted) -> str:
    """After `with this change:`, such as `kostenlos`, `mit Kinderbetreuung`."""
    if requirement == "languages" and value == INTERPRETER:
        return names.words.tell("want-interpreter")
    if requirement == "languages" and isinstance(value, str):
        return names.words.tell("want-language", languages=names.languages([value]))
    key = _key(requirement, value)
    return names.words.tell(f"want-{key}", **_fields(names, requirement, value))


def tell_question(names: GapNames, requirement: str, value: Wanted | None) -> str:
    """A question that can be answered by yes or no; without a value, whether all of it holds."""
    key = _key(requirement, value)
    return names.words.tell(f"question-{key}", **_fields(names, requirement, value))


def _key(requirement: str, value: Wanted | None) -> str:
    return "no-german" if requirement == "german_level" and value == "none" else requirement


def _fields(names: GapNames, requirement: str, value: Any) -> dict[str, str]:
    """The fields of the sentences about one requirement; some have none."""
    match requirement:
        case "topic":
            fields = {"topic": names.topic(value)}
        case "age":
            fields = {"age": names.age(value)}
        case "languages":
            fields = {"languages": names.either_language(value)}
        case "when":
            fields = {"when": names.window(value)}
        case "within_km":
            fields = {"km": names.km(value), "home": names.directory.settings.home.name}
        case "german_level":
            fields = {"level": value}
        case "access":
            fields = {"ways": _ways(names, (value,) if isinstance(value, str) else value)}
        case "features":
            fields = {"features": names.features(value)}
        case _:
            fields = {}
    return fields


def _ways(names: GapNames, ways: tuple[str, ...]) -> str:
    return names.words.interface.either([names.words.tell(f"access-{way}") for way in ways])
