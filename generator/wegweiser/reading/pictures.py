"""Pictures beside the pages: what they are is read from their bytes, never from their names.

Nothing is decoded: a picture's blocks are walked by their lengths, so a file made to harm costs no
more than its size. Sources: PNG (ISO/IEC 15948) clause 5, JPEG (ITU-T T.81) annex B, the RIFF
container of WebP (RFC 9649).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wegweiser.model import Problem
from wegweiser.reading.files import shown_name

FOLDER = "docs"
"""Where pictures may stand: the handbook's folder."""
PICTURE_BYTES = 1_000_000
PICTURE_PIXELS = 12_000_000
"""What a phone's camera makes; more fills the memory of a cheap one."""

_KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP"}
_OTHERS = frozenset(
    ".svg .svgz .gif .bmp .tif .tiff .heic .heif .avif .jxl .jfif .jpe .apng .psd .eps".split()
)
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_METADATA = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})
_JPEG_METADATA = frozenset({0xE1, 0xED, 0xFE})  # EXIF and XMP; IPTC; comments
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_WEBP_METADATA = frozenset({b"EXIF", b"XMP "})


@dataclass(slots=True)
class _Picture:
    """What the blocks of a picture betray."""

    kind: str | None = None
    pixels: int = 0
    metadata: bool = False
    end: int | None = field(default=None)
    """Where the picture ends; None where its blocks do not hold together."""


def find_picture_faults(root: Path) -> Iterator[Problem]:
    """Pictures in `docs/` that are not what they seem, are too large, or carry more than a picture.

    A photograph's metadata may tell where and when it was taken; an SVG may run scripts.
    """
    for folder, folders, names in os.walk(root / FOLDER):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            ending = Path(name).suffix.lower()
            if ending in _KINDS or ending in _OTHERS:
                file = Path(folder, name)
                path = shown_name(file.relative_to(root).as_posix())
                yield from _faults(path, file, ending)


def _faults(path: str, file: Path, ending: str) -> Iterator[Problem]:
    if ending in _OTHERS:
        yield Problem(path, "picture-kind", None, {"value": ending})
        return
    if file.is_symlink() or not file.is_file():
        yield Problem(path, "link-not-allowed" if file.is_symlink() else "not-a-file")
        return
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            data = stream.read(PICTURE_BYTES + 1)
    except OSError:
        yield Problem(path, "unreadable-file")
        return
    yield from _content_faults(path, data, size, ending)


def _content_faults(path: str, data: bytes, size: int, ending: str) -> Iterator[Problem]:
    picture = _examine(data)
    if picture.kind != _KINDS[ending]:
        words = {"expected": _KINDS[ending], "value": picture.kind or "?"}
        yield Problem(path, "picture-disguised", None, words)
        return
    if size > PICTURE_BYTES:
        yield Problem(path, "picture-too-large", None, {"limit": "1 MB", "value": _megabytes(size)})
    elif picture.end is None or picture.end > size:
        yield Problem(path, "picture-broken")
    elif picture.end != size:
        yield Problem(path, "picture-with-surplus")
    if picture.pixels > PICTURE_PIXELS:
        megapixels = f"{picture.pixels / 1e6:.0f} Megapixel"
        words = {"limit": f"{PICTURE_PIXELS // 1_000_000} Megapixel", "value": megapixels}
        yield Problem(path, "picture-too-large", None, words)
    if picture.metadata:
        yield Problem(path, "picture-with-metadata")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def _examine(data: bytes) -> _Picture:
    if data.startswith(_PNG_START):
        return _png(data)
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return _Picture()


def _png(data: bytes) -> _Picture:
    """Blocks of length, name, content and check sum; `IEND` is the last."""
    picture = _Picture("PNG")
    at = len(_PNG_START)
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name == b"IHDR" and length >= 8 and at + 16 <= len(data):
            width, height = struct.unpack_from(">II", data, at + 8)
            picture.pixels = width * height
        picture.metadata |= name in _PNG_METADATA
        at += 12 + length
        if name == b"IEND":
            picture.end = at
            break
    return picture


def _jpeg(data: bytes) -> _Picture:
    """Segments of a marker and a length; behind a scan's segment the image goes on to a marker."""
    picture = _Picture("JPEG")
    at = 2
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            return picture
        marker = data[at + 1]
        if marker == 0xFF:  # filling before a marker
            at += 1
            continue
        if marker == 0xD9:
            picture.end = at + 2
            return picture
        if marker in _JPEG_ALONE:
            at += 2
            continue
        if at + 4 > len(data):
            return picture
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _JPEG_SIZES and at + 9 <= len(data):
            height, width = struct.unpack_from(">HH", data, at + 5)
            picture.pixels = max(picture.pixels, width * height)
        picture.metadata |= marker in _JPEG_METADATA
        at += 2 + length
        if marker == 0xDA:
            at = _after_scan(data, at)
    return picture


def _after_scan(data: bytes, at: int) -> int:
    """The next marker behind the image data, in which `FF 00` and restarts are no markers."""
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        if data[at + 1] != 0 and data[at + 1] not in _JPEG_ALONE:
            return at
        at += 2
    return len(data)


def _webp(data: bytes) -> _Picture:
    """Blocks of name, length and content, padded to even lengths, inside one block `RIFF`."""
    picture = _Picture("WebP")
    (whole,) = struct.unpack_from("<I", data, 4)
    at = 12
    while at + 8 <= min(len(data), whole + 8):
        name, length = struct.unpack_from("<4sI", data, at)
        picture.metadata |= name in _WEBP_METADATA
        picture.pixels = max(picture.pixels, _webp_pixels(name, data[at + 8 : at + 18]))
        at += 8 + length + length % 2
    if at == whole + 8:
        picture.end = at
    return picture


def _webp_pixels(name: bytes, content: bytes) -> int:
    """Width times height, as each of the three kinds of WebP writes them."""
    if len(content) < 10:
        return 0
    if name == b"VP8X":
        width = int.from_bytes(content[4:7], "little") + 1
        height = int.from_bytes(content[7:10], "little") + 1
        return width * height
    if name == b"VP8 " and content[3:6] == b"\x9d\x01\x2a":
        width, height = (int.from_bytes(content[at : at + 2], "little") for at in (6, 8))
        return (width & 0x3FFF) * (height & 0x3FFF)
    if name == b"VP8L" and content[0] == 0x2F:
        bits = int.from_bytes(content[1:5], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    return 0
