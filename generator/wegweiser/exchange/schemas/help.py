"""What a schema says in an editor: help at a field, and what can be inserted there.

Each function takes a schema of `build_schema` in German and the same one in English.
"""

from __future__ import annotations

import re
from typing import Any, Final

from wegweiser.exchange.schemas.schema import Schema
from wegweiser.model.values import RESERVED_PLACES
from wegweiser.wording.fields import format_sentence

NOTHING: Final[Schema] = {"label": "", "body": {}}
"""A snippet that is never offered: because of it yaml-ls writes the colon after a field's name, and
does not write the only other snippet beside it.
"""


def field_help(plain: Schema, other: Schema) -> Schema:
    """Title, description, and examples of a field; of a mere value, nothing."""
    if "description" not in plain:
        return {"title": plain["title"]} if "title" in plain else {}
    english = f"{other['title']}: {other['description']}"
    inner = plain.get("items", plain)
    form = "" if inner.get("x-kind") == "reference" else inner.get("x-format", "")
    yaml = "" if _is_list_of_words(plain) else "".join(map(_code, plain["x-yaml"]))
    parts = [_escaped(plain["description"]), _escaped(form), _entry_words(plain, other), yaml]
    german = "\n\n".join(filter(None, parts))
    said = {
        "title": plain["title"],
        "description": f"{plain['description']}\n\n{english}",
        "markdownDescription": f"{german}\n\n*{_escaped(english)}*",
    }
    return {**said, **_examples(plain)}


def _examples(plain: Schema) -> Schema:
    """Lists and blocks as they may be inserted; single words are suggested one by one.

    The examples of a list of words are shown by the editor itself; and they keep it from offering
    single words where the list belongs.
    """
    if _is_list_of_words(plain):
        return {"examples": plain["examples"]}
    pairs = zip(plain["x-yaml"], plain["examples"], strict=True)
    snippets = [
        snippet(_label(text), _as_written(value))
        for text, value in pairs
        if isinstance(value, list | dict)
    ]
    return {"defaultSnippets": [*snippets, NOTHING]} if snippets else {}


def _entry_words(plain: Schema, other: Schema) -> str:
    """The fixed words that a list takes; the editor itself shows those of a field without one."""
    items, twins = plain.get("items", {}), other.get("items", {})
    if "x-of" in items:  # a vocabulary is too long to be read in passing
        return ""
    labels = zip(items.get("enum", []), find_labels(items, twins), strict=True)
    return "\n".join(f"* `{word}`: {_escaped(label)}" for word, label in labels)


def entry_snippets(plain: Schema) -> list[Schema]:
    """Entries of a list of blocks as they may be inserted: each from an example."""
    return [
        snippet(_label(text), _as_written(entry))
        for text, value in zip(plain["x-yaml"], plain["examples"], strict=True)
        for entry in value
    ]


def suggested_words(plain: Schema, other: Schema) -> list[Schema]:
    """Words that a value may be, with their labels; a place only by a name that fits everywhere."""
    words, labels = plain.get("enum", []), find_labels(plain, other)
    if "x-suggestions" in plain:
        english = dict(other["x-suggestions"])
        words = [word for word, _ in plain["x-suggestions"]]
        labels = [joined(label, english[word]) for word, label in plain["x-suggestions"]]
    return [
        snippet(word, word, label)
        for word, label in zip(words, labels, strict=True)
        if plain.get("x-kind") != "place" or "/" in word or word in RESERVED_PLACES
    ]


def find_labels(plain: Schema, other: Schema) -> list[str]:
    """The labels of fixed words, in their order."""
    pairs = zip(plain.get("enumDescriptions", []), other.get("enumDescriptions", []), strict=True)
    return [joined(*pair) for pair in pairs]


def snippet(label: str, body: Any, description: str = "") -> Schema:
    """Something that can be inserted."""
    said = {"description": description} if description else {}
    return {"label": label, **said, "body": body}


def sentence(kind: str) -> str:
    """How a value of a kind without limits is written."""
    return joined(format_sentence(kind, "de"), format_sentence(kind, "en"))


def joined(german: str, english: str) -> str:
    """Both languages; once, where they say the same."""
    return german if german == english else f"{german} · {english}"


def _is_list_of_words(plain: Schema) -> bool:
    return plain.get("type") == "array" and "properties" not in plain["items"]


def _label(text: str) -> str:
    """What an example is called: its comment, else its beginning."""
    first, _, rest = text.strip().partition("\n")
    if first.startswith("# "):
        return first.removeprefix("# ")
    return f"{first} …" if rest else first


def _as_written(value: Any) -> Any:
    """An example with `yes` and `no` as people write them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return [_as_written(each) for each in value]
    if isinstance(value, dict):
        return {name: _as_written(each) for name, each in value.items()}
    return value


def _code(text: str) -> str:
    return f"```yaml\n{text.rstrip()}\n```\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)
