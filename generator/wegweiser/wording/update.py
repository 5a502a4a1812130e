"""`wegweiser translate update`: PO files follow the directory and the interface.

What is new is added untranslated; a translation whose source has changed is kept as fuzzy with
the source that it was made for; what has vanished is kept as obsolete. No translation is ever
lost, and the same input gives the same bytes: no dates, no line numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from wegweiser.model import Directory, Problem
from wegweiser.wording.extraction import find_sentences
from wegweiser.wording.files import PoName, po_path, read_translations
from wegweiser.wording.filling import find_fields
from wegweiser.wording.interface import find_forms
from wegweiser.wording.languages import LANGUAGES, Language
from wegweiser.wording.messages import ENGLISH
from wegweiser.wording.po import Entry, Po, to_po
from wegweiser.wording.translatable import (
    Rule,
    SourceText,
    find_record,
    find_texts,
    is_counted,
)

_ALIKE: Final = 0.6
"""From which likeness (of 1) on a text counts as another wording of the same."""

_GENERATED: Final = ("max-length:", "python-brace-format")
"""How the flags begin that follow from the source, not from a translator."""


def build_updates(
    root: Path, directory: Directory, package: Path | None = None
) -> tuple[dict[str, bytes], list[Problem]]:
    """The PO files as they should be, by path; a broken file is reported and left alone.

    `package` is the folder whose sentences the interface needs; None where the interface is not
    translated here (see `ships_words`).
    """
    texts = list(find_texts(directory))
    sentences = find_sentences(package) if package else ()
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for tag, name in _names(directory, interface=package is not None):
        po, faults = read_translations(root, tag, name)
        problems += faults
        if faults:
            continue
        if name == "interface.po":
            updated = update_interface(po or Po(), LANGUAGES[tag], sentences)
        else:
            updated = update_directory(po or Po(), LANGUAGES[tag], texts)
        if po or updated.entries:
            files[po_path(tag, name)] = to_po(updated)
    return files, problems


def update_directory(po: Po, language: Language, texts: Iterable[SourceText]) -> Po:
    """A language's texts of the directory; those written in that language need no translation."""
    wanted = [_wanted_text(text) for text in texts if text.language != language.tag]
    return Po(_head(po, language), tuple(_follow(po, wanted, _DIRECTORY)))


def update_interface(po: Po, language: Language, sentences: Sequence[Entry]) -> Po:
    """A language's sentences of the interface; English ones are their own translation."""
    if language.tag == ENGLISH:
        wanted = [replace(entry, strings=_sources(entry)) for entry in sentences]
        po = replace(po, entries=tuple(old for old in po.entries if old.strings != _sources(old)))
        return Po(_head(po, language), tuple(_follow(po, wanted, _ENGLISH_ITSELF)))
    forms = ("",) * find_forms(po, language).count
    wanted = [replace(entry, strings=forms if entry.plural else ("",)) for entry in sentences]
    return Po(_head(po, language), tuple(_follow(po, wanted, _INTERFACE)))


def _names(directory: Directory, *, interface: bool) -> Iterator[tuple[str, PoName]]:
    for tag in directory.settings.languages:
        if tag in LANGUAGES:  # `check` reports the others
            yield tag, "directory.po"
    if interface:
        for tag in LANGUAGES:
            yield tag, "interface.po"


def _wanted_text(text: SourceText) -> Entry:
    room = Rule(text.limit, text.kind).room
    return Entry(
        text.text,
        context=text.context,
        references=(text.path,),
        flags=() if text.kind == "words" else (f"max-length:{room}",),
    )


@dataclass(frozen=True, slots=True)
class _Ways:
    """How old entries are found for new ones.

    `same`: what else has the same source serves as well, unless it is in doubt. `niche`: where a
    new one's former wording is looked for; `choose`: which of the old ones there it is, if any.
    """

    same: Callable[[Entry], Hashable]
    niche: Callable[[Entry], Hashable]
    choose: Callable[[Entry, Sequence[Entry]], Entry | None]


def _follow(po: Po, wanted: Sequence[Entry], ways: _Ways) -> Iterator[Entry]:
    """The entries wanted, each with what was translated before; then what nothing wants."""
    best_last = sorted(po.entries, key=_worth)
    exact = {_sentence(old): old for old in best_last}
    moved = {ways.same(old): old for old in best_last if old.is_translated and not old.is_fuzzy}
    found = [_prefer(exact.get(_sentence(new)), moved.get(ways.same(new))) for new in wanted]
    used = {id(old) for old in found if old}
    unused = {id(old): old for old in po.entries if old.is_translated and id(old) not in used}
    niches: dict[Hashable, list[Entry]] = {}
    for old in unused.values():
        niches.setdefault(ways.niche(old), []).append(old)
    for new, kept in zip(wanted, found, strict=True):
        if kept:
            yield _translated(new, kept)
            continue
        rivals = [each for each in niches.get(ways.niche(new), ()) if id(each) in unused]
        former = ways.choose(new, rivals)
        yield _fuzzy(new, unused.pop(id(former))) if former else new
    yield from map(_obsolete, sorted(unused.values(), key=lambda old: not old.obsolete))


def _worth(old: Entry) -> tuple[bool, bool, bool]:
    return old.is_translated, not old.is_fuzzy, not old.obsolete


def _prefer(exact: Entry | None, moved: Entry | None) -> Entry | None:
    return moved if moved and not (exact and exact.is_translated) else exact


def _translated(new: Entry, old: Entry) -> Entry:
    """The new entry with all that translators wrote into the old one."""
    kept = [flag for flag in old.flags if not flag.startswith(_GENERATED)]
    marks = [note for note in old.extracted if note.lower() == "machine"]
    return replace(
        new,
        strings=old.strings if old.is_translated else new.strings,
        comments=old.comments,
        extracted=tuple(dict.fromkeys((*new.extracted, *marks))),
        flags=tuple(dict.fromkeys((*kept, *new.flags))),
        previous=old.previous if old.is_fuzzy else (),
    )


def _fuzzy(new: Entry, former: Entry) -> Entry:
    """The new entry with a translation of its former wording."""
    kept = _translated(new, former)
    flags = dict.fromkeys(("fuzzy", *kept.flags))
    return replace(kept, flags=tuple(flags), previous=kept.previous or _sources(former))


def _obsolete(old: Entry) -> Entry:
    kept = _translated(Entry(old.id), old)
    return replace(
        old, extracted=kept.extracted, references=(), flags=kept.flags, previous=(), obsolete=True
    )


def _choose_text(new: Entry, rivals: Sequence[Entry]) -> Entry | None:
    """The text that stood at the same place; if it is gone or may be another, only one like it."""
    for old in rivals:
        if not (old.obsolete or is_counted(new.context or "")) or _likeness(new, old) >= _ALIKE:
            return old
    return None


def _choose_sentence(new: Entry, rivals: Sequence[Entry]) -> Entry | None:
    """The sentence most like it."""
    best = max(rivals, key=lambda old: _likeness(new, old), default=None)
    return best if best is not None and _likeness(new, best) >= _ALIKE else None


def _choose_none(_new: Entry, _rivals: Sequence[Entry]) -> None:
    """English needs no former wording."""


def _likeness(new: Entry, old: Entry) -> float:
    matcher = SequenceMatcher(None, new.id, old.id, autojunk=False)
    bounds = matcher.real_quick_ratio(), matcher.quick_ratio()
    return matcher.ratio() if min(bounds) >= _ALIKE else 0


def _sentence(entry: Entry) -> Hashable:
    return entry.context, entry.id, entry.plural


def _place(entry: Entry) -> Hashable:
    """A text may have moved within its record."""
    return find_record(entry.context or ""), entry.id, entry.plural


def _context(entry: Entry) -> Hashable:
    return entry.context, entry.plural


def _shape(entry: Entry) -> Hashable:
    """A sentence's rewording has the same context and fields."""
    return entry.context, entry.plural is None, find_fields(entry.id)


def _sources(entry: Entry) -> tuple[str, ...]:
    return (entry.id,) if entry.plural is None else (entry.id, entry.plural)


def _head(po: Po, language: Language) -> Entry:
    """The head as it was; what it lacks is added."""
    needed = {
        "Language": language.tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": language.plural,
    }
    there = po.headers
    lines = [f"{name}: {value}\n" for name, value in needed.items() if name not in there]
    text = po.head.strings[0]
    text = text if not text or text.endswith("\n") else f"{text}\n"
    comments = po.head.comments or (f"{language.name} ({language.tag})",)
    return replace(po.head, strings=(text + "".join(lines),), comments=comments)


_DIRECTORY: Final = _Ways(_place, _context, _choose_text)
_INTERFACE: Final = _Ways(_sentence, _shape, _choose_sentence)
_ENGLISH_ITSELF: Final = _Ways(_sentence, _shape, _choose_none)
