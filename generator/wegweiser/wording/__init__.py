"""Languages, PO files, dates in words: everything that is said, and in whose language."""

from wegweiser.wording.files import ships_words, write_translations
from wegweiser.wording.filling import fill, find_fields
from wegweiser.wording.interface import read_all_words, read_words
from wegweiser.wording.languages import LANGUAGES, Language, find_direction, find_own_name
from wegweiser.wording.messages import MESSAGES, Message
from wegweiser.wording.problems import Sentence, problem_sentence
from wegweiser.wording.texts import Texts, Translation, read_all_texts, read_texts
from wegweiser.wording.translatable import (
    SourceText,
    find_own_texts,
    find_texts,
    split_words,
)
from wegweiser.wording.words import Words

__all__ = [
    "LANGUAGES",
    "MESSAGES",
    "Language",
    "Message",
    "Sentence",
    "SourceText",
    "Texts",
    "Translation",
    "Words",
    "fill",
    "find_direction",
    "find_fields",
    "find_own_name",
    "find_own_texts",
    "find_texts",
    "problem_sentence",
    "read_all_texts",
    "read_all_words",
    "read_texts",
    "read_words",
    "ships_words",
    "split_words",
    "write_translations",
]
