"""What the search is measured with: offers, subjects and queries of three kinds.

- The shared corpus (`../shared/data/search`, where it lies beside the checkout): 81 offers, half
  of them translated into seven languages, and 272 queries of 16 kinds. Its `concepts` are sets of
  words that belong to the offers whose German title holds a trigger (the offers name them); each
  becomes a subject, its first word the title. What is not translated falls back to German.
- The example district with the queries of `generator/bench/queries.yml`.
- A grown one of any size: see `grow`.

`answers` asks the modules of the browser, `recall` and `reciprocal_rank` say how good an answer is.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wegweiser.engines.publication import examine
from wegweiser.pages.edition import Edition
from wegweiser.pages.search_data import search_documents
from wegweiser.search import Document, Subject, build_index, to_json, tokens
from wegweiser.wording import read_all_texts, read_all_words

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data" / "search"
TODAY = date(2026, 11, 22)
QUERIES = ROOT / "generator" / "bench" / "queries.yml"


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types in a language, and the offers that answer it; perhaps none should."""

    language: str
    kind: str
    text: str
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The offers and subjects of one language."""

    documents: tuple[Document, ...]
    subjects: tuple[Subject, ...]


@cache
def shared_corpora() -> dict[str, Corpus]:
    data = json.loads((SHARED / "corpus.json").read_text("utf-8"))
    return {language: _shared_corpus(data, language) for language in data["languages"]}


def _shared_corpus(data: dict[str, Any], language: str) -> Corpus:
    subjects = []
    for name, concept in data["concepts"].items():
        german = concept["words"]["de"]
        own = concept["words"].get(language, german)
        subjects.append(Subject(name, (own[0], german[0]), (*own[1:], *german[1:])))
    documents = []
    for offer in data["offers"]:
        german = offer["t"]["de"]
        own = offer["t"].get(language, german)
        texts = own["title"], german["title"], own["text"], german["text"]
        documents.append(Document(offer["id"], *texts, tuple(offer["concepts"])))
    return Corpus(tuple(documents), tuple(subjects))


def shared_queries() -> list[Query]:
    queries = json.loads((SHARED / "queries.json").read_text("utf-8"))["queries"]
    return [Query(q["lang"], q["cls"], q["q"], tuple(q["expect"])) for q in queries]


def district_corpora() -> dict[str, Corpus]:
    """The example district, as its pages give it to the search, in each of its languages."""
    site = examine(ROOT, TODAY).site
    assert site, "the example has mistakes"
    languages = site.languages
    words = read_all_words(ROOT, languages)
    corpora = {}
    for language, texts in read_all_texts(ROOT, languages).items():
        found = search_documents(Edition(site, words[language], texts, words["de"]))
        corpora[language] = Corpus(found.documents, found.subjects)
    return corpora


def district_queries() -> list[Query]:
    needs = yaml.safe_load(QUERIES.read_text("utf-8")) if QUERIES.exists() else []
    return [
        Query(language, "", str(text), tuple(need["offers"]))
        for need in needs
        for language, texts in need["queries"].items()
        for text in texts
    ]


FIND = """async ([json, queries]) => {
    const { openIndex, search } = await import('/search.js');
    const index = openIndex(JSON.parse(json));
    return queries.map((query) => search(index, query).offers.map(({ id }) => id));
}"""


def answers(
    page: Any, corpora: Mapping[str, Corpus], queries: Sequence[Query]
) -> Iterator[tuple[Query, list[str]]]:
    """Each query and the ids that its language's corpus answers, best first.

    `page` is one of Chromium's, at the address of `modules.served_modules`.
    """
    for language, corpus in corpora.items():
        asked = [query for query in queries if query.language == language]
        json_ = to_json(build_index(corpus.documents, corpus.subjects))
        found = page.evaluate(FIND, [json_, [query.text for query in asked]])
        yield from zip(asked, found, strict=True)


def recall(query: Query, found: Sequence[str]) -> float:
    """The part of the expected offers among the first five; if none is expected, none is right."""
    if not query.expected:
        return float(not found)
    return len(set(query.expected) & set(found[:5])) / min(5, len(query.expected))


def reciprocal_rank(query: Query, found: Sequence[str]) -> float:
    """One over the place of the first expected offer; if none is expected, none is right."""
    if not query.expected:
        return float(not found)
    ranks = (rank for rank, id_ in enumerate(found, 1) if id_ in query.expected)
    return 1 / next(ranks, math.inf)


SENTENCE = re.compile(r"(?<=[.!?؟።…])\s+")


def grow(corpus: Corpus, count: int, seed: int = 1) -> Corpus:
    """A corpus of `count` offers that is as hard to pack as a real one of that size.

    A new offer takes its title from one offer and its sentences from others, in the page's language
    and in German. In real texts the vocabulary grows with their number, ever slower; so new words
    come at the rate at which it grew from the first half of the small corpus to its whole, less
    SLOWING, and stay: later offers take up the sentences that hold them. A new word is the
    beginning of one word and the end of another, so it looks like its language. Every fourth new
    offer brings an actor and a place of its own; topics, groups and languages stay the same.
    """
    grown = _Growth(corpus, random.Random(seed))  # noqa: S311 -- the same corpus in every run
    documents = [grown.offer(number) for number in range(len(corpus.documents), count)]
    return Corpus((*corpus.documents, *documents), tuple(grown.subjects.values()))


SLOWING = 0.12
"""The exponent of Heaps' law falls by 0.06 with each doubling of the samples at hand (9 to 150
offers); from 72 to 1,000 that is 0.12 on average."""


class _Growth:
    """What new offers are made of."""

    def __init__(self, corpus: Corpus, dice: random.Random) -> None:
        self.dice = dice
        self.documents = list(corpus.documents)
        self.subjects = {subject.id: subject for subject in corpus.subjects}
        self.own = _Words([(d.title, d.text) for d in self.documents], dice)
        self.german = _Words([(d.original, d.original_text) for d in self.documents], dice)

    def offer(self, number: int) -> Document:
        model, other, third = self.dice.sample(self.documents, 3)
        for words in (self.own, self.german):
            words.grow_to(number)
        texts = [model.original_text, other.original_text, third.original_text]
        original, original_text = self.german.renewed(model.original, texts)
        title, text = original, original_text
        if model.title != model.original:
            title, text = self.own.renewed(model.title, [model.text, other.text, third.text])
        subjects = self.own_actor(model.subjects) if number % 4 == 0 else model.subjects
        id_ = f"{'-'.join(tokens(original))[:24]}-{number}"
        document = Document(id_, title, original, text, original_text, subjects)
        self.documents.append(document)
        return document

    def own_actor(self, ids: Sequence[str]) -> tuple[str, ...]:
        """These subjects with a new actor and a new place instead of theirs."""
        kept = [id_ for id_ in ids if id_.split("/")[0] not in {"actors", "places"}]
        name = " ".join(self.dice.sample(self.german.words, 2))
        place = " ".join(self.dice.sample(self.german.words, 2))
        id_ = "-".join(tokens(name))
        new = [
            Subject(f"actors/{id_}", (name,), ()),
            Subject(f"places/{id_}/{tokens(place)[0]}", (place,), ()),
        ]
        self.subjects |= {subject.id: subject for subject in new}
        return (*kept, *(subject.id for subject in new))


class _Words:
    """The words of a language, and how many new ones are due."""

    def __init__(self, texts: Sequence[tuple[str, str]], dice: random.Random) -> None:
        self.dice = dice
        joined = [f"{title} {text}" for title, text in texts]
        half = len(set(tokens(" ".join(joined[::2]))))
        self.count, self.whole = len(joined), len(set(tokens(" ".join(joined))))
        self.power = math.log2(self.whole / half) - SLOWING
        self.words = [word for text in joined for word in text.split() if len(word) > 3]
        self.made = self.due = 0

    def grow_to(self, offers: int) -> None:
        """So many offers there are: how many words must have been made up by now."""
        self.due = round(self.whole * ((offers / self.count) ** self.power - 1))

    def renewed(self, title: str, texts: Sequence[str]) -> tuple[str, str]:
        """The title and three sentences of the texts, new words in them as far as they are due."""
        sentences = [sentence for text in texts for sentence in SENTENCE.split(text)]
        words = title.split()
        size = len(words)
        words += " ".join(self.dice.sample(sentences, min(3, len(sentences)))).split()
        seen = min(size + 20, len(words))
        for place in self.dice.sample(range(seen), self._due(seen)):
            words[place] = self.invented()
        return " ".join(words[:size]), " ".join(words[size:])

    def _due(self, most: int) -> int:
        """How many new words are due, at most half of so many."""
        new = min(self.due - self.made, most // 2)
        self.made += new
        return new

    def invented(self) -> str:
        """The beginning of a word and the end of another."""
        one, other = self.dice.choice(self.words), self.dice.choice(self.words)
        return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]
