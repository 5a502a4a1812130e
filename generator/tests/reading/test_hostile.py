"""Files that somebody made to do harm: none takes long, none raises."""

from __future__ import annotations

import time

import pytest
import yaml
from tiny import OFFER, PATIENCE, TinyDirectory

from wegweiser.reading.yaml_tree import LOADER

BOMBS = {
    "brackets": "a: " + "[" * 60_000,
    "braces": "a: " + "{a: " * 15_000,
    "dashes": "- " * 30_000,
    "question marks": "? " * 30_000,
    "colons": "bring: " + "a:" * 30_000,
    "keys": "".join(f"k{number}: x\n" for number in range(7_000)),
    "entries": "topics: [" + "x, " * 20_000 + "]",
    "aliases": "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)),
    "anchors": "bring: [" + "&a x, " * 10_000 + "]",
    "tags": "bring: [" + "!a x, " * 10_000 + "]",
    "documents": "--- a\n" * 10_000,
    "tabs": "\t" * 60_000,
    "tabs before text": "\t" * 60_000 + "x",
    "control characters": "\x01" * 60_000,
    "lines of control characters": "\x01\n" * 30_000,
    "spaces in a summary": 'summary: "a' + " " * 60_000 + 'b"',
    "line ends in a summary": "summary: |\n" + "  a\n" * 15_000,
    "empty lines": "\n" * 65_000,
    "comments": "# x\n" * 16_000,
    "brackets in Markdown": "description: '" + "[" * 60_000 + "'",
    "stars in Markdown": "description: '" + "**a" * 20_000 + "'",
    "backslashes": 'bring: "' + "\\\\" * 30_000 + '"',
    "quotation marks": "bring: '" + "''" * 30_000 + "'",
    "open quotes": "".join(f"a{number}: 'x\n" for number in range(6_000)),
    "second colons": "".join(f"a{number}: b: c\n" for number in range(4_000)),
    "unknown topics": "topics: [" + ", ".join(f"x{number}" for number in range(1_900)) + "]",
    "entries of the wrong kind": "topics: [" + "{a: b}, " * 450 + "]",
    "wrong times": "times:\n" + "- {every: weak, on: mon, from: 25:00, foo: x}\n" * 180,
    "places": "place: [" + ", ".join(f"haus/x{number}" for number in range(1_900)) + "]",
    "long key": "? " + "k" * 60_000 + "\n: x\n",
    "long word": "bring: " + "ä" * 30_000,
    "combining marks": "bring: a" + "\u0301" * 30_000,
    "long address": "contact: {email: '" + "a." * 30_000 + "@x.example'}",
    "long host": "contact: {website: 'https://" + "a-" * 30_000 + ".example'}",
    "hashes": "bring: x" + " #" * 30_000,
    "mixed scripts": "bring: '" + "aа " * 15_000 + "'",
    "escapes": 'bring: "' + "\\u202e" * 10_000 + '"',
    "merge keys": "contact: {<<: {<<: {<<: {<<: x}}}}\n" * 1_500,
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("base", ["", OFFER], ids=["alone", "in a record"])
def test_bomb_is_refused_at_once(name: str, base: str, tiny: TinyDirectory) -> None:
    tiny.write("offers/treff.yml", (base + BOMBS[name]).encode()[:65_536])
    start = time.process_time()
    problems = tiny.problems()
    assert time.process_time() - start < PATIENCE
    assert {problem.path for problem in problems} <= {"offers/treff.yml"}


@pytest.mark.parametrize("loader", [LOADER, yaml.BaseLoader], ids=["libyaml", "pure"])
def test_depth_and_number_of_values_are_limited(loader: object, tiny: TinyDirectory) -> None:
    tiny.offer("contact: " + "{links: " * 20 + "x" + "}" * 20 + "\n")
    assert [problem.code for problem in tiny.problems(loader=loader)][-1] == "too-complex"
    tiny.offer("access: [" + "walk-in, " * 2_100 + "]\n")
    assert "too-complex" in {problem.code for problem in tiny.problems(loader=loader)}
