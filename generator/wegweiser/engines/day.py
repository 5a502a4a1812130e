"""Which day it is: the only look at the clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def find_today() -> date:
    """The day of `SOURCE_DATE_EPOCH` where that is set, else today in Hamburg."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(ZoneInfo("Europe/Berlin")).date()
