"""What `wegweiser print` works with: the directory in the languages that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from wegweiser.cli.streams import say_problems, write_file, write_text
from wegweiser.engines.publication import examine
from wegweiser.pages.edition import Edition
from wegweiser.pages.site import Site
from wegweiser.printing.choice import Choice, find_chapters
from wegweiser.printing.imposition import count_pages
from wegweiser.printing.pieces import Reading
from wegweiser.printing.typesetting import MissingGlyphsError, name_letters
from wegweiser.reading import find_nearest
from wegweiser.wording import read_all_texts, read_all_words
from wegweiser.wording.commands import count, say
from wegweiser.wording.problems import WordsLanguage, visible


@dataclass(frozen=True, slots=True)
class Press:
    """The directory as of a day, for these readers; sentences are said in `words`."""

    site: Site
    readings: tuple[Reading, ...]
    words: WordsLanguage

    def choose(
        self, offers: str | None, topic: str | None, group: str | None, day: str | None
    ) -> Choice:
        """What the options ask for.

        Raises:
            click.UsageError: an id is unknown, or its offer is over.
        """
        vocabulary = self.site.directory.vocabulary
        ids = _split(offers)
        for id_ in ids:
            self._know("offers", id_, self.site.directory.offers)
            if id_ not in self.site.listed:
                raise click.UsageError(say(self.words, "print-not-listed", name=id_))
        if topic:
            self._know("topic", topic, vocabulary.topics)
        if group:
            self._know("group", group, vocabulary.groups)
        return Choice(ids, topic, group, day)

    def find_offers(self, choice: Choice) -> tuple[str, ...]:
        """The ids of a choice; where there is none, the command ends with 1."""
        chapters = find_chapters(self.site, choice)
        ids = tuple(id_ for chapter in chapters for id_ in chapter.offers)
        if not ids:
            write_text(say(self.words, "print-nothing") + "\n", error=True)
            raise click.exceptions.Exit(1)
        return ids

    def write(self, name: str, out: Path | None, make: Callable[[Reading], bytes]) -> None:
        """A file for each reader: `NAME-LANGUAGE.pdf`, unless `out` names it, or its folder."""
        several = len(self.readings) > 1
        if several and out is not None and not out.is_dir():
            raise click.UsageError(say(self.words, "print-folder"))
        for reading in self.readings:
            file = f"{name}-{reading.own.tag}.pdf"
            if several:
                write_text(say(self.words, "print-making", name=file) + "\n", error=True)
            path = out / file if out and out.is_dir() else out or Path(file)
            with glyphs_said(self.words):
                pdf = make(reading)
            write_pdf(path, pdf, self.words)

    def _know(self, kind: str, name: str, known: Iterable[str]) -> None:
        if name in known:
            return
        sentence = say(self.words, f"print-unknown-{kind}", name=visible(name))
        nearest = find_nearest(name, known)
        more = f" {say(self.words, 'did-you-mean', nearest=nearest)}" if nearest else ""
        raise click.UsageError(sentence + more)


def open_press(
    root: Path, today: date, words: WordsLanguage, languages: str | None, beside: str | None
) -> Press:
    """The directory in these languages, each beside the other one; with errors it ends with 1."""
    site = examine_sound(root, today, words)
    source = site.directory.settings.source_language
    tags, other = _split(languages) or (source,), beside or source
    for tag in (*tags, other):
        if tag not in (*site.languages, source):
            known = ", ".join(site.languages)
            raise click.UsageError(
                say(words, "print-unknown-language", name=visible(tag), languages=known)
            )
    editions = _editions(root, site, (*tags, other))
    return Press(site, tuple(Reading(editions[tag], editions[other]) for tag in tags), words)


def examine_sound(root: Path, today: date, words: WordsLanguage) -> Site:
    """The site of a directory; with errors in it they are said, and the command ends with 1."""
    examined = examine(root, today)
    if examined.site is None:
        problems = [each for each in examined.problems if each.severity == "error"]
        say_problems(problems, words, records=examined.records)
        raise click.exceptions.Exit(1)
    return examined.site


@contextmanager
def glyphs_said(words: WordsLanguage) -> Iterator[None]:
    """Letters that no font has are said with the offer that has them; the command ends with 1."""
    try:
        yield
    except MissingGlyphsError as missing:
        for line in missing_lines(missing, words):
            write_text(line + "\n", error=True)
        raise click.exceptions.Exit(1) from None


def write_pdf(path: Path, pdf: bytes, words: WordsLanguage) -> None:
    """Write a file, and say so."""
    if not path.parent.is_dir():
        raise click.UsageError(say(words, "print-no-folder", folder=visible(str(path.parent))))
    write_file(path, pdf)
    written = count(words, "print-written", count_pages(pdf), path=visible(str(path)))
    write_text(written + "\n", error=str(path) == "-")


def missing_lines(missing: MissingGlyphsError, words: WordsLanguage) -> list[str]:
    """Which offer has which letters that cannot be printed."""
    return [
        say(
            words,
            "print-letters-offer" if owner else "print-letters",
            name=owner,
            letters=name_letters(letters),
        )
        for owner, letters in missing.found.items()
    ]


def _editions(root: Path, site: Site, tags: Sequence[str]) -> Mapping[str, Edition]:
    source = site.directory.settings.source_language
    wanted = dict.fromkeys((*tags, source))
    words, texts = read_all_words(root, wanted), read_all_texts(root, list(wanted))
    return {tag: Edition(site, words[tag], texts[tag], words[source]) for tag in wanted}


def _split(names: str | None) -> tuple[str, ...]:
    found = (name.strip() for name in (names or "").split(","))
    return tuple(dict.fromkeys(name for name in found if name))
