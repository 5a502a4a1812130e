"""`wegweiser schema`: what an editor needs to help with the files of a directory."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from wegweiser.cli.options import root_option
from wegweiser.cli.streams import write_file, writing
from wegweiser.exchange.schemas.editor import build_editor_schema, judges_alike
from wegweiser.exchange.schemas.schema import MODELS
from wegweiser.exchange.schemas.words import WordsOf
from wegweiser.reading import read_directory
from wegweiser.wording import read_all_words
from wegweiser.wording.messages import SPOKEN

FOLDER = "schema"


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.  [default: schema/ of the directory]",
)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; exit with 1 if a schema judges by other fields or words than there are.",
)
@root_option
def schema(out: Path | None, root: Path, *, only_check: bool) -> None:
    """Write the JSON Schemas with which editors explain, complete and check the files.

    They know the words of vocabulary.yml; actors and places are only suggested.
    """
    folder = out or root / FOLDER
    schemas = {folder / f"{kind}.json": made for kind, made in _build(root).items()}
    if not only_check:
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        for path, made in schemas.items():
            write_file(path, _to_text(made).encode())
            click.echo(path)
        return
    stale = [path for path, made in schemas.items() if not judges_alike(_read(path), made)]
    for path in stale:
        click.echo(f"{path}: wegweiser schema", err=True)
    if stale:
        raise click.exceptions.Exit(1)


def _build(root: Path) -> dict[str, Any]:
    directory = read_directory(root).directory
    said = read_all_words(root, ["de", "en"])
    names = {words: {tag: said[words].language_name(tag) for tag in SPOKEN} for words in said}
    german, english = WordsOf("de", directory, names["de"]), WordsOf("en", directory, names["en"])
    return {kind: build_editor_schema(kind, german, english) for kind in MODELS}


def _to_text(made: Any) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _read(path: Path) -> Any:
    """What a file says; None where it says nothing."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
