"""From an export to `needs.yml`: the numbers are right, and what people wrote stays."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from attacker import attack
from built import ROOT, copy_example
from hypothesis import given, settings
from hypothesis import strategies as st
from surveys import DAY, Person, invent, make_form, to_csv, to_kobo, to_lime
from tiny import TinyDirectory

from wegweiser.checks import find_problems
from wegweiser.exchange.survey.disclosure import Published
from wegweiser.exchange.survey.form import Form
from wegweiser.exchange.survey.importing import Imported, import_answers
from wegweiser.exchange.survey.needs import find_links, need_id
from wegweiser.exchange.survey.table import Remark
from wegweiser.model import Directory, Need
from wegweiser.reading import read_directory

Key = tuple[str, str]


def bring_in(root: Path, form: Form, text: str, *, at_least: int = 5) -> Imported:
    """Import, and write what comes of it; nothing that is written is wrong."""
    file = root / "needs.yml"
    before = file.read_bytes() if file.exists() else None
    directory = read_directory(root).directory
    imported = import_answers(text.encode(), before, directory, form, at_least=at_least)
    if imported.written:
        file.write_bytes(imported.written.raw)
        assert find_problems(read_directory(root), DAY) == []
    return imported


def needs(root: Path) -> dict[str, Need]:
    found = read_directory(root).directory.needs
    assert found
    return {need.id: need for need in found.needs}


def numbers(directory: Directory, ids: Iterable[str]) -> dict[Key, Published]:
    """The numbers of these needs, each by its topic and group."""
    assert directory.needs
    return {
        (need.topic, need.groups[0]): Published(need.asked_by, need.known_by, need.barriers)
        for need in directory.needs.needs
        if need.id in set(ids)
    }


def leaks(directory: Directory, found: dict[Key, Published]) -> list[object]:
    vocabulary = directory.vocabulary

    def is_within(narrow: Key, broad: Key) -> bool:
        topics = broad[0] in {narrow[0], vocabulary.parent(narrow[0])}
        groups = broad[1] in {narrow[1], "everyone"} | vocabulary.ancestors(narrow[1])
        return narrow != broad and topics and groups

    assert directory.needs
    assert directory.needs.survey
    persons = directory.needs.survey.persons
    assert isinstance(persons, int)
    return [each for each in attack(persons, found, is_within) if 1 <= each[-1] <= 4]


@pytest.fixture(scope="module")
def form() -> Form:
    return make_form(ROOT)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return copy_example(tmp_path / "example")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return copy_example(tmp_path / "empty", needs=False)


def crowd(*kinds: tuple[int, dict[str, str]]) -> list[Person]:
    """So many people who ticked the same, and so on."""
    said = [each for count, each in kinds for _ in range(count)]
    return [
        Person(
            {"consent": ["yes"], **{name: ticked.split() for name, ticked in each.items()}}, f"u{n}"
        )
        for n, each in enumerate(said)
    ]


SPORT = {"topics": "sport", "for_sport": "women", "part_sport": "swimming"}
QUARTER = (
    (84, {**SPORT, "german": "A1", "known_sport": "none", "barriers_sport": "cost times",
          "must_sport": "childcare free near feature-step-free", "languages": "ar",
          "days_sport": "sat sun", "hours_sport": "morning", "ages_sport": "age-27-59"}),
    (16, {**SPORT, "german": "B1", "known_sport": "other", "barriers_sport": "times",
          "must_sport": "own-language", "languages": "ti", "ages_sport": "age-18-26"}),
    (31, {"topics": "sport health", "for_sport": "men", "known_health": "other"}),
    (4, {"topics": "sport", "for_sport": "single-men"}),
    (3, {"topics": "housing", "for_housing": "families"}),
    (120, {"topics": "housing", "for_housing": "mothers children", "known_housing": "none"}),
    (142, {"topics": ""}),
)  # fmt: skip


def test_a_survey_of_400_answers(empty: Path, form: Form):
    people = crowd(*QUARTER)
    people += [Person({"consent": ["no"]}, f"no{n}") for n in range(7)]
    imported = bring_in(empty, form, to_kobo(form, [*people, *people[:9]]))
    assert imported.answers.left_out == {"refused": 7, "double": 9}
    assert imported.reasons == {"joined": 2, "left-out": 1}
    assert (empty / "needs.yml").read_text("utf-8") == (
        "survey:\n  from: 2026-11-02\n  until: 2026-11-02\n  persons: 400\n"
        "needs:\n"
        "  - id: housing-mothers\n"
        '    title: "Wohnen: Mütter"\n'
        "    topic: housing\n"
        "    for: {groups: [mothers]}\n"
        "    asked_by: 120\n"
        "    known_by: 0\n"
        "\n"
        "  - id: housing-children\n"
        '    title: "Wohnen: Kinder"\n'
        "    topic: housing\n"
        "    for: {groups: [children]}\n"
        "    asked_by: 120\n"
        "    known_by: 0\n"
        "\n"
        "  - id: health-everyone\n"
        "    title: Gesundheit\n"
        "    topic: health\n"
        "    asked_by: 31\n"
        "    known_by: 31\n"
        "\n"
        "  - id: sport-men\n"
        '    title: "Sport: Männer"\n'
        "    topic: sport\n"
        "    for: {groups: [men]}\n"
        "    asked_by: 35\n"
        "\n"
        "  - id: swimming-women\n"
        '    title: "Schwimmen: Frauen"\n'
        "    topic: swimming\n"
        "    for: {groups: [women], age: {from: 18, to: 59}}\n"
        "    asked_by: 100\n"
        "    known_by: 16\n"
        "    barriers: {times: 100, cost: 84}\n"
        "    requires:\n"
        "      childcare: yes\n"
        '      when: {days: [sat, sun], from: "08:00", to: "12:00"}\n'
        "      within_km: 1\n"
        "      cost: free\n"
        "      german_level: A1\n"
        "      features: [step-free]\n"
    )


def naive(people: list[Person], directory: Directory) -> Counter[Key]:
    """Ticks, counted one by one: topic and group as they were named, most narrowly."""
    vocabulary, counts = directory.vocabulary, Counter[Key]()
    for person in people:
        for topic in person.said.get("topics", []):
            name = topic.replace("-", "_")
            if person.said[f"help_{name}"] == ["yes"]:
                groups = person.said.get(f"for_{name}") or person.said.get("members", [])
                if f"for_{name}" not in person.said and len(groups) > 1:
                    groups = []
                above = {a for group in groups for a in vocabulary.ancestors(group)}
                for part in person.said.get(f"part_{name}") or [topic]:
                    for group in [g for g in groups if g not in above] or ["everyone"]:
                        counts[part, group] += 1
    return counts


@pytest.mark.parametrize("seed", range(2))
def test_random_surveys_against_a_naive_count_and_an_attacker(empty: Path, form: Form, seed: int):
    people = invent(form, 430, seed)
    imported = bring_in(empty, form, to_kobo(form, people))
    directory = read_directory(empty).directory
    assert imported.written
    found = numbers(directory, imported.written.new)
    counts = naive(people, directory)
    assert leaks(directory, found) == []
    assert len(found) > 60
    exact = [key for key in found if found[key].asked == counts[key]]
    assert len(exact) > len(found) / 2
    gone_on = {key for key, count in counts.items() if key not in found or count < 5}
    for key, need in found.items():
        if need.asked != counts[key]:
            assert any(below(one, key, directory) for one in gone_on), key
            assert counts[key] < need.asked


def below(narrow: Key, broad: Key, directory: Directory) -> bool:
    vocabulary = directory.vocabulary
    topics = broad[0] in {narrow[0], vocabulary.parent(narrow[0])}
    return topics and broad[1] in {narrow[1], "everyone"} | vocabulary.ancestors(narrow[1])


def test_other_programs_give_the_same_file(tmp_path: Path, form: Form):
    people = invent(form, 90)
    made = set()
    for number, text in enumerate(
        [to_kobo(form, people), to_lime(form, people), to_kobo(form, people[::-1], labels="ar")]
    ):
        root = copy_example(tmp_path / str(number))
        bring_in(root, form, text)
        made.add((root / "needs.yml").read_bytes())
    assert len(made) == 1


def test_import_twice_is_the_same(example: Path, form: Form):
    text = to_kobo(form, invent(form, 120))
    first = bring_in(example, form, text)
    again = bring_in(example, form, text)
    assert first.written
    assert again.written
    assert again.written.raw == first.written.raw
    assert again.written.new == ()


def test_a_few_more_conversations_move_no_number_by_less_than_five(empty: Path, form: Form):
    people = invent(form, 200)
    bring_in(empty, form, to_kobo(form, people))
    before = needs(empty)
    bring_in(empty, form, to_kobo(form, invent(form, 203)))
    for id_, need in needs(empty).items():
        if id_ in before and isinstance(need.asked_by, int):
            old = before[id_].asked_by
            assert not isinstance(old, int) or abs(need.asked_by - old) not in range(1, 5)


HAND = """\
# Was die Menschen brauchen
survey:
  from: 2026-11-01
  until: 2026-11-30   # so lange noch
  method: An der Tür
  persons: 300
settings: {awareness: 0.4}

needs:
  # Sport
  - id: schwimmen
    title: Schwimmen, nur mit Frauen   # so sagen es alle
    topic: swimming
    for: {groups: [women], age: {from: 16}}
    asked_by: 12
    known_by: 6 # vom Frühjahr
    barriers: {cost: 6, full: 7}
    requires: {cost: free}
    response:
      status: planned
      note: >-
        Ein langer Text,
        von Hand.

  - {id: housing-mothers, title: Wohnungen, topic: housing, asked_by: <5, for: {groups: [parents]}}

  - id: maenner   # der Rest
    title: Männer
    topic: sport
    for: {groups: [men]}
    barriers:
      # was hindert
      health: 9   # oft
      cost: 9
    asked_by: 40
  - id: laufen
    title: Laufen für Männer
    topic: sport
    for: {groups: [men]}
    asked_by: 60
    known_by: 50
  - id: geflohen
    title: Kinder im Verfahren
    topic: housing
    for: {groups: [children], residence_status: [asylum-seeker]}
    asked_by: 50
"""


def test_what_people_wrote_stays_byte_for_byte(empty: Path, form: Form):
    (empty / "needs.yml").write_bytes(HAND.encode())
    people = crowd(*QUARTER)
    imported = bring_in(empty, form, to_kobo(form, people))
    assert imported.written
    assert imported.written.filled == ("schwimmen",)
    assert imported.written.untouched == ("housing-mothers", "maenner", "laufen", "geflohen")
    assert imported.doubtful == (("sport", "men"),)
    assert imported.written.new == (
        "housing-mothers-2", "housing-children", "health-everyone", "sport-men",
    )  # fmt: skip
    expected = HAND
    for old, new in (
        ("from: 2026-11-01", "from: 2026-11-02"),
        ("until: 2026-11-30 ", "until: 2026-11-02 "),
        ("persons: 300", "persons: 400"),
        ("asked_by: 12", "asked_by: 100"),
        ("known_by: 6 #", "known_by: 16 #"),
        ("barriers: {cost: 6, full: 7}", "barriers: {cost: 84, times: 100}"),
    ):
        assert old in expected
        expected = expected.replace(old, new, 1)
    written = (empty / "needs.yml").read_text("utf-8")
    assert written.startswith(expected)


def test_the_id_says_which_of_several_needs_is_meant(empty: Path, form: Form):
    (empty / "needs.yml").write_text(HAND.replace("id: laufen", "id: sport-men"), "utf-8")
    imported = bring_in(empty, form, to_kobo(form, crowd(*QUARTER)))
    assert imported.written
    assert imported.written.filled == ("schwimmen", "sport-men")
    assert imported.doubtful == ()
    found = needs(empty)
    assert (found["maenner"].asked_by, found["sport-men"].asked_by) == (40, 35)
    assert (found["sport-men"].known_by, found["sport-men"].barriers) == (None, {})


def test_barriers_on_lines_of_their_own_keep_their_comments(empty: Path, form: Form):
    hand = HAND.replace("    id: laufen", "").replace(
        "  - id: laufen\n    title: Laufen für Männer\n    topic: sport\n    for: {groups: [men]}\n"
        "    asked_by: 60\n    known_by: 50\n",
        "",
    )
    (empty / "needs.yml").write_text(hand, "utf-8")
    people = crowd((31, {"topics": "sport", "for_sport": "men", "barriers_sport": "cost times"}))
    people += crowd((200, {"topics": ""}))
    for number, person in enumerate(people):
        person.uuid = str(number)
    bring_in(empty, form, to_kobo(form, people))
    text = (empty / "needs.yml").read_text("utf-8")
    assert "    barriers:\n      # was hindert\n      cost: 31\n      times: 31\n" in text


def test_small_numbers_of_a_need_that_stays(empty: Path, form: Form):
    (empty / "needs.yml").write_bytes(HAND.encode())
    people = crowd((3, SPORT), (20, {"topics": ""}))
    imported = bring_in(empty, form, to_kobo(form, people))
    need = needs(empty)["schwimmen"]
    assert (need.asked_by, need.known_by, need.barriers) == ("<5", None, {})
    assert imported.reasons == {"joined": 2, "left-out": 1, "persons": 1}


def test_a_survey_without_days_keeps_those_of_the_file(empty: Path, form: Form):
    rows = [["consent", "topics"], *[["yes", "health"]] * 9]
    bring_in(empty, form, to_csv(rows))
    found = read_directory(empty).directory.needs
    assert found
    assert found.survey
    assert (found.survey.from_, found.survey.until, found.survey.persons) == (DAY, DAY, 9)
    (empty / "needs.yml").write_bytes(HAND.encode())
    bring_in(empty, form, to_csv(rows))
    found = read_directory(empty).directory.needs
    assert found
    assert found.survey
    assert (found.survey.from_, found.survey.until) == (date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize("text", ["", "needs: []\n", "needs:\n", "settings: {awareness: 0.4}\n"])
def test_a_file_with_nothing_in_it_yet(empty: Path, form: Form, text: str):
    people = crowd((9, {"topics": "health"}))
    bring_in(empty, form, to_kobo(form, people))
    expected = {id_: need.model_dump() for id_, need in needs(empty).items()}
    (empty / "needs.yml").write_text(text, "utf-8")
    imported = import_answers(
        to_kobo(form, people).encode(), text.encode(), read_directory(empty).directory, form
    )
    assert imported.written
    (empty / "needs.yml").write_bytes(imported.written.raw)
    assert {id_: need.model_dump() for id_, need in needs(empty).items()} == expected
    assert text.partition("needs")[0] in (empty / "needs.yml").read_text("utf-8")


def test_fewer_than_five_people_are_not_counted(empty: Path, form: Form):
    imported = bring_in(empty, form, to_kobo(form, crowd((4, {"topics": "health"}))))
    assert (imported.fault, imported.written) == (Remark("too-few"), None)
    assert not (empty / "needs.yml").exists()


@pytest.mark.parametrize(
    ("raw", "fault"), [(b"\xff", "not-utf8"), (b"a;b\n1;2\n", "no-known-column")]
)
def test_files_that_are_no_answers(empty: Path, form: Form, raw: bytes, fault: str):
    imported = import_answers(raw, None, read_directory(empty).directory, form)
    assert (imported.fault, imported.written) == (Remark(fault), None)


def test_ids_of_proposals():
    assert need_id(("swimming", "women")) == "swimming-women"
    assert need_id(("x" * 58, "women")) == "x" * 58 + "-w"
    assert find_links([]).places == {}


def test_ids_that_are_taken_get_a_number(tiny: TinyDirectory):
    tiny.needs(
        "id: sport-everyone, title: A, topic: german, for: {groups: [women, youth]}, asked_by: 9"
    )
    form = make_form(tiny.root, "de")
    people = [["consent", "topics"], *[["yes", "sport"]] * 30]
    imported = bring_in(tiny.root, form, to_csv(people))
    assert imported.written
    assert imported.written.new == ("sport-everyone-2",)


@given(st.integers(0, 10_000), st.integers(5, 60), st.floats(0.05, 0.9))
@settings(max_examples=25)
def test_any_survey_makes_a_file_without_mistakes_and_leaks(
    tmp_path_factory: pytest.TempPathFactory, seed: int, count: int, topics: float
):
    root = tmp_path_factory.mktemp("any") / "d"
    tiny = TinyDirectory(root)
    form = make_form(root, "de")
    people = invent(form, count, seed, topics)
    imported = bring_in(root, form, to_kobo(form, people))
    if imported.written is None:
        assert imported.fault == Remark("too-few")
    else:
        directory = read_directory(root).directory
        assert leaks(directory, numbers(directory, imported.written.new)) == []
        again = bring_in(root, form, to_kobo(form, people[::-1]))
        assert again.written
        assert again.written.raw == imported.written.raw
    shutil.rmtree(tiny.root)
