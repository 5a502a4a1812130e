"""What the form for partners asks: fields with their words and limits, choices with pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from markupsafe import Markup

from wegweiser.exchange.records.text import entry_type, field_names, field_type
from wegweiser.model import Actor, Offer
from wegweiser.model.record import Part
from wegweiser.pages.edition import Edition, Voice
from wegweiser.pages.facts import VENUE_ICONS
from wegweiser.pages.form.shapes import Shape, shape_at
from wegweiser.pages.icons import icon
from wegweiser.wording import find_own_name, messages
from wegweiser.wording.contribute import FormWords
from wegweiser.wording.fields import field_words, word_labels
from wegweiser.wording.problems import WordsLanguage

NEW = "new"
"""Before the fields of an organisation that is not listed yet: `new.name`, `new.place.street`."""
PICTURES: Mapping[str, str] = {
    **VENUE_ICONS,
    "walk-in": "door-open",
    "registration": "pencil",
    "appointment": "calendar-clock",
    "referral": "directions",
    "active": "check",
    "full": "close-circle",
    "paused": "pause-circle",
    "planned": "calendar-start",
    "ended": "calendar-end",
}
_ALIASES = {"prs": "fa-AF"}
"""Languages that the table knows twice; the form offers the second name."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its path (`for.age.from`), how it is asked for, and what it may hold."""

    path: str
    label: str
    question: str
    hint: str
    shape: Shape

    @property
    def id(self) -> str:
        """The id of its element; its hint and its problem hang on it."""
        return "f-" + self.path.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose. `level` is 1 for a topic below another."""

    value: str
    label: Markup
    icon: Markup | None = None
    hue: int | None = None
    level: int = 0
    more: Markup | None = None


class Questions:
    """Everything that the form asks, in one language."""

    def __init__(self, edition: Edition, words: FormWords, tag: WordsLanguage) -> None:
        self.edition = edition
        self.words = words
        self.tag: WordsLanguage = tag
        self.vocabulary = edition.site.directory.vocabulary

    def field(self, path: str) -> Field:
        """A field of an offer, or below `new.` of an organisation and its place."""
        model, inner = _model_of(path)
        part, name = _part_at(model, inner)
        said = field_words(part, name, self.tag)
        asked = self.words.fields.get(path, {})
        question, hint = asked.get("question", said.label), asked.get("hint", "")
        return Field(path, said.label, question, hint, shape_at(model, inner))

    def labels(self) -> dict[str, str]:
        """The label of every field by its path, for sentences about it."""
        return {**dict(_labels(Offer, self.tag)), **dict(_labels(Actor, self.tag, f"{NEW}."))}

    def words_of(self, name: str) -> list[Option]:
        """A set of fixed words of the model (`access`, `status`, `weekday`)."""
        return [
            Option(
                value, Markup.escape(label), icon(PICTURES[value]) if value in PICTURES else None
            )
            for value, label in word_labels(name, self.tag).items()
        ]

    def topics(self) -> Iterator[Option]:
        """Each topic below the one above it."""
        topics = self.vocabulary.topics
        tops = [id_ for id_, entry in topics.items() if entry.parent not in topics]
        for top in tops:
            below = [id_ for id_ in topics if self.vocabulary.parent(id_) == top]
            for id_ in (top, *below):
                yield self._entry("topics", id_, level=int(id_ != top))

    def entries(self, kind: str) -> list[Option]:
        """The entries of another map of the vocabulary (`groups`, `actor_kinds`)."""
        return [self._entry(kind, id_) for id_ in getattr(self.vocabulary, kind)]

    def languages(self) -> list[Option]:
        """Languages by their own names, those spoken at most places first."""
        directory = self.edition.site.directory
        spoken = Counter(tag for each in directory.offers.values() for tag in each.languages or ())
        spoken.update(tag for each in directory.actors.values() for tag in each.languages or ())
        known = dict.fromkeys(_ALIASES.get(tag, tag) for tag in messages.SPOKEN)
        tags = [tag for tag in {**known, **spoken} if find_own_name(tag)]
        return [self._language(tag) for tag in sorted(tags, key=lambda tag: -spoken[tag])]

    def _entry(self, kind: str, id_: str, *, level: int = 0) -> Option:
        entry = getattr(self.vocabulary, kind)[id_]
        voice = Voice(self.edition)
        hue = self.edition.site.hues.get(id_) if kind == "topics" else None
        picture = icon(entry.icon) if entry.icon else None
        return Option(id_, voice.label(kind, id_, entry), picture, hue, level)

    def _language(self, tag: str) -> Option:
        own = find_own_name(tag) or tag
        here = self.edition.language_name(tag)
        name = self.edition.foreign(own, tag)
        return Option(tag, name, more=here if here.striptags() != own else None)


def _model_of(path: str) -> tuple[type[Part], str]:
    """The model that a path belongs to, and the way inside it."""
    if not path.startswith(f"{NEW}."):
        return Offer, path
    inner = path.removeprefix(f"{NEW}.")
    return Actor, f"places.{inner.removeprefix('place.')}" if inner.startswith("place.") else inner


def _part_at(model: type[Part], path: str) -> tuple[type[Part], str]:
    """The block in which a field stands, and its name there."""
    type_: Any = model
    *around, name = path.split(".")
    for step in around:
        type_ = field_type(type_, step)
        if not field_names(type_):
            type_ = entry_type(type_)
    return next(part for part in _parts(type_)), name


def _parts(type_: Any) -> Iterator[type[Part]]:
    """The blocks that a type names, the outermost first."""
    if isinstance(type_, type) and issubclass(type_, Part):
        yield type_
    for inner in get_args(type_):
        yield from _parts(inner)


def _labels(model: type[Part], tag: WordsLanguage, before: str = "") -> Iterator[tuple[str, str]]:
    for name in field_names(model):
        yield before + name, field_words(model, name, tag).label
        type_ = field_type(model, name)
        for part in _parts(type_ if field_names(type_) else entry_type(type_)):
            yield from _labels(part, tag, f"{before}{name}.")
