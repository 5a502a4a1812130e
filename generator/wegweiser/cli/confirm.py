"""`wegweiser confirm`: everything in these records is still right."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import click

from wegweiser.checks import find_problems
from wegweiser.cli.choosing import choose_records, find_files
from wegweiser.cli.options import day_option, root_option, today_option, words_option
from wegweiser.cli.streams import write_file, write_text
from wegweiser.exchange.records.change import NotChangeableError, change_field
from wegweiser.exchange.records.text import field_lines, field_type
from wegweiser.model import Actor, Offer, Problem
from wegweiser.reading import Reading, read_directory
from wegweiser.wording.commands import count, say
from wegweiser.wording.problems import WordsLanguage, problem_lines, visible

By = Literal["actor", "staff"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to confirm, what could be read of it, and its errors."""

    path: str
    raw: bytes
    record: Actor | Offer | None
    errors: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its bytes now, or None where it is not confirmed, and what to say."""

    wanted: Wanted
    after: bytes | None
    lines: Sequence[str]


@click.command()
@click.argument("records", nargs=-1, required=True)
@click.option(
    "--by",
    type=click.Choice(["actor", "staff"]),
    default="staff",
    show_default=True,
    help="Who checked it: the actor itself, or staff.",
)
@day_option("--on", help="The day on which it was checked.  [default: today]")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--out", metavar="FILE", help="Write the file there instead; - for standard output.")
@root_option
@today_option
@words_option
def confirm(  # noqa: PLR0913, PLR0917 -- one argument for each option
    records: tuple[str, ...],
    by: By,
    on: date | None,
    out: str | None,
    root: Path,
    today: date,
    words: WordsLanguage,
    *,
    diff: bool,
) -> None:
    """Note that everything in RECORDS (files, folders or ids) is still right."""
    day = on or today
    if day > today:
        raise click.UsageError(say(words, "confirm-future", day=day))
    reading = read_directory(root)
    paths = choose_records(reading, root, records, words)
    if out and len(paths) > 1:
        raise click.UsageError(say(words, "out-needs-one"))
    checked = {"on": day.isoformat(), "by": by}
    files = _read_files(root, reading, paths, today)
    outcomes = [_confirm(wanted, checked, words) for wanted in files]
    _tell(root, outcomes, out, words, diff=diff)
    if any(outcome.after is None for outcome in outcomes):
        raise click.exceptions.Exit(1)


def _read_files(root: Path, reading: Reading, paths: Sequence[str], today: date) -> list[Wanted]:
    files = find_files(reading)
    errors = [each for each in find_problems(reading, today) if each.severity == "error"]
    return [
        Wanted(
            path,
            (root / path).read_bytes() if files[path] else b"",
            files[path],
            [error for error in errors if error.path == path],
        )
        for path in paths
    ]


def _confirm(wanted: Wanted, checked: Mapping[str, str], words: WordsLanguage) -> Outcome:
    record, path = wanted.record, wanted.path
    if wanted.errors or record is None:
        return Outcome(wanted, None, list(_refusal(wanted, words)))
    model = type(record)
    (line,) = field_lines("checked", checked, field_type(model, "checked"))
    value = line.partition(": ")[2]
    try:
        after = change_field(wanted.raw, model, ("checked",), checked)
    except NotChangeableError:
        return Outcome(wanted, None, [say(words, "confirm-by-hand", path=path, line=line)])
    last = record.checked.on if record.checked else None
    key = "confirmed-before" if last else "confirmed"
    if record.checked and [str(record.checked.on), record.checked.by] == [*checked.values()]:
        key, after = "already-confirmed", wanted.raw
    return Outcome(wanted, after, [say(words, key, path=path, value=value, day=last)])


def _refusal(wanted: Wanted, words: WordsLanguage) -> Iterator[str]:
    yield say(words, "confirm-errors", path=visible(wanted.path))
    for problem in wanted.errors:
        yield from problem_lines(problem, words)
        yield ""


def _tell(
    root: Path, outcomes: Sequence[Outcome], out: str | None, words: WordsLanguage, *, diff: bool
) -> None:
    """Write the files, unless they are only shown, and say what happened."""
    for outcome in outcomes:
        if outcome.after is not None and diff:
            write_text("".join(_difference(outcome)))
            continue
        if outcome.after is not None and (out or outcome.after != outcome.wanted.raw):
            write_file(out or root / outcome.wanted.path, outcome.after)
        write_text("".join(f"{line}\n" for line in outcome.lines), error=out == "-")
    if len(outcomes) > 1 and not diff:
        done = [outcome for outcome in outcomes if outcome.after is not None]
        sentences = [count(words, "confirm-count", len(done))]
        if len(done) < len(outcomes):
            sentences.append(count(words, "confirm-left", len(outcomes) - len(done)))
        write_text(" ".join(sentences) + "\n")


def _difference(outcome: Outcome) -> Iterator[str]:
    """The lines that change, as `diff -u` shows them."""
    before, after = (
        (data or b"").decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for data in (outcome.wanted.raw, outcome.after)
    )
    names = f"a/{outcome.wanted.path}", f"b/{outcome.wanted.path}"
    for line in difflib.unified_diff(before, after, *names, lineterm="", n=0):
        yield f"{visible(line)}\n"
