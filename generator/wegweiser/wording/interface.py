"""Reading `interface.po`: a directory's own sentences first, then those shipped, then fallbacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wegweiser.model import Problem
from wegweiser.wording.faults import find_interface_fault
from wegweiser.wording.files import SHIPPED, po_path, read_translations, unusable_translation
from wegweiser.wording.languages import LANGUAGES, Language
from wegweiser.wording.messages import ENGLISH, Message
from wegweiser.wording.plurals import PluralForms, read_plural_forms
from wegweiser.wording.po import Entry, Po
from wegweiser.wording.words import Wording, Words


def read_words(root: Path, tag: str, shipped: Path = SHIPPED) -> Words:
    """The interface in one language: the directory's own sentences before those shipped."""
    return read_all_words(root, [tag], shipped)[tag]


def read_all_words(root: Path, tags: Iterable[str], shipped: Path = SHIPPED) -> dict[str, Words]:
    """The same for several languages; each file is read once."""
    languages = [LANGUAGES[tag] for tag in tags]
    needed = dict.fromkeys(tag for language in languages for tag in _chain(language))
    read = {tag: _read_wordings((shipped, root), tag) for tag in needed}
    return {
        language.tag: _stack(language, [read[tag] for tag in _chain(language)])
        for language in languages
    }


_Read = tuple[Mapping[Message, Wording], tuple[Problem, ...]]


def _chain(language: Language) -> tuple[str, ...]:
    """The languages up to English: in that, every sentence is there."""
    chain = language.chain
    return chain[: chain.index(ENGLISH) + 1] if ENGLISH in chain else chain


def _stack(language: Language, layers: Sequence[_Read]) -> Words:
    wordings: dict[Message, Wording] = {}
    for layer, _ in reversed(layers):
        wordings.update(layer)
    return Words(language, wordings, tuple(problem for _, each in layers for problem in each))


def _read_wordings(roots: Iterable[Path], tag: str) -> _Read:
    judged, problems = read_interface(roots, LANGUAGES[tag])
    wordings = {
        message: Wording(each.entry.strings, each.forms, tag, each.entry.is_machine)
        for message, each in judged.items()
        if each.is_usable
    }
    return wordings, tuple(problems)


@dataclass(frozen=True, slots=True)
class Judged:
    """A translation, its file's plural forms, and what is wrong with it."""

    entry: Entry
    forms: PluralForms
    fault: str | None

    @property
    def is_usable(self) -> bool:
        """Whether it may be shown: without a fault, and nobody is in doubt about it."""
        return not (self.fault or self.entry.is_fuzzy)


def read_interface(
    roots: Iterable[Path], language: Language
) -> tuple[dict[Message, Judged], list[Problem]]:
    """A language's translations in several folders; the usable ones of the last come first."""
    found: dict[Message, Judged] = {}
    problems: list[Problem] = []
    for each in dict.fromkeys(root.resolve() for root in roots):
        po, faults = read_translations(each, language.tag, "interface.po")
        problems += faults
        for judged in _judge(po or Po(), language):
            entry = judged.entry
            message = Message(entry.id, entry.context, entry.plural)
            if judged.is_usable or message not in found:
                found[message] = judged
            if judged.fault and not entry.is_fuzzy:
                where = po_path(language.tag, "interface.po")
                problems.append(unusable_translation(where, entry, judged.fault))
    return found, problems


def _judge(po: Po, language: Language) -> Iterator[Judged]:
    forms = find_forms(po, language)
    for entry in po.entries:
        if entry.is_translated and not entry.obsolete:
            yield Judged(entry, forms, find_interface_fault(entry, forms))


def find_forms(po: Po, language: Language) -> PluralForms:
    """The file's own plural rule; the language's where it has none that works."""
    try:
        return read_plural_forms(po.headers["Plural-Forms"])
    except (KeyError, ValueError):
        return read_plural_forms(language.plural)
