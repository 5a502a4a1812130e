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
