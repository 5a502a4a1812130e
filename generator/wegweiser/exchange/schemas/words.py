"""The words in a schema: labels and descriptions of fields, and the ids that a directory has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from wegweiser.model import Directory, Entry
from wegweiser.model.record import Part
from wegweiser.wording.fields import (
    FieldWords,
    field_words,
    find_labels,
    format_sentence,
    part_label,
    word_labels,
)
from wegweiser.wording.problems import WordsLanguage

_SUGGESTED: Final = {
    "weekday": "weekday",
    "exception": "holidays",
    "count": "few",
    "yes_no": "yes_no",
}
"""The kinds of values that may be fixed words too, and the name of their labels."""


@dataclass(frozen=True, slots=True)
class WordsOf:
    """Labels in one language, and the ids of a directory, if there is one.

    `languages`: names of spoken languages by tag.
    """

    words: WordsLanguage
    directory: Directory | None = None
    languages: Mapping[str, str] = field(default_factory=dict)

    def of_part(self, part: type[Part]) -> str:
        """What a block is called."""
        return part_label(part, self.words)

    def of_field(self, part: type[Part], name: str) -> FieldWords:
        """What a field is called, what belongs there, examples."""
        return field_words(part, name, self.words)

    def of_format(self, plain: Mapping[str, Any]) -> Mapping[str, str]:
        """How a value is written, from its kind and limits."""
        if "x-kind" not in plain:
            return {}
        names = {"limit": "maxLength", "first": "minimum", "last": "maximum"}
        limits = {name: str(plain[key]) for name, key in names.items() if key in plain}
        return {"x-format": format_sentence(plain["x-kind"], self.words, **limits)}

    def of_set(self, values: Iterable[str]) -> Mapping[str, str]:
        """The labels of a set of fixed words."""
        labels = find_labels(values, self.words)
        return {value: labels[value] for value in values}

    def suggestions(self, plain: Mapping[str, Any]) -> Mapping[str, str]:
        """Words that a value may be, where others are allowed too, with their labels."""
        kind = plain.get("x-kind")
        if kind == "language":
            return self.languages
        if kind == "place" and self.directory is None:
            return {
                **word_labels("main_place", self.words),
                **word_labels("no_place", self.words),
            }
        return word_labels(_SUGGESTED[kind], self.words) if kind in _SUGGESTED else {}

    def of_reference(self, of: str | None) -> Mapping[str, str] | None:
        """The ids that a reference may name, with their labels; None where any may be."""
        if self.directory is None or of in {None, "languages"}:
            return None
        if of == "actors":
            return {actor.id: actor.name for actor in self.directory.actors.values()}
        if of == "offers":
            return {offer.id: offer.title for offer in self.directory.offers.values()}
        if of == "places":
            return dict(self._places(self.directory))
        entries: Mapping[str, Entry] = getattr(self.directory.vocabulary, str(of))
        return {id_: entry.label for id_, entry in entries.items()}

    def _places(self, directory: Directory) -> Iterator[tuple[str, str]]:
        """`main`, what is no place, then the places of all actors, each short and in full."""
        yield from word_labels("main_place", self.words).items()
        yield from word_labels("no_place", self.words).items()
        actors = list(directory.actors.values())
        for actor in actors:
            for id_, place in actor.places.items():
                yield id_, place.name or actor.name
        for actor in actors:
            for id_, place in actor.places.items():
                label = f"{actor.name}: {place.name}" if place.name else actor.name
                yield f"{actor.id}/{id_}", label
            if actor.places:
                yield f"{actor.id}/main", actor.name
