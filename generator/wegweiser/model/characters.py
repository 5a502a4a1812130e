"""Characters that no text may hold, from whomever it comes: they hide or turn what people read."""

from __future__ import annotations

import re
from typing import Final

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line end
    "\u200b\u2028\u2029\ufeff\ufffe\uffff"  # invisible, and line ends that nobody sees
    "\u202a-\u202e\u2066-\u2069"  # direction overrides and isolates
    "\U000e0000-\U000e007f\ud800-\udfff]"  # tag characters, half characters
)

VISIBLE: Final = re.compile(
    "[^\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"  # hyphens, no width
    "\u200c-\u200f\u2060-\u2064\u206a-\u206f\u2800\u3164\uffa0"  # joiners, marks, blanks
    "\ufe00-\ufe0f\ufff9-\ufffb\U000e0100-\U000e01ef]"  # selectors, annotations
)
"""One character that people see: a text without any is empty."""
