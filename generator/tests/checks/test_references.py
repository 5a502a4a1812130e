"""References: each kind, no cascades from what is broken elsewhere."""

from __future__ import annotations

import pytest
from tiny import ACTOR, OFFER, VOCABULARY, TinyDirectory

from wegweiser.wording.problems import problem_sentence

NEED = "id: a, title: A, topic: sport, asked_by: 84"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("with: [x]", "5:8 unknown-actor"),
        ("for: {groups: [x]}", "5:16 unknown-group"),
        ("for: {groups: [everyone, youth]}", None),
        ("for: {residence_status: [x]}", "5:26 unknown-residence-status"),
        ("place: main", None),
        ("place: yard", None),
        ("place: [main, haus/yard, online, phone, outreach]", None),
        ("place: haus/main", None),
        ("place: x", "5:8 unknown-place"),
        ("place: [main, x]", "5:15 unknown-place"),
        ("place: haus/x", "5:8 unknown-place"),
        ("place: x/hall", "5:8 unknown-actor"),
        ("place: haus/online", "5:8 unknown-place"),
        ("place: haus/", "5:8 unknown-place"),
        ("place: /hall", "5:8 unknown-actor"),
        ("place: a/b/c", "5:8 unknown-actor"),
        ("times: [{date: 2026-12-05, place: x}]", "5:35 unknown-place"),
    ],
)
def test_reference_of_an_offer(line: str, found: str | None, tiny: TinyDirectory) -> None:
    tiny.offer(f"{line}\n")
    assert tiny.found() == ([f"offers/treff.yml:{found}"] if found else [])


def test_four_needed_references(tiny: TinyDirectory) -> None:
    tiny.offer(actor="x", topics="[y, sport, z]")
    tiny.actor("part_of: q\ncan_provide: [sport, y]\n", kind="z")
    assert tiny.found() == [
        "actors/haus.yml:2:7 unknown-actor-kind",
        "actors/haus.yml:6:10 unknown-actor",
        "actors/haus.yml:7:22 unknown-topic",
        "offers/treff.yml:1:8 unknown-actor",
        "offers/treff.yml:4:10 unknown-topic",
        "offers/treff.yml:4:20 unknown-topic",
    ]


def test_feature_of_a_place(tiny: TinyDirectory) -> None:
    tiny.actor("  roof: {accessibility: {step-free: yes, lift: no}}\n")
    assert tiny.found() == ["actors/haus.yml:6:48 unknown-feature"]


def test_references_of_a_need(tiny: TinyDirectory) -> None:
    tiny.needs(
        "id: a, title: A, topic: x, asked_by: 84",
        f"{NEED.replace('id: a', 'id: b')}, for: {{groups: [x], residence_status: [y]}}",
        f"{NEED.replace('id: a', 'id: c')}, barriers: {{x: 10}}, requires: {{features: [y]}}",
        f"{NEED.replace('id: a', 'id: d')}, response: {{lead: x, provider: haus, offer: y}}",
    )
    assert tiny.codes() == [
        "unknown-topic",
        "unknown-group",
        "unknown-residence-status",
        "unknown-barrier",
        "unknown-feature",
        "unknown-actor",
        "unknown-offer",
    ]


def test_unreadable_record_is_not_called_unknown(tiny: TinyDirectory) -> None:
    tiny.write("actors/haus.yml", b"\xff\xd8\x00")
    tiny.offer("place: [main, haus/hall]\n")
    tiny.write("offers/kaputt.yml", "- a\n")
    tiny.needs(f"{NEED}, response: {{offer: kaputt, lead: haus}}")
    assert tiny.found() == ["actors/haus.yml not-a-text", "offers/kaputt.yml:1:1 expected-fields"]


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ('places:\n  hall: {name: "Saal}\n', "4:16 open-quote"),
        ("places:\n  hall: Saal\n", "4:9 expected-fields"),
        ("orte:\n  hall: {}\n", "3:1 unknown-field"),
        ("places: [hall]\n", "3:9 expected-fields"),
        ("places:\n  hall: {inside: ja}\n", "4:18 not-yes-or-no"),
    ],
)
def test_broken_places_break_no_offer(places: str, found: str, tiny: TinyDirectory) -> None:
    tiny.write("actors/haus.yml", f"name: Haus\nkind: association\n{places}")
    tiny.offer("place: [main, hall]\n")
    assert tiny.found() == [f"actors/haus.yml:{found}"]


def test_broken_place_hides_no_other(tiny: TinyDirectory) -> None:
    tiny.actor("  roof: {inside: ja}\n")
    tiny.offer("place: x\n")
    assert tiny.found() == [
        "actors/haus.yml:6:18 not-yes-or-no",
        "offers/treff.yml:5:8 unknown-place",
    ]


def test_actor_without_places(tiny: TinyDirectory) -> None:
    tiny.write("actors/haus.yml", ACTOR.partition("places")[0])
    tiny.offer("place: main\n")
    assert tiny.found() == ["offers/treff.yml:5:8 unknown-place"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("topics:", "topic:", "1:1 unknown-field"),
        ("sport: {label: Sport}", "sport: Sport", "4:10 expected-fields"),
        ("sport: {label: Sport}", "sport: {}", "4:3 missing-field"),
        ("sport: {label: Sport}", 'sport: {label: "Sport}', "4:18 open-quote"),
        ("sport: {label: Sport}", "sport: {label: Sport, icon: [a]}", "4:31 expected-text"),
        ("groups:", "groups: x\nalte:", "5:9 expected-fields"),
    ],
)
def test_broken_vocabulary_is_one_problem(
    before: str, after: str, found: str, tiny: TinyDirectory
) -> None:
    tiny.write("vocabulary.yml", VOCABULARY.replace(before, after, 1))
    tiny.offer("for: {groups: [mothers]}\n", topics="[sport, exam]")
    assert tiny.found()[0] == f"vocabulary.yml:{found}"
    assert {line.partition(":")[0] for line in tiny.found()} == {"vocabulary.yml"}


def test_broken_vocabulary_hides_nothing_else(tiny: TinyDirectory) -> None:
    tiny.write("vocabulary.yml", VOCABULARY.replace("topics:", "topic:", 1))
    tiny.offer("for: {groups: [x]}\nplace: y\nchildcare: ja\n", actor="z")
    assert tiny.codes() == ["unknown-actor", "unknown-group", "not-yes-or-no", "unknown-field"]
    (tiny.root / "vocabulary.yml").unlink()
    assert tiny.codes() == ["unknown-actor", "not-yes-or-no", "missing-file"]


def test_stand_in_is_not_called_unknown(tiny: TinyDirectory) -> None:
    tiny.write("offers/treff.yml", "for: {}\n")
    tiny.write("actors/haus.yml", "places: {}\n")
    assert tiny.codes() == ["missing-field"] * 6


def test_entry_behind_a_refused_one_keeps_its_place(tiny: TinyDirectory) -> None:
    tiny.offer(topics="[[a], x, {b: c}, y]")
    other = "title: B, topic: z, asked_by: 84"
    tiny.needs("[x]", f"{NEED}, known_by: 3", f"id: b, {other}")
    tiny.write("needs.yml", (tiny.root / "needs.yml").read_text().replace("{[x]}", "x"))
    assert tiny.found() == [
        "needs.yml:3:3 expected-fields",
        "needs.yml:4:59 small-count",
        "needs.yml:5:28 unknown-topic",
        "offers/treff.yml:4:10 expected-text",
        "offers/treff.yml:4:15 unknown-topic",
        "offers/treff.yml:4:18 expected-text",
        "offers/treff.yml:4:26 unknown-topic",
    ]


def test_broken_record_takes_part_in_other_checks(tiny: TinyDirectory) -> None:
    tiny.write("offers/zwei.yml", OFFER + "childcare: ja\ncapacity: {places: 5, free: 6}\n")
    assert tiny.found() == [
        "offers/zwei.yml:2:8 duplicate-title",
        "offers/zwei.yml:5:12 not-yes-or-no",
        "offers/zwei.yml:6:29 more-free-than-places",
    ]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("  x: {label: X, parent: y}", "5:25 unknown-topic"),
        ("  x: {label: X, parent: exam}", "5:25 topic-too-deep"),
        ("  x: {label: X, parent: x}", "5:25 topic-too-deep"),
        ("  x: {label: X, icon: material/gibtsnicht}", "5:23 unknown-icon"),
        ("  x: {label: X, icon: ../../translate}", "5:23 unknown-icon"),
        ("  x: {label: X, words: ['a, b']}", "5:25 comma-in-word"),
        ("  X: {label: X}", "5:3 malformed-id"),
        ("  index: {label: X}", "5:3 reserved-id"),
        (f"  {'x' * 61}: {{label: X}}", "5:3 long-id"),
        ('  "": {label: X}', "5:3 malformed-id"),
    ],
)
def test_topic_that_is_wrong(entry: str, found: str, tiny: TinyDirectory) -> None:
    tiny.write("vocabulary.yml", VOCABULARY.replace("groups:", f"{entry}\ngroups:", 1))
    assert tiny.found() == [f"vocabulary.yml:{found}"]


def test_loop_of_groups_is_one_problem(tiny: TinyDirectory) -> None:
    loop = VOCABULARY.replace("{label: Frauen}", "{label: Frauen, parents: [mothers]}")
    tiny.write("vocabulary.yml", loop)
    assert tiny.found() == ["vocabulary.yml:6:35 group-loop"]
    tiny.write(
        "vocabulary.yml", VOCABULARY.replace("{label: Frauen}", "{label: F, parents: [women, x]}")
    )
    assert tiny.found() == ["vocabulary.yml:6:30 group-loop", "vocabulary.yml:6:38 unknown-group"]


def test_entry_of_the_vocabulary_without_a_value_lacks_its_label(tiny: TinyDirectory) -> None:
    tiny.write("vocabulary.yml", VOCABULARY.replace("sport: {label: Sport}", "sport:"))
    assert tiny.found() == ["vocabulary.yml:4:3 missing-field"]


def test_empty_vocabulary_says_where_words_come_from(tiny: TinyDirectory) -> None:
    tiny.write("vocabulary.yml", "actor_kinds: {association: {label: Verein}}\ntopics: {}\n")
    (problem,) = tiny.problems()
    assert problem_sentence(problem, "de").hint == (
        "Zur Auswahl steht noch nichts: zuerst in vocabulary.yml eintragen."
    )
