"""A page of a real Chromium that can import the browser's part of the search; the example."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from search.corpora import Corpus, district_corpora
from search.modules import served_modules

from wegweiser.search import Document, Subject, build_index, to_json

CALL = """async ([module, name, ...values]) => {
    return (await import(`/${module}.js`))[name](...values);
}"""

Call = Callable[..., Any]


@pytest.fixture(scope="session")
def page(browser: Any) -> Iterator[Any]:
    """An empty page at the address of the modules."""
    with served_modules() as address:
        page = browser.new_page()
        page.goto(address)
        yield page
        page.close()


@pytest.fixture(scope="session")
def call(page: Any) -> Call:
    """Calls a function of a module: `call("normalise", "fold", "Ärztin")`."""
    return lambda module, name, *values: page.evaluate(CALL, [module, name, *values])


FIND = """async ([json, query]) => {
    const { openIndex, search } = await import('/search.js');
    return search(openIndex(JSON.parse(json)), query);
}"""


class Find:
    """Asks an index of some offers: `find(documents, query)` are the ids found, best first.

    `find.subjects` are the subjects found likewise; `find.answer` is all that `search.js` says.
    """

    def __init__(self, page: Any) -> None:
        self._page = page

    def __call__(
        self, documents: Sequence[Document], query: str, subjects: Sequence[Subject] = ()
    ) -> list[str]:
        return [each["id"] for each in self.answer(documents, query, subjects)["offers"]]

    def subjects(
        self, documents: Sequence[Document], query: str, subjects: Sequence[Subject]
    ) -> list[str]:
        return [each["id"] for each in self.answer(documents, query, subjects)["subjects"]]

    def answer(self, documents: Sequence[Document], query: str, subjects: Sequence[Subject]) -> Any:
        return self._page.evaluate(FIND, [to_json(build_index(documents, subjects)), query])


@pytest.fixture(scope="session")
def find(page: Any) -> Find:
    return Find(page)


@pytest.fixture(scope="session")
def district() -> dict[str, Corpus]:
    """The example district in each of its languages."""
    return district_corpora()
