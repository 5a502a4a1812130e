"""What `wegweiser print` works with: the directory in the languages that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from wegweiser.cli.streams import say_problems, write_file, write_text
from wegweiser.engines.papers import spare_threads
from wegweiser.engines.publication import examine
from wegweiser.pages.edition import Edition
from wegweiser.pages.search_data import search_documents
from wegweiser.pages.site import Site
from wegweiser.printing.choice import Choice, answer, find_ids
from wegweiser.printing.imposition import count_pages
from wegweiser.printing.pieces import Reading
from wegweiser.printing.typesetting import MissingGlyphsError, name_letters
from wegweiser.reading import find_nearest
from wegweiser.search import fold, written_words
from wegweiser.wording import read_all_texts, read_all_words
from wegweiser.wording.commands import count, say
from wegweiser.wording.problems import WordsLanguage, visible


@dataclass(frozen=True, slots=True)
class Press:
    """The directory as of a day, for these readers; sentences are said in `words`."""

    site: Site
    readings: tuple[Reading, ...]
    words: WordsLanguage

    def check(self, choice: Choice) -> None:
        """Whether there is all that a choice names.

        Raises:
            click.UsageError: an id is unknown, or its offer is over.
        """
        vocabulary, facets = self.site.directory.vocabulary, self.site.facets.values
        for id_ in choice.offers:
            self._know("offers", id_, self.site.directory.offers)
            if id_ not in self.site.listed:
                raise click.UsageError(say(self.words, "print-not-listed", name=id_))
        if choice.topic:
            self._know("topic", choice.topic, vocabulary.topics)
        if choice.group:
            self._know("group", choice.group, vocabulary.groups)
        if choice.language:
            self._know("spoken", choice.language, facets["language"])

    def answer(self, choice: Choice) -> Mapping[str, Choice]:
        """The choice as each language's search answers it.

        Where a language has no offer for it the command ends with 1, before anything is written.
        """
        editions = [reading.own for reading in self.readings]
        answers = {edition.tag: answer(edition, choice) for edition in editions}
        without = [each for each in editions if not find_ids(self.site, answers[each.tag])]
        said = [self._nothing(edition, answers[edition.tag]) for edition in without]
        for sentence in dict.fromkeys(said):
            write_text(sentence + "\n", error=True)
        if without:
            raise click.exceptions.Exit(1)
        return answers

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

    def _nothing(self, edition: Edition, choice: Choice) -> str:
        """That there is no offer; and what a search that found none may have meant."""
        if not choice.query or choice.offers:
            return say(self.words, "print-nothing")
        sentence = say(
            self.words,
            "print-nothing-found",
            query=visible(choice.query),
            language=edition.language.name,
        )
        nearest = _nearest_words(edition, choice.query)
        more = f" {say(self.words, 'did-you-mean', nearest=nearest)}" if nearest else ""
        return sentence + more

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
    spare_threads()
    site = examine_sound(root, today, words)
    source = site.directory.settings.source_language
    tags, other = split_names(languages) or (source,), beside or source
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


def _nearest_words(edition: Edition, query: str) -> str | None:
    """Words of offers and subjects that are spelled most like those of a query; None for its own.

    The words in the edition's language and those as they were written.
    """
    searched = search_documents(edition)
    texts = [text for each in searched.documents for text in (each.title, each.original)]
    texts += [text for each in searched.subjects for text in (*each.titles, *each.words)]
    known = dict.fromkeys(word for text in texts for word in written_words(text))
    typed = written_words(query)
    nearest = " ".join(filter(None, (find_nearest(word, known) for word in typed)))
    return nearest if fold(nearest) != fold(" ".join(typed)) else None


def _editions(root: Path, site: Site, tags: Sequence[str]) -> Mapping[str, Edition]:
    source = site.directory.settings.source_language
    wanted = dict.fromkeys((*tags, source))
    words, texts = read_all_words(root, wanted), read_all_texts(root, list(wanted))
    return {tag: Edition(site, words[tag], texts[tag], words[source]) for tag in wanted}


def split_names(names: str | None) -> tuple[str, ...]:
    """`a, b, a` as `a` and `b`."""
    found = (name.strip() for name in (names or "").split(","))
    return tuple(dict.fromkeys(name for name in found if name))
