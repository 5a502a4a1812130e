"""Whatever is written, reading never raises, and what it reports is on a line that exists."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny import ACTOR, CONFIG, OFFER, VOCABULARY, TinyDirectory

from wegweiser.model import Actor, Needs, Offer, Vocabulary
from wegweiser.model.record import Record
from wegweiser.reading import RecordFile, read_file
from wegweiser.wording.problems import problem_lines

EXAMPLE = Path(__file__).parents[3]
FILES = [
    file.read_bytes()
    for name in ("offers", "actors")
    for file in sorted((EXAMPLE / name).glob("*.yml"))
]
FILES += [text.encode() for text in (OFFER, ACTOR, VOCABULARY)]
SIGNS = (
    "&a ", "*a", "!x ", ": ", "- ", "\t", "\n", "\r", '"', "'", "[", "]", "{", "}", ",", "#",
    " #", "|", ">",
    "?", "%", "@", "`", "---\n", "...\n", "<<: ", "\\u202e", "\u202e", "\ufeff", "\x85", "  ",
    "\\", ":", "-",
    "~", "null", "yes", "<", '"\\', "actor: ", "title: ", "times:\n", "place: ", "for: ", "on: ",
    "ü", "م", "😀",
)  # fmt: skip
MODELS: tuple[type[Record], ...] = (Offer, Actor, Vocabulary, Needs)


def _check(model: type[Record], raw: bytes) -> None:
    _, problems = read_file(model, RecordFile("offers/x.yml", "x", Path("x")), raw)
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for problem in problems:
        if problem.mark and "not-utf8" not in {each.code for each in problems}:
            assert 1 <= problem.mark.line <= lines
            assert problem.mark.column >= 1
        assert list(problem_lines(problem, "de"))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file of the example, a few bytes or signs changed."""
    raw = bytearray(draw(st.sampled_from(FILES)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(raw)))
        piece = draw(st.one_of(st.sampled_from(SIGNS).map(str.encode), st.binary(max_size=3)))
        raw[at : at + draw(st.integers(0, 4))] = piece
    return bytes(raw)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(raw=mutated(), model=st.sampled_from(MODELS))
def test_mutated_files(raw: bytes, model: type[Record]) -> None:
    _check(model, raw)


@settings(max_examples=300, deadline=None)
@given(parts=st.lists(st.sampled_from(SIGNS), max_size=30), model=st.sampled_from(MODELS))
def test_heaps_of_signs(parts: list[str], model: type[Record]) -> None:
    _check(model, "".join(parts).encode())


VALUES = st.recursive(
    st.one_of(
        st.none(), st.text(max_size=8),
        st.sampled_from(["yes", "free", "mon", "16:00", "2026-12-05", "haus", "hall", "x", "",
        "[key]"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["from", "to", "on", "every", "groups", "age", "note", "phone",
            "links", "[key]", "", "x"]),
            inner, max_size=3,
        ),
    ),
    max_leaves=12,
)  # fmt: skip
FIELDS = sorted(
    {info.alias or name for model in MODELS for name, info in model.model_fields.items()}
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    offer=st.dictionaries(st.sampled_from([*FIELDS, "[key]"]), VALUES, max_size=8),
    other=st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6),
)
def test_values_of_any_shape(
    offer: object, other: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tiny = TinyDirectory(tmp_path_factory.mktemp("tiny"))
    tiny.write("offers/treff.yml", _as_yaml(offer))
    for path in ("actors/haus.yml", "needs.yml", "vocabulary.yml"):
        tiny.write(path, _as_yaml(other))
    tiny.write("mkdocs.yml", CONFIG.partition("- wegweiser")[0] + f"- wegweiser: {_as_yaml(other)}")
    for problem in tiny.problems():
        assert list(problem_lines(problem, "en"))


def _as_yaml(value: object) -> str:
    """A value in brackets; every text in quotes."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{_as_yaml(name)}: {_as_yaml(each)}" for name, each in value.items())
            + "}"
        )
    if isinstance(value, list):
        return f"[{', '.join(map(_as_yaml, value))}]"
    return "null" if value is None else "'" + str(value).replace("'", "''") + "'"
