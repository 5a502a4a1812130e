"""The form in the browser and the command write the same file for the same record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from built import ROOT
from exchange.test_record_text import TEXTS, read, stripped
from hypothesis import given, settings
from hypothesis import strategies as st
from search.modules import served_modules

from wegweiser.exchange.records.text import to_yaml
from wegweiser.model import Actor, Offer
from wegweiser.model.record import Record
from wegweiser.pages.form.shapes import shape_of

pytestmark = pytest.mark.browser

WRITE = """async (json) => {
    const { toYaml } = await import('/yaml.js');
    const [shape, records] = JSON.parse(json);
    return records.map((record) => toYaml(record, shape));
}"""


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """An empty page at the address of the modules."""
    with served_modules() as address:
        page = browser.new_page()
        page.goto(address)
        yield page
        page.close()


def differing(page: Any, model: type[Record], records: list[Any]) -> list[tuple[str, str]]:
    """The records that the browser writes otherwise: ours and theirs."""
    theirs = page.evaluate(WRITE, json.dumps([shape_of(model), records]))
    ours = [to_yaml(model, record) for record in records]
    return [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]


@pytest.mark.parametrize(("model", "folder"), [(Offer, "offers"), (Actor, "actors")])
def test_twins_agree_on_the_example(page: Any, model: type[Record], folder: str) -> None:
    files = sorted((ROOT / folder).glob("*.yml"))
    records = [stripped(read(file.read_text("utf-8"))) for file in files]
    assert len(records) > 30
    assert differing(page, model, records) == []


SEEN = TEXTS.map(lambda text: text.strip(" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\ufeff")).filter(bool)
"""The form leaves out what is empty; the two languages differ on which controls are white space."""
LINES = st.fixed_dictionaries({}, optional=dict.fromkeys(("from", "note", "place"), SEEN))
OFFERS = st.fixed_dictionaries(
    {"title": SEEN, "topics": st.lists(SEEN, min_size=1, max_size=3)},
    optional={
        "summary": SEEN,
        "description": SEEN,
        "childcare": st.booleans(),
        "for": st.fixed_dictionaries({"age": st.fixed_dictionaries({"from": SEEN})}),
        "times": st.lists(LINES.filter(bool), min_size=1, max_size=2),
        "contact": st.fixed_dictionaries({"phone": SEEN}),
        "cost": st.fixed_dictionaries({"amount": SEEN, "note": SEEN}),
        "checked": st.fixed_dictionaries({"on": st.just("2026-11-22"), "by": SEEN}),
    },
)


@settings(max_examples=400)
@given(OFFERS)
def test_twins_agree_on_awkward_records(page: Any, record: Any) -> None:
    assert differing(page, Offer, [record]) == []
