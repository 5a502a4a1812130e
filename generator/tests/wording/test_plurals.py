"""Plural rules come from files that anybody may hand in."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wegweiser.wording.plurals import read_plural_forms

HOSTILE = [
    "",
    "nplurals=INTEGER; plural=EXPRESSION;",
    "nplurals=0; plural=0;",
    "nplurals=99999999; plural=0;",
    "nplurals=2; plural=2;",
    "nplurals=2; plural=0-1;",
    "nplurals=2; plural=n/n;",
    "nplurals=2; plural=n%(n-7);",
    "nplurals=2; plural=n**n;",
    "nplurals=2; plural=__import__('os');",
    "nplurals=2; plural=(n;",
    "nplurals=2; plural=" + "(" * 200 + "n" + ")" * 200 + ";",
    "nplurals=2; plural=" + "n?1:" * 90 + "0" * 200 + ";",
    "nplurals=2; plural=" + "1" * 500 + ";",
]


def find_rule(header):
    try:
        return read_plural_forms(header)
    except ValueError:
        return None


@pytest.mark.parametrize("header", HOSTILE)
def test_what_is_no_rule_is_refused(header):
    assert find_rule(header) is None


@given(st.text(alphabet="n0123456789+-*/%<>=!&|?:() ", max_size=80), st.integers(0, 10**12))
@example("n/(n-1000)", 1000)
@example("!!n", 5)
@example("0<!n", 5)
def test_a_rule_that_is_accepted_never_fails(expression, number):
    rule = find_rule(f"nplurals=2; plural={expression};")
    assert rule is None or rule.find(number) in {0, 1}
