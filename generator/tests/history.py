"""Real repositories for tests, whatever Git's settings are on this machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "Test" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "test@example.org" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_DATE": "2026-11-22T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")},
}


def git(folder: Path, *arguments: str, feed: bytes = b"") -> str:
    """What Git says, without the last line end."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder, input=feed, capture_output=True, env=_ENVIRONMENT, check=True,
    )  # fmt: skip
    return done.stdout.decode("utf-8", "replace").removesuffix("\n")


def begin(folder: Path) -> str:
    """A repository of what is in a folder; the id of its first commit."""
    git(folder, "init", "-q", "-b", "main")
    return commit(folder)


def commit(folder: Path) -> str:
    """Commit everything; the new commit's id."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "--no-verify", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


def commit_tree(folder: Path, *entries: tuple[str, bytes, str]) -> str:
    """A commit, on no branch, of a tree of entries that no checkout would make: mode, name, id."""
    raw = b"".join(
        mode.encode() + b" " + name + b"\0" + bytes.fromhex(id_) for mode, name, id_ in entries
    )
    tree = write_object(folder, raw, "tree")
    return git(folder, "commit-tree", "-m", "x", tree)


def write_object(folder: Path, raw: bytes, kind: str = "blob") -> str:
    """Write an object as it stands; its id."""
    return git(folder, "hash-object", "-t", kind, "-w", "--literally", "--stdin", feed=raw)
