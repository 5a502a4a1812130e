"""How long paper takes, and how much memory: each measure in a process of its own.

python printing.py booklets ROOT DAY LANGUAGES
python printing.py lists ROOT DAY LANGUAGE
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import mean

from wegweiser.cli.press import Press, open_press
from wegweiser.pages.printed import printed_topics
from wegweiser.printing.booklet import booklet
from wegweiser.printing.choice import Choice
from wegweiser.printing.offer_list import offer_list
from wegweiser.printing.pieces import Format

SHORT = 3
"""Offers up to which a list is short."""


def measure(what: str, directory: Path, today: str, languages: str) -> str:
    """The figures of a measure, which is taken in a new process."""
    command = [sys.executable, __file__, what, directory, today, languages]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


def _time_booklets(press: Press) -> str:
    """Booklets beside reading and checking; memory is that of the whole process."""
    start = time.perf_counter(), time.process_time()
    for reading in press.readings:
        booklet(reading, Choice(), Format())
    seconds = time.perf_counter() - start[0], time.process_time() - start[1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{seconds[0]:.1f} s, {seconds[1]:.1f} s of processor time, {memory} MB"


def _time_lists(press: Press) -> str:
    """The list of each topic, once what all lists share is there."""
    [reading] = press.readings
    offer_list(reading, Choice(), Format())
    spent: dict[bool, list[float]] = defaultdict(list)
    for topic in printed_topics(press.site):
        start = time.process_time()
        offer_list(reading, Choice(topic=topic), Format())
        spent[len(press.site.by_topic[topic]) <= SHORT].append(time.process_time() - start)
    short, long = (f"{1000 * mean(spent[which]):.0f} ms" for which in (True, False))
    return f"{short} of processor time with up to {SHORT} offers, {long} with more"


def main() -> None:
    """Take one measure, as the command works: without collecting garbage."""
    gc.disable()
    what, root, today, languages = sys.argv[1:]
    press = open_press(Path(root), date.fromisoformat(today), "de", languages, "de")
    print({"booklets": _time_booklets, "lists": _time_lists}[what](press))


if __name__ == "__main__":
    main()
