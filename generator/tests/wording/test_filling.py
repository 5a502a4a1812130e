"""Only `{word}` is a field, whatever a translation says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from wegweiser.wording import fill, find_fields
from wegweiser.wording.filling import join


@pytest.mark.parametrize(
    ("text", "values", "filled"),
    [
        ("from {start} to {end}", {"start": "9:00", "end": "10:00"}, "from 9:00 to 10:00"),
        ("{a} {b}", {"a": "{b}", "b": "x"}, "{b} x"),
        ("{a}", {}, "{a}"),
        ("{a.__class__} {a!r} {0} {} {{a}}", {"a": 1}, "{a.__class__} {a!r} {0} {} {1}"),
        ("100 % {a} %s", {"a": 1}, "100 % 1 %s"),
    ],
)
def test_fields_are_filled_once(text, values, filled):
    assert fill(text, values) == filled


def test_markup_makes_the_sentence_markup_and_escapes_the_rest():
    filled = fill("<b> {time} {name}", {"time": Markup("<bdi>9:00</bdi>"), "name": "<script>"})
    assert filled == Markup("&lt;b&gt; <bdi>9:00</bdi> &lt;script&gt;")
    assert isinstance(filled, Markup)


def test_plain_text_stays_plain():
    assert not isinstance(fill("{a}", {"a": "<b>"}), Markup)
    assert join(", ", ["<b>", 2]) == "<b>, 2"


def test_a_list_with_markup_is_markup():
    assert join(" & ", [Markup("<b>"), "<i>"]) == Markup("<b> &amp; &lt;i&gt;")


@given(st.text(), st.dictionaries(st.text(max_size=5), st.text()))
def test_filling_never_raises(text, values):
    assert isinstance(fill(text, values), str)


@given(st.text(), st.dictionaries(st.sampled_from("abc"), st.text()), st.text())
def test_filling_with_markup_lets_no_markup_in(text, values, name):
    filled = fill(f"{text}{{safe}}", values | {"safe": Markup("<i>"), name: "<x>"})
    assert "<" not in filled.replace("<i>", "") or name == "safe"


@given(st.text())
def test_text_without_fields_stays_as_it_is(text):
    if not find_fields(text):
        assert fill(text, {"a": 1}) == text
