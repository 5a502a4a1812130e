"""The settings of one directory: the plugin's block in `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from wegweiser.model.addresses import Email, Url
from wegweiser.model.record import Part, Record
from wegweiser.model.values import LanguageTag, Latitude, Line, Longitude, YesNo


class Home(Part):
    """The place from which distances are measured: the housing site."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"name": "–", "lat": "0", "lon": "0"}

    name: Line
    lat: Latitude
    lon: Longitude


class Settings(Record):
    """What `plugins: - wegweiser:` says, and the site's name and address around it.

    `region` is an ISO 3166-2 code: whose public and school holidays count.
    Mistakes are reported to `report_email`, else as an issue of the `repository`.
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
    report_email: Email | None = None
    map_base: Line | None = None
    publish_gaps: YesNo = True

    site_name: Line = "Wegweiser"
    site_url: Line | None = None
