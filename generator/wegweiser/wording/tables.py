"""The tables of this room: YAML that came with the package, and so is trusted."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml


def read_table(name: str) -> Any:
    """What `languages.yml` or `problems.yml` says."""
    text = (resources.files(__package__) / name).read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, loader)  # noqa: S506 -- a safe loader
