"""The search index of a language and its normaliser: what an offer can be found by."""

from wegweiser.search.formats import to_json
from wegweiser.search.index import Document, Index, Subject, build_index
from wegweiser.search.normalise import fold, tokens, written_words
from wegweiser.search.ranking import find_offers

__all__ = [
    "Document",
    "Index",
    "Subject",
    "build_index",
    "find_offers",
    "fold",
    "to_json",
    "tokens",
    "written_words",
]
