"""One language's edition of the site: its words, its texts, and what is said the same on each page.

Translations are untrusted, like everything else that people write: what leaves here is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from wegweiser.model import Actor, Entry, Offer
from wegweiser.model.values import Clock
from wegweiser.pages.markdown import to_html
from wegweiser.pages.site import ROUND_THE_CLOCK, Site
from wegweiser.pages.templating import fragment, template
from wegweiser.wording import LANGUAGES, Language, Texts, Translation, Words, find_direction

HALF_A_YEAR = 180
NOTHING = Markup()
_BRACKETS = str.maketrans("", "", "()")
_SPACE = re.compile(r" (?![^<]*>)")
_LAST_SPACE = re.compile(r"(?<=</bdi>) (?=\S+$)")


@dataclass(frozen=True, slots=True)
class Card:
    """A rendered piece that several pages show, and whether a machine translated any of it."""

    html: Markup
    machine: bool = False


class Edition:
    """A language of the site, with a memory for what many pages say.

    `say` and `count` are `_()` and its plural: English in, the page's language out. What they
    remember is told apart by value and type: text and markup of the same letters differ.
    `source_words` say what is shown to people who may read the source language only.
    `form_language` is that of the form for partners to which the pages lead.
    """

    def __init__(
        self, site: Site, words: Words, texts: Texts, source_words: Words | None = None
    ) -> None:
        self.site = site
        self.words = words
        self.source_words = source_words or words
        self.texts = texts
        self.language: Language = words.language
        self.tag = words.language.tag
        self.machine = words.machine
        self.source_language = site.directory.settings.source_language
        form = site.directory.settings.form_languages
        self.form_language = self.tag if self.tag in form else form[0]
        self.memory: dict[Any, Any] = {}
        self._same: dict[str, bool] = {}

    def say(self, msgid: str, /, **values: object) -> Markup:
        """A sentence of the interface; `{name}` is filled, and escaped unless it is markup."""
        key = msgid, *((name, value, type(value)) for name, value in values.items())
        said: Markup | None = self.memory.get(key)
        if said is None:
            found = self.words.translation(msgid, None, **values)
            said = self.memory[key] = self.foreign(found.text, found.language)
        return said

    def say_in_source(self, msgid: str, /, **values: object) -> Markup:
        """A sentence in the source language, for who stands at the counter."""
        text = self.source_words.text(msgid, **values)
        return self.foreign(text, self.source_words.language.tag)

    def count(self, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """A sentence in the form that goes with a number, which fills `{number}`."""
        return escape(self.words.plural(singular, plural, number, **values))

    def list(self, items: Iterable[object]) -> Markup:
        """`a, b and c`, as the language joins them."""
        return escape(self.words.list(items))

    def comma(self, items: Iterable[object]) -> Markup:
        """`a, b, c`, with the language's own comma."""
        return escape(self.language.separator).join(escape(item) for item in items)

    def render(self, name: str, /, **values: object) -> Markup:
        """A template filled for this language."""
        made = template(name).render(_=self.say, edition=self, **values)
        return Markup(made)  # noqa: S704 -- the template escapes

    def day(self, day: date) -> Markup:
        """`Tuesday 24 November`, with the year where it is not this one's."""
        if day not in self.memory:
            far = (
                abs((day - self.site.today).days) > HALF_A_YEAR and day.year != self.site.today.year
            )
            text = self.words.day_long(day) if far else self.words.day(day)
            self.memory[day] = fragment("time", day.isoformat(), text)
        found: Markup = self.memory[day]
        return found

    def date(self, day: date) -> Markup:
        """A day with its year."""
        return fragment("time", day.isoformat(), self.words.date(day))

    def weekday(self, number: int) -> Markup:
        """The name of a weekday, 0 is Monday."""
        return escape(self.words.weekday(number))

    def clock(self, moment: Clock) -> Markup:
        """`16:00`, from left to right."""
        return fragment("ltr", str(moment))

    def hours(self, start: Clock | None, end: Clock | None) -> Markup | None:
        """`from 16:00 to 18:00`."""
        key = "hours", start, end
        if key not in self.memory:
            if start == 0 and end == ROUND_THE_CLOCK:
                self.memory[key] = self.say("day and night")
            else:
                first, last = (None if at is None else self.clock(at) for at in (start, end))
                self.memory[key] = _unbroken(escape(self.words.hours(first, last))) or None
        found: Markup | None = self.memory[key]
        return found

    def language_name(self, tag: str) -> Markup:
        """The name of a spoken language."""
        found = self.words.language_label(tag)
        return self.foreign(found.text, found.language)

    def same_language(self, tag: str) -> bool:
        """Whether a language is the page's, or a plain or regional form of it."""
        if tag not in self._same:
            self._same[tag] = tag.split("-", maxsplit=1)[0] == self.tag.split("-")[0]
        return self._same[tag]

    def foreign(self, text: str, tag: str) -> Markup:
        """Text of any language: with its `lang` and `dir` where it is not the page's."""
        if tag == self.tag:
            return escape(text)
        return fragment("foreign", text, tag, language_of(tag).direction)

    def voice(self, record: Offer | Actor) -> Voice:
        """Who says the texts of a record."""
        folder = "offers" if isinstance(record, Offer) else "actors"
        return Voice(self, f"{folder}/{record.id}", record.language or self.source_language)


class Voice:
    """Says the texts of one record, and remembers what it had to say.

    `at` is where the record's texts stand, `source` the language in which they were written.
    `machine` is whether a machine translated any of them; `spoke`, whether there were any.
    """

    __slots__ = ("at", "edition", "machine", "source", "spoke")

    def __init__(self, edition: Edition, at: str = "", source: str = "") -> None:
        self.edition = edition
        self.at = at
        self.source = source
        self.machine = False
        self.spoke = False

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.at.partition("/")[2]

    def text(self, field: str, text: str) -> Markup:
        """A text in a line: marked where it is not in the page's language or may be outdated."""
        found = self._get(field, text)
        if found.outdated:
            return escape(found.outdated) + self._outdated()
        return self._labelled(found.text, found.language)

    def full(self, field: str, text: str) -> Markup:
        """As `text`, but an outdated translation stands above the current text."""
        found = self._get(field, text)
        if found.outdated is None:
            return self._labelled(found.text, found.language)
        current = fragment(
            "current", found.text, found.language, language_of(found.language).direction
        )
        return self._outdated() + escape(found.outdated) + current

    def name(self, field: str, text: str) -> Markup:
        """A text in a line, without marks: for names, which need none."""
        found = self._get(field, text)
        if found.outdated:
            return escape(found.outdated)
        return self.edition.foreign(found.text, self._language(found, text))

    def block(self, field: str, text: str) -> Markup:
        """A text of paragraphs; an outdated translation stands above the current text."""
        found = self._get(field, text)
        html = to_html(found.text)
        if found.outdated is None:
            return self._labelled_block(html, found.language)
        return self._outdated() + to_html(found.outdated) + self._block(html, found.language)

    def plain(self, field: str, text: str) -> str:
        """A text without any markup."""
        return self._get(field, text).text

    def original(self, field: str, text: str) -> Markup | None:
        """The text as it was written, where the page shows a translation of it."""
        if self.edition.same_language(self.source):
            return None
        found = self._get(field, text)
        if found.language == self.source and not found.outdated:
            return None
        if _bare(text) in _bare(found.outdated or found.text):
            return None  # in brackets, as with what residents know from letters: (Bücherhalle) X
        return self.edition.foreign(text, self.source)

    def label(self, kind: str, id_: str, entry: Entry) -> Markup:
        """The label of a word of the vocabulary."""
        edition = self.edition
        key = "label", kind, id_
        if key not in edition.memory:
            voice = Voice(edition, "vocabulary", edition.source_language)
            edition.memory[key] = voice.name(f"{kind}.{id_}.label", entry.label), voice.machine
        label: Markup
        label, machine = edition.memory[key]
        self.machine |= machine
        return label

    def show(self, card: Card | None) -> Markup | None:
        """A piece that was rendered elsewhere."""
        if card is None:
            return None
        self.machine |= card.machine
        return card.html

    def _get(self, field: str, text: str) -> Translation:
        found = self.edition.texts.get(f"{self.at}:{field}", text, self.source)
        self.machine |= found.machine
        self.spoke = True
        return found

    def _block(self, html: Markup, tag: str) -> Markup:
        if tag == self.edition.tag:
            return html
        return fragment("foreign_block", html, tag, language_of(tag).direction)

    def _language(self, found: Translation, text: str) -> str:
        """The language of a translation: the source's where the translator left all as it was."""
        return self.source if found.text == text else found.language

    def _outdated(self) -> Markup:
        return fragment("mark", self.edition.say("may be out of date"))

    def _labelled(self, text: str, tag: str) -> Markup:
        """A text; where it is in another language, it ends with that one's sign.

        The sign is short, for a page may need it twenty times; the footer says what it means.
        """
        if self.edition.same_language(tag):
            return self.edition.foreign(text, tag)
        return fragment("labelled", text, tag, language_of(tag).direction, sign_of(tag))

    def _labelled_block(self, html: Markup, tag: str) -> Markup:
        """Paragraphs; where they are in another language, they begin with that one's sign."""
        if self.edition.same_language(tag):
            return self._block(html, tag)
        return fragment("labelled_block", html, tag, language_of(tag).direction, sign_of(tag))


def _bare(text: str) -> str:
    """A text to look for another in: without brackets, in small letters."""
    return text.translate(_BRACKETS).casefold()


def _unbroken(hours: Markup) -> Markup:
    """Hours that stay on one line where they are a range; else `Uhr` stays with its hour."""
    spaces = _SPACE if hours.count("<bdi") > 1 else _LAST_SPACE
    return Markup(spaces.sub("\N{NO-BREAK SPACE}", hours))  # noqa: S704 -- escaped


@cache
def sign_of(tag: str) -> str:
    """The sign that stands with a text in another language than the page's: `DE`."""
    return tag.partition("-")[0].upper()


@cache
def language_of(tag: str) -> Language:
    """A language by its tag; one that the table lacks is written from left to right."""
    if tag in LANGUAGES:
        return LANGUAGES[tag]
    return replace(LANGUAGES["de"], tag=tag, name=tag, direction=find_direction(tag))
