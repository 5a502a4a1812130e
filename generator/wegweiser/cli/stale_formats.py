"""What nobody confirmed for a long time: for a terminal, a spreadsheet, and tools."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from typing import Any, Final

from wegweiser.checks.stale import StaleActor, Unconfirmed
from wegweiser.cli.letters import find_phones
from wegweiser.gaps.formats import FORMULA
from wegweiser.model import Actor, Offer
from wegweiser.wording.commands import count, say
from wegweiser.wording.problems import WordsLanguage, visible

VERSION: Final = 1
COLUMNS: Final = (
    *("actor", "name", "email", "phone", "kind", "id", "title"),
    *("checked_on", "checked_by", "days", "path"),
)


def to_text(stale: Sequence[StaleActor], days: int, words: WordsLanguage) -> str:
    """Each actor with what is to be confirmed, the oldest first; then a count."""
    if not stale:
        return say(words, "stale-none", days=days) + "\n"
    lines = [line for each in stale for line in _actor(each, words)]
    number = sum(len(each.records) for each in stale)
    lines += [count(words, "stale-count", number, days=days), say(words, "stale-next")]
    return "\n".join(lines) + "\n"


def to_json(stale: Sequence[StaleActor], days: int, today: date) -> str:
    """`{version, today, days, actors: [{actor, name, email, phone, records: […]}]}`."""
    content = {
        "version": VERSION,
        "today": today.isoformat(),
        "days": days,
        "actors": [
            {
                **_who(each.actor),
                "records": [_what(unconfirmed) for unconfirmed in each.records],
            }
            for each in stale
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def to_csv(stale: Sequence[StaleActor]) -> str:
    """One line a record for German spreadsheets: byte order mark, semicolons, no formula."""
    text = StringIO("\ufeff")
    text.seek(1)
    table = csv.DictWriter(text, COLUMNS, delimiter=";", lineterminator="\r\n")
    table.writeheader()
    for each in stale:
        for unconfirmed in each.records:
            row = _who(each.actor) | _what(unconfirmed)
            table.writerow({name: _harmless(value) for name, value in row.items()})
    return text.getvalue()


def _actor(stale: StaleActor, words: WordsLanguage) -> Iterator[str]:
    contact = stale.actor.contact
    reach = [*find_phones(stale.actor), *([contact.email] if contact and contact.email else ())]
    shown = ", ".join(reach) or say(words, "stale-no-contact")
    yield visible(f"{stale.actor.name} [{stale.actor.id}]: {shown}")
    ages = [
        say(words, "stale-never") if each.days is None else count(words, "stale-days", each.days)
        for each in stale.records
    ]
    width = max(map(len, ages))
    for age, each in zip(ages, stale.records, strict=True):
        yield visible(f"  {age:>{width}}  {each.record.source.path}  {_title(each.record)}")
    yield ""


def _who(actor: Actor) -> dict[str, Any]:
    contact = actor.contact
    return {
        "actor": actor.id,
        "name": actor.name,
        "email": contact.email if contact else None,
        "phone": next(iter(find_phones(actor)), None),
    }


def _what(unconfirmed: Unconfirmed) -> dict[str, Any]:
    record, on = unconfirmed.record, unconfirmed.on
    return {
        "kind": "offer" if isinstance(record, Offer) else "actor",
        "id": record.id,
        "title": _title(record),
        "checked_on": on.isoformat() if on else None,
        "checked_by": record.checked.by if record.checked else None,
        "days": unconfirmed.days,
        "path": record.source.path,
    }


def _title(record: Actor | Offer) -> str:
    return record.title if isinstance(record, Offer) else record.name


def _harmless(value: object) -> str:
    """An apostrophe before what a spreadsheet would take for a formula."""
    cell = "" if value is None else str(value)
    return f"'{cell}" if cell.startswith(FORMULA) else cell
