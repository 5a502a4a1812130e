"""The command `wegweiser`; each subcommand is loaded when it is called."""

from __future__ import annotations

import gc
from importlib import import_module

import click

from wegweiser import __version__

COMMANDS = {
    "build": "Check, judge the gaps and write the site into site/.",
    "check": "Check all files and say what to mend.",
    "confirm": "Note that everything in a record is still right.",
    "export": "Write the directory in another format.",
    "gaps": "List the needs that no offer meets.",
    "map": "Fetch what lies under the places of the map, once.",
    "new": "Add an actor, an offer or a need; asks in the terminal.",
    "print": "Write sheets, lists, the week, booklets and posters as PDF.",
    "report": "Say what a change does: Markdown for the comment below a proposal.",
    "schema": "Write the JSON Schemas with which editors help.",
    "serve": "Show the site in the browser and follow every change.",
    "stale": "List what nobody confirmed for a long time; write letters that ask.",
    "survey": "Write the form of the door-to-door survey, or bring its answers in.",
    "translate": "Bring the translation files up to date, or count what is missing.",
}
"""The subcommands and what they do; each is the function of that name in the module of that name,
so that `wegweiser check` need not load what only `build` uses."""


class _Commands(click.Group):
    """Finds a subcommand in its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's
        if cmd_name not in COMMANDS:
            return None
        if cmd_name != "serve":  # all others keep what they make to their end: looking for garbage
            gc.disable()  # took 0.5 of 1.2 s in `check` with 1,000 files, 3 of 24 s in `build`
        command: click.Command = getattr(import_module(f"wegweiser.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wegweiser")
def main() -> None:
    """Wegweiser: a directory of offers from YAML files, in many languages."""
