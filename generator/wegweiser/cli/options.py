"""Options that several commands take: where the directory is, and which day it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from wegweiser.engines.day import find_today
from wegweiser.model.values import read_day
from wegweiser.reading import CONFIG
from wegweiser.wording import LANGUAGES

F = TypeVar("F", bound=Callable[..., object])


def root_option(command: F) -> F:
    """`--root DIR`: the directory's folder, by default the nearest one above with `mkdocs.yml`."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        callback=_root,
        help="The directory's folder.  [default: the nearest parent with mkdocs.yml]",
    )(command)


def today_option(command: F) -> F:
    """`--today YYYY-MM-DD`: the day to judge by."""
    return click.option(
        "--today",
        callback=_today,
        metavar="YYYY-MM-DD",
        help="The day to judge by.  [default: SOURCE_DATE_EPOCH, else today]",
    )(command)


def day_option(name: str, *, help: str) -> Callable[[F], F]:  # noqa: A002 -- click's own word
    """An option that takes a day: `--on YYYY-MM-DD`."""
    return click.option(name, callback=_day, metavar="YYYY-MM-DD", help=help)


def words_option(command: F) -> F:
    """`--words de|en`: the language of the sentences."""
    return click.option(
        "--words",
        type=click.Choice(["de", "en"]),
        default="de",
        show_default=True,
        help="The language of the sentences.",
    )(command)


def languages_option(command: F) -> F:
    """`--languages ar,fa`: only these of the site's languages."""
    return click.option(
        "--languages",
        callback=_languages,
        metavar="ar,fa",
        help="Only these of the site's languages; parts of a site are joined by copying.",
    )(command)


def _languages(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> tuple[str, ...]:
    tags = tuple(tag.strip() for tag in value.split(",")) if value else ()
    for tag in tags:
        if tag not in LANGUAGES:
            raise click.BadParameter(f"{tag} is none of {', '.join(LANGUAGES)}")
    return tags


def _root(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path:
    if value is not None:
        if not (value / CONFIG).is_file():
            raise click.BadParameter(f"there is no {CONFIG} in {value}")
        return value.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise click.UsageError(f"no {CONFIG} here or in any folder above; use --root DIR")


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    return None if value is None else _read_day(value)


def _today(_context: click.Context, _option: click.Parameter, value: str | None) -> date:
    if value is not None:
        return _read_day(value)
    try:
        return find_today()
    except ValueError as fault:
        raise click.UsageError(str(fault)) from None


def _read_day(value: str) -> date:
    try:
        return read_day(value)
    except ValueError:  # pydantic's refusals are of this kind
        wrong = f"{value} is not a day from 1900 to 2999; write YYYY-MM-DD"
        raise click.UsageError(wrong) from None
