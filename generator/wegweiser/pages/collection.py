"""The reader's own list: an empty page, which the browser fills from the address or its memory."""

from __future__ import annotations

from wegweiser.pages.edition import Edition, language_of
from wegweiser.pages.frame import Draft


def collection_page(edition: Edition) -> Draft:
    """`list/#offer,offer`: what stands behind `#` never reaches a server."""
    title = edition.words.text("My list")
    main = edition.render(
        "list_of_own.html",
        languages=[language_of(tag) for tag in edition.site.languages],
        own=edition.tag,
        source=edition.source_language,
    )
    return Draft("list/", "list", title, title, main, styles=("finding",), module="list.js")
