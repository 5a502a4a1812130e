"""Git is asked, and nothing of a repository is run: its contents may come from a stranger.

No hook, filter, monitor or other program that a configuration or an attribute names is started,
nothing is fetched, and no folder of the data is taken for a repository.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_COMMAND: Final = (
    "git",
    "--no-pager",
    "--no-replace-objects",
    "--no-optional-locks",
    "--literal-pathspecs",
)
_SETTINGS: Final = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "diff.orderFile": os.devnull,
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
_SAID: Final = 500
"""So many characters of what Git says are passed on: it says what to do in the last of them."""

_NO_GIT: Final = "Git is not installed, or not found"


class UnknownRevision(ValueError):  # noqa: N818 -- what it is, not that it is an error
    """There is no such revision, or no Git to ask; its text says which. It may quote a stranger."""


def find_commit(root: Path, revision: str) -> str:
    """The commit to compare with: where HEAD and the revision part, else the revision itself."""
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise UnknownRevision(f"{revision!r} is no revision")
    ask(root, "rev-parse", "--git-dir")  # says what is wrong where it is not the revision
    name = _find_object(root, revision)
    commit = _find_object(root, f"{name}^{{commit}}") if name else ""
    if not commit:
        hint = "in a shallow clone, fetch it first"
        raise UnknownRevision(f"there is no commit {revision} here; {hint}")
    try:
        return ask(root, "merge-base", commit, "HEAD").decode("ascii").strip()
    except UnknownRevision:  # nothing in common, as in a shallow clone
        return commit


def ask(root: Path, *arguments: str, feed: bytes = b"") -> bytes:
    """What Git answers in a folder; `UnknownRevision` with its own words where it refuses."""
    return _run(root, arguments, feed, _SETTINGS)


def ask_without_filters(root: Path, *arguments: str) -> bytes:
    """The same, where Git reads files of the work tree: no filter that they name is started."""
    try:
        names = ask(root, "config", "--null", "--name-only", "--get-regexp", r"^filter\.")
    except UnknownRevision:  # there are none
        names = b""
    filters = {os.fsdecode(name).rpartition(".")[0] for name in names.split(b"\0") if name}
    parts = {"clean": "", "smudge": "", "process": "", "required": "false"}
    off = {f"{name}.{part}": value for name in filters for part, value in parts.items()}
    return _run(root, arguments, b"", {**_SETTINGS, **off})


def _find_object(root: Path, name: str) -> str:
    """The id that a name stands for; empty for one that stands for nothing."""
    try:
        answer = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    except UnknownRevision:
        return ""
    found = re.fullmatch(rb"([0-9a-f]{40,64})\n", answer)
    return found[1].decode("ascii") if found else ""


def _run(root: Path, arguments: tuple[str, ...], feed: bytes, settings: Mapping[str, str]) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed command; no argument of a stranger is an option
            [*_COMMAND, *arguments],
            cwd=root,
            input=feed,
            capture_output=True,
            env=_environment(settings),
            check=False,
        )
    except OSError as fault:
        raise UnknownRevision(_NO_GIT) from fault
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise UnknownRevision(said[:_SAID] or f"git {arguments[0]} failed")
    return done.stdout


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The surroundings as they are, but for what speaks to Git: that is said here."""
    passed = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    user = os.environ.get("GIT_CONFIG_GLOBAL")
    numbered = {
        f"GIT_CONFIG_{part}_{index}": text
        for index, setting in enumerate(settings.items())
        for part, text in zip(("KEY", "VALUE"), setting, strict=True)
    }
    return {
        **passed,
        **({"GIT_CONFIG_GLOBAL": user} if user is not None else {}),
        **numbered,
        "GIT_CONFIG_COUNT": str(len(settings)),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
