"""The directory, where a command can do nothing with mistakes in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from wegweiser.checks import find_problems
from wegweiser.cli.streams import say_problems
from wegweiser.model import Directory
from wegweiser.reading import read_directory
from wegweiser.wording.problems import WordsLanguage


def read_sound(root: Path, today: date, words: WordsLanguage) -> Directory:
    """The directory; with errors in it they are said, and the command ends with 1."""
    reading = read_directory(root)
    problems = [each for each in find_problems(reading, today) if each.severity == "error"]
    if problems:
        say_problems(problems, words, records=len(reading.actors) + len(reading.offers))
        raise click.exceptions.Exit(1)
    return reading.directory
