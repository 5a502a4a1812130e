"""A tiny directory and PO files for it: texts of every kind, each in one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wegweiser.model import Actor, Directory, Offer, Settings, Vocabulary

HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: {plural}\\n"\n'
)
TWO_FORMS = "nplurals=2; plural=(n != 1);"


def make_po(*entries: str, plural: str = TWO_FORMS) -> str:
    """A PO file: the head, then the entries."""
    return "\n".join([HEAD.replace("{plural}", plural), *entries])


def message(source: str, translation: str, context: str | None = None, comment: str = "") -> str:
    """An entry; `comment` is what stands above it (`#, fuzzy`)."""
    lines = [comment] if comment else []
    lines += [f'msgctxt "{context}"'] if context else []
    return "\n".join([*lines, f'msgid "{source}"', f'msgstr "{translation}"', ""])


def write_po(root: Path, tag: str, name: str, *entries: str, plural: str = TWO_FORMS) -> Path:
    """Put a PO file where it belongs."""
    file = root / "translations" / tag / f"{name}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(make_po(*entries, plural=plural), "utf-8")
    return file


def make_offer(id_: str = "cafe", **fields: Any) -> Offer:
    """An offer; fields as in YAML, `for_` for `for`."""
    values = {"actor": "haus", "title": "Café", "summary": "Kaffee", "topics": ["sport"]}
    return Offer.read(id_, values | {name.rstrip("_"): value for name, value in fields.items()})


def make_actor(id_: str = "haus", **fields: Any) -> Actor:
    return Actor.read(id_, {"name": "Haus", "kind": "association"} | fields)


def make_directory(
    *records: Offer | Actor,
    languages: tuple[str, ...] = ("de", "en", "ar"),
    vocabulary: dict[str, Any] | None = None,
) -> Directory:
    home = {"name": "Heim", "lat": "53.49", "lon": "10.2"}
    return Directory(
        Settings.read("mkdocs", {"languages": list(languages), "home": home}),
        Vocabulary.read("vocabulary", vocabulary or {}),
        {record.id: record for record in records if isinstance(record, Actor)},
        {record.id: record for record in records if isinstance(record, Offer)},
    )
