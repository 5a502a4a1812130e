"""`make bench`: speed and weight as ratios, in one run on one machine, against peers.

make bench                   all figures at 1,000 offers (some minutes)
make bench ARGS='--offers 100'
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from directories import make_directory, make_markdown_site
from printing import measure
from search import bench_search

from wegweiser.engines.preview.answers import Preview
from wegweiser.engines.preview.serving import LOOK_EVERY
from wegweiser.gaps import find_gaps
from wegweiser.reading import read_directory
from wegweiser.wording import LANGUAGES

BIN = Path(sys.executable).parent
TODAY = "2026-11-22"
EPOCH = "1795348800"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wegweiser-bench-") as name:
        folder = Path(name)
        directory = make_directory(folder / "directory", arguments.offers)
        plain = make_markdown_site(folder / "plain", max(1, arguments.offers // 10))
        bench_check(directory, arguments.runs)
        bench_build(directory, plain, arguments.runs)
        bench_preview(make_directory(folder / "hundred", 100), arguments.runs)
        bench_gaps(directory)
        bench_print(directory, make_directory(folder / "sixty", 60))
        weigh(directory / "site")
    bench_search(arguments.offers)


def bench_check(directory: Path, runs: int) -> None:
    """`wegweiser check`: processor seconds of the whole command."""
    files = len(list((directory / "offers").iterdir()))
    seconds = [
        _processor_seconds([BIN / "wegweiser", "check", "--root", directory]) for _ in range(runs)
    ]
    print(
        f"check: {files} offers in {_middle(seconds):.2f} s of processor time (budget 1 s at 1,000)"
    )


def bench_build(directory: Path, plain: Path, runs: int) -> None:
    """`wegweiser build` in all languages, against plain MkDocs with a tenth of the offers.

    Each run writes into an empty folder; the last site is left for `weigh`. Neither makes PDFs.
    """
    ours, peers = [], []
    for _ in range(runs):
        shutil.rmtree(directory / "site", ignore_errors=True)
        shutil.rmtree(plain / "site", ignore_errors=True)
        ours.append(_seconds([BIN / "wegweiser", "build", "--root", directory]))
        peers.append(_seconds([BIN / "mkdocs", "build", "-q", "-f", plain / "mkdocs.yml"]))
    pages = sum(1 for _ in (directory / "site").rglob("*.html"))
    print(f"build: {pages} pages in {_middle(ours):.1f} s")
    print(f"       plain MkDocs and Material, a tenth of the offers: {_middle(peers):.1f} s")
    ratios = [one / other for one, other in zip(ours, peers, strict=True)]
    print(f"       ratio {_middle(ratios):.2f} (budget 0.33)")


def bench_preview(directory: Path, runs: int) -> None:
    """`wegweiser serve`: from a changed file to the new page of the language that is open."""
    preview = Preview(directory, date.fromisoformat(TODAY), directory, "de", lambda *_: True)
    preview.answer("/ar/")

    def follow() -> None:
        preview.refresh()
        preview.answer("/ar/")

    seconds = _middle([_timed(follow) for _ in range(runs)]) + 2 * LOOK_EVERY
    print(f"preview: 100 offers, a change shows after {seconds:.2f} s at most (budget 1 s)")


def bench_gaps(directory: Path) -> None:
    """Judging all needs against all offers."""
    records = read_directory(directory).directory
    seconds = _timed(lambda: find_gaps(records, date.fromisoformat(TODAY)))
    needs = len(records.needs.needs) if records.needs else 0
    print(f"gaps: {needs} needs × {len(records.offers)} offers in {seconds:.2f} s")


def bench_print(large: Path, small: Path) -> None:
    """Booklets of sixty offers in all languages, of all offers in one; the lists of topics."""
    (small / "needs.yml").unlink()  # it names offers that are not among the sixty
    booklets = measure("booklets", small, TODAY, ",".join(LANGUAGES))
    print(f"print: 60 offers, {len(LANGUAGES)} booklets, {booklets} (budget 20 s)")
    offers = len(list((large / "offers").iterdir()))
    booklets = measure("booklets", large, TODAY, "ar")
    print(f"print: {offers} offers, Arabic booklet, {booklets} (budget 5 s, 500 MB)")
    print(f"print: a topic's list in Arabic, {measure('lists', small, TODAY, 'ar')}")


def weigh(site: Path) -> None:
    """What pages weigh with their style, a first visit, and what is asked for later (gzip 6)."""
    style = sum(_zipped(file) for file in site.glob("assets/style.*.css"))
    shared = [
        *site.glob("assets/icons.*"),
        *site.glob("assets/mark.*"),
        site / "manifest.webmanifest",
    ]
    shared += site.glob("assets/browser.*/app.js")
    rest = sum(map(_zipped, shared))
    print(f"weight: facets of all offers {sum(map(_zipped, site.glob('assets/offers.*')))} bytes")
    for tag in ("de", "ar", "ti"):
        home = _zipped(site / tag / "index.html")
        offers = sorted(_zipped(file) for file in (site / tag / "offers").glob("*/index.html"))
        find = _zipped(site / tag / "find" / "index.html")
        index = sum(map(_zipped, (site / tag).glob("search.*.json")))
        print(
            f"weight {tag}: home {home + style}, heaviest offer {offers[-1] + style} with the style"
            f" (budget 14,336); first visit {home + style + rest} (budget 30,720);"
            f" first sheet of all offers {find}, search index {index} (budget 40,960) bytes"
        )


def _seconds(command: list[Path | str]) -> float:
    return _timed(lambda: _run(command))


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _processor_seconds(command: list[Path | str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _run(command: list[Path | str]) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    if done.returncode:
        sys.exit((done.stderr or done.stdout).decode(errors="replace")[-2000:])


def _middle(figures: list[float]) -> float:
    return statistics.median(figures)


def _zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


if __name__ == "__main__":
    main()
