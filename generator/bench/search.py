"""The search: how many offers it finds, how much its index weighs, how long an answer takes.

Finding is measured with the modules that the site serves, in a real Chromium; time on a processor
that Chromium slows down to a sixth. Where offers and queries come from: `tests/search/corpora.py`.

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
OPENINGS = 3

FIND = """async ({json, queries}) => {
    const { openIndex, search } = await import('/search.js');
    const index = openIndex(JSON.parse(json));
    return queries.map((query) => search(index, query).offers.map(({ id }) => id));
}"""

TIME = """async ({json, queries}) => {
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
    for language, corpus in corpora.items():
        asked = [query for query in queries if query.language == language]
        json_ = to_json(build_index(corpus.documents, corpus.subjects))
        answers = page.evaluate(FIND, {"json": json_, "queries": [query.text for query in asked]})
        for query, answer in zip(asked, answers, strict=True):
            figure = recall(query, answer), reciprocal_rank(query, answer)
            for group in filter(None, ("all", language, query.kind)):
                figures[group].append(figure)
            if misses and figure[0] < 1:
                print(f"  {language} {query.text}: {query.expected}, found {answer[:6]}")
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
        times = _timed(browser, address, to_json(index), typed)
        answers = statistics.quantiles(times["answers"], n=100)
        print(
            f"  {language:9} {_zipped(to_json(index, offers=False))} ({_zipped(to_json(index))})"
            f"  {times['opening']:.0f}  {answers[49]:.1f} {answers[94]:.1f}"
            f" {max(times['answers']):.1f}"
        )
    print("  (budget 40,000 bytes, 100 ms to open, 30 ms to answer)")


def _timed(browser: Browser, address: str, json_: str, queries: list[str]) -> dict[str, Any]:
    """The opening is the quickest of three pages: the others are of the machine, not of ours."""
    pages = [_timed_once(browser, address, json_, queries) for _ in range(OPENINGS)]
    return {
        "opening": min(page["opening"] for page in pages),
        "answers": [answer for page in pages for answer in page["answers"]],
    }


def _timed_once(browser: Browser, address: str, json_: str, queries: list[str]) -> dict[str, Any]:
    page = browser.new_page()
    page.goto(address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    times: dict[str, Any] = page.evaluate(TIME, {"json": json_, "queries": queries})
    page.close()
    return times


def _zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


if __name__ == "__main__":
    main()
