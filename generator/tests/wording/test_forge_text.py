"""What a partner wrote, in a comment of a forge: shown as it is, and nothing else happens."""

from __future__ import annotations

import pytest
from forges import FORGES
from hypothesis import given
from hypothesis import strategies as st

from wegweiser.wording.forge_text import code, plain
from wegweiser.wording.problems import visible

KEPT = "\u00ad\u200c\u200d\u200e\u200f"
EVIL = [
    "@octocat", "@org/team", "a@octocat", "hallo@example.org", "mailto:a@b.de", "\\@octocat",
    "&#64;octocat", "&commat;octocat", "#1", "GH-1", "org/repo#1", "org/repo@deadbeef", "!1",
    "$1", "%1", '%"Alle"', "~bug", '~"zwei Wörter"', "&1", "^alert#1", "[issue:1]", "*iteration:1",
    "[vulnerability:1]", "[[Seite]]", "[[a|https://evil.example/x.png]]", "JIRA-12", "AB12-3",
    "GHSA-abcd-1234-efgh", "CVE-2026-1", "deadbee", "0123456", "e1234567-8", "A" * 64,
    "d8a994ef243349f321568f9e36d5c3f444b99cae", "a1b2c3d...d4e5f6a", "https://evil.example",
    "HTTPS://evil.example", "ftp://evil.example", "smb://evil", "www.evil.example",
    "WWW.evil.example", "<https://evil.example>", "[x](https://evil.example)",
    "![x](https://evil.example/x.png)", "<img src=https://evil.example/x.png>", "<b>", "</td></tr>",
    "<!-- x", "--> x", "<script>alert(1)</script>", "| a | b |", "\\|", "\\\\|", "`a` | `b`", "``",
    "```\nx\n```", "`|`", "a\n\n# b", "a\r\nb", "a\u2028b", "# Titel", "- x", "1. x", "> x", "===",
    "---", "/close", "/merge", ":tada:", ":octocat:", "10:30:15", "$x$", "$$\\href{x}{y}$$",
    "**x**", "__x__", "~~x~~", "~x~", "++x++", "==x==", "||x||", "^x^", "[^1]", "[ ] x", "[x]: https://e.de",
    "{+ x +}", "[- x -]", "%{x}", "\u202eabc", "\u2069\u2069x", "\u2068x", "\u200b", "\x00",
    "\x1b[31m", "\ud800", "x  ", "x\\", "\u2060", "&amp;", "&lt;b&gt;", "&#42;x&#42;", "##[error]x",
    "::error::x", "http\u200d://evil.example", "ww\u200dw.evil.example",
]  # fmt: skip
FRAGMENTS = st.text(
    st.sampled_from("@#!$%&~^*[]()<>|\\`_{}:/.-+='\"\n\r\t aAfGH019ww\u200d\u202e\u2069é😀م")
)
TEXTS = st.one_of(
    st.text(st.characters()),
    FRAGMENTS,
    st.lists(st.one_of(st.sampled_from(EVIL), FRAGMENTS), max_size=5).map("".join),
)
PLACES = {
    "table": ("| a | b |\n|---|---|\n| {} | x |\n", "table thead tr th th tbody tr td td".split()),
    "line": ("{}\n", ["p"]),
    "list": ("- {}\n", ["ul", "li"]),
    "bold": ("**{}**\n", ["p", "strong"]),
}


def line(text: str) -> str:
    """What a reader should see of a text."""
    return visible(" ".join(text.split()), keep=KEPT)


def assert_harmless(text: str) -> None:
    for place, (markdown, tags) in PLACES.items():
        for forge, render in FORGES.items():
            here = (text, place, forge)
            if not line(text):
                assert plain(text) == code(text) == ""
                continue
            found = render(markdown.format(plain(text)))
            assert (found.tags, found.attributes, found.found) == (tags, [], []), here
            assert f"\u2068{line(text)}\u2069" in found.text.replace("\u2060", ""), here
            found = render(markdown.format(code(text)))
            assert sorted(found.tags) == sorted([*tags, "code"]), here
            assert (found.attributes, found.found) == ([], []), here
            assert f"\u2068{line(text)}\u2069" in found.text.replace("\u2060", ""), here


@pytest.mark.parametrize("text", EVIL)
def test_nothing_happens(text: str) -> None:
    assert_harmless(text)


@given(TEXTS)
def test_no_text_does_anything(text: str) -> None:
    assert_harmless(text)


@given(TEXTS)
def test_a_text_is_one_line_and_commands_no_runner(text: str) -> None:
    for each in (plain(text), code(text)):
        assert len(each.splitlines()) <= 1
        assert "##[" not in each
        assert not each.strip().startswith("::")
        assert each.encode("utf-8").decode() == each


def test_plain_words_stay_as_they_are() -> None:
    assert plain("Grüße, Anna (12) – 9:30 Uhr") == "\u2068Grüße, Anna (12) – 9:30 Uhr\u2069"
    assert plain("می\u200cروم") == "\u2068می\u200cروم\u2069"
    assert plain(" a\n b ") == "\u2068a b\u2069"
    assert plain(" \n") == ""
    assert code("offers/a_b.yml") == "\u2068<code>offers/a&#95;b.yml</code>\u2069"


def test_who_is_named_is_not_called() -> None:
    assert plain("@anna") == "\u2068&#64;\u2060anna\u2069"
    assert code("@anna") == "\u2068<code>&#64;\u2060anna</code>\u2069"


def test_a_long_text_takes_no_time() -> None:
    for piece in ("a", "a1", "A-", ":a", "[", "w", "0", ":", "@a"):
        assert len(plain(piece * 100_000)) >= 100_000
