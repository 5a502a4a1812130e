"""The settings of one directory: the plugin's block in `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Literal, get_args
from urllib.parse import urlsplit

from wegweiser.model.addresses import Email, Tiles, Url
from wegweiser.model.record import Part, Record
from wegweiser.model.values import LanguageTag, Latitude, Line, Longitude, YesNo

Forge = Literal["github", "gitea", "forgejo", "gitlab"]
"""What a repository lives on: each has its own addresses for a new file and for a change."""

_FORGES: Final[Mapping[str, Forge]] = {
    "github.com": "github",
    "codeberg.org": "forgejo",
    "gitea.com": "gitea",
    "gitlab.com": "gitlab",
}
_FORMS: Final = ("de", "en")
"""The languages of the form: that of those who offer something, and that of their guests."""


class Home(Part):
    """The place from which distances are measured: the housing site."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"name": "–", "lat": "0", "lon": "0"}

    name: Line
    lat: Latitude
    lon: Longitude


class MapTiles(Part):
    """Somebody else's map, shown below the pins after a click: its pictures, and whose it is.

    `attribution` is shown with a link to `link`: OpenStreetMap and others ask for it.
    """

    stand_ins: ClassVar[Mapping[str, Any]] = {
        "url": "https://tile.example.org/{z}/{x}/{y}.png",
        "attribution": "–",
        "link": "https://example.org/",
    }

    url: Tiles
    attribution: Line
    link: Url

    @property
    def host(self) -> str:
        """Whom a browser asks."""
        return urlsplit(self.url).netloc

    @property
    def origin(self) -> str:
        """As a page's policy names it."""
        return f"{urlsplit(self.url).scheme}://{self.host}"


class Settings(Record):
    """What `plugins: - wegweiser:` says, and the site's name and address around it.

    `region` is an ISO 3166-2 code: whose public and school holidays count.
    Mistakes are reported to `report_email`, else as an issue of the `repository`. `forge` says what
    the repository lives on where its host does not, `branch` where changes go. `print`: each
    language has a booklet, the week and lists as PDF.
    """

    stand_ins: ClassVar[Mapping[str, Any]] = {
        "languages": ["de"],
        "home": {"name": "–", "lat": "0", "lon": "0"},
    }

    languages: tuple[LanguageTag, ...]
    home: Home
    source_language: LanguageTag = "de"
    region: Line = "DE-HH"
    repository: Url | None = None
    forge: Forge | None = None
    branch: Line = "main"
    report_email: Email | None = None
    map_base: Line | None = None
    map_tiles: MapTiles | None = None
    publish_gaps: YesNo = True
    print: YesNo = False

    site_name: Line = "Wegweiser"
    site_url: Line | None = None

    @property
    def known_forge(self) -> Forge | None:
        """What the repository lives on: as it is set, else as its host tells."""
        if self.repository is None:
            return None
        host = urlsplit(self.repository).hostname or ""
        named = next((forge for forge in get_args(Forge) if host.startswith(f"{forge}.")), None)
        return self.forge or _FORGES.get(host) or named

    @property
    def form_languages(self) -> tuple[str, ...]:
        """The languages in whose folder the form for partners is, the source language first.

        Its words are German and English only: a site in neither has it in its first language's
        folder, in English.
        """
        found = [tag for tag in self.languages if tag in _FORMS]
        found.sort(key=lambda tag: tag != self.source_language)
        return tuple(found) or self.languages[:1]
