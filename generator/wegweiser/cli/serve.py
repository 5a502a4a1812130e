"""`wegweiser serve`: the site in the browser, built again after each change."""

from __future__ import annotations

from pathlib import Path

import click

from wegweiser.cli.options import root_option


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@root_option
def serve(address: str, *, open_browser: bool, root: Path) -> None:
    """Show the site in the browser and follow every change, until Ctrl-C."""
    from wegweiser.engines.mkdocs_build import serve_site  # noqa: PLC0415 -- loads MkDocs

    serve_site(root, address, open_browser=open_browser)
