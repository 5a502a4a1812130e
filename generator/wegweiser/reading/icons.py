"""The icons that `mkdocs-material` ships, found without importing MkDocs."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_NAME = re.compile(r"[a-z0-9-]+(/[a-z0-9_-]+)+")


def find_icon(name: str) -> Path | None:
    """The SVG file of an icon such as `material/translate`; None if there is none."""
    file = _folder() / f"{name}.svg"
    return file if _NAME.fullmatch(name) and file.is_file() else None


@cache
def _folder() -> Path:
    spec = find_spec("material")
    places = list(spec.submodule_search_locations or []) if spec else []
    return Path(places[0] if places else ".") / "templates" / ".icons"
