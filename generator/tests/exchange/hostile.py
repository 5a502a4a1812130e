"""Problems in files that somebody made to do harm: any text in every place that holds one."""

from __future__ import annotations

from hypothesis import strategies as st

from wegweiser.exchange.problems.findings import Findings
from wegweiser.model import Mark, Problem
from wegweiser.wording.filling import find_fields
from wegweiser.wording.problems import problem_sentences

SENTENCES = problem_sentences()
EVIL = (
    "::error file=x::y", "\n::error::x", "\r::set-env name=PATH::x", " ::add-mask::a",
    "##[error]x", "x ##[group]y", "%0A::error::x", "%25", "a,b=c:d", "@octocat", "#1", "deadbee",
    "www.e.example", "https://evil.example", "| a |", "`x`", "<img src=x onerror=alert(1)>",
    "![x](https://e.example)", "</testcase>", "]]>", "&amp;", "<!--", "\x00", "\x1b[31m",
    "\u202e", "\ud800", "\ufffe", "\u2028", "[x](1)", "{0}", "../../etc/passwd", "a b", "ü", "م",
    "😀", '"', "'", "\\", "?x#y", "%2e%2e", "a:b", "//e.example/x", "",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(), max_size=40),
    st.lists(st.one_of(st.sampled_from(EVIL), st.text(max_size=5)), max_size=4).map("".join),
)
MARKS = (
    st.builds(Mark, st.integers(1, 10_000), st.integers(1, 10_000), st.integers(1, 10_000))
    | st.none()
)


@st.composite
def hostile_problems(draw: st.DrawFn) -> Problem:
    """A problem of any kind; whatever a file can bring into it is any text."""
    code = draw(st.sampled_from(sorted(SENTENCES)))
    names = {*find_fields(str(SENTENCES[code])), "expected", "nearest"}
    words = {name: draw(TEXTS) for name in sorted(names)}
    path = draw(st.sampled_from(["offers/", "actors/", ""])) + (draw(TEXTS).lstrip("/") or "x")
    return Problem(path, code, draw(MARKS), words, draw(TEXTS), draw(st.booleans()))


HOSTILE = st.builds(
    Findings,
    problems=st.lists(hostile_problems(), max_size=25),
    records=st.integers(0, 5000),
    words=st.sampled_from(["de", "en"]),
    compared=st.booleans(),
    folder=st.sampled_from(["", "data/", "da ta/ö/"]),
    site_url=st.one_of(st.none(), st.just("https://wegweiser.example.org/"), TEXTS),
)


def evil_problem(evil: str, *, known: bool = False) -> Problem:
    """A problem with one text in all of its places."""
    words = {"field": evil, "expected": evil}
    return Problem(f"offers/{evil}.yml", "unknown-field", Mark(3, 2), words, evil, known)
