"""The handbook's tables of fields: complete, linked, and harmless."""

from __future__ import annotations

import re
from typing import Any

from tiny import VOCABULARY, TinyDirectory

from wegweiser.model import Actor, Directory, Offer
from wegweiser.model.record import Part
from wegweiser.pages.handbook.field_tables import FieldRow, Section, field_sections, field_table
from wegweiser.reading import read_directory
from wegweiser.reading.fields import field_names, find_part

LANGUAGES = {"ar": "Arabisch", "fa-AF": "Dari"}


def sections(tiny: TinyDirectory) -> list[Section]:
    directory: Directory = read_directory(tiny.root).directory
    return field_sections(directory, LANGUAGES)


def blocks(model: type[Part], *at: Any) -> dict[str, list[str]]:
    """The names of the fields of a record and of all blocks in it."""
    part = find_part(model, at)
    assert part
    found = {part.__name__: field_names(part)}
    for name in field_names(part):
        inner = find_part(model, (*at, name, 0)) or find_part(model, (*at, name))
        if inner:
            way = (*at, name, 0) if find_part(model, (*at, name, 0)) else (*at, name)
            found |= blocks(model, *way)
    return found


def test_every_field_of_every_block_has_one_row(tiny: TinyDirectory) -> None:
    names = sorted(row.name for each in sections(tiny) for row in each.rows)
    both = blocks(Offer) | blocks(Actor)
    assert set(both) > {"Offer", "Actor", "Audience", "Age", "Time", "Cost", "Contact", "Place"}
    assert names == sorted(name for fields in both.values() for name in fields)


def test_a_row_says_what_one_needs(tiny: TinyDirectory) -> None:
    rows = {f"{each.id}.{row.name}": row for each in sections(tiny) for row in each.rows}
    assert rows["offer-in-what.title"] == FieldRow(
        name="title",
        label="Titel",
        required=True,
        description=(
            "Wie das Angebot heißt. Kurz und so, wie Sie es jemandem am Telefon sagen würden."
        ),
        form="Eine Zeile, höchstens 80 Zeichen, ohne < und >.",
        words={},
        examples=("title: Offenes Sprachcafé", "title: Fußball für Mädchen"),
        inside="",
        known="",
    )
    assert rows["offer-in-what.topics"].known == "words-topics"
    assert rows["offer-in-when.times"].inside == "offer-times"
    assert rows["offer-times.every"].words["2 weeks"] == "alle zwei Wochen"
    assert rows["offer-for.german_level"].words["A1"] == "erste Wörter"
    assert rows["actor-in-contact.contact"].inside == "offer-contact"
    assert rows["actor-places.accessibility"].known == "words-features"


def test_ids_and_labels_are_those_of_the_directory(tiny: TinyDirectory) -> None:
    words = {each.id: each.words for each in sections(tiny) if each.words}
    assert words["words-topics"] == {
        "german": "Deutsch lernen", "exam": "Prüfung", "sport": "Sport",
    }  # fmt: skip
    assert next(iter(words["words-groups"])) == "everyone"
    assert words["words-languages"] == LANGUAGES


def test_every_link_leads_to_a_table(tiny: TinyDirectory) -> None:
    html = "".join(map(field_table, sections(tiny)))
    ids = re.findall('id="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    links = set(re.findall('href="#([^"]+)"', html))
    assert len(links) > 10
    assert links - set(ids) == set()


def test_labels_are_text(tiny: TinyDirectory) -> None:
    tiny.write("vocabulary.yml", VOCABULARY.replace("label: Sport", 'label: "A & B {{ c }} *d*"'))
    html = "".join(map(field_table, sections(tiny)))
    assert "<td>A &amp; B {{ c }} *d*</td>" in html
    assert "ohne &lt; und &gt;." in html
    assert "<code>**fett**</code>" in html
