"""Telephone numbers, e-mail addresses and links: what may be called, written to, followed."""

from __future__ import annotations

import re
from typing import Annotated, Final
from urllib.parse import urlsplit

from wegweiser.model.written import Written, refusal, scalar_text

EMAIL_LIMIT: Final = 254
LINK_LIMIT: Final = 500

_PHONE = r"\+?(?:[ \/\(\)\-]*[0-9]){3,15}[ \/\(\)\-]*"
_EMAIL = (
    r"[A-Za-z0-9_+\-]+(?:\.[A-Za-z0-9_+\-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_LINK = r"[Hh][Tt][Tt][Pp][Ss]?:\/\/[!#-;=?-\[\]_a-z~]+"
"""ASCII that can be seen, without what a link never holds: `< > " { } | ^`, backslash, backtick."""
TILES: Final = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
"""What the address of a map's pictures looks like."""
_TILE: Final = ("{z}", "{x}", "{y}")
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


def read_phone(value: object) -> str:
    """One number: digits, spaces, `/ - ( )` and a leading `+`; 3 to 15 digits."""
    text = scalar_text(value)
    if not re.fullmatch(_PHONE, text):
        raise refusal("not-a-phone-number", value=text)
    return text


def read_email(value: object) -> str:
    """One plain address, ASCII, without a display name."""
    text = scalar_text(value)
    if not _is_email(text):
        raise refusal("not-an-email", value=text)
    return text


def read_url(value: object) -> str:
    """An address that may be linked; see `url_fault`."""
    text = scalar_text(value)
    if fault := url_fault(text):
        raise refusal(fault, value=text)
    return text


def read_tiles(value: object) -> str:
    """The address of a map's pictures: `https://`, with `{z}`, `{x}` and `{y}` once each.

    They stand behind the host, which is as `url_fault` wants it: pages name it in their policy.
    """
    text = scalar_text(value)
    filled = text
    for name in _TILE:
        filled = filled.replace(name, "0", 1)
    named = all(name in text for name in _TILE)
    if not named or url_fault(filled) or not re.fullmatch(r"https://[^/{]+/.*", text):
        raise refusal("not-a-tile-address", value=text, expected=TILES)
    return text


def url_fault(text: str) -> str | None:
    """The code of what is wrong with a link, or None.

    `https://` (or `http://`, which warns elsewhere), a registered host name in ASCII, no user
    name, port, IP address, punycode, backslash or white space; at most 500 characters.
    """
    if len(text) > LINK_LIMIT or not re.fullmatch(_LINK, text):
        return "not-a-link"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "not-a-link"
    if not parts.netloc:
        return "not-a-link"
    host = parts.hostname or ""
    if "@" in parts.netloc or port is not None or parts.netloc.endswith(":"):
        return "disguised-link"
    if not _HOST.fullmatch(host) or any(part.startswith("xn--") for part in host.split(".")):
        return "disguised-link"
    return None


def link_fault(text: str) -> str | None:
    """The code of what is wrong with a link in a text, or None.

    As `url_fault`; and `mailto:` with one plain address and no query, `tel:` with digits.
    """
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() == "mailto":
        return None if _is_email(rest) else "not-a-link"
    if colon and scheme.lower() == "tel":
        return None if re.fullmatch(r"\+?[0-9]{3,15}", rest) else "not-a-link"
    return url_fault(text)


def _is_email(text: str) -> bool:
    return len(text) <= EMAIL_LIMIT and bool(re.fullmatch(_EMAIL, text))


Phone = Annotated[str, Written("phone", read_phone, pattern=_PHONE)]
Email = Annotated[str, Written("email", read_email, pattern=_EMAIL, limit=EMAIL_LIMIT)]
Tiles = Annotated[str, Written("url", read_tiles, limit=LINK_LIMIT)]
Url = Annotated[str, Written("url", read_url, pattern=_LINK, limit=LINK_LIMIT)]
