"""`wegweiser build`: check, gaps and site into `site/`."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from wegweiser.cli.options import languages_option, root_option, today_option, words_option
from wegweiser.cli.streams import say_problems
from wegweiser.wording.problems import WordsLanguage


@click.command()
@languages_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write.  [default: site]",
)
@root_option
@today_option
@words_option
def build(
    languages: tuple[str, ...], out: Path | None, root: Path, today: date, words: WordsLanguage
) -> None:
    """Check all files, judge the gaps and write the site."""
    _keep_from_failing_late(out or root / "site")
    if languages:
        _build_part(root, out or root / "site", today, languages, words)
    else:
        _keep_from_emptying(out or root / "site")
        _build_site(root, out, today)


def _keep_from_failing_late(folder: Path) -> None:
    """All pages are made before the first is written."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not (nearest.is_dir() and os.access(nearest, os.W_OK)):
        raise click.UsageError(f"cannot write {folder}: {nearest} is no folder to write into")


def _keep_from_emptying(folder: Path) -> None:
    """MkDocs empties the folder first: only an earlier site, or nothing, may stand there."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "404.html").is_file():
        raise click.UsageError(
            f"{folder} is not empty and holds no site that was built before; "
            "name a new folder, since a build removes everything that is there"
        )


def _build_site(root: Path, out: Path | None, today: date) -> None:
    """All pages and the handbook, by MkDocs."""
    from mkdocs.exceptions import Abort  # noqa: PLC0415 -- 0.1 s that no other command needs

    from wegweiser.engines.mkdocs_build import build_site  # noqa: PLC0415 -- likewise

    try:
        build_site(root, out, today)
    except Abort as abort:
        click.echo(str(abort), err=True)
        raise click.exceptions.Exit(1) from None


def _build_part(
    root: Path, out: Path, today: date, languages: tuple[str, ...], words: WordsLanguage
) -> None:
    """The pages of some languages, as plain files beside what the folder holds already."""
    from wegweiser.engines.publication import examine, publish  # noqa: PLC0415 -- only here

    examined = examine(root, today)
    if examined.problems:
        say_problems(examined.problems, words, records=examined.records)
    if examined.site is None:
        raise click.exceptions.Exit(1)
    publication = publish(examined.site, root, out, languages)
    if publication.problems:
        say_problems(publication.problems, words, records=examined.records)
    click.echo(f"{len(publication.paths)} files in {out}")
