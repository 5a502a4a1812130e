"""The foot of the handbook's pages, which only paper shows."""

from __future__ import annotations

from wegweiser.pages.site import Site
from wegweiser.pages.templating import template
from wegweiser.wording import Words


def handbook_foot(site: Site, words: Words, url: str) -> str:
    """Where a page is from, and of which day, as below residents' pages; `url` leads to it."""
    home = site.directory.settings.site_url
    address = f"{home.rstrip('/')}/{url}".partition("//")[2] if home else ""
    day = words.text("Information as of {day}", day=words.date(site.today))
    return template("handbook_foot.html").render(
        address=address, day=day, tag=words.language.tag, direction=words.language.direction
    )
