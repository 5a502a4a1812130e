"""Encodings, sizes, line ends: what is wrong with a file before YAML is looked at."""

from __future__ import annotations

import pytest
from tiny import OFFER, TinyDirectory

PATH = "offers/treff.yml"
CAFE = OFFER.replace("Ein Treff", "Ein Café")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (CAFE.encode("utf-16"), ["1:1 not-utf8"]),
        (CAFE.encode("utf-16") + b"x", ["1:1 not-utf8"]),
        (CAFE.encode("utf-16-le"), ["1:1 not-utf8"]),
        (CAFE.encode("utf-16-be"), ["1:1 not-utf8"]),
        (CAFE.encode("utf-32"), ["1:1 not-utf8"]),
        (CAFE.encode("cp1252"), ["3:17 not-utf8"]),
        (b"\xef\xbb\xbf" + CAFE.encode("cp1252"), ["3:17 not-utf8"]),
        (CAFE.replace("\n", "\r").encode("cp1252"), ["3:17 not-utf8"]),
        (CAFE.replace("\n", "\r\n").encode("cp1252"), ["3:17 not-utf8"]),
        ((CAFE + "childcare: ja\n").encode("cp1252"), ["3:17 not-utf8", "5:12 not-yes-or-no"]),
        ((CAFE + "childcare: ja\n").encode("utf-16"), ["1:1 not-utf8", "5:12 not-yes-or-no"]),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), ["not-a-text"]),
        (b"PK\x03\x04" + bytes(range(200)), ["not-a-text"]),
        (b"\0" * 1000, ["not-a-text"]),
        (b"\xef\xbb\xbf" + OFFER.encode(), []),
        (OFFER.encode().rstrip(), []),
    ],
)
def test_encoding_is_reported_once(raw: bytes, found: list[str], tiny: TinyDirectory) -> None:
    tiny.write(PATH, raw)
    assert [line.removeprefix(PATH).lstrip(": ") for line in tiny.found()] == found


@pytest.mark.parametrize(("size", "found"), [(65_536, []), (65_537, [f"{PATH} file-too-large"])])
def test_record_holds_64_kib(size: int, found: list[str], tiny: TinyDirectory) -> None:
    tiny.offer("#" * (size - len(OFFER)))
    assert tiny.found() == found


def test_collections_hold_more_than_a_record(tiny: TinyDirectory) -> None:
    tiny.write("needs.yml", "needs: []\n" + "# x\n" * 20_000)
    assert tiny.found() == []
    tiny.write("needs.yml", "needs: []\n" + "#" * 1024 * 1024)
    assert tiny.found() == ["needs.yml file-too-large"]


def test_unreadable_characters_in_hundreds_of_lines_are_not_all_named(tiny: TinyDirectory) -> None:
    tiny.offer("\x01\n" * 500)
    assert tiny.codes() == ["forbidden-character"] * 100


def test_several_characters_of_a_line_are_one_problem(tiny: TinyDirectory) -> None:
    tiny.offer("bring: \u202ea\u202c\u200b\u200b\u2066\n")
    (problem,) = tiny.problems()
    assert problem.arguments == {"character": "U+202E, U+202C, U+200B"}


def test_text_comes_in_nfc_and_counts_code_points(tiny: TinyDirectory) -> None:
    tiny.offer(title="u\u0308" * 80)
    assert tiny.found() == []
    tiny.offer(title="u\u0308" * 81)
    assert tiny.codes() == ["text-too-long"]
    assert tiny.problems()[0].arguments["length"] == "81"
