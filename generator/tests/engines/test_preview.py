"""The preview's answers, without a browser and without MkDocs' part."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from built import HOSTILE, copy_example

from wegweiser.engines.preview.answers import Answer, Preview
from wegweiser.engines.preview.watching import look
from wegweiser.engines.publication import Examined

DAY = date(2026, 11, 22)
OFFER = "offers/offenes-sprachcafe.yml"
PAGE = "/wegweiser/de/offers/offenes-sprachcafe/"
Opening = Callable[..., Preview]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_example(tmp_path / "own", needs=False)


@pytest.fixture
def open_preview(root: Path, tmp_path: Path) -> Opening:
    def opening(handbook: Callable[[Examined, Path], bool] = no_handbook) -> Preview:
        folder = tmp_path / "handbook"
        folder.mkdir()
        return Preview(root, DAY, folder, "de", handbook)

    return opening


def no_handbook(_examined: Examined, _folder: Path) -> bool:
    return True


def change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_page_is_as_in_the_site_but_asks_for_what_is_newer(open_preview: Opening):
    answer = open_preview().answer(PAGE)
    assert (answer.status, answer.kind) == (200, "text/html; charset=utf-8")
    text = answer.content.decode()
    assert "Sprachcaf" in text
    script = '<script type="module" src="/_preview/reload.js?1"></script></body>'
    assert text.endswith(f"{script}\n</html>")
    assert "script-src &#39;self&#39;;" in text  # so only a script of the server's own runs


def test_every_change_makes_a_new_version_of_the_pages(root: Path, open_preview: Opening):
    preview = open_preview()
    preview.answer(PAGE)
    change(root, OFFER, "title: ", "title: Neues ")
    assert "Neues " not in preview.answer(PAGE).content.decode()
    preview.refresh()
    text = preview.answer(PAGE).content.decode()
    assert "Neues " in text
    assert "/_preview/reload.js?2" in text


def test_who_waits_is_told_of_a_change_and_who_waits_in_vain_is_told_so(open_preview: Opening):
    preview = open_preview()
    assert preview.wait(1, 0.01) == 1
    found: list[int] = []
    waiting = Thread(target=lambda: found.append(preview.wait(1, 30)))
    waiting.start()
    preview.refresh()
    waiting.join(timeout=30)
    assert found == [2]


def test_mistakes_show_instead_of_pages_until_they_are_mended(root: Path, open_preview: Opening):
    preview = open_preview()
    change(root, OFFER, "topics:", f'zielgruppe: "{HOSTILE}"\ntopics:')
    preview.refresh()
    answer = preview.answer(PAGE)
    text = answer.content.decode()
    assert answer.status == 500
    assert "<h1>Ein Fehler ist noch da</h1>" in text
    assert "Die Angabe „zielgruppe“ gibt es hier nicht" in text
    assert "<script>document" not in text
    assert "&lt;script&gt;document" in text
    style = text.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert preview.answer(style).kind == "text/css; charset=utf-8"
    change(root, OFFER, f'zielgruppe: "{HOSTILE}"\n', "")
    preview.refresh()
    assert preview.answer(PAGE).status == 200


def test_a_directory_may_be_wrong_from_the_start(root: Path, open_preview: Opening):
    (root / "mkdocs.yml").write_text("site_name: [", "utf-8")
    assert open_preview().answer("/").status == 500


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", Answer(302, location="/wegweiser/")),
        ("/wegweiser/de", Answer(302, location="/wegweiser/de/")),
        ("/elsewhere/", Answer(302, location="/wegweiser/")),
    ],
)
def test_addresses_lead_to_where_the_site_stands(
    open_preview: Opening, path: str, expected: Answer
):
    assert open_preview().answer(path) == expected


def test_an_address_of_letters_that_headers_do_not_hold(open_preview: Opening):
    def handbook(_examined: Examined, folder: Path) -> bool:
        (folder / "помощь").mkdir()
        (folder / "помощь" / "index.html").write_text("<body></body>", "utf-8")
        return True

    preview = open_preview(handbook)
    location = "/wegweiser/%D0%BF%D0%BE%D0%BC%D0%BE%D1%89%D1%8C/"
    assert preview.answer("/wegweiser/помощь") == Answer(302, location=location)
    assert preview.answer("/wegweiser/помощь/").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/wegweiser/de/offers/none/",
        "/wegweiser/favicon.ico",
        "/wegweiser/../secret.txt",
        "/wegweiser/\0",
        "/wegweiser/" + "a" * 300,
    ],
    ids=["none", "favicon", "above", "zero", "long"],
)
def test_what_is_not_there_is_not_found(open_preview: Opening, tmp_path: Path, path: str):
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    answer = open_preview().answer(path)
    assert answer.status == 404
    assert b"<h1>" in answer.content
    assert b"secret" not in answer.content


def test_papers_are_made_when_somebody_opens_one(root: Path, open_preview: Opening):
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("      print: yes\n")
    preview = open_preview()
    assert b"print/ar/week.pdf" in preview.answer("/wegweiser/ar/week/").content
    answer = preview.answer("/wegweiser/print/ar/week.pdf")
    assert (answer.status, answer.kind) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    for path in ("print/ar/none.pdf", "print/xx/week.pdf", "print"):
        assert preview.answer(f"/wegweiser/{path}").status == 404


def test_without_the_setting_there_are_no_papers(open_preview: Opening):
    assert open_preview().answer("/wegweiser/print/ar/week.pdf").status == 404


def test_the_handbook_is_made_once_a_change_and_only_when_asked_for(open_preview: Opening):
    made: list[date] = []

    def handbook(examined: Examined, folder: Path) -> bool:
        assert examined.site is not None
        made.append(examined.site.today)
        (folder / "handbook").mkdir(exist_ok=True)
        (folder / "handbook" / "index.html").write_text(f"<body>{len(made)}</body>", "utf-8")
        return True

    preview = open_preview(handbook)
    preview.answer(PAGE)
    assert made == []
    assert preview.answer("/wegweiser/handbook/").content.startswith(b"<body>1<script")
    assert preview.answer("/wegweiser/handbook/").content.startswith(b"<body>1<script")
    preview.refresh()
    assert preview.answer("/wegweiser/handbook/").content.startswith(b"<body>2<script")
    assert made == [DAY, DAY]


def test_a_handbook_that_cannot_be_made_says_so_and_the_pages_stay(open_preview: Opening):
    preview = open_preview(lambda *_: False)
    answer = preview.answer("/wegweiser/handbook/")
    assert (answer.status, answer.kind) == (500, "text/plain; charset=utf-8")
    assert answer.content.decode().startswith("Das Handbuch lässt sich nicht bauen")
    assert preview.answer(PAGE).status == 200


def test_a_look_sees_files_that_came_changed_and_went(tmp_path: Path):
    (tmp_path / "below").mkdir()
    one, two = tmp_path / "below" / "one.yml", tmp_path / "two.yml"
    places = [tmp_path / "below", two, tmp_path / "absent"]
    one.write_text("a", "utf-8")
    first = look(places)
    assert list(first) == [str(one)]
    (tmp_path / "below" / ".one.yml.swp").write_text("a", "utf-8")
    assert look(places) == first
    os.utime(one, ns=(1, 1))
    second = look(places)
    assert second != first
    two.write_text("b", "utf-8")
    assert list(look(places)) == [str(one), str(two)]
    one.unlink()
    assert list(look(places)) == [str(two)]
