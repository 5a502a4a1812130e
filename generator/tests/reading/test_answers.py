"""Files that look like single people's answers are refused; nothing of them is shown."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from tiny import TinyDirectory

from wegweiser.model.answers import look_like_answers, meta_name
from wegweiser.reading.answers import find_raw_answers

KOBO = "start;end;consent;interview/topics;_id;_uuid;_submission_time\na;b;yes;sport;1;u;t\n"


def book(*row: str) -> bytes:
    made, stream = openpyxl.Workbook(), BytesIO()
    made.active.append(list(row))
    made.active.append(["Geheim"] * len(row))
    made.save(stream)
    return stream.getvalue()


def archive(name: str, text: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr(name, text)
    return stream.getvalue()


def found(root: Path) -> list[str]:
    return [problem.path for problem in find_raw_answers(root)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("answers.csv", KOBO),
        ("docs/Antworten.CSV", "\ufeff" + KOBO),
        ("umfrage/tief/a.tsv", KOBO.replace(";", "\t")),
        ("offers/a.csv", '"start","end","deviceid"\n"x","y","z"\n'),
        ("a.csv", "SubmissionDate,today,consent\n"),
        ("a.csv", '"id","submitdate","Q1[SQ001]"\n"1","","Y"\n'),
        ("a.csv", '"Antwort ID","Datum Abgeschickt","Letzte Seite"\n'),
        ("a.csv", "consent;interview/topics\nyes;sport\n"),
        ("a.csv", "x;" * 5_000 + "_uuid\n"),
        ("a.xlsx", book("Möchten Sie mitmachen?", "_uuid")),
        ("a.zip", archive("wegweiser.csv", KOBO)),
        ("a.json", json.dumps([{"_id": 1, "formhub/uuid": "x", "consent": "yes"}])),
        ("a.xml", "<data><meta><instanceID>uuid:1</instanceID></meta></data>"),
        ("a.xml", "<data><orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta></data>"),
    ],
)
def test_what_looks_like_answers(tiny: TinyDirectory, name: str, content: str | bytes):
    tiny.write(name, content)
    assert f"{name} raw-answers" in tiny.found()
    assert found(tiny.root) == [name]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("docs/gaps.csv", "need;title;topic;groups;asked_by\n"),
        ("docs/start.csv", "start;end;place\n"),
        ("docs/leer.csv", ""),
        ("docs/kaputt.xlsx", b"PK\x03\x04 no book"),
        ("docs/kaputt.csv", b'"\x00\xff'),
        ("docs/form.xlsx", book("type", "name", "list_name", "consent", "topics")),
        ("docs/form.xml", '<h:html><bind nodeset="/x/meta/instanceID"/><instanceID/></h:html>'),
        ("docs/list.json", '{"lastpage": 3, "id": 4}'),
        ("docs/notes.md", KOBO),
        (".geheim/answers.csv", KOBO),
        ("site/answers.csv", KOBO),
        ("docs/node_modules/answers.csv", KOBO),
    ],
)
def test_what_does_not(tiny: TinyDirectory, name: str, content: str | bytes):
    tiny.write(name, content)
    assert found(tiny.root) == []


def test_nothing_of_the_file_is_shown(tiny: TinyDirectory):
    tiny.write("answers.csv", KOBO)
    (problem,) = tiny.problems()
    assert (problem.mark, problem.excerpt, dict(problem.arguments)) == (None, "", {})
    assert problem.severity == "error"


def test_links_are_not_followed(tiny: TinyDirectory, tmp_path: Path):
    (tmp_path / "elsewhere.csv").write_text(KOBO, "utf-8")
    (tiny.root / "docs" / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    (tiny.root / "docs" / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    assert found(tiny.root) == []


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("_uuid", "_uuid"),
        ("\ufeff_id", "_id"),
        ("data/meta/instanceID", "instanceid"),
        ("meta-instanceID", "instanceid"),
        ("groupTime12", "grouptime12"),
        ("for_sport", None),
    ],
)
def test_columns_that_are_no_answers(column: str, name: str | None):
    assert meta_name(column) == name


def test_a_column_with_groups_before_it():
    assert look_like_answers(["x", "data/_uuid"])
    assert not look_like_answers([])
