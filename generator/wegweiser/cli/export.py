"""`wegweiser export`: the directory in other people's formats."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.sound import read_sound
from wegweiser.cli.streams import write_file
from wegweiser.exchange.four_w import four_w
from wegweiser.exchange.gap_names import GapNames
from wegweiser.exchange.network import network_table, ties_table
from wegweiser.exchange.table import to_csv, to_workbook
from wegweiser.gaps import find_gaps
from wegweiser.gaps.network import find_network
from wegweiser.wording.gaps import read_gap_words
from wegweiser.wording.network import say
from wegweiser.wording.problems import WordsLanguage

F = TypeVar("F", bound=Callable[..., object])


@click.group()
def export() -> None:
    """Write the directory in another format."""


def table_options(command: F) -> F:
    """`--format csv|xlsx` and `--out`, and what every command on the directory takes."""
    form = click.option("--format", "form", type=click.Choice(["csv", "xlsx"]), default="csv")
    out = click.option(
        "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
    )
    return form(out(root_option(today_option(words_option(command)))))


@export.command("network")
@table_options
def network(form: str, out: Path | None, root: Path, today: date, words: WordsLanguage) -> None:
    """Write which actor does what, for whom and with whom; the workbook has the pairs, too."""
    _check_target(form, out, "network.xlsx")
    directory = read_sound(root, today, words)
    names = GapNames(directory, read_gap_words(root, words))
    found = find_network(directory, today, find_gaps(directory, today))
    table = network_table(found, names)
    if form == "xlsx":
        title = say(words, "workbook")
        data = to_workbook([table, ties_table(found, names)], title, today)
    else:
        data = to_csv(table).encode()
    write_file(out or "-", data)


@export.command("4w")
@table_options
def matrix(form: str, out: Path | None, root: Path, today: date, words: WordsLanguage) -> None:
    """Write who does what, where and for whom, as a table; hidden addresses stay hidden."""
    _check_target(form, out, "4w.xlsx")
    directory = read_sound(root, today, words)
    table = four_w(GapNames(directory, read_gap_words(root, words)), today)
    workbook = form == "xlsx"
    data = to_workbook([table], table.name, today) if workbook else to_csv(table).encode()
    write_file(out or "-", data)


def _check_target(form: str, out: Path | None, name: str) -> None:
    """A workbook is not for a terminal."""
    if form == "xlsx" and out is None and sys.stdout.isatty():
        raise click.UsageError(f"a workbook needs a file: --out {name}")
