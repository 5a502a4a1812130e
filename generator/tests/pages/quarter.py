"""A tiny complete directory with every state that a page can show, and its pages."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from wegweiser.model import Actor, Directory, Needs, Offer, Settings, Vocabulary
from wegweiser.pages import Site, build_language, build_shared, prepare_site
from wegweiser.pages.edition import Edition
from wegweiser.times import Calendar
from wegweiser.wording import read_texts, read_words

TODAY = date(2026, 11, 24)
"""A Tuesday."""
CALENDAR = Calendar(frozenset({date(2026, 12, 25)}), frozenset(), frozenset(range(2026, 2029)))
HOSTILE = "</title><script>alert(1)</script>\" onclick='x' {{ 7*7 }}"

VOCABULARY: dict[str, Any] = {
    "topics": {
        "german": {"label": "Deutsch lernen", "icon": "material/book-alphabet"},
        "talking": {"label": "Sprechen", "icon": "material/forum", "parent": "german"},
        "women": {"label": "Frauen", "icon": "material/no-such-picture"},
        "sport": {"label": "Sport"},
        "unused": {"label": "Niemand"},
    },
    "groups": {
        "everyone": {"label": "Alle", "icon": "material/account-group"},
        "women": {"label": "Frauen"},
        "mothers": {"label": "Mütter", "parents": ["women"]},
    },
    "actor_kinds": {"association": {"label": "Verein", "icon": "material/account-multiple"}},
    "features": {
        "step-free": {"label": "Ohne Stufen"},
        "lift": {"label": "Aufzug"},
        "toilet": {"label": "Rollstuhl-WC"},
    },
    "residence_statuses": {"tolerated": {"label": "Duldung"}},
}
ACTORS: dict[str, Any] = {
    "haus": {
        "name": "Kulturhaus",
        "kind": "association",
        "summary": "Ein Haus für alle.",
        "description": "Wir sind **viele**.",
        "places": {
            "hall": {
                "name": "Großer Saal",
                "street": "Beispielweg 12",
                "postcode": "21033",
                "city": "Hamburg",
                "lat": "53.4900",
                "lon": "10.2100",
                "directions": "Hinter dem Tor.\n\n- links\n- rechts",
                "accessibility": {"step-free": "yes", "lift": "no"},
            },
            "inside": {"inside": "yes", "street": "Hof 1"},
            "far": {"name": "Fern", "walk_minutes": "14", "accessibility": {"step-free": "no"}},
            "near": {"name": "Nah", "lat": "53.4870", "lon": "10.1905"},
        },
        "contact": {
            "phone": "040 66969 100",
            "phones": [{"number": "+49 40 66969-101", "note": "abends"}],
            "email": "haus@example.org",
            "website": "https://example.org/haus",
            "links": [{"label": "Programm", "url": "https://example.org/programm"}],
            "note": "Bitte lange klingeln lassen.",
        },
        "languages": ["de", "ar"],
        "seeks": ["rooms"],
        "checked": {"on": "2026-11-01", "by": "staff"},
    },
    "schutz": {
        "name": "Frauenschutz",
        "kind": "association",
        "part_of": "haus",
        "places": {
            "secret": {"name": "Geschützter Ort", "city": "Geheimstadt", "hide_address": "yes"}
        },
        "contact": {"phone": "040 66969 510"},
    },
    "club": {"name": "Club", "kind": "unknown-kind"},
}
WEEKLY = {"every": "week", "from": "16:00", "to": "18:00"}
OFFERS: dict[str, Any] = {
    "cafe": {
        "actor": "haus",
        "with": ["schutz"],
        "title": "Sprachcafé",
        "summary": "Deutsch sprechen bei Tee.",
        "description": "Kommen Sie **einfach**.\nSchüler*innen auch.\n\nhttps://example.org/cafe",
        "topics": ["talking", "women"],
        "for": {
            "groups": ["mothers", "women"],
            "age": {"from": "16"},
            "german_level": "A1",
            "residence_status": ["tolerated"],
            "note": "Auch mit Kind.",
        },
        "teaches": ["A2", "B1"],
        "languages": ["de", "ar", "fa-AF", "ti"],
        "interpreter": "on-request",
        "times": [
            {
                **WEEKLY,
                "on": ["tue", "thu"],
                "except": ["public-holidays", "2026-12-24..2027-01-03", "2026-12-10", "2028-01-01"],
                "note": "Im Saal",
            },
            {"date": "2026-12-05", "from": "10:00", "place": "inside"},
        ],
        "by_appointment": "yes",
        "times_note": "Siehe Aushang.",
        "place": ["main", "far"],
        "access": ["walk-in", "registration"],
        "steps": "1. Klingeln\n2. Kommen",
        "bring": "Hunger",
        "documents": "Ausweis",
        "cost": {"amount": "2.50", "per": "Abend", "note": "Kinder frei"},
        "childcare": "yes",
        "capacity": {"places": "12", "free": "1", "waiting_list": "no", "on": "2026-11-03"},
        "seeks": ["volunteers"],
        "runs": {"until": "2026-12-31"},
        "alert": {"text": "Heute im Hof!", "until": "2026-11-24"},
        "checked": {"on": "2026-11-03", "by": "actor"},
        "example": "yes",
    },
    "voll": {
        "actor": "haus",
        "title": "Voller Kurs",
        "summary": "Kein Platz.",
        "topics": ["german"],
        "for": {"groups": ["everyone"], "age": {"from": "6", "to": "12"}, "german_level": "none"},
        "times": [{**WEEKLY, "on": ["mon", "tue", "wed", "thu", "fri"]}],
        "place": "near",
        "languages": ["de", "ar"],
        "status": "full",
        "capacity": {"free": "0", "waiting_list": "yes"},
        "cost": "free",
        "childcare": "no",
        "alert": {"text": "Vorbei", "until": "2026-11-23"},
        "checked": {"on": "2026-01-01"},
    },
    "geplant": {
        "actor": "club",
        "title": "Geplanter Lauf",
        "summary": "Bald.",
        "topics": ["sport"],
        "for": {"age": {"to": "1"}},
        "times": [{"every": "month", "on": ["1st tue", "last fri"], "from": "9:00"}],
        "place": "outreach",
        "status": "planned",
        "runs": {"from": "2026-12-01"},
        "cost": {"note": "Nach Einkommen"},
        "capacity": {"places": "5"},
        "interpreter": "always",
        "contact": {"email": "lauf@example.org"},
    },
    "pause": {
        "actor": "club",
        "title": "Pause",
        "summary": "Später wieder.",
        "topics": ["sport"],
        "times": [{**WEEKLY, "on": ["wed"]}],
        "status": "paused",
        "cost": {"amount": "5", "currency": "CHF"},
    },
    "telefon": {
        "actor": "schutz",
        "title": "Telefon",
        "summary": "Tag und Nacht.",
        "topics": ["women"],
        "times": [
            {
                "every": "week",
                "on": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                "from": "0:00",
                "to": "24:00",
            }
        ],
        "place": ["phone", "main"],
        "interpreter": "none",
    },
    "termin": {
        "actor": "club",
        "title": "Nur mit Termin",
        "summary": "Auf Anfrage.",
        "topics": ["sport"],
        "by_appointment": "yes",
        "place": "online",
    },
    "markt": {
        "actor": "club",
        "title": "Markt",
        "summary": "Drei Tage.",
        "topics": ["sport"],
        "times": [
            {"date": "2026-11-24..2026-11-26"},
            {"every": "2 weeks", "on": ["sat"], "since": "2026-12-05", "until": "2027-03-01"},
            {
                "every": "week",
                "on": ["sun"],
                "from": "8:00",
                "only": ["school-holidays", "2027-02-07"],
            },
        ],
        "runs": {"from": "2026-11-25"},
        "capacity": {"waiting_list": "yes"},
        "steps": "Einfach da sein.",
    },
    "english": {
        "actor": "haus",
        "title": "English evening",
        "summary": "Tea and games.",
        "topics": ["women"],
        "language": "en",
        "times": [{"every": "odd weeks", "on": ["fri"], "from": "18:30", "place": "inside"}],
        "place": "inside",
    },
    "vorbei": {
        "actor": "club",
        "title": "Vorbei",
        "summary": "Ist vorbei.",
        "topics": ["sport"],
        "runs": {"until": "2026-11-01"},
    },
}
SETTINGS = {
    "languages": ["de", "ar", "en"],
    "home": {"name": "Wohnanlage", "lat": "53.4868", "lon": "10.1905"},
    "site_name": "Wegweiser Probe",
    "site_url": "https://probe.example.org/wegweiser/",
}
ARABIC = {
    "offers/cafe:title": ("Sprachcafé", "مقهى اللغة", ""),
    "offers/cafe:summary": ("Deutsch sprechen.", "تحدث الألمانية.", "#, fuzzy\n"),
    "offers/cafe:description": ("Alt", "قديم", "#, fuzzy\n"),
    "offers/voll:title": ("Voller Kurs", "دورة كاملة", "# machine\n"),
    "vocabulary:topics.german.label": ("Deutsch lernen", "تعلم الألمانية", ""),
    "actors/haus:name": ("Kulturhaus", "دار الثقافة", ""),
}


def directory_of(
    *, offers: dict[str, Any] = OFFERS, settings: dict[str, Any] = SETTINGS, needs: Any = None
) -> Directory:
    return Directory(
        Settings.read("mkdocs", settings),
        Vocabulary.read("vocabulary", VOCABULARY),
        {id_: Actor.read(id_, values) for id_, values in sorted(ACTORS.items())},
        {id_: Offer.read(id_, values) for id_, values in sorted(offers.items())},
        Needs.read("needs", needs) if needs else None,
    )


@cache
def site_of() -> Site:
    return prepare_site(directory_of(), TODAY, CALENDAR)


@cache
def root_of() -> Path:
    """A root with Arabic translations: fresh, fuzzy, by a machine."""
    root = Path(mkdtemp())
    folder = root / "translations" / "ar"
    folder.mkdir(parents=True)
    entries = [
        f'{mark}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{text}"\n'
        for context, (source, text, mark) in ARABIC.items()
    ]
    head = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    (folder / "directory.po").write_text("\n".join([head, *entries]), "utf-8")
    return root


def edition_of(tag: str, site: Site | None = None) -> Edition:
    words = read_words(root_of(), tag, shipped=root_of())
    return Edition(site or site_of(), words, read_texts(root_of(), tag))


@cache
def pages_of(tag: str) -> dict[str, str]:
    """The pages of a language in English words; calendars and the search index left out."""
    words = read_words(root_of(), tag, shipped=root_of())
    found = build_language(site_of(), words, read_texts(root_of(), tag))
    return {page.path: page.content for page in found if page.path.endswith(".html")}


@cache
def shared_of() -> dict[str, str]:
    words = [read_words(root_of(), tag, shipped=root_of()) for tag in ("ar", "en", "de")]
    return {page.path: str(page.content) for page in build_shared(site_of(), words)}


class Reader(HTMLParser):
    """Text and elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read_page(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def words_of(html: str) -> str:
    """The visible text of a piece of a page, white space made single."""
    return re.sub(r"\s+", " ", "".join(read_page(html).texts)).strip()
