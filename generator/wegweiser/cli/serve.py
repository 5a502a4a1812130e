"""`wegweiser serve`: the site in the browser, which follows every change."""

from __future__ import annotations

import re
import webbrowser
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.streams import say_problems, write_text
from wegweiser.wording.commands import say
from wegweiser.wording.problems import WordsLanguage, visible


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@root_option
@today_option
@words_option
def serve(
    address: str, *, open_browser: bool, root: Path, today: date, words: WordsLanguage
) -> None:
    """Show the site in the browser and follow every change, until Ctrl-C.

    Pages and PDFs are made when they are opened.
    """
    from wegweiser.engines.mkdocs_build import build_handbook  # noqa: PLC0415 -- loads MkDocs
    from wegweiser.engines.preview.answers import Preview  # noqa: PLC0415 -- only here
    from wegweiser.engines.preview.serving import PreviewServer  # noqa: PLC0415 -- likewise

    host, port = _read_address(address, words)
    try:
        server = PreviewServer(host, port)
    except OSError as fault:
        sentence = say(words, "preview-taken", address=address, reason=fault.strerror)
        raise click.UsageError(sentence) from None
    with TemporaryDirectory(prefix="wegweiser-") as folder:
        preview = Preview(root, today, Path(folder), words, build_handbook)

        def tell(sentence: str) -> None:
            if preview.examined.problems:
                say_problems(preview.examined.problems, words, records=preview.examined.records)
            write_text(sentence + "\n", error=True)

        at = f"http://{host}:{server.server_port}{preview.mount}"
        tell(say(words, "preview-at", address=at))
        if open_browser:
            webbrowser.open(at)
        try:
            server.follow(preview, lambda: tell(say(words, "preview-new", time=_clock())))
        except KeyboardInterrupt:
            write_text("\n", error=True)


def _read_address(address: str, words: WordsLanguage) -> tuple[str, int]:
    """`127.0.0.1:8000` → host and port; port 0 is any that is free."""
    found = re.fullmatch(r"([A-Za-z0-9.-]+):([0-9]{1,5})", address)
    if not found or int(found[2]) > 65_535:
        raise click.UsageError(say(words, "preview-address", address=visible(address)))
    return found[1], int(found[2])


def _clock() -> str:
    return f"{datetime.now().astimezone():%H:%M:%S}"
