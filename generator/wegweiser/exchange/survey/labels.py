"""What a form's questions and choices are called, in each of its languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegweiser.model import Directory
from wegweiser.model.values import WEEKDAYS
from wegweiser.wording import LANGUAGES, Texts, Words, find_own_name
from wegweiser.wording.survey import SurveyWords, survey_words

Labels = Mapping[str, str]
"""A text by language tag."""


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """One language: the form's own sentences, the interface's words, the directory's texts."""

    survey: SurveyWords
    words: Words
    texts: Texts


@dataclass(frozen=True, slots=True, eq=False)
class Labeller:
    """Says everything in all languages at once; a text without a translation falls back."""

    directory: Directory
    tongues: Mapping[str, Tongue]

    def ask(self, name: str, **values: object) -> Labels:
        """One of the form's own sentences."""
        return {tag: each.survey.sentence(name, **values) for tag, each in self.tongues.items()}

    def about(self, topic: str, name: str) -> Labels:
        """A sentence with its topic before it, so that no two questions are called the same."""
        topics, sentences = self.entry("topics", topic), self.ask(name)
        return {tag: f"{topics[tag]}: {sentence}" for tag, sentence in sentences.items()}

    def opening(self) -> Labels:
        """What it is for and that it is voluntary; before it, where a machine translated."""
        return {
            tag: "\n\n".join(
                each.survey.sentence(name)
                for name in ("machine", "about")
                if name == "about" or self._is_machine(tag)
            )
            for tag, each in self.tongues.items()
        }

    def entry(self, kind: str, id_: str) -> Labels:
        """The label of an entry of the vocabulary."""
        label = getattr(self.directory.vocabulary, kind)[id_].label
        source = self.directory.settings.source_language
        return self._text(f"vocabulary:{kind}.{id_}.label", label, source)

    def offer(self, id_: str) -> Labels:
        """An offer's title; behind a translation, the name by which people know it."""
        offer = self.directory.offers[id_]
        source = offer.language or self.directory.settings.source_language
        titles = self._text(f"offers/{id_}:title", offer.title, source)
        own = harmless(offer.title)
        return {
            tag: title if title == own else f"{title} (\u2068{own}\u2069)"
            for tag, title in titles.items()
        }

    def weekday(self, name: str) -> Labels:
        """`Monday` for `mon`."""
        number = WEEKDAYS.index(name)
        return {tag: each.words.weekday(number) for tag, each in self.tongues.items()}

    def spoken(self, language: str) -> Labels:
        """A spoken language's name, and what it calls itself."""
        own = find_own_name(language) or language
        names = {tag: each.words.language_name(language) for tag, each in self.tongues.items()}
        return {
            tag: own if name == own else f"{name} (\u2068{own}\u2069)"
            for tag, name in names.items()
        }

    def _text(self, context: str, text: str, source: str) -> Labels:
        return {
            tag: harmless(each.texts.get(context, text, source).text)
            for tag, each in self.tongues.items()
        }

    def _is_machine(self, tag: str) -> bool:
        """Whether nobody has reviewed the sentences, or the names of the topics."""
        tongue = self.tongues[tag]
        source = self.directory.settings.source_language
        topics = self.directory.vocabulary.topics.items()
        return tongue.survey.machine or any(
            tongue.texts.get(f"vocabulary:topics.{id_}.label", each.label, source).machine
            for id_, each in topics
        )


def make_labeller(
    directory: Directory, words: Mapping[str, Words], texts: Mapping[str, Texts]
) -> Labeller:
    """In the languages of both mappings, in the order in which the site offers them."""
    tags = [tag for tag in LANGUAGES if tag in words and tag in texts]
    tongues = {tag: Tongue(survey_words(tag), words[tag], texts[tag]) for tag in tags}
    return Labeller(directory, tongues)


def harmless(text: str) -> str:
    """Text of partners: in a form, `${name}` would be the answer to a question."""
    return text.replace("${", "$ {")
