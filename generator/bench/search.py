"""The search: how many offers it finds, how much its index weighs, how long an answer takes.

Finding is measured with the modules that the site serves, in a real Chromium; time in pages newly
opened on a processor that Chromium slows down to a sixth, every letter of every query typed. The
median of some pages counts: what is slow in one of them only is of the machine. Offers and queries:
see `tests/search/corpora.py`.

python generator/bench/search.py                 everything
python generator/bench/search.py --misses        and every query that is not answered in full
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "search"))

import chromium
from corpora import (
    SHARED,
    Corpus,
    Query,
    answers,
    district_corpora,
    district_queries,
    grow,
    recall,
    reciprocal_rank,
    shared_corpora,
    shared_queries,
)
from modules import served_modules
from playwright.sync_api import Browser, Page, sync_playwright

from wegweiser.search import build_index, to_json

SLOWDOWN = 6
PAGES = 5
"""So many new pages are timed for each language."""

TIME = """async ([json, queries]) => {
    const { openIndex, search } = await import('/search.js');
    const start = performance.now();
    const index = openIndex(JSON.parse(json));
    const opening = performance.now() - start;
    const answers = [];
    for (const query of queries) {
        for (let typed = 1; typed <= query.length; typed += 1) {
            const asked = performance.now();
            search(index, query.slice(0, typed));
            answers.push(performance.now() - asked);
        }
    }
    return { opening, answers };
}"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=1000)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    bench_search(arguments.offers, misses=arguments.misses)


def bench_search(offers: int, *, misses: bool = False) -> None:
    """Everything about the search."""
    path = chromium.find()
    if not path:
        print("search: no Chromium, nothing measured")
        return
    district = district_corpora()
    with served_modules() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        if SHARED.exists():
            measure_finding(
                page, "shared corpus", shared_corpora(), shared_queries(), misses=misses
            )
        measure_finding(page, "example district", district, district_queries(), misses=misses)
        measure_weight_and_time(browser, address, district, offers)
        browser.close()


def measure_finding(
    page: Page,
    name: str,
    corpora: Mapping[str, Corpus],
    queries: Sequence[Query],
    *,
    misses: bool,
) -> None:
    """Recall of the expected offers among the first five, and the mean reciprocal rank."""
    figures: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for query, found in answers(page, corpora, queries):
        figure = recall(query, found), reciprocal_rank(query, found)
        for group in filter(None, ("all", query.language, query.kind)):
            figures[group].append(figure)
        if misses and figure[0] < 1:
            print(f"  {query.language} {query.text}: {query.expected}, found {found[:6]}")
    print(f"search, {name}: recall@5, MRR, queries")
    for group, measured in figures.items():
        recalls, ranks = zip(*measured, strict=True)
        print(
            f"  {group:12} {statistics.mean(recalls):.3f} {statistics.mean(ranks):.3f}"
            f" {len(measured):4}"
        )


def measure_weight_and_time(
    browser: Browser, address: str, corpora: Mapping[str, Corpus], offers: int
) -> None:
    """Bytes after gzip 6; milliseconds to open an index, and to answer each letter typed."""
    print(
        f"search, {offers} offers: bytes (with ids), milliseconds to open, to answer: p50 p95 max"
    )
    queries = district_queries()
    for language, corpus in corpora.items():
        grown = grow(corpus, offers)
        index = build_index(grown.documents, grown.subjects)
        typed = [query.text for query in queries if query.language == language]
        opening, letters = measure_time(browser, address, to_json(index), typed)
        percentiles = statistics.quantiles(letters, n=100)
        print(
            f"  {language:9} {_zipped(to_json(index, offers=False))} ({_zipped(to_json(index))})"
            f"  {opening:.0f}  {percentiles[49]:.1f} {percentiles[94]:.1f} {max(letters):.1f}"
        )
    print("  (budget 40,000 bytes, 100 ms to open, 30 ms to answer)")


def measure_time(
    browser: Browser, address: str, json_: str, queries: Sequence[str]
) -> tuple[float, list[float]]:
    """Milliseconds to open an index, and to answer each letter of the queries."""
    pages = [_time_page(browser, address, json_, queries) for _ in range(PAGES)]
    opening = statistics.median(page["opening"] for page in pages)
    letters = zip(*(page["answers"] for page in pages), strict=True)
    return opening, [statistics.median(times) for times in letters]


def _time_page(browser: Browser, address: str, json_: str, queries: Sequence[str]) -> Any:
    page = browser.new_page()
    page.goto(address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    times = page.evaluate(TIME, [json_, queries])
    page.close()
    return times


def _zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


if __name__ == "__main__":
    main()
