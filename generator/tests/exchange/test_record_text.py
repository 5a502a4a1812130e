"""Records written as people write them, and read back as they were."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from built import ROOT
from hypothesis import given
from hypothesis import strategies as st

from wegweiser.exchange.records.text import to_yaml
from wegweiser.model import Actor, Needs, Offer
from wegweiser.model.values import Clock, Span
from wegweiser.reading.decoding import decode
from wegweiser.reading.syntax import parse

EXPECTED = Path(__file__).with_name("offer_as_written.yml")
OFFERS = sorted((ROOT / "offers").glob("*.yml"))
ACTORS = sorted((ROOT / "actors").glob("*.yml"))

AWKWARD = st.sampled_from(
    [
        *"no 0401 2026-12-24 16:00 ~ null = 1e3 .5 - a: #a ' \" \\ \\ud83d {a a] --- %a".split(),
        *("- a", "a: b", "a #b", "a, b", "? a", "Wer? Wo?", "&a", "*a", "!a", "|", ">", "@", "`"),
        *("a\n\n  b\nc", "a\n#b", "\ta", "a\tb", "a\r\nb", 'it\'s "so"', "\\ 'so'", "12, 13"),
        *(
            "\u200b",
            "\u2028",
            "\x85",
            "\x00",
            "\xa0",
            "مرحبا",
            "👩‍👧",
            "https://example.org/?a=b#c",
        ),
        *("x" * 300, "wort " * 60, "zwei  Leerstellen " * 20),
    ]
)
TEXTS = st.one_of(AWKWARD, st.text(max_size=40), st.lists(AWKWARD, max_size=3).map(" ".join))
NAMES = st.text("abc-", min_size=1, max_size=5)


def short(name: str) -> bool:
    """Whether YAML takes it as a key: 1,024 characters at most, here in escapes."""
    return len(name) <= 100


VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(NAMES | TEXTS.filter(short), inner, max_size=3)
    ),
    max_leaves=8,
)


def read(text: str) -> Any:
    """The values of a text through the project's own reader."""
    source, _ = decode("x.yml", text.encode(), 10**7)
    assert source
    return parse(source, nodes=10**6).tree.value


def stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: stripped(each) for name, each in value.items()}
    if isinstance(value, list):
        return [stripped(each) for each in value]
    return value.strip()


FIELDS = st.sampled_from([*Offer.model_fields, "for", "with", "unknown"])


@given(st.dictionaries(FIELDS, VALUES, min_size=1))
def test_every_value_reads_back(values: dict[str, Any]) -> None:
    text = to_yaml(Offer, values)
    assert stripped(read(text)) == stripped(values), text


@pytest.mark.parametrize(
    ("model", "file"),
    [
        *((Offer, file) for file in OFFERS),
        *((Actor, file) for file in ACTORS),
        (Needs, ROOT / "needs.yml"),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else value.__name__,
)
def test_shipped_records_read_back(model: type[Offer], file: Path) -> None:
    values = read(file.read_text("utf-8"))
    text = to_yaml(model, values)
    assert stripped(read(text)) == stripped(values)
    assert to_yaml(model, read(text)) == text


def test_an_offer_as_people_write_it() -> None:
    values = {
        "example": True,
        "title": "Kochen: für alle",
        "actor": "haus",
        "summary": "Wir kochen zusammen und essen dann. " * 5,
        "description": "Erst kochen.\n\n- dann essen\n- dann spülen\n",
        "topics": ["leisure", "women"],
        "for": {"groups": ["women"], "age": {"from": 16, "to": 27}},
        "languages": ["de", "no"],
        "times": [
            {
                "every": "week",
                "on": ["mon"],
                "from": Clock(540),
                "to": Clock(600),
                "except": ["public-holidays", Span(date(2026, 12, 24), date(2027, 1, 3))],
            },
            {"date": "2026-12-05", "from": "16:00", "note": "um drei, mit Kuchen"},
        ],
        "steps": "Rufen Sie an.",
        "cost": {"amount": Decimal("5.50"), "per": "Abend"},
        "childcare": False,
        "bring": 'Topf, Löffel und "Hunger": alles gut',
        "contact": {"phone": "040 66969 148", "phones": [{"number": "116117", "note": "nachts"}]},
        "checked": {"on": date(2026, 11, 3), "by": "actor"},
        "alert": None,
    }
    assert to_yaml(Offer, values) == EXPECTED.read_text("utf-8")


def test_text_is_not_changed_by_how_it_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Für Bücher")
    assert read(to_yaml(Offer, {"title": decomposed})) == {"title": decomposed}
