"""Cases in a plain file: a name, a file's text, and what is found in it.

=== a name
the text of offers/treff.yml, where ‹OFFER› stands for four good lines and ‹U+202E› for a
character that cannot be seen
---
5:1 unknown-field
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tiny import OFFER

FILE = Path(__file__).with_name("mistakes.txt")


@dataclass(frozen=True, slots=True)
class Case:
    """A file and what is wrong with it, as `line:column code`."""

    name: str
    written: str
    found: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text of the file."""
        text = self.written.replace("‹OFFER›\n", OFFER)
        return re.sub(r"‹U\+([0-9A-F]{4,6})›", lambda each: chr(int(each[1], 16)), text)


def read_cases() -> list[Case]:
    """All cases of `mistakes.txt`."""
    return [_read(block) for block in FILE.read_text("utf-8").split("=== ")[1:]]


def _read(block: str) -> Case:
    name, _, rest = block.partition("\n")
    written, _, found = rest.rpartition("---\n")
    return Case(name, written, tuple(found.splitlines()))


def write_case(case: Case, found: list[str]) -> None:
    """Write anew what is found in a case."""
    cases = [
        Case(c.name, c.written, tuple(found)) if c.name == case.name else c for c in read_cases()
    ]
    blocks = ("\n".join([f"=== {c.name}", f"{c.written}---", *c.found]) for c in cases)
    FILE.write_text("\n".join(blocks) + "\n", "utf-8")
