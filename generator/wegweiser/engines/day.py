"""Which day it is: the only look at the clock."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

_LAST_SECOND: Final = 32_503_679_999
"""Of the year 2999: no date of a record is later."""


def find_today() -> date:
    """The day of `SOURCE_DATE_EPOCH` where that is set, else today in Hamburg.

    Raises:
        ValueError: it is no number of seconds since 1970, or of a day after 2999.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(ZoneInfo("Europe/Berlin")).date()
    if not re.fullmatch("[0-9]{1,11}", epoch) or int(epoch) > _LAST_SECOND:
        raise ValueError(
            f"SOURCE_DATE_EPOCH is {epoch[:40]!r}; it takes the seconds since 1970, up to 2999"
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()
