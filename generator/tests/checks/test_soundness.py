"""The part of a directory that can be counted on."""

from __future__ import annotations

import pytest
from tiny import OFFER, TODAY, VOCABULARY, TinyDirectory

from wegweiser.checks.soundness import Sound, find_sound
from wegweiser.model import Directory
from wegweiser.reading import read_directory

NEED = "id: tanz, title: Tanz, topic: sport, asked_by: 84"


def find(tiny: TinyDirectory, before: Directory | None = None) -> Sound | None:
    return find_sound(read_directory(tiny.root), TODAY, before)


def sound(tiny: TinyDirectory, before: Directory | None = None) -> Sound:
    found = find(tiny, before)
    assert found
    return found


def told(found: Sound) -> tuple[list[str], list[str], tuple[str, ...], tuple[str, ...]]:
    """Actors, offers, what was left out, what is as before."""
    directory = found.directory
    return list(directory.actors), list(directory.offers), found.left_out, found.as_before


def test_without_errors_everything_counts(tiny: TinyDirectory) -> None:
    tiny.offer("checked: {on: 2020-01-01}\n")  # a warning
    assert told(sound(tiny)) == (["haus"], ["treff"], (), ())


def test_a_record_with_an_error_is_left_out(tiny: TinyDirectory) -> None:
    tiny.offer("childcare: ja\n", path="offers/neu.yml")
    assert told(sound(tiny)) == (["haus"], ["treff"], ("offers/neu.yml",), ())
    tiny.write("offers/neu.yml", "[")
    assert told(sound(tiny)) == (["haus"], ["treff"], ("offers/neu.yml",), ())


def test_what_rests_on_a_faulty_record_is_left_out_too(tiny: TinyDirectory) -> None:
    tiny.write("actors/haus.yml", "name: Haus\n")
    assert told(sound(tiny)) == ([], [], ("actors/haus.yml", "offers/treff.yml"), ())


def test_a_record_with_an_error_counts_as_it_was(tiny: TinyDirectory) -> None:
    before = sound(tiny)
    tiny.offer("childcare: ja\n", title="Neu")
    found = sound(tiny, before.directory)
    assert told(found) == (["haus"], ["treff"], (), ("offers/treff.yml",))
    assert found.directory.offers["treff"].title == "Treff"


def test_new_offers_rest_on_an_actor_as_it_was(tiny: TinyDirectory) -> None:
    before = sound(tiny)
    tiny.write("actors/haus.yml", "name: Haus\n")
    tiny.offer("place: hall\n", path="offers/neu.yml", title="Neu")
    assert told(sound(tiny, before.directory)) == (
        ["haus"], ["neu", "treff"], (), ("actors/haus.yml",),
    )  # fmt: skip


def test_what_was_sound_only_with_what_is_gone_is_left_out(tiny: TinyDirectory) -> None:
    before = sound(tiny)
    (tiny.root / "actors/haus.yml").unlink()
    assert told(sound(tiny, before.directory)) == ([], [], ("offers/treff.yml",), ())


@pytest.mark.parametrize("path", ["vocabulary.yml", "mkdocs.yml"])
def test_without_words_and_settings_nothing_can_be_told(tiny: TinyDirectory, path: str) -> None:
    before = sound(tiny)
    tiny.write(path, "[")
    assert find(tiny) is None
    assert told(sound(tiny, before.directory)) == (["haus"], ["treff"], (), (path,))


def test_an_offer_that_needs_the_new_words_waits_for_them(tiny: TinyDirectory) -> None:
    before = sound(tiny)
    more = VOCABULARY.replace("  sport:", "  dance: {label: Tanz}\n  sport:")
    tiny.write("vocabulary.yml", f"{more}nonsense: 1\n")
    tiny.offer(topics="[dance]")
    tiny.offer(path="offers/neu.yml", topics="[dance]", title="Neu")
    found = sound(tiny, before.directory)
    assert told(found) == (
        ["haus"], ["treff"], ("offers/neu.yml",), ("offers/treff.yml", "vocabulary.yml"),
    )  # fmt: skip


def test_needs_with_an_error(tiny: TinyDirectory) -> None:
    tiny.needs(NEED)
    before = sound(tiny)
    tiny.needs(NEED.replace("sport", "nothing"))
    alone, mended = sound(tiny), sound(tiny, before.directory)
    assert alone.directory.needs is None
    assert mended.directory.needs == before.directory.needs
    assert (alone.left_out, mended.as_before) == (("needs.yml",), ("needs.yml",))


def test_a_fault_that_no_record_has_is_left_alone(tiny: TinyDirectory) -> None:
    tiny.write("offers/Falscher Name.yml", OFFER)
    found = sound(tiny)
    assert told(found)[:2] == (["haus"], ["treff"])
