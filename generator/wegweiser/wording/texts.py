"""The directory's own texts in another language: which translation stands, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wegweiser.model import Problem
from wegweiser.wording.faults import leads_as, read_directory_text
from wegweiser.wording.files import po_path, read_translations, unusable_translation
from wegweiser.wording.languages import LANGUAGES, Language
from wegweiser.wording.po import Entry, Po
from wegweiser.wording.translatable import find_record, find_rule, is_counted

State = Literal["original", "translated", "machine", "stale", "fallback"]


@dataclass(frozen=True, slots=True)
class Translation:
    """A text as a page shows it; `language` is the tag of `text`.

    `original`: written in the page's language. `translated`. `machine`: translated automatically,
    reviewed by nobody. `stale`: the source has changed since; `text` is the source as it is now,
    and `outdated` the old translation into the page's language, to be shown with a note.
    `fallback`: the text in the language of `language`, for want of a translation.

    `machine` is true wherever what was translated was translated automatically, so also of a
    `fallback` or an `outdated` text.
    """

    text: str
    language: str
    state: State
    outdated: str | None = None
    machine: bool = False


@dataclass(frozen=True, slots=True)
class _Rendition:
    """A usable translation."""

    text: str
    machine: bool


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """One language's usable translations.

    `fresh` by context and source; `moved` by record and source, for what stands elsewhere in its
    record since somebody put another time before it; `fuzzy` by context and source; `old` by
    context, of whatever source.
    """

    tag: str
    fresh: Mapping[tuple[str, str], _Rendition]
    moved: Mapping[tuple[str, str], _Rendition]
    fuzzy: Mapping[tuple[str, str], _Rendition]
    old: Mapping[str, _Rendition]
    problems: tuple[Problem, ...]

    def find(self, context: str, source: str) -> _Rendition | None:
        """The translation of this very text."""
        return self.fresh.get((context, source)) or self.moved.get((find_record(context), source))

    def find_old(self, context: str, source: str) -> _Rendition | None:
        """The translation of what stood there before."""
        old = self.fuzzy.get((context, source)) or self.old.get(context)
        return old if old and leads_as(old.text, source) else None


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The directory's texts in one language. `problems` are those of the files behind it."""

    language: Language
    catalogues: tuple[_Catalogue, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the translations: broken files, unusable entries."""
        return tuple(problem for each in self.catalogues for problem in each.problems)

    def get(self, context: str, source: str, source_language: str) -> Translation:
        """The text at a place of the directory; never nothing, at worst the source itself."""
        tag = self.language.tag
        if source_language == tag:
            return Translation(source, source_language, "original")
        own, *others = self.catalogues
        if found := own.find(context, source):
            state: State = "machine" if found.machine else "translated"
            return Translation(found.text, tag, state, machine=found.machine)
        if old := own.find_old(context, source):
            return Translation(source, source_language, "stale", old.text, old.machine)
        for other in others:
            if other.tag == source_language:
                break
            if found := other.find(context, source):
                return Translation(found.text, other.tag, "fallback", machine=found.machine)
        return Translation(source, source_language, "fallback")


def read_texts(root: Path, tag: str) -> Texts:
    """The directory's texts in one language, its fallbacks behind it."""
    return read_all_texts(root, [tag])[tag]


def read_all_texts(root: Path, tags: Iterable[str]) -> dict[str, Texts]:
    """The same for several languages, unknown ones left out; each file is read once."""
    languages = [LANGUAGES[tag] for tag in tags if tag in LANGUAGES]
    needed = dict.fromkeys(tag for language in languages for tag in language.chain)
    catalogues = {tag: _read_catalogue(root, tag) for tag in needed}
    return {
        language.tag: Texts(language, tuple(catalogues[tag] for tag in language.chain))
        for language in languages
    }


def _read_catalogue(root: Path, tag: str) -> _Catalogue:
    po, problems = read_translations(root, tag, "directory.po")
    fresh: dict[tuple[str, str], _Rendition] = {}
    moved: dict[tuple[str, str], _Rendition] = {}
    fuzzy: dict[tuple[str, str], _Rendition] = {}
    old: dict[str, _Rendition] = {}
    for entry, context, rendition in _read_renditions(po or Po(), tag, problems):
        if entry.is_fuzzy:
            fuzzy[context, entry.id] = rendition
        else:
            fresh[context, entry.id] = rendition
            moved.setdefault((find_record(context), entry.id), rendition)
        if not is_counted(context):
            old.setdefault(context, rendition)
    return _Catalogue(tag, fresh, moved, fuzzy, old, tuple(problems))


def _read_renditions(
    po: Po, tag: str, problems: list[Problem]
) -> Iterator[tuple[Entry, str, _Rendition]]:
    """The entries with a usable translation, and their contexts."""
    for entry in po.entries:
        rule = find_rule(entry.context) if entry.context else None
        if entry.obsolete or entry.context is None or rule is None or not entry.is_translated:
            continue
        text, fault = read_directory_text(entry.strings[0], entry.id, rule)
        if fault:
            path = po_path(tag, "directory.po")
            problems.append(unusable_translation(path, entry, fault))
        else:
            yield entry, entry.context, _Rendition(text, entry.is_machine)
