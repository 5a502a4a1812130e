"""What changed about gaps, as text, Markdown and JSON: since a revision, or from stage to stage."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from wegweiser.exchange.gap_sentences import GapSentences
from wegweiser.gaps import Change
from wegweiser.gaps.history import Stage
from wegweiser.wording.forge_text import plain
from wegweiser.wording.problems import visible

VERSION = 1


def changes_text(
    changes: Sequence[Change], revision: str, told: GapSentences, *, markdown: bool = False
) -> str:
    """A heading, and each change on a line of its own; or that there is none."""
    safe = plain if markdown else visible
    heading = told.words.tell("since", revision=safe(revision))
    lines = list(_changes(changes, told, safe)) or [told.words.tell("since-nothing")]
    return _text(heading, lines, markdown=markdown)


def history_text(stages: Sequence[Stage], told: GapSentences, *, markdown: bool = False) -> str:
    """Each stage with what changed at it; at the end what is still open."""
    safe = plain if markdown else visible
    tell = told.words.tell
    blocks = []
    for stage in stages:
        heading = tell(
            "stage",
            name=safe(stage.name) if stage.name else tell("stage-now"),
            day=told.words.interface.date(stage.day),
            open=len(stage.open),
            needs=sum(total.needs for total in stage.totals),
        )
        blocks.append(_text(heading, list(_changes(stage.changes, told, safe)), markdown=markdown))
    still = [f"{safe(need.title)} ({told.persons(need)})" for need in stages[-1].open]
    if still:
        blocks.append(_text(tell("still-open"), still, markdown=markdown))
    if len(stages) == 1:
        blocks.insert(0, tell("history-none") + "\n")
    return "\n".join(blocks)


def changes_json(changes: Iterable[Change], revision: str, today: date) -> str:
    """The changes since a revision, both judged as of one day."""
    return _json(
        {
            "version": VERSION,
            "today": today.isoformat(),
            "since": revision,
            "changes": [_change(change) for change in changes],
        }
    )


def history_json(stages: Iterable[Stage]) -> str:
    """The stages, the oldest first; `name` is null for the state at hand."""
    return _json(
        {
            "version": VERSION,
            "stages": [
                {
                    "name": stage.name,
                    "day": stage.day.isoformat(),
                    "summary": {
                        total.verdict: {"needs": total.needs, "persons": total.persons}
                        for total in stage.totals
                    },
                    "open": [need.id for need in stage.open],
                    "changes": [_change(change) for change in stage.changes],
                }
                for stage in stages
            ],
        }
    )


def _text(heading: str, lines: Sequence[str], *, markdown: bool) -> str:
    if markdown:
        return "\n".join([f"## {heading}", "", *(f"- {line}" for line in lines)]).rstrip() + "\n"
    return "\n".join([heading, *(f"  {line}" for line in lines)]) + "\n"


def _changes(
    changes: Iterable[Change], told: GapSentences, safe: Callable[[str], str]
) -> Iterator[str]:
    for change in changes:
        kind = told.words.tell(f"change-{change.kind}")
        about = told.changed(change)
        line = f"{kind}: {safe(change.need.title)} ({told.persons(change.need)})"
        yield f"{line}: {safe(about)}" if about else line


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "need": change.need.id,
        "title": change.need.title,
        "asked_by": change.need.asked_by,
        "before": change.before.verdict if change.before else None,
        "after": change.after.verdict if change.after else None,
        "offers": list(change.offers),
        "asked_otherwise": change.asked_otherwise,
    }


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
