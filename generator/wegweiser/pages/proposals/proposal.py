"""What somebody proposes to change: records that came, went and changed, problems, gaps.

Values without words; `change_report` says them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from wegweiser.checks import find_problems
from wegweiser.checks.known import mark_known
from wegweiser.checks.soundness import Sound, find_sound
from wegweiser.gaps import Change, compare_gaps, find_gaps
from wegweiser.model import Directory, Problem
from wegweiser.model.record import Part
from wegweiser.reading import Reading

DATA: Final = ("actors/", "offers/", "translations/", "needs.yml", "vocabulary.yml")
"""Where a proposal from outside may change something: folders and files."""

Kind = Literal["offer", "actor", "need", "survey", "entry"]
KINDS: Final[tuple[Kind, ...]] = ("offer", "actor", "need", "survey", "entry")
What = Literal["added", "changed", "removed"]
WHATS: Final[tuple[What, ...]] = ("added", "changed", "removed")


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record before and after; None where there is none, or where it cannot be read.

    The id of an entry of the vocabulary is `topics.sport`. A `survey` is all that `needs.yml` says
    beside its needs.
    """

    kind: Kind
    id: str
    what: What
    before: Part | None = None
    after: Part | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change and what it does.

    `paths`: all files that it changes; `outside`: those that are not among the data. `problems`:
    new ones, and all in files that it touches; `known`: the others, which were there before.
    `before`, `after`: the records that can be counted on; None where there are none. `gaps` is None
    where one of the two is missing.
    """

    paths: tuple[str, ...]
    outside: tuple[str, ...]
    records: tuple[RecordChange, ...]
    problems: tuple[Problem, ...]
    known: tuple[Problem, ...]
    before: Sound | None
    after: Sound | None
    gaps: tuple[Change, ...] | None
    today: date

    @property
    def has_errors(self) -> bool:
        """Whether something has to be mended before it can be accepted."""
        return any(problem.severity == "error" for problem in self.problems)


def examine_proposal(
    before: Reading,
    after: Reading,
    paths: Sequence[str],
    today: date,
    more_problems: Sequence[Problem] = (),
) -> Proposal:
    """Compare two readings as of a day.

    `more_problems` are those of translations, which no reading knows: the ones in files that the
    proposal does not touch are left out.
    """
    touched = frozenset(paths)
    marked = mark_known(find_problems(after, today), find_problems(before, today), paths)
    sound_before = find_sound(before, today)
    sound_after = find_sound(after, today, sound_before.directory if sound_before else None)
    gaps = None
    if sound_before and sound_after:
        gaps = compare_gaps(
            find_gaps(sound_before.directory, today), find_gaps(sound_after.directory, today)
        )
    return Proposal(
        paths=tuple(paths),
        outside=tuple(path for path in paths if not is_data(path)),
        records=tuple(_find_changes(before, after)),
        problems=(
            *(each for each in marked if not each.known),
            *(each for each in more_problems if each.path in touched),
        ),
        known=tuple(each for each in marked if each.known),
        before=sound_before,
        after=sound_after,
        gaps=gaps,
        today=today,
    )


def is_data(path: str) -> bool:
    """Whether a file belongs to what partners may change."""
    return any(path == place or (place.endswith("/") and path.startswith(place)) for place in DATA)


def _find_changes(before: Reading, after: Reading) -> Iterator[RecordChange]:
    """Kind by kind, the new ones first, then by id."""
    old, new = before.directory, after.directory
    yield from _compare("offer", _with(before.offers, old.offers), _with(after.offers, new.offers))
    yield from _compare("actor", _with(before.actors, old.actors), _with(after.actors, new.actors))
    yield from _compare("need", _needs(old), _needs(new))
    yield from _compare("survey", _survey(old), _survey(new))
    yield from _compare("entry", _entries(old), _entries(new))


def _with(ids: frozenset[str], records: Mapping[str, Part]) -> Mapping[str, Part | None]:
    """The records, and None for a file of which nothing could be read."""
    return {id_: records.get(id_) for id_ in ids | records.keys()}


def _needs(directory: Directory) -> Mapping[str, Part | None]:
    return {need.id: need for need in (directory.needs.needs if directory.needs else ())}


def _survey(directory: Directory) -> Mapping[str, Part | None]:
    needs = directory.needs
    return {"needs": needs.model_copy(update={"needs": ()})} if needs else {}


def _entries(directory: Directory) -> Mapping[str, Part | None]:
    vocabulary = directory.vocabulary
    return {
        f"{name}.{id_}": entry
        for name in type(vocabulary).model_fields
        for id_, entry in getattr(vocabulary, name).items()
    }


def _compare(
    kind: Kind, before: Mapping[str, Part | None], after: Mapping[str, Part | None]
) -> Iterator[RecordChange]:
    for id_ in sorted(after.keys() - before.keys()):
        yield RecordChange(kind, id_, "added", None, after[id_])
    for id_ in sorted(after.keys() & before.keys()):
        old, new = before[id_], after[id_]
        if _values(old) != _values(new):
            yield RecordChange(kind, id_, "changed", old, new)
    for id_ in sorted(before.keys() - after.keys()):
        yield RecordChange(kind, id_, "removed", before[id_], None)


def _values(record: Part | None) -> object:
    """What a record says; two that were read from different files may say the same."""
    return record.model_dump() if record else None
