"""What a phone keeps of a language for when there is no network: the list that `sw.js` works off.

A page is fetched again when its digest is new. A new day moves dates on nearly every page, and the
browser moves them by itself (`app.js`): so the digest of most pages leaves out what the day moves,
and counts the records behind it instead. One page in seven is due each night all the same, so that
none runs out of dates and no copy that a phone keeps up is older than a week.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice

from wegweiser.pages.assets import modules_behind
from wegweiser.pages.edition import Edition
from wegweiser.pages.page import Page
from wegweiser.pages.site import Site, sheet_way

OFFERS = 200
"""How many offers are kept before anybody asks for them: the first of the lists."""
SHEETS = 5
LISTS = 50
LARGEST = 100_000
"""Characters of a topic's or group's list; longer ones are kept once somebody has opened them."""
RENEWAL = 7
"""Days after which a page is fetched again though nothing new was written."""
DAILY = ("", "week/", "find/")
"""Pages that say something else every day; their copies are to be of the last build."""
DATA = "offers"
"""The asset that is new every day. By all others one sees that the site itself is new."""
NEVER = ("worker.js", "handbook", "contribute", "overview", "streets.js", "tiles.js", DATA)
FORM = "contribute.js"
"""What only the form for partners needs is never kept: who writes there is on line."""

_MOVING = re.compile(
    r'<section (?:class="similar"|aria-labelledby="open").*?</section>'
    r'|<(?P<name>[a-z]+)\b[^>]* data-over="[^"]*".*?</(?P=name)>'
    r'|<b class="now">.*?</b> ?'
    r'| data-(?:offers|index)="[^"]*"',
    re.DOTALL,
)
_OFFER = re.compile(r' data-offer="([^"]+)"')


def with_list(edition: Edition, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages of a language, and after them `offline.json`: which of them to keep.

    `places` are kept by every phone, `pages` by those that need not save data; both are digests by
    address below the language's folder, what matters most first. `assets` are relative to the
    site's root. `frame` is new whenever the site itself is.
    """
    site, folder = edition.site, f"{edition.tag}/"
    places, lists, offers = _places(site), _lists(site), _offers(site)
    found: dict[str, str] = {}
    data = [site.assets[DATA].path]
    for page in pages:
        way = page.path.removeprefix(folder).removesuffix("index.html")
        if way in DAILY:
            found[way] = _digest(page.content)
        elif way in places or way in offers or (way in lists and len(page.content) <= LARGEST):
            found[way] = lasting_digest(edition, way, str(page.content))
        elif way.endswith(".json"):
            data.append(page.path)
        yield page
    idle = {*modules_behind(FORM)} - {site.assets["app.js"].path}
    idle |= {site.assets[name].path for name in NEVER}
    frame = [asset.path for asset in site.assets.values() if asset.path not in idle]
    content = {
        "frame": _digest("\n".join([*frame, *site.languages])),
        "assets": [*frame, *data],
        "places": {way: found[way] for way in places},
        "pages": {way: found[way] for way in (*offers, *lists) if way in found},
    }
    yield Page(f"{folder}offline.json", json.dumps(content, separators=(",", ":")))


def _places(site: Site) -> tuple[str, ...]:
    """What the menu leads to."""
    sheets = range(min(SHEETS, len(site.sheets)))
    return ("", "week/", "list/", *(sheet_way(number) for number in sheets), "actors/", "map/")


def _lists(site: Site) -> Mapping[str, None]:
    ways = [*(f"topics/{id_}/" for id_ in site.by_topic)]
    ways += [f"groups/{id_}/" for id_ in site.by_group]
    return dict.fromkeys(ways[:LISTS])


def _offers(site: Site) -> Mapping[str, None]:
    return {f"offers/{id_}/": None for id_ in islice(site.listed, OFFERS)}


def lasting_digest(edition: Edition, way: str, html: str) -> str:
    """The digest of a page without what a new day moves: dates, and the order of cards."""
    said = html.replace(str(edition.date(edition.site.today)), "")
    said = _MOVING.sub("", said).replace("<article", "\n<article")
    records = (edition.site.records[id_] for id_ in sorted(set(_OFFER.findall(said))))
    turn = int(_digest(way), 16) % RENEWAL
    age = (edition.site.today.toordinal() + turn) // RENEWAL
    return _digest("\n".join([*sorted(set(said.splitlines())), *records, str(age)]))


def _digest(content: str | bytes) -> str:
    content = content.encode() if isinstance(content, str) else content
    return sha256(content).hexdigest()[:8]
