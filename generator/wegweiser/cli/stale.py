"""`wegweiser stale`: what was last confirmed when, and letters that ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from wegweiser.checks.stale import StaleActor, find_stale
from wegweiser.cli.letters import Writer, telephone_list, to_email
from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.stale_formats import to_csv, to_json, to_text
from wegweiser.cli.streams import say_problems, write_file, write_text, writing
from wegweiser.engines.publication import examine
from wegweiser.model import Directory
from wegweiser.model.addresses import read_email
from wegweiser.pages import Site
from wegweiser.pages.edition import Edition
from wegweiser.pages.proposals.record_words import RecordWords
from wegweiser.reading import find_nearest
from wegweiser.wording import read_all_texts, read_all_words
from wegweiser.wording.commands import count, say
from wegweiser.wording.problems import WordsLanguage, visible

CALLS = {"de": "anrufen.txt", "en": "calls.txt"}


@click.command()
@click.option(
    "--days",
    type=click.IntRange(0, 100_000),
    help="How long a confirmation is good for.  [default: unchecked_days of needs.yml, else 180]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "mail"]),
    default="text",
    help="For people, a spreadsheet, tools; or a letter to each actor.",
)
@click.option("--actor", "only", help="Only this actor, by its id.")
@click.option(
    "--from",
    "sender",
    callback=lambda _context, _option, value: value and _address(value),
    help="Whom actors answer.  [default: report_email of mkdocs.yml]",
)
@click.option("--out", metavar="PATH", help="The file to write; for letters, the folder.")
@root_option
@today_option
@words_option
def stale(  # noqa: PLR0913, PLR0917 -- one argument for each option
    days: int | None,
    form: str,
    only: str | None,
    sender: str | None,
    out: str | None,
    root: Path,
    today: date,
    words: WordsLanguage,
) -> None:
    """List what nobody confirmed for a long time, by actor, the oldest first."""
    site = _examined(root, today, words)
    found = _found(site.directory, today, days, only, words)
    if form == "mail":
        _write_letters(found, _writer(root, site, sender, words), out)
        return
    limit = _limit(site.directory, days)
    texts = {
        "text": lambda: to_text(found, limit, words),
        "csv": lambda: to_csv(found),
        "json": lambda: to_json(found, limit, today),
    }
    write_file(out or "-", texts[form]().encode("utf-8", "backslashreplace"))


def _examined(root: Path, today: date, words: WordsLanguage) -> Site:
    examined = examine(root, today)
    if examined.site is None:
        errors = [each for each in examined.problems if each.severity == "error"]
        say_problems(errors, words, records=examined.records)
        raise click.exceptions.Exit(1)
    return examined.site


def _limit(directory: Directory, days: int | None) -> int:
    if days is not None:
        return days
    return directory.needs.settings.unchecked_days if directory.needs else 180


def _found(
    directory: Directory, today: date, days: int | None, only: str | None, words: WordsLanguage
) -> Sequence[StaleActor]:
    if only is not None and only not in directory.actors:
        sentence = say(words, "unknown-actor", name=visible(only))
        if nearest := find_nearest(only, directory.actors):
            sentence += f" {say(words, 'did-you-mean', nearest=nearest)}"
        raise click.UsageError(sentence)
    found = find_stale(directory, today, _limit(directory, days))
    return [each for each in found if only in {None, each.actor.id}]


def _writer(root: Path, site: Site, sender: str | None, words: WordsLanguage) -> Writer:
    settings = site.directory.settings
    if not settings.site_url:
        raise click.UsageError(say(words, "no-site-url"))
    tags = dict.fromkeys((words, settings.source_language))
    said = read_all_words(root, tags)
    texts = read_all_texts(root, [words])[words]
    edition = Edition(site, said[words], texts, said[settings.source_language])
    return Writer(RecordWords(edition, words), sender or settings.report_email)


def _write_letters(found: Sequence[StaleActor], writer: Writer, out: str | None) -> None:
    """One file an actor, and one with those to call; without a folder all of it as text."""
    letters = [(each, to_email(each, writer)) for each in found]
    calls = [telephone_list(each, writer) for each, letter in letters if letter is None]
    if calls:
        calls.insert(0, say(writer.words, "letters-telephone") + "\n")
    files = {
        f"{each.actor.id}.eml": letter.as_bytes() for each, letter in letters if letter is not None
    }
    if out is None:
        for data in files.values():
            write_file("-", data.replace(b"\r\n", b"\n") + b"\n")
        write_text("\n".join(calls))
        return
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(say(writer.words, "out-is-a-file", path=out))
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_file(folder / name, data)
    if calls:
        write_file(folder / CALLS[writer.words], "\n".join(calls).encode())
    write_text(count(writer.words, "letters-written", len(files), folder=visible(out)) + "\n")
    write_text("\n".join(["", *calls]) if calls else "")


def _address(value: str) -> str:
    try:
        return read_email(value)
    except ValueError:  # pydantic's refusals are of this kind
        raise click.BadParameter(f"{visible(value)} is not an e-mail address") from None
