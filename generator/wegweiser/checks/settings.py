"""Settings and vocabulary: languages of the table, icons that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wegweiser.model import Location, Problem
from wegweiser.reading import Reading, find_nearest
from wegweiser.reading.icons import find_icon
from wegweiser.wording import LANGUAGES


def find_setting_faults(reading: Reading) -> Iterator[Problem]:
    """Languages that the site cannot be written in, and regions that are none."""
    settings = reading.directory.settings
    named: list[tuple[str, Location]] = [
        (tag, ("languages", index)) for index, tag in enumerate(settings.languages)
    ]
    named.append((settings.source_language, ("source_language",)))
    for tag, at in named:
        if tag not in LANGUAGES:
            nearest = find_nearest(tag, LANGUAGES)
            words = {"nearest": nearest} if nearest else {}
            expected = ", ".join(LANGUAGES)
            yield settings.problem(
                "unknown-site-language", *at, value=tag, expected=expected, **words
            )
    if not settings.languages and not settings.spoiled("languages"):
        yield settings.problem("empty-list", "languages", field="languages")
    if not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", settings.region):
        yield settings.problem("not-a-region", "region", value=settings.region)
    address = settings.site_url
    if address and not re.fullmatch(r"https?://[!-~]+", address):
        yield settings.problem("not-a-link", "site_url", value=address[:60])


def find_icon_faults(reading: Reading) -> Iterator[Problem]:
    """Icons that `mkdocs-material` does not ship; pages show a neutral one instead."""
    vocabulary = reading.directory.vocabulary
    for name in type(vocabulary).model_fields:
        for id_, entry in getattr(vocabulary, name).items():
            if entry.icon and not find_icon(entry.icon):
                yield vocabulary.problem("unknown-icon", name, id_, "icon", value=entry.icon)
