"""Commits made on a given day, in real repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from history import git


def commit_on(folder: Path, day: str) -> str:
    """A commit made at noon of a day."""
    moment = f"{day}T12:00:00+0000"
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    environment = {
        **os.environ,
        **dict.fromkeys(names, "x@example.org"),
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
    }
    subprocess.run(
        ["git", "commit", "-q", "-a", "--allow-empty", "--no-verify", "-m", "x"],
        cwd=folder,
        env=environment,
        check=True,
    )
    return git(folder, "rev-parse", "HEAD")
