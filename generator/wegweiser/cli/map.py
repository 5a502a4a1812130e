"""`wegweiser map`: what lies under the places of the map, fetched once and kept as a file."""

from __future__ import annotations

from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

import click

from wegweiser import __version__
from wegweiser.cli.options import root_option, words_option
from wegweiser.cli.streams import write_file, write_text
from wegweiser.exchange.overpass import (
    SECONDS,
    UnusableAnswer,
    overpass_query,
    overpass_to_geojson,
)
from wegweiser.reading.ground import UnusableGround, read_ground
from wegweiser.reading.settings import read_settings
from wegweiser.wording.commands import say
from wegweiser.wording.problems import WordsLanguage

SERVER = "https://overpass-api.de/api/interpreter"
ANSWER_BYTES = 50_000_000


@click.group("map")
def map() -> None:  # noqa: A001 -- the command's name
    """Fetch what lies under the places of the map."""


@map.command()
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The file to write.")
@click.option(
    "--km",
    type=click.FloatRange(0.5, 15),
    default=4.0,
    show_default=True,
    help="How far from home.",
)
@click.option("--server", default=SERVER, show_default=True, help="The Overpass API to ask.")
@root_option
@words_option
def fetch(out: str, km: float, server: str, root: Path, words: WordsLanguage) -> None:
    """Ask OpenStreetMap once for railways, main roads, water and green around home.

    The file is for `map_base` in mkdocs.yml. A build never asks anybody.
    """
    if urlsplit(server).scheme not in {"https", "http"}:
        raise click.UsageError(f"{server} is no web address")
    home = read_settings(root)[0].home
    try:
        text = overpass_to_geojson(_ask(server, overpass_query(home.lat, home.lon, km)))
        ground = read_ground(text.encode())
    except (URLError, HTTPException, TimeoutError, UnusableAnswer, UnusableGround) as fault:
        reason = getattr(fault, "reason", None) or fault
        write_text(say(words, "map-failed", server=server, reason=str(reason)) + "\n", error=True)
        raise click.exceptions.Exit(1) from None
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    write_file(out, text.encode())
    sentence = say(words, "map-fetched", path=out, number=len(ground.features))
    write_text(f"{sentence}\n", error=True)


def _ask(server: str, query: str) -> bytes:
    """The answer to one question.

    Raises:
        URLError, TimeoutError: nobody answered.
        UnusableAnswer: more came than a district has.
    """
    request = Request(  # noqa: S310 -- the scheme was looked at
        server,
        data=urlencode({"data": query}).encode(),
        headers={"User-Agent": f"wegweiser/{__version__} (static site generator)"},
    )
    with urlopen(request, timeout=SECONDS + 30) as answer:  # noqa: S310 -- likewise
        raw: bytes = answer.read(ANSWER_BYTES + 1)
    if len(raw) > ANSWER_BYTES:
        raise UnusableAnswer(f"> {ANSWER_BYTES // 1_000_000} MB")
    return raw
