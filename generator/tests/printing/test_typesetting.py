"""What holds for all that is printed: fonts, bytes, letters, and no network."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys

import pytest
from tiny import TODAY, TinyDirectory

from wegweiser.cli.press import open_press
from wegweiser.printing.pieces import FONTS as FAMILIES
from wegweiser.printing.pieces import Format
from wegweiser.printing.sheet import sheet
from wegweiser.printing.typesetting import FONTS, MissingGlyphsError, name_letters

WITHOUT_NETWORK = """
import socket, sys
from datetime import date
from pathlib import Path
def refuse(*_): raise OSError("no network")
socket.socket.connect = refuse
from wegweiser.cli.press import open_press
from wegweiser.printing.pieces import Format
from wegweiser.printing.sheet import sheet
press = open_press(Path(sys.argv[1]), date(2026, 11, 22), "de", "en", "de")
sys.stdout.buffer.write(sheet(press.readings[0], ["treff"], Format()))
"""


def made(tiny: TinyDirectory) -> bytes:
    return sheet(open_press(tiny.root, TODAY, "de", "en", "de").readings[0], ["treff"], Format())


def test_fonts_are_those_whose_sums_are_written_down():
    listed = dict(
        line.split()[::-1] for line in (FONTS / "SHA256SUMS").read_text("utf-8").splitlines()
    )
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FONTS.glob("*.ttf")
    }
    assert found == listed
    for family in FAMILIES:
        licence = FONTS / f"OFL-{family.replace(' ', '')}.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()


def test_same_data_make_the_same_bytes_in_another_process_without_a_network(tiny: TinyDirectory):
    command = [sys.executable, "-c", WITHOUT_NETWORK, str(tiny.root)]
    again = subprocess.run(command, capture_output=True, check=True).stdout
    assert again == made(tiny)


def test_only_shipped_fonts_are_used(tiny: TinyDirectory):
    tiny.offer(summary="Deutsch, العربية, ትግርኛ, Українська.")
    names = set(re.findall(rb"/BaseFont/[A-Z]{6}\+([A-Za-z]+)", made(tiny)))
    assert names == {b"NotoSans", b"Vazirmatn", b"NotoSansEthiopic"}


@pytest.mark.parametrize("letter", ["🎉", "☎", "汉"])
def test_letter_that_no_font_has_is_told_with_its_offer(tiny: TinyDirectory, letter: str):
    tiny.offer(summary=f"Ein Treff {letter}.")
    with pytest.raises(MissingGlyphsError) as fault:
        made(tiny)
    assert fault.value.found == {"treff": (letter,)}


def test_letters_are_named_with_their_numbers():
    assert name_letters(["🎉", "汉"]) == "🎉 (U+1F389), 汉 (U+6C49)"
