"""From what somebody answers to the values of a record: by number, name, or as people say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wegweiser.model import Source
from wegweiser.model.offer import Rhythm
from wegweiser.reading import find_nearest, fold
from wegweiser.reading.rewriting import rewrite_amount, rewrite_cost
from wegweiser.reading.spoken_times import read_spoken_times
from wegweiser.reading.syntax import parse
from wegweiser.reading.yaml_tree import RECORD_NODES
from wegweiser.wording.commands import say
from wegweiser.wording.fields import word_labels
from wegweiser.wording.problems import WordsLanguage

_YAML = re.compile(r"\s*[{\[-]")
_PARTS = re.compile(r"\s*[,;]\s*")
_AMOUNT = re.compile(
    r"(?P<amount>\d+(?:[.,](?:\d{1,2}|-))?)\s*(?:€|eur|euro)?\s+(?:pro|je|im|am|per|a|each)\s+(?P<per>.+)",
    re.IGNORECASE,
)
_YES: Final = {
    **dict.fromkeys(("ja", "j", "yes", "y", "true"), True),
    **dict.fromkeys(("nein", "n", "no", "false"), False),
}
_UP_TO = re.compile(r"\b(bis|up\s+to|until|unter|höchstens|maximal)\b")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its value, its label, and other words for it."""

    value: str
    label: str
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """An answer that was not understood: what to say, and what may have been meant."""

    sentence: str
    suggestion: str | None = None


def choose(text: str, choices: Sequence[Choice], words: WordsLanguage) -> str | Unclear:
    """The value that is meant by its number in the list, its id, its label or a part of it."""
    text = text.strip()
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1].value
    folded = fold(text)
    exact = [each.value for each in choices if text == each.value] or [
        each.value for each in choices if folded in {fold(each.value), fold(each.label)}
    ]
    named = [each for each in choices if folded in map(fold, each.words)]
    part = [each for each in choices if len(folded) > 1 and folded in fold(each.label)]
    if exact:
        return exact[0]
    for found in (named, part):
        if len(found) == 1:
            return found[0].value
    if several := list(dict.fromkeys(each.label for each in (*named, *part))):
        return Unclear(say(words, "several-fit", value=text, labels=", ".join(several[:8])))
    synonyms = {word: each.value for each in choices for word in (each.label, *each.words)}
    nearest = find_nearest(text, [each.value for each in choices], synonyms)
    label = next((each.label for each in choices if each.value == nearest), None)
    sentence = say(words, "none-fits", value=text)
    if label:
        sentence += f" {say(words, 'did-you-mean', nearest=label)}"
    return Unclear(sentence, label)


def choose_several(
    text: str, choices: Sequence[Choice], words: WordsLanguage, *, others: bool = False
) -> list[str] | Unclear:
    """Several values, between commas; numbers may stand between spaces.

    `others`: words that fit nothing are kept, for the model to judge.
    """
    whole = choose(text, choices, words)
    if not isinstance(whole, Unclear):
        return [whole]
    parts = text.split() if re.fullmatch(r"[\d\s]+", text) else _PARTS.split(text.strip(" ,;"))
    found: list[str] = []
    for part in parts:
        value = choose(part, choices, words)
        if isinstance(value, Unclear) and others:
            value = part
        if isinstance(value, Unclear):
            return Unclear(value.sentence, value.suggestion if len(parts) == 1 else None)
        found.append(value)
    return list(dict.fromkeys(found))


def read_yes_no(text: str, words: WordsLanguage) -> bool | Unclear:
    """`ja`, `nein` and the like."""
    answer = _YES.get(text.strip().casefold())
    return Unclear(say(words, "yes-or-no")) if answer is None else answer


def read_age(text: str, words: WordsLanguage) -> dict[str, str] | Unclear:
    """`ab 16`, `bis 12`, `6 bis 12`."""
    numbers = re.findall(r"\d{1,3}", text)
    if len(numbers) == 2:
        return {"from": numbers[0], "to": numbers[1]}
    if len(numbers) != 1:
        return Unclear(say(words, "age-unclear"))
    return {"to" if _UP_TO.search(text.casefold()) else "from": numbers[0]}


def read_cost(text: str) -> Any:
    """`nichts`, `5 €`, `3,50 pro Abend`; anything else is a note."""
    text = text.strip()
    if found := _AMOUNT.fullmatch(text):
        return {"amount": rewrite_amount(found["amount"]), "per": found["per"]}
    meant = rewrite_cost(text)
    if meant == "free" or text == "0":
        return "free"
    amount = rewrite_amount(text)
    return {"amount": amount} if amount else {"note": text}


def read_times(text: str, words: WordsLanguage) -> list[Any] | Unclear:
    """Times as they stand in a file, or as people say them."""
    if _YAML.match(text):
        return _read_yaml_list(text, words)
    found = read_spoken_times(text)
    if found.unread or not found.times:
        unread = ", ".join(f"„{word}“" for word in dict.fromkeys(found.unread))
        return Unclear(say(words, "times-unclear", unread=unread or "–"))
    return list(found.times)


def read_yaml(text: str, words: WordsLanguage) -> Any:
    """A value as it stands in a file: `{phone: 040 66969 100}`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    parsed = parse(Source("", lines), nodes=RECORD_NODES)
    if parsed.problems or parsed.tree.value is None:
        return Unclear(say(words, "yaml-unclear", value=text))
    return parsed.tree.value


def _read_yaml_list(text: str, words: WordsLanguage) -> list[Any] | Unclear:
    value = read_yaml(text, words)
    if isinstance(value, Unclear):
        return value
    return value if isinstance(value, list) else [value]


def tell_time(time: Mapping[str, Any], words: WordsLanguage) -> str:
    """A time in words, so that somebody sees what was understood."""
    return ", ".join(_tell(time, words))


def _tell(time: Mapping[str, Any], words: WordsLanguage) -> Iterator[str]:
    if "every" in time:
        rhythm: Rhythm = time["every"]
        days = ", ".join(_tell_day(day, words) for day in time.get("on", ()))
        yield f"{word_labels('rhythm', words).get(rhythm, rhythm)}: {days}"
    if "date" in time:
        yield _tell_span(time["date"])
    hours = [
        say(words, f"time-{name}", value=time[name]) for name in ("from", "to") if name in time
    ]
    if hours:
        yield " ".join(hours)
    for name in ("since", "until"):
        if name in time:
            yield say(words, f"time-{name}", value=time[name])
    labels = word_labels("holidays", words)
    for name in ("except", "only"):
        if isinstance(time.get(name), list):
            shown = [labels.get(each, _tell_span(each)) for each in time[name]]
            yield say(words, f"time-{name}", value=", ".join(shown))


def _tell_day(day: str, words: WordsLanguage) -> str:
    ordinal, _, name = day.rpartition(" ")
    counted = word_labels("ordinal", words).get(ordinal, ordinal)
    return f"{counted} {word_labels('weekday', words).get(name, name)}".strip()


def _tell_span(days: object) -> str:
    return str(days).replace("..", " – ")
