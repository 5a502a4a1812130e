"""How the GitHub runner reads what a step prints, line by line (its `ActionCommand`).

A line that begins with `::` after white space is a command if its name is one it knows; if not, the
older form `##[name key=value;]data` is looked for anywhere in the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KNOWN = frozenset(
    """add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher
    save-state set-env set-output stop-commands warning internal-set-repo-path""".split()
)


@dataclass(frozen=True)
class Command:
    """What the runner obeys."""

    name: str
    properties: dict[str, str]
    data: str


def obey(output: str) -> list[Command]:
    """All commands in what was printed."""
    lines = re.split(r"\r\n|\r|\n", output)
    return [command for line in lines if (command := _new_form(line) or _old_form(line))]


def _new_form(line: str) -> Command | None:
    line = line.lstrip()
    if not line.startswith("::") or (end := line.find("::", 2)) < 0:
        return None
    name, space, listed = line[2:end].partition(" ")
    if name not in KNOWN:
        return None
    pairs = [each.split("=", 1) for each in listed.strip().split(",") if each] if space else []
    properties = {pair[0]: _property(pair[1]) for pair in pairs if len(pair) == 2}
    return Command(name, properties, _data(line[end + 2 :]))


def _old_form(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, listed = line[start + 3 : end].partition(" ")
    if name not in KNOWN:
        return None
    pairs = [each.split("=", 1) for each in listed.strip().split(";") if each]
    return Command(name, {p[0]: p[1] for p in pairs if len(p) == 2}, line[end + 1 :])


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _property(text: str) -> str:
    for written, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(written, character)
    return text.replace("%25", "%")
