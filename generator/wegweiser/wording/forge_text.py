"""Text made harmless for the Markdown of forges: GitHub, GitLab, Gitea and Forgejo.

What partners write stands in comments and summaries as they wrote it, and does nothing there: it
calls nobody (`@name`), links nothing (`#1`, commit ids, addresses), loads no image, runs no command
of GitLab (`/close`), and breaks no table.

Two layers read such text. The Markdown parser is answered by character references (`&#42;`): they
are shown as the character and are never structure, in a table cell neither. What looks for
mentions and references afterwards sees the characters themselves; it is answered by an invisible
joiner (U+2060), which takes the pattern apart. Inside `code` elements no forge looks for them,
mail addresses excepted.
"""

from __future__ import annotations

import re
from typing import Final

from wegweiser.wording.problems import visible

_JOINER: Final = "\u2060"
_ISOLATED: Final = "\u2068{}\u2069"
"""Its direction is its own, and no line begins with it: so no list, heading or command does."""

_LEGITIMATE: Final = "\u00ad\u200c\u200d\u200e\u200f"
"""Invisible, but part of how Persian, Arabic or German is written."""

_STRUCTURE: Final = {ord(each): f"&#{ord(each)};" for each in "!#$&*+<=>@[\\]^_`{|}~"}
_IN_CODE: Final = {**_STRUCTURE, ord(":"): "&#58;", ord("@"): f"&#64;{_JOINER}"}
"""GitHub makes links of mail addresses after it has read the references, in `code` elements too."""

_WWW: Final = re.compile(r"(?<=www)\.", re.IGNORECASE)

_TAKEN_APART: Final = re.compile(
    r"[0-9a-f]{6}(?=[0-9a-f])"  # commits: from 7 figures on
    r"|@"  # people and groups
    r"|[!#$%&*\[\\^~](?=\S)"  # issues, requests, labels, milestones, images, formulas
    r"|\](?=[(\[:])|\{(?=\d)"  # links; what SARIF fills in
    r"|:(?=//|[\w+-]+:)"  # addresses; pictures by name
    r"|www(?=\.)"
    r"|[a-z_]\d*-(?=\d)|GHSA-",  # GH-1 and the ids of other trackers
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """One line that is shown as it is written; nothing for an empty text."""
    line = quiet(text)
    return _ISOLATED.format(line.translate(_STRUCTURE)) if line else ""


def code(text: str) -> str:
    """The same as code: for file names, fields and ids; they can be copied from it."""
    line = _one_line(text)
    inner = _WWW.sub("&#46;", line.translate(_IN_CODE))
    return _ISOLATED.format(f"<code>{inner}</code>") if line else ""


def quiet(text: str) -> str:
    """The same for formats whose readers know no Markdown, but may look for people and links."""
    return _TAKEN_APART.sub(rf"\g<0>{_JOINER}", _one_line(text))


def _one_line(text: str) -> str:
    """White space as one space each; what nobody sees is written as its number."""
    return visible(" ".join(text.split()), keep=_LEGITIMATE)
