"""The templates: escaped by themselves, strict about names, compiled once."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from wegweiser.pages.icons import icon

FOLDER = Path(__file__).parent / "templates"


@cache
def template(name: str) -> Template:
    """A template of the folder."""
    return _environment().get_template(name)


@lru_cache(maxsize=65_536, typed=True)
def fragment(name: str, *values: object) -> Markup:
    """One of the small pieces of `fragments.html`.

    Remembered by value and type: text and markup of the same letters are not the same.
    """
    made: Markup = getattr(_fragments(), name)(*values)
    return made


@cache
def _fragments() -> Any:
    return template("fragments.html").module


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["icon"] = icon  # of a constant name: drawn when the template is compiled
    return environment
