"""Pictures in `docs/`: real ones as Chromium makes them, and what people hide in them."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny import TinyDirectory

DRAW = """async kind => {
    const canvas = document.createElement('canvas');
    canvas.width = 40; canvas.height = 30;
    const pen = canvas.getContext('2d');
    pen.fillStyle = 'teal'; pen.fillRect(5, 5, 20, 20);
    return canvas.toDataURL(kind).split(',')[1];
}"""


@pytest.fixture(scope="module")
def pictures(browser: Any) -> dict[str, bytes]:
    page = browser.new_page()
    kinds = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
    drawn = {end: base64.b64decode(page.evaluate(DRAW, kind)) for end, kind in kinds.items()}
    page.close()
    return drawn


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(content))


def png_of(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def in_png(name: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data[:33] + chunk(name, b"GPS\0" + b"5" * 9) + data[33:]


def in_jpeg(marker: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:2] + struct.pack(">BBH", 0xFF, marker, 8) + b"Exif\0\0" + data[2:]


def in_webp(data: bytes) -> bytes:
    extra = b"EXIF" + struct.pack("<I", 3) + b"gps\0"
    return b"RIFF" + struct.pack("<I", len(data) - 8 + len(extra)) + data[8:] + extra


@pytest.mark.browser
@pytest.mark.parametrize(("ending", "kind"), [("png", "png"), ("jpeg", "jpg"), ("webp", "webp")])
def test_clean_picture_is_fine(
    ending: str, kind: str, pictures: dict[str, bytes], tiny: TinyDirectory
):
    tiny.write(f"docs/images/way.{ending}", pictures[kind])
    assert tiny.found() == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("kind", "change", "code"),
    [
        ("png", in_png(b"eXIf"), "picture-with-metadata"),
        ("png", in_png(b"tEXt"), "picture-with-metadata"),
        ("png", in_png(b"iTXt"), "picture-with-metadata"),
        ("png", in_png(b"tIME"), "picture-with-metadata"),
        ("jpg", in_jpeg(0xE1), "picture-with-metadata"),
        ("jpg", in_jpeg(0xED), "picture-with-metadata"),
        ("jpg", in_jpeg(0xFE), "picture-with-metadata"),
        ("webp", in_webp, "picture-with-metadata"),
        ("png", lambda data: data + b"<script>", "picture-with-surplus"),
        ("jpg", lambda data: data + b"<script>", "picture-with-surplus"),
        ("webp", lambda data: data + b"PK\x03\x04", "picture-with-surplus"),
        ("png", lambda data: data[:-12], "picture-broken"),
        ("jpg", lambda data: data[:-40], "picture-broken"),
        ("webp", lambda data: data[:-8], "picture-broken"),
        ("png", lambda _: b"<svg onload=alert(1)>", "picture-disguised"),
        ("jpg", lambda _: png_of(4, 4), "picture-disguised"),
        ("webp", lambda _: b"", "picture-disguised"),
        ("png", lambda _: png_of(20_000, 20_000), "picture-too-large"),
        ("png", lambda _: png_of(4, 4)[:-12] + bytes(1_100_000), "picture-too-large"),
    ],
)
def test_picture_that_hides_something_is_refused(
    kind: str,
    change: Callable[[bytes], bytes],
    code: str,
    pictures: dict[str, bytes],
    tiny: TinyDirectory,
):
    tiny.write(f"docs/way.{kind}", change(pictures[kind]))
    assert tiny.found() == [f"docs/way.{kind} {code}"]


@pytest.mark.parametrize("name", ["plan.svg", "plan.SVG", "photo.heic", "plan.gif"])
def test_other_kinds_of_pictures_are_refused(name: str, tiny: TinyDirectory):
    tiny.write(f"docs/{name}", "<svg/>")
    assert tiny.found() == [f"docs/{name} picture-kind"]


def test_link_in_place_of_a_picture_is_refused(tiny: TinyDirectory):
    (tiny.root / "docs" / "way.png").symlink_to("/etc/passwd")
    assert tiny.found() == ["docs/way.png link-not-allowed"]


def test_large_size_within_the_limit_is_fine(tiny: TinyDirectory):
    tiny.write("docs/way.png", png_of(4_000, 3_000))
    assert tiny.found() == []


@given(st.binary(max_size=400), st.sampled_from(["png", "jpg", "webp"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise(tiny: TinyDirectory, data: bytes, kind: str):
    start = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "webp": b"RIFF\x00\x01\0\0WEBP"}
    tiny.write(f"docs/way.{kind}", start[kind] + data)
    assert all(line.startswith("docs/way.") and " picture-" in line for line in tiny.found())
